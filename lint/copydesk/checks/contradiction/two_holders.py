"""One office with two holders: “Lund Steel president Ann Roe”, “Lund Steel president Paul Ames”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.naming.gazetteer import gazetteer
from copydesk.reckoning.amounts import years_in
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.naming.posts import Post


class Options(BaseOptions):
    """Which offices one person holds.

    `offices`: offices of which a body has one holder; `besides`: words before an office that say nothing of whose it is; `vague`: words that
    several bodies' names have; `parts`: words for a part of a body, which need one of `wholes` beside them; `label` names the other holder.
    """

    offices: tuple[str, ...]
    besides: tuple[str, ...]
    vague: tuple[str, ...]
    parts: tuple[str, ...]
    wholes: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find an office of one body before the full names of two persons."""
    options: Options = rule.options
    known: dict[tuple[str, str], Post] = {}
    for post in filter(_current, document.posts):
        of = [word for word in post.scope.split(" ") if word and word not in options.besides]
        if post.office not in options.offices or not of or not {*of}.isdisjoint(options.vague):
            continue
        if not {*of}.isdisjoint(options.parts) and {*of}.isdisjoint(options.wholes):
            continue
        first = known.setdefault((post.office, " ".join(of)), post)
        if first.family in post.words or post.family in first.words or not (_full(first) and _full(post)):
            continue
        if years_in(first.sentence) or years_in(post.sentence):
            continue
        yield rule.finding(
            document,
            post.span,
            related=[Related(first.span, options.label)],
            one=_name(first),
            other=_name(post),
        )


def _full(post: Post) -> bool:
    """Whether a name has a given name."""
    return post.given.title() in gazetteer().given


def _name(post: Post) -> str:
    return f"{post.given} {post.family}".title()


def _current(post: Post) -> bool:
    return post.current


CHECK = Check(Options, run)
