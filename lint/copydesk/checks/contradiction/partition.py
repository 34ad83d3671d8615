"""Parts that exclude each other and come to more than their total: “14 people, including nine men and seven women”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import added, reckoned, whole
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


class Options(BaseOptions):
    """The words and figures of the rule.

    `nouns`: what parts are of, each with the division that it belongs to (“men sex”); `cues`: words or marks between a
    total and its parts; `all`: pairs of nouns that between them are everybody, of the whole if it is of `persons`; `never`: words between that end the list;
    `label` names the total.
    """

    nouns: dict[str, str]
    cues: tuple[str, ...]
    all: tuple[str, ...]
    persons: tuple[str, ...]
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a total and behind a cue its parts, each another noun of one division, that come to more than it, or everybody and come to another number."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        if len(figures) < 3:
            continue
        for index, total in enumerate(figures[:-2]):
            if not whole(total) or total.noun in options.nouns:
                continue
            parts = _parts(options, figures[index + 1 :])
            if len(parts) < 2:
                continue
            found = sum(part.value for part in parts)
            over = found > total.value > max(part.value for part in parts) and _cued(options, total, parts[0])
            if over or (found != total.value and _all(options, total, parts)):
                yield rule.finding(
                    document,
                    Span(parts[0].span.start, parts[-1].span.end),
                    related=[Related(total.span, options.label)],
                    **added(parts),
                    total=reckoned(total.value),
                )


def _parts(options: Options, figures: Sequence[Figure]) -> list[Figure]:
    """The figures that count the first division's nouns, each once, one after the other."""
    parts: list[Figure] = []
    nouns: set[str] = set()
    for figure in figures:
        division = options.nouns.get(figure.noun)
        if division is None or not whole(figure) or figure.noun in nouns:
            break
        if parts:
            gap = figure.sentence.tokens[parts[-1].last : figure.first]
            if division != options.nouns[parts[0].noun] or len(gap) > 6:
                break
            if not {token.lower for token in gap}.isdisjoint(options.never):
                break
        parts.append(figure)
        nouns.add(figure.noun)
    return parts


def _all(options: Options, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether two parts are everybody and stand between marks right behind the total: “86 people, 27 men and 59 women,”."""
    tokens = total.sentence.tokens
    gap = [token.lower for token in tokens[total.last : parts[0].first]]
    pair = " ".join(sorted(part.noun for part in parts))
    closing = tokens[parts[-1].last + 1].text if parts[-1].last + 1 < len(tokens) else ""
    return (
        pair in options.all
        and total.noun in options.persons
        and len(gap) == 2
        and gap[1] in (",", "(", ":", "—", "–", "--")
        and closing in (",", ".", ")", ";", "—", "–", "--")
    )


def _cued(options: Options, total: Figure, first: Figure) -> bool:
    """Whether a cue stands between a total and its first part and little else, or its noun and a comma."""
    gap = [token.lower for token in total.sentence.tokens[total.last : first.first]]
    if len(gap) == 2 and gap[1] == ",":
        return True
    return len(gap) <= 9 and not {*gap}.isdisjoint(options.cues) and {*gap}.isdisjoint(options.never)


CHECK = Check(Options, run)
