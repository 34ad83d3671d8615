"""One person with two offices, or one office of two places: “Sen. Roe”, “Rep. Roe”; “Ohio Gov. Roe”, “Utah Gov. Roe”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.naming.gazetteer import gazetteer
from copydesk.naming.posts import givens, nations, states
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.naming.posts import Post


class Options(BaseOptions):
    """Which offices exclude each other.

    `free`: the field of offices of which one person may hold several; `anywhere`: fields of offices that are of no place; `together`: fields that are one as far as nobody holds an office
    of each; `seats`: the field of offices that are of one place at any time; `besides`: words before an office that say nothing of where it is; `label` names the other office.
    """

    free: str
    anywhere: tuple[str, ...]
    together: tuple[str, ...]
    seats: str
    besides: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find persons who hold an office in one place and in another one that excludes it."""
    options: Options = rule.options
    persons: dict[str, list[Post]] = {}
    for post in document.posts:
        persons.setdefault(post.family, []).append(post)
    for posts in persons.values():
        found = (
            _pair(options, document, posts) if len({(one.office, one.scope) for one in posts}) > 1 else None
        )
        if found:
            first, later = found
            yield rule.finding(
                document, later.span, related=[Related(first.span, options.label)], name=later.family.title()
            )


def _pair(options: Options, document: Document, posts: list[Post]) -> tuple[Post, Post] | None:
    """The first two posts of one person that exclude each other."""
    kept: dict[tuple[str, str], Post] = {}
    for post in posts:
        for other in kept.values():
            if _exclude(options, other, post) and _one_person(document, other, post):
                return other, post
        kept.setdefault((post.office, post.scope), post)
    return None


def _exclude(options: Options, one: Post, other: Post) -> bool:
    if one.office == other.office:
        at_once = one.current and other.current and not (one.past or other.past)
        placed = at_once or one.field == options.seats
        return (
            placed
            and one.field not in options.anywhere
            and _elsewhere(_where(options, one), _where(options, other))
        )
    if not (one.current and other.current):
        return False
    if (one.past or other.past) and not (one.scope and one.scope == other.scope):
        return False
    if options.free in (one.field, other.field):
        return False
    return one.field == other.field or (one.field in options.together and other.field in options.together)


def _where(options: Options, post: Post) -> str:
    return " ".join(word for word in post.scope.split(" ") if word not in options.besides)


def _elsewhere(one: str, other: str) -> bool:
    """Whether two names are of two states, of two countries, or of two other places of which none holds the other's name."""
    known: tuple[Mapping[str, str], ...] = (states(), nations())
    for names in known:
        if one in names or other in names:
            return one in names and other in names and names[one] != names[other]
    return bool(one and other) and _place(one) and _place(other) and one not in other and other not in one


def _place(name: str) -> bool:
    """Whether a name is a place's, but a capital's that has several names."""
    entry = gazetteer().names.get(name.title())
    return entry is not None and entry.kind == "place" and "." not in name and name not in states().values()


def _one_person(document: Document, one: Post, other: Post) -> bool:
    """Whether two names of one family name are of one person: given names alike, or only one of that family in the article."""
    if one.given and other.given:
        return one.given == other.given
    return len(givens(document.places, one.family) | {one.given, other.given} - {""}) < 2


CHECK = Check(Options, run)
