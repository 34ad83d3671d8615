"""One deed and its opposite: “Roe supports the tax”, “Roe opposes the tax”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence
    from copydesk.stating.deeds import Deed

_TENSES = (("VBD",), ("VBZ", "VBP"))
"""Forms of a verb that tell of one time."""

_REACH = 7
"""Tokens behind a verb among which stands what it is done to."""
_SHORT = 2
"""Letters of a word that says nothing of that."""


class Options(BaseOptions):
    """Verbs that exclude each other.

    `opposites`: pairs of verbs in their base form; `links`: words between a verb and what it is done to; `turned`: words before a verb that
    deny or hedge it; `unless`: words in either sentence that speak of another time or case; `label` names the other deed.
    """

    opposites: dict[str, str]
    links: tuple[str, ...]
    turned: tuple[str, ...]
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two deeds of one subject and one object whose verbs exclude each other, in one tense."""
    options: Options = rule.options
    for one, other in options.opposites.items():
        for tense in _TENSES:
            if not (_forms(document, one, tense) and _forms(document, other, tense)):
                continue
            places = [list(_places(options, document, verb, tense)) for verb in (one, other)]
            if _behind(places[0]).isdisjoint(_behind(places[1])):
                continue
            firsts, seconds = (_deeds(options, document, listed, tense) for listed in places)
            pair = next(((a, b) for a in firsts for b in seconds if a.same(b)), None)
            if pair:
                earlier, later = sorted(deed.span for deed in pair)
                yield rule.finding(document, later, related=[Related(earlier, options.label)])


def _forms(document: Document, verb: str, tense: tuple[str, ...]) -> set[str]:
    """The forms of a verb in a tense that the article has."""
    return {form for tag in tense if (form := lemmas.inflect(verb, tag)) and form in document.places}


def _places(
    options: Options, document: Document, verb: str, tense: tuple[str, ...]
) -> Iterator[tuple[Sentence, int]]:
    """Where a verb may tell a deed of the writer's."""
    for sentence, index in (
        place for form in _forms(document, verb, tense) for place in document.places[form]
    ):
        before = {token.lower for token in sentence.tokens[max(0, index - 3) : index]}
        if before.isdisjoint(options.turned) and document.plainly(sentence, index, options.unless):
            yield sentence, index


def _behind(places: list[tuple[Sentence, int]]) -> set[str]:
    """The words that may be what something is done to: those right behind a verb."""
    near = (token for sentence, index in places for token in sentence.tokens[index + 1 : index + 1 + _REACH])
    return {lemmas.lemma(token.lower, "NNS") for token in near if len(token.text) > _SHORT}


def _deeds(
    options: Options, document: Document, places: list[tuple[Sentence, int]], tense: tuple[str, ...]
) -> list[Deed]:
    """The deeds told at some places, as far as they are plain and nobody else's words."""
    told = [
        document.deeds.at(sentence, index, options.links)
        for sentence, index in places
        if document.tags[sentence][index].xpos in tense and not document.deeds.reported(sentence, index)
    ]
    return [deed for deed in told if deed]


CHECK = Check(Options, run)
