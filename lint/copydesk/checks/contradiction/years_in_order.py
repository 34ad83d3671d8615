"""Years against “before” and “after”: “in 1998, more than a century before Lund in 1868”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import years_in
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token

BARE = 1
"""Words before a year behind which “before” has nothing of its own: “before in 2000”."""


class Options(BaseOptions):
    """The words and figures of the rule.

    `before` and `after`: words between two years that say which is the earlier; `at`: words one of which stands right
    before each year; `never`: words between them that make them years of other things; `reach`: tokens between them;
    `label` names the first year.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    at: tuple[str, ...]
    never: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “in Y … before … in Z” where Z is before Y, and the like with “after”."""
    options: Options = rule.options
    words = (*options.before, *options.after)
    sentences = {s.number: s for word in words for s, _ in document.places.get(word, ())}
    for number in sorted(sentences):
        sentence = sentences[number]
        tokens = sentence.tokens
        years = years_in(sentence)
        for (at, year), (other_at, other) in pairwise(years):
            if other_at - at > options.reach or document.quoted(tokens[at].start):
                continue
            if not _led(options, tokens, at) or not _led(options, tokens, other_at):
                continue
            gap = [token.lower for token in tokens[at + 1 : other_at]]
            found = [word for word in gap[: -1 - BARE] if word in words]
            if len(found) != 1 or not {*gap}.isdisjoint(options.never):
                continue
            wrong = year > other if found[0] in options.before else year < other
            if wrong:
                yield rule.finding(
                    document,
                    tokens[other_at].span,
                    related=[Related(tokens[at].span, options.label)],
                    one=year,
                    word=found[0],
                    relation="before" if other < year else "after",
                )


def _led(options: Options, tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a year is told as the time of something."""
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return bool(index) and tokens[index - 1].lower in options.at and following not in ("-", "–", "/")


CHECK = Check(Options, run)
