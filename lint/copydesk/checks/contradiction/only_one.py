"""Who alone did it, and another who did it too: “Only Ames voted against the bill”, “Lund voted against the bill”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence
    from copydesk.stating.things import Thing

_MANY = 40
"""So many that an article says more of them than of one thing: what pairs there are is bounded."""


class Options(BaseOptions):
    """Words of a deed of one.

    `only`: words right before the name of who alone did it; `links`: words between a verb and what it is done to; `never`: verbs that many do; `apart`: words in
    either sentence that make it another time's or thing's; `label` names the other place.
    """

    only: tuple[str, ...]
    links: tuple[str, ...]
    never: tuple[str, ...]
    apart: tuple[str, ...]
    label: str


class _Deed(NamedTuple):
    who: Thing
    verb: str
    link: str
    what: Thing
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “only NAME VERBed it” and another name that did the same to the same."""
    options: Options = rule.options
    for word in options.only:
        for sentence, index in document.places.get(word, ()):
            following = sentence.tokens[index + 1 : index + 2]
            if (
                not following
                or not following[0].text[0].isupper()
                or not document.plainly(sentence, index, options.apart)
            ):
                continue
            named = document.mentions.at(sentence, index + 1)
            if named is None:
                continue
            alone = _deed(options, document, sentence, named.end)
            if alone is None or alone.verb in options.never:
                continue
            other = next(_others(options, document, alone), None)
            if other:
                first, later = sorted((Span(sentence.tokens[index].start, alone.span.end), other.span))
                yield rule.finding(document, later, related=[Related(first, options.label)])


def _others(options: Options, document: Document, alone: _Deed) -> Iterator[_Deed]:
    """The same deed to the same thing by somebody else, in another sentence."""
    for form in sorted(lemmas.forms(alone.verb) & document.places.keys()):
        for sentence, index in document.places[form][:_MANY]:
            verb = document.groups[sentence].verb_at(index)
            if sentence.number == alone.who.sentence.number or verb is None or verb.head != index:
                continue
            deed = _deed(options, document, sentence, verb.start)
            same = deed and (deed.verb, deed.link) == (alone.verb, alone.link) and deed.what.same(alone.what)
            if (
                deed
                and same
                and 0 <= deed.who.entity != alone.who.entity
                and document.plainly(sentence, index, options.apart)
            ):
                yield deed


def _deed(options: Options, document: Document, sentence: Sentence, start: int) -> _Deed | None:
    """Who does what with a verb group that begins at a token."""
    verb = document.groups[sentence].verb_at(start)
    if verb is None or verb.start != start or verb.form != "finite" or verb.negated or verb.modal:
        return None
    tokens = sentence.tokens
    linked = verb.end < len(tokens) and tokens[verb.end].lower in options.links
    who = document.things.before(sentence, start)
    what = document.things.behind(sentence, verb.end + linked)
    if who is None or who.entity < 0 or what is None:
        return None
    base = lemmas.lemma(tokens[verb.head].lower, document.tags[sentence][verb.head].xpos)
    link = tokens[verb.end].lower if linked else ""
    return _Deed(who, base, link, what, Span(tokens[who.start].start, tokens[what.end - 1].end))


CHECK = Check(Options, run)
