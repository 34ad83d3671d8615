"""A rise to less than there is, or a fall to more: “raise it to 30 acres … the present 48-acre site”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, size
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


ALIKE = 5
"""How many times greater the one may be than the other and still be a figure of the same thing."""


class Options(BaseOptions):
    """Words of change and of the present state.

    `up` and `down`: verbs before “to A”; `soft`: words between “to” and A; `now`: words near the present figure;
    `reach`: tokens between verb and figure; `label` names the present figure.
    """

    up: tuple[str, ...]
    down: tuple[str, ...]
    soft: tuple[str, ...]
    now: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find changes to a figure that lies on the wrong side of the present one, in the same sentence."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        for figure in figures:
            word, wanted = _change(options, figure)
            if not wanted:
                continue
            present = [
                other
                for other in figures
                if other is not figure and alike(figure, other) and _now(options, other)
            ]
            if len(present) == 1 and present[0].kind not in ("year", "ordinal", "time", "age"):
                (low, high), (now_low, now_high) = size(figure), size(present[0])
                wrong = high < now_low if wanted > 0 else low > now_high
                if (
                    wrong
                    and max(high, now_high) < ALIKE * min(low, now_low)
                    and _one_thing(figure, present[0])
                ):
                    yield rule.finding(
                        document,
                        figure.span,
                        related=[Related(present[0].span, options.label)],
                        word=word,
                        now=document.seen(present[0].span),
                        relation="more" if wanted > 0 else "less",
                    )


def _one_thing(figure: Figure, present: Figure) -> bool:
    """Whether two counts are of the same noun; what has a unit is taken to be."""
    return figure.kind != "count" or (figure.noun == present.noun and figure.noun != "")


def _change(options: Options, figure: Figure) -> tuple[str, int]:
    """The verb that leads “to” a figure, and which way it goes."""
    tokens = figure.sentence.tokens
    at = figure.first - 1
    while at >= 0 and tokens[at].lower in options.soft:
        at -= 1
    if at < 1 or tokens[at].lower != "to":
        return "", 0
    for index in range(at - 1, max(-1, at - 1 - options.reach), -1):
        word = tokens[index].lower
        if tokens[index].kind in ("mark", "number") or word in ("to", "from", "by"):
            return "", 0
        if word in options.up or word in options.down:
            return word, 1 if word in options.up else -1
    return "", 0


def _now(options: Options, figure: Figure) -> bool:
    """Whether a word for the present stands by a figure, with no mark between."""
    tokens = figure.sentence.tokens
    for index in range(figure.first - 1, max(-1, figure.first - 6), -1):
        if tokens[index].kind == "mark" and tokens[index].text != "-":
            break
        if tokens[index].lower in options.now:
            return True
    for index in range(figure.last, min(len(tokens), figure.last + 9)):
        if tokens[index].kind == "mark" and tokens[index].text != "-":
            return False
        if tokens[index].lower in options.now:
            return True
    return False


CHECK = Check(Options, run)
