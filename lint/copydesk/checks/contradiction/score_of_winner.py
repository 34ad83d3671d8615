"""A winner with the lower score: “beat United 2-3”."""

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
    """The words of a result.

    `verbs`: verbs of winning; `joints`: marks between two scores; `reach`: tokens between a verb and the scores; `never`: words in the
    sentence that make the figures no score; `label` names the verb.
    """

    verbs: tuple[str, ...]
    joints: tuple[str, ...]
    reach: int
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find one score behind a verb of winning whose first figure is the lower."""
    options: Options = rule.options
    for verb in options.verbs:
        for sentence, index in document.places.get(verb, ()):
            tokens = sentence.tokens
            scores = [at for at in range(1, len(tokens) - 1) if _score(options, tokens, at)]
            if len(scores) != 1 or not index < scores[0] <= index + options.reach:
                continue
            at = scores[0]
            if any(token.kind == "mark" for token in tokens[index + 1 : at - 1]):
                continue
            if not {token.lower for token in tokens}.isdisjoint(options.never):
                continue
            if int(tokens[at - 1].text) < int(tokens[at + 1].text):
                yield rule.finding(
                    document,
                    Span(tokens[at - 1].start, tokens[at + 1].end),
                    related=[Related(tokens[index].span, options.label)],
                    verb=tokens[index].text,
                )


def _score(options: Options, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether two small figures stand glued to a joint."""
    one, joint, other = tokens[at - 1], tokens[at], tokens[at + 1]
    glued = not joint.spaced and not other.spaced
    return (
        joint.text in options.joints
        and glued
        and one.text.isdigit()
        and other.text.isdigit()
        and len(one.text) < 4
        and len(other.text) < 4
    )


CHECK = Check(Options, run)
