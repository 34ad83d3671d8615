"""What neither of two did, and one of them did: “neither Roe nor Lund signed the letter”, “Lund signed the letter”."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence
    from copydesk.stating.deeds import Deed

_MOST = 40
"""Denials, and places of the verb, that are held side by side."""
_REACH = 14
"""Tokens from “neither” to the verb that both share."""
_FORMS = ("VBD", "VBZ", "VBP", "VB")


class Options(BaseOptions):
    """Words that deny a deed to both.

    `pair` opens and joins the two (“neither”, “nor”); `links`: words between a verb and what it is done to; `never`: verbs that say too little;
    `turned`: words before the other verb that deny or hedge it; `apart`: words in either sentence that put them in two times or cases; `label` names the denial.
    """

    pair: tuple[str, ...]
    links: tuple[str, ...]
    never: tuple[str, ...]
    turned: tuple[str, ...]
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a deed that one sentence denies to both of two, and another says that one of them did."""
    options: Options = rule.options
    opener, joiner = options.pair
    for sentence, start in document.places.get(opener, ())[:_MOST]:
        if not document.plainly(sentence, start, options.apart):
            continue
        joint = next((n for n in range(start + 1, min(start + _REACH, len(sentence.tokens))) if sentence.tokens[n].lower == joiner), 0)  # fmt: skip
        verb = next((v for v in document.groups[sentence].verbs if v.start > joint > start), None)
        if not joint or verb is None or verb.start > start + _REACH or verb.modal not in (None, "will"):
            continue
        base = lemmas.lemma(sentence.tokens[verb.head].lower, document.tags[sentence][verb.head].xpos)
        places = (
            list(islice(_places(options, document, base, sentence), _MOST))
            if base not in options.never
            else []
        )
        denied = _denied(options, document, sentence, start, verb.head) if places else None
        done = next(
            (deed for deed in _deeds(options, document, places) if denied and denied.same(deed)), None
        )
        if denied and done:
            span = Span(sentence.tokens[start].start, denied.span.end)
            first, later = sorted((span, done.span))
            yield rule.finding(document, later, related=[Related(first, options.label)])


def _denied(options: Options, document: Document, sentence: Sentence, start: int, head: int) -> Deed | None:
    """What is denied to both, with each of the two as its subject."""
    deed = document.deeds.at(sentence, head, options.links)
    if deed is None or document.deeds.reported(sentence, head):
        return None
    groups = [group for group in document.groups[sentence].nouns if start < group.end <= head]
    heads = {
        lemmas.lemma(sentence.tokens[group.head].lower, "NNS")
        for group in groups
        if sentence.tokens[group.head].text.islower()
    }
    named = {
        f"#{mention.entity}"
        for mention in document.mentions.within(sentence, start, head)
        if mention.entity is not None
    }
    return deed._replace(subject=frozenset(heads | named))


def _places(
    options: Options, document: Document, base: str, denied: Sentence
) -> Iterator[tuple[Sentence, int]]:
    """Where a verb is a deed that was done, in another sentence."""
    for form in sorted({lemmas.inflect(base, tag) or "" for tag in _FORMS} - {""}):
        for sentence, index in document.places.get(form, ()):
            before = {token.lower for token in sentence.tokens[max(0, index - 4) : index]}
            plain = before.isdisjoint(options.turned) and document.plainly(sentence, index, (*options.apart, *options.pair))  # fmt: skip
            if sentence is not denied and plain and not document.deeds.reported(sentence, index):
                yield sentence, index


def _deeds(options: Options, document: Document, places: list[tuple[Sentence, int]]) -> Iterator[Deed]:
    """The deeds told there."""
    for sentence, index in places:
        if document.tags[sentence][index].xpos in _FORMS or document.tags[sentence][index].xpos == "VBN":
            deed = document.deeds.at(sentence, index, options.links)
            if deed:
                yield deed


CHECK = Check(Options, run)
