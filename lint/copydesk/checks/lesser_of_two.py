"""One of two called the smaller, and the other called smaller than it: “Payam's is the shorter … shorter than Payam”."""

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


class Options(BaseOptions):
    """Words of comparing two.

    `than` joins a comparative to what it is compared with; `two`: the last words of “the smaller of the two”;
    `reach`: tokens from “the smaller” to them, and from the comparative to “than”; `never`: words before a comparative
    that turn it round; `label` names the other place.
    """

    than: str
    two: tuple[str, ...]
    reach: int
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a name that is “the ADJer of the two” and that something else is “ADJer than”."""
    options: Options = rule.options
    lesser = dict(_lesser(document, options))
    for sentence, than in document.places.get(options.than, ()):
        tokens = sentence.tokens
        name = tokens[than + 1] if than + 1 < len(tokens) else None
        if name is None or not _name(name):
            continue
        for index in range(than - 1, max(0, than - options.reach) - 1, -1):
            claim = lesser.get((tokens[index].lower, _bare(name)))
            if (
                claim
                and claim.start != tokens[index].start
                and not {t.lower for t in tokens[max(0, index - 2) : index]} & {*options.never}
            ):
                primary, other = sorted((claim, Span(tokens[index].start, name.end)), reverse=True)
                yield rule.finding(
                    document,
                    primary,
                    related=[Related(other, options.label)],
                    name=_bare(name),
                    word=tokens[index].lower,
                )
                break


def _lesser(document: Document, options: Options) -> Iterator[tuple[tuple[str, str], Span]]:
    """Each “NAME(’s …) is the ADJer of the two” and “NAME, the ADJer of the two”, by adjective and name."""
    for word in options.two:
        for sentence, end in document.places.get(word, ()):
            tokens = sentence.tokens
            for index in range(end - 2, max(0, end - options.reach) - 1, -1):
                if (
                    tokens[index].lower.endswith("er")
                    and tokens[index - 1].lower == "the"
                    and tokens[index + 1].lower == "of"
                ):
                    name = _owner(tokens, index - 2)
                    if name:
                        yield (tokens[index].lower, name), Span(tokens[index - 1].start, tokens[end].end)
                    break


def _owner(tokens: tuple[Token, ...], at: int) -> str:
    """The name that “is the ADJer” or “, the ADJer” speaks of: the first of the words before it."""
    start = at
    while start >= 0 and tokens[start].kind == "word" and start > at - 5:
        start -= 1
    if tokens[at].text == ",":
        return _bare(tokens[at - 1]) if at and _name(tokens[at - 1]) else ""
    first = next((token for token in tokens[max(0, start) : at] if _name(token)), None)
    return _bare(first) if first else ""


def _name(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper()


def _bare(token: Token) -> str:
    return token.text.removesuffix("’s").removesuffix("'s")


CHECK = Check(Options, run)
