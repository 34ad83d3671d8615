"""A motion that passes with fewer votes than there are against it: “passed by 45 votes to 50”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.counted import plural
from copydesk.reckoning.votes import scores
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.votes import Score


class Options(BaseOptions):
    """Words of votes.

    `passed`: verbs of what passes; `joints`: what stands between the two numbers; `gap`: words that may stand between verb and numbers; `votes`: words one of which the sentence has; `apart`: words that
    make it another case; `label` names the verb.
    """

    passed: tuple[str, ...]
    joints: tuple[str, ...]
    gap: tuple[str, ...]
    votes: tuple[str, ...]
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a vote by which something passes and whose first number is the smaller."""
    options: Options = rule.options
    sentences = {
        sentence.number
        for word in options.passed
        for sentence, index in document.places.get(word, ())
        if document.plainly(sentence, index, options.apart)
    }
    for number in sorted(sentences & document.figures_of.keys()):
        if document.words_in(document.sentences[number]).isdisjoint(options.votes):
            continue
        for score in scores(document.figures_of[number], options.joints):
            verb = _verb(options, score)
            if verb >= 0 and score.one < score.other:
                token = score.sentence.tokens[verb]
                yield rule.finding(
                    document, score.span, related=[Related(token.span, options.label)], verb=token.text
                )


def _verb(options: Options, score: Score) -> int:
    """The verb that a vote stands behind, with nothing but small words between; -1 if there is none."""
    tokens = score.sentence.tokens
    following = tokens[score.last].lower if score.last < len(tokens) else ""
    if plural(following) and following not in options.votes:
        return -1
    at = score.first - 1
    while at > 0 and tokens[at].lower in options.gap:
        at -= 1
    return at if at >= 0 and tokens[at].lower in options.passed else -1


CHECK = Check(Options, run)
