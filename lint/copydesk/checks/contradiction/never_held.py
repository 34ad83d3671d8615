"""An office that somebody well known never held: “former Treasury Secretary John Kerry”."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from copydesk.naming import holders
from copydesk.naming.posts import nations
from copydesk.reckoning.amounts import years_in
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.naming.posts import Post


class Options(BaseOptions):
    """Which offices are held against a table.

    `fields`: the fields of offices of which the table is as good as complete; `besides`: offices among them that bodies besides the state give, and `offices` others that are looked at;
    `least`: articles that must give somebody an office; `before`: words that say that an office was held before, and `offices_before` and `least_before` the same for
    these; `unless`: words of a scope, or right before or behind, that make it another office; `home`: the country of the table.
    """

    fields: tuple[str, ...]
    besides: tuple[str, ...]
    offices: tuple[str, ...]
    least: int
    before: tuple[str, ...]
    offices_before: tuple[str, ...]
    least_before: int
    unless: tuple[str, ...]
    home: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find offices beside the names of persons of the table who are told of with others only."""
    options: Options = rule.options
    if document.places.keys().isdisjoint(holders.table()):
        return
    for post in document.posts:
        least = _least(options, post)
        if not least or post.family not in holders.table() or _another(options, post):
            continue
        told, offices = _known(document, post)
        if told >= least and post.office not in offices and not years_in(post.sentence):
            yield rule.finding(
                document, post.span, name=post.family.title(), offices=" or ".join(sorted(offices))
            )


def _least(options: Options, post: Post) -> int:
    """How well known somebody must be for an office of this time or of one before; 0 where it is not looked at."""
    if post.current and not post.past:
        looked = post.field in options.fields and post.office not in options.besides
        return options.least if looked or post.office in options.offices else 0
    tokens = post.sentence.tokens
    at = bisect_left(tokens, post.span.start, key=lambda token: token.start)
    former = {token.lower for token in tokens[max(0, at - 1) : at + 1]}
    held = post.office in options.offices_before and not former.isdisjoint(options.before)
    return options.least_before if held else 0


def _another(options: Options, post: Post) -> bool:
    """Whether an office is of another country or body than the table's."""
    words = post.scope.split(" ")
    if any(nations().get(word, options.home) != options.home for word in (*words, post.scope)):
        return True
    near = [
        token.lower
        for token in post.sentence.tokens
        if post.span.start - _NEAR < token.start < post.span.end + _NEAR
    ]
    return not {*options.unless}.isdisjoint({*near, *words})


_NEAR = 12
"""Letters on either side of an office in which another word may go on about it."""


def _known(document: Document, post: Post) -> tuple[int, frozenset[str]]:
    """How many articles give the person beside an office one, and which; nothing where it is not plain who is meant."""
    named = [word for word in post.words if len(word.rstrip(".")) > 1]
    if len(named) > 1 and named[-1] == post.family:
        return holders.known(named[-2], post.family)
    return holders.meant(document.places, post.family) if len(post.words) == 1 else (0, frozenset())


CHECK = Check(Options, run)
