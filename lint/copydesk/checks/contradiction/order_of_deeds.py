"""What comes last and is told of an earlier year: “born in 1950 and died in 1940”."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.dates import read_year
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence
    from copydesk.stating.things import Thing

_MANY = 60
"""So many that an article says more of them than of one thing: what pairs there are is bounded."""


class Options(BaseOptions):
    """Deeds in their order.

    `later`: forms of deeds, each with those that can only follow it; `into`: words between a deed and its year; `reach`: tokens
    between the two; `joints`: words before a second deed of one subject; `unless`: words in either sentence that make it
    another time's; `label` names the other deed.
    """

    later: dict[str, tuple[str, ...]]
    into: tuple[str, ...]
    reach: int
    joints: tuple[str, ...]
    unless: tuple[str, ...]
    label: str


class _Deed(NamedTuple):
    form: str
    year: int
    thing: Thing | None
    sentence: Sentence
    at: int
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two deeds of one subject told with their years, of which the second comes before the first."""
    options: Options = rule.options
    forms = {*options.later, *(form for forms in options.later.values() for form in forms)}
    found = [
        deed
        for form in sorted(forms & document.places.keys())
        for sentence, index in document.places[form]
        if (deed := _read(options, document, form, sentence, index))
    ]
    told: set[Span] = set()
    for one, other in permutations(found[:_MANY], 2) if len(found) > 1 else ():
        wrong = other.form in options.later.get(one.form, ()) and other.year < one.year
        if wrong and _of_one(options, one, other) and told.isdisjoint((one.span, other.span)):
            told |= {one.span, other.span}
            first, later = sorted((one.span, other.span))
            yield rule.finding(document, later, related=[Related(first, options.label)])


def _read(options: Options, document: Document, form: str, sentence: Sentence, index: int) -> _Deed | None:
    """The deed that a form at a token tells, if its year stands right behind."""
    tokens = sentence.tokens
    at = next(
        (at for at in range(index + 1, min(index + 2 + options.reach, len(tokens))) if read_year(tokens, at)),
        0,
    )
    gap = tokens[index + 1 : at]
    plain = all(
        token.lower in options.into or token.text[0].isupper() or token.kind == "number" for token in gap
    )
    if (
        not at
        or not gap
        or gap[0].lower not in options.into
        or not plain
        or not document.plainly(sentence, index, options.unless)
    ):
        return None
    verb = document.groups[sentence].verb_at(index)
    thing = document.things.before(sentence, verb.start) if verb else None
    year = read_year(tokens, at) or 0
    return _Deed(
        form, year, thing, sentence, verb.start if verb else index, Span(tokens[index].start, tokens[at].end)
    )


def _of_one(options: Options, one: _Deed, other: _Deed) -> bool:
    """Whether two deeds have one subject, told or left out behind “and”."""
    if one.thing and other.thing:
        return one.thing.same(other.thing)
    if one.sentence.number != other.sentence.number:
        return False
    later = max(one, other, key=lambda deed: deed.at)
    return later.at > 0 and later.sentence.tokens[later.at - 1].lower in options.joints


CHECK = Check(Options, run)
