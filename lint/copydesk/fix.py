"""Mending an article: its repairs made, those that are in each other's way one after the other, until none is left."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from copydesk.document import Document
from copydesk.outcome import Checked, Fix, Mended, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from copydesk.document import Article
    from copydesk.finding import Edit

    Choose = Callable[[Article, Checked], Iterable[Fix]]
    """Which repairs to make of what is shown of an article."""

ROUNDS = 20
"""How often an article is read again after repairs; what goes on longer than that never ends."""


def safe(article: Article, checked: Checked) -> list[Fix]:
    """The repairs that no reader could want otherwise."""
    return [fix for fix in first(article, checked) if fix.edit.safe]


def first(article: Article, checked: Checked) -> list[Fix]:
    """The likeliest repair of every finding that has any, if it is possible."""
    fits = possible(article)
    return [
        Fix(one, one.suggestions[0])
        for one in checked.findings
        if one.suggestions and fits(one.suggestions[0])
    ]


def possible(article: Article) -> Callable[[Edit], bool]:
    """Whether a repair can be made in an article: its encoding can spell it, and no markup stands where it goes."""
    document = Document(article)

    def fits(edit: Edit) -> bool:
        return spells(article, edit.text) and (article.form == "plain" or document.verbatim(edit.span))

    return fits


def spells(article: Article, text: str) -> bool:
    """Whether an article's encoding has all characters of a text."""
    try:
        text.encode(article.encoding)
    except UnicodeEncodeError:
        return False
    return True


def apart(fixes: Iterable[Fix]) -> list[Fix]:
    """The repairs in order, without those that overlap or touch one before them."""
    kept: list[Fix] = []
    for fix in sorted(fixes, key=lambda fix: fix.edit.span):
        if not kept or kept[-1].edit.span.end < fix.edit.span.start:
            kept.append(fix)
    return kept


def made(text: str, fixes: Iterable[Fix]) -> str:
    """A text with repairs made in it that are `apart`."""
    pieces = []
    place = 0
    for fix in fixes:
        pieces += [text[place : fix.edit.span.start], fix.edit.text]
        place = fix.edit.span.end
    return "".join([*pieces, text[place:]])


def mend(article: Article, check: Callable[[Article], Checked], choose: Choose) -> Mended:
    """An article with the repairs made that `choose` names, round by round until it names none.

    What one repair brings to light, or two that were in each other's way leave over, is the next round's. Repairs that
    undo each other are none: then the article stays as it was, and a problem names the rules.
    """
    now = article
    rounds: list[tuple[Checked, tuple[Fix, ...]]] = []
    seen = {article.text}
    while True:
        checked = check(now)
        fixes = tuple(apart(choose(now, checked)))
        text = made(now.text, fixes)
        if text == now.text:
            return Mended(**_seen(checked), article=article, mended=text, rounds=tuple(rounds))
        rounds.append((checked, fixes))
        if text in seen or len(seen) > ROUNDS:
            return _given_up(article, rounds[0][0], fixes)
        seen.add(text)
        now = replace(now, text=text)


def unmended(mended: Mended) -> Mended:
    """The same article as it stands in its file where the repairs are not written."""
    return replace(mended, **_seen(mended.rounds[0][0])) if mended.rounds else mended


def _given_up(article: Article, checked: Checked, fixes: Iterable[Fix]) -> Mended:
    rules = sorted({fix.finding.rule for fix in fixes})
    message = f"the repairs of {' and '.join(rules)} never come to an end, so none was made; mend it by hand"
    problems = (*checked.problems, Problem("unwritten", message, article.path))
    return Mended(**_seen(checked) | {"problems": problems}, article=article, mended=article.text)


def _seen(checked: Checked) -> dict[str, Any]:
    return {field.name: getattr(checked, field.name) for field in fields(Checked)}
