"""What neither of two can do, and one of them can: “neither A nor B can …, with A able to do so”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token

REACH = 12
"""Tokens within which “nor” and the verb that both share must come."""


class Options(BaseOptions):
    """The words that deny to both and grant to one.

    `pair` opens and joins the two (“neither”, “nor”); `modals` and `able` say that something can be done, `again`
    that it is the same thing, `joints` begin the second clause, `unless` in it make it another claim. `label` says what the
    second place is.
    """

    pair: tuple[str, ...]
    modals: tuple[str, ...]
    able: tuple[str, ...]
    again: tuple[str, ...]
    joints: tuple[str, ...]
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a clause that gives one of two the ability that the one before it denied to both."""
    options: Options = rule.options
    opener, joiner = options.pair
    for sentence, start in document.places.get(opener, ()):
        tokens = sentence.tokens
        modal = _first(tokens, start + 1, start + REACH, {*options.modals, *options.able})
        if modal < 0:
            continue
        verb = tokens[modal + 1].lower if modal + 1 < len(tokens) else ""
        names = {
            token.text.removesuffix("’s").removesuffix("'s")
            for token in tokens[start + 1 : modal]
            if token.kind == "word" and token.text[0].isupper()
        }
        named = _first(tokens, start + 1, modal, {joiner}) >= 0
        granted = _granted(options, tokens, modal + 1, names if named else None, verb)
        if granted:
            joint, able = granted
            primary = Span(tokens[start].start, tokens[modal].end)
            second = Span(tokens[joint].start, tokens[able].end)
            subject = tokens[able - 1 if tokens[able - 1].text[0].isupper() else able - 2].text
            yield rule.finding(document, primary, related=[Related(second, options.label)], name=subject)


def _first(tokens: tuple[Token, ...], start: int, stop: int, words: set[str]) -> int:
    for index in range(start, min(stop, len(tokens))):
        if tokens[index].lower in words:
            return index
    return -1


def _granted(
    options: Options, tokens: tuple[Token, ...], start: int, names: set[str] | None, verb: str
) -> tuple[int, int] | None:
    """Where a later clause begins and says that one of them (any name, if none are given) can, if one does."""
    joint = _first(tokens, start, len(tokens), set(options.joints))
    while joint >= 0:
        for index in range(joint + 1, min(joint + 5, len(tokens) - 1)):
            name = tokens[index]
            if not (
                name.text in names if names is not None else name.kind == "word" and name.text[0].isupper()
            ):
                continue
            at = index + 1 if tokens[index + 1].lower in {*options.able, *options.modals} else index + 2
            if at < len(tokens) and tokens[at].lower in {*options.able, *options.modals}:
                tail = [token.lower for token in tokens[at + 1 : at + 5]]
                same = " ".join(tail).startswith(options.again) or verb in tail[:2]
                if same and not {*tail[:3], *(t.lower for t in tokens[index + 1 : at])} & {*options.unless}:
                    return joint, at
        joint = _first(tokens, joint + 1, len(tokens), set(options.joints))
    return None


CHECK = Check(Options, run)
