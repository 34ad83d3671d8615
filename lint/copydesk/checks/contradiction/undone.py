"""What somebody has not done, or cannot do, and did: “Roe has yet to sign the bill”, “Roe signed the bill”."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import phrase_at
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence, Token

_REACH = 5
"""Tokens from a subject to a verb that has no object."""


class Options(BaseOptions):
    """Words of what is left undone.

    `undone`: phrases right before the deed; `denied`: phrases there that only count in the writer’s own words; `managed`: phrases before it that say it was done; `never`: deeds that are done and not done at
    once; `apart`: words in either sentence that put them in two times; `turned`: words before the deed that make it
    none; `links`: words between it and what it is done to; `label` names the other place.
    """

    undone: tuple[str, ...]
    denied: tuple[str, ...]
    managed: tuple[str, ...]
    never: tuple[str, ...]
    apart: tuple[str, ...]
    turned: tuple[str, ...]
    links: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a deed left undone by somebody, and the same deed done by him to the same thing in another sentence."""
    options: Options = rule.options
    told: set[int] = set()
    for sentence, index, verb, plain in _undone(options, document):
        places = list(_done(options, document, verb))
        places = [
            (other, at)
            for other, at in places
            if other.number != sentence.number and not (plain and document.deeds.reported(other, at))
        ]
        if not places or sentence.number in told:
            continue
        undone = document.deeds.at(sentence, index, options.links)
        for other, at in places if undone or _ended(sentence.tokens, index) else ():
            done = document.deeds.at(other, at, options.links) if undone else None
            spans = (
                (undone.span, done.span)
                if undone and done and undone.same(done)
                else _alone(document, sentence, index, other, at)
            )
            if spans:
                told.add(sentence.number)
                first, later = sorted(spans)
                yield rule.finding(document, later, related=[Related(first, options.label)])
                break


def _alone(
    document: Document, one: Sentence, at: int, other: Sentence, spot: int
) -> tuple[Span, Span] | None:
    """Where two sentences are one subject and a verb without object: “Ames was unable to walk”."""
    found = []
    for sentence, index in ((one, at), (other, spot)):
        tokens = sentence.tokens
        if not _ended(tokens, index):
            return None
        verbs = [
            verb for verb in document.groups[sentence].verbs if verb.form == "finite" and verb.start <= index
        ]
        thing = document.things.before(sentence, verbs[-1].start) if verbs else None
        if thing is None or thing.start or index - thing.end >= _REACH:
            return None
        found.append((thing, Span(tokens[thing.start].start, tokens[index].end)))
    return (found[0][1], found[1][1]) if found[0][0].same(found[1][0]) else None


def _ended(tokens: Sequence[Token], index: int) -> bool:
    """Whether a sentence ends behind a token."""
    return index + 1 == len(tokens) or (tokens[index + 1].kind == "mark" and tokens[index + 1].text in ".!;")


def _undone(options: Options, document: Document) -> Iterator[tuple[Sentence, int, str, bool]]:
    """The deeds left undone: sentence, place of the verb, the verb, and whether the writer alone may say so."""
    denied = {tuple(phrase.split()) for phrase in options.denied}
    phrases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in (*denied, *(tuple(phrase.split()) for phrase in options.undone)):
        phrases[phrase[0]].append(phrase)
    for first in sorted(phrases.keys() & document.places.keys()):
        for sentence, index in document.places[first]:
            tokens = sentence.tokens
            at = index + phrase_at(tokens, index, phrases[first])
            if at == index or at + 1 >= len(tokens) or not tokens[at].text.islower():
                continue
            verb = lemmas.lemma(tokens[at].lower, "VBD")
            if (
                verb in options.never
                or not _elsewhere(document, verb)
                or not document.plainly(sentence, index, options.apart)
            ):
                continue
            plain = tuple(token.lower for token in tokens[index:at]) in denied
            if not (plain and document.deeds.reported(sentence, at)):
                yield sentence, at, verb, plain


def _elsewhere(document: Document, verb: str) -> bool:
    """Whether a verb stands in the past, or twice in its base form."""
    return lemmas.inflect(verb, "VBD") in document.places or len(document.places.get(verb, ())) > 1


def _done(options: Options, document: Document, verb: str) -> Iterator[tuple[Sentence, int]]:
    """Where a verb stands as a deed that was done."""
    managed = [phrase.split() for phrase in options.managed]
    for form in {lemmas.inflect(verb, "VBD") or "", verb} - {""}:
        for sentence, index in document.places.get(form, ()):
            tokens = sentence.tokens
            leads = [lead for lead in managed if _ends(tokens, index, lead)]
            start = index - max(map(len, leads), default=0)
            before = {token.lower for token in tokens[max(0, start - 4) : start]}
            if not before.isdisjoint(options.turned) or not document.plainly(sentence, index, options.apart):
                continue
            if leads or (form != verb and document.tags[sentence][index].xpos in ("VBD", "VBN")):
                yield sentence, index


def _ends(tokens: Sequence[Token], index: int, lead: list[str]) -> bool:
    """Whether a phrase stands right before a token."""
    start = index - len(lead)
    return start >= 0 and phrase_at(tokens, start, [lead]) == len(lead)


CHECK = Check(Options, run)
