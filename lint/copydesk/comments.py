"""Comments in an article's markup that say “that is meant”: `<!-- copydesk: allow RULE…: reason -->`."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from copydesk.schema import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from copydesk.document import Document
    from copydesk.finding import Finding

_COMMENT = re.compile(r"copydesk\s*:\s*(?P<verb>[\w-]*)(?P<names>[^:]*)(?::.*)?", re.DOTALL)
_VERBS = ("allow", "allow-file")


class _Allowance(NamedTuple):
    """What one name in one comment allows: rules, in a block or (None) in the whole article."""

    start: int
    name: str
    rules: frozenset[str]
    block: int | None


def allowed(
    findings: Iterable[Finding],
    document: Document,
    meaning: Mapping[str, frozenset[str]],
    speaking: frozenset[str],
) -> tuple[set[Finding], list[str]]:
    """The findings that comments allow, and remarks on comments that allow nothing or name no rule.

    `allow` concerns the next block of prose, `allow-file` the whole article. `meaning` says which rules a name stands
    for (its own, an older one, a family's); a comment about rules that are not `speaking` is not remarked on.
    """
    allowances: list[_Allowance] = []
    remarks: list[tuple[int, str]] = []
    for comment in document.markup.comments:
        match = _COMMENT.fullmatch(comment.text)
        if not match:
            continue
        start, verb, names = comment.span.start, match["verb"], match["names"].replace(",", " ").split()
        if verb not in _VERBS:
            remarks.append(
                (start, f"a comment says {verb!r}, not allow or allow-file{nearest(verb, _VERBS)}")
            )
        elif not names:
            remarks.append(
                (start, f"a comment allows no rule: name one, as in copydesk: {verb} RULE: reason")
            )
        else:
            block = comment.block if verb == "allow" else None
            for name in names:
                remarks += [(start, remark) for remark in _about(name, meaning)]
                allowances.append(_Allowance(start, name, _meant(name, meaning), block))
    if not allowances and not remarks:
        return set(), []

    hidden, used = _sorted_out(findings, document, allowances)
    remarks += [
        (allowance.start, f"a comment allows {allowance.name}, but it has nothing to allow")
        for number, allowance in enumerate(allowances)
        if number not in used and allowance.rules & speaking
    ]
    return hidden, [_placed(document, *remark) for remark in sorted(remarks)]


def _meant(name: str, meaning: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The rules that a name stands for; one of another engine, which nobody need know here, stands for itself."""
    return meaning.get(name, frozenset({name} if "/" in name else ()))


def _about(name: str, meaning: Mapping[str, frozenset[str]]) -> Iterable[str]:
    rules = meaning.get(name)
    if rules is None and "/" in name:
        return  # a rule of an engine that is not asked in this run
    if rules is None:
        yield f"a comment allows {name!r}: there is no such rule{nearest(name, meaning)}"
    elif len(rules) == 1 and name not in rules:
        yield f"a comment allows {name!r}, which is now called {next(iter(rules))!r}"


def _sorted_out(
    findings: Iterable[Finding], document: Document, allowances: list[_Allowance]
) -> tuple[set[Finding], set[int]]:
    """The findings that are allowed, and the numbers of the allowances that allow one."""
    starts = [block.start for block in document.blocks]
    places: dict[tuple[str, int | None], list[int]] = {}
    for number, allowance in enumerate(allowances):
        for rule in allowance.rules:
            places.setdefault((rule, allowance.block), []).append(number)
    hidden: set[Finding] = set()
    used: set[int] = set()
    for finding in findings:
        block = bisect_right(starts, finding.span.start) - 1
        numbers = places.get((finding.rule, block), []) + places.get((finding.rule, None), [])
        if numbers:
            hidden.add(finding)
            used.update(numbers)
    return hidden, used


def _placed(document: Document, start: int, remark: str) -> str:
    line, column = document.lines.position(start)
    return f"{document.article.path}:{line}:{column}: {remark}"
