"""Months that turn the order of events round: “took the seat in July, after the death of Aug. 25”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.amounts import years_in
from copydesk.reckoning.dates import MONTHS
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence, Token

_FORMS = {name.lower(): number for number, name in enumerate(MONTHS)}
_SHORT = {f"{name[:3].lower()}.": number for number, name in enumerate(MONTHS) if len(name) > 4} | {
    "sept.": 8
}
_NUMBERS = {**_FORMS, **_SHORT, **{form.rstrip("."): number for form, number in _SHORT.items()}}


class Options(BaseOptions):
    """The words of an order.

    `on`: words before a month; `after`: words between two months of which the first is the later; `joint`: what joins the second
    event to the first, right before one of `was`; `never`: words in the sentence that bring in another year; `marks`: marks that part the
    two; `reach`: tokens between the months; `near` and `far`: how many months at most “after” and the joint may be
    turned round by, since another year is meant beyond; `label` names the first month.
    """

    on: tuple[str, ...]
    after: tuple[str, ...]
    joint: str
    was: tuple[str, ...]
    never: tuple[str, ...]
    marks: tuple[str, ...]
    reach: int
    near: int
    far: int
    label: str


class _Month(NamedTuple):
    """A month: its number and its place in the sentence."""

    number: int
    at: int


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “in JULY, after … AUGUST” and “in APRIL … and was … in MARCH” where no year is told."""
    options: Options = rule.options
    months: dict[int, list[_Month]] = {}
    sentences: dict[int, Sentence] = {}
    for form, number in _NUMBERS.items():
        for sentence, index in document.places.get(form, ()):
            if sentence.tokens[index].text[0].isupper():
                months.setdefault(sentence.number, []).append(_Month(number, index))
                sentences[sentence.number] = sentence
    for place, found in months.items():
        sentence = sentences[place]
        if len(found) != 2 or years_in(sentence) or document.quoted(sentence.tokens[0].start):
            continue
        first, second = sorted(found, key=lambda month: month.at)
        if _turned(options, sentence.tokens, first, second):
            yield rule.finding(
                document,
                sentence.tokens[first.at].span,
                related=[Related(sentence.tokens[second.at].span, options.label)],
            )


def _turned(options: Options, tokens: tuple[Token, ...], first: _Month, second: _Month) -> bool:
    """Whether the months run against the words between them."""
    between = [token.lower for token in tokens[first.at + 1 : second.at]]
    if not first.at or tokens[first.at - 1].lower not in options.on or len(between) > options.reach:
        return False
    if any(token.lower in options.never for token in tokens) or not {*between}.isdisjoint(options.marks):
        return False
    later = second.number - first.number
    if 0 < later <= options.near:
        opened = between[1:2] if between[:1] == [","] else between[:1]
        return bool(opened) and opened[0] in options.after
    if -options.far <= later < 0 and between[-1] in options.on and options.joint in between:
        return between[between.index(options.joint) + 1] in options.was
    return False


CHECK = Check(Options, run)
