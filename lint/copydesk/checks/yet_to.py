"""What someone has yet to do, and did: “Kerr had yet to contact Norland”, “Kerr contacted Norland’s minister”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence, Token


class Options(BaseOptions):
    """Words of what is still to be done.

    `denial`: the two words before the verb; `not_done`: words before the deed that make it none; `reach`: tokens from
    name to verb; `label` names the first place.
    """

    denial: tuple[str, ...]
    not_done: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a deed of a name on a name that the article tells and also says to be still to come."""
    options: Options = rule.options
    first, second = options.denial
    for sentence, index in document.places.get(first, ()):
        tokens = sentence.tokens
        if index + 3 >= len(tokens) or tokens[index + 1].lower != second or not _name(tokens[index + 3]):
            continue
        subject = next((t for t in reversed(tokens[max(0, index - 4) : index]) if _name(t)), None)
        if subject is None or document.quoted(tokens[index].start):
            continue
        verb, target = tokens[index + 2].lower, tokens[index + 3]
        done = _done(document, options, sentence, (_bare(subject), _past(verb), _bare(target)))
        if done:
            denial = Span(tokens[index].start, target.end)
            earlier, later = sorted((denial, done))
            yield rule.finding(
                document,
                later,
                related=[Related(earlier, options.label)],
                name=_bare(subject),
                other=document.seen(earlier),
            )


def _done(document: Document, options: Options, denial: Sentence, claim: tuple[str, str, str]) -> Span | None:
    """Where the subject does the deed to the same target, in another sentence."""
    subject, past, target = claim
    for sentence, index in document.places.get(past, ()):
        tokens = sentence.tokens
        if sentence is denial or index + 1 >= len(tokens) or _bare(tokens[index + 1]) != target:
            continue
        before = tokens[max(0, index - options.reach) : index]
        words = {token.lower for token in before[-4:]}
        if any(_bare(token) == subject for token in before) and words.isdisjoint(options.not_done):
            return Span(tokens[index].start, tokens[index + 1].end)
    return None


def _past(verb: str) -> str:
    """The regular past of a verb."""
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else f"{verb}ed"


def _name(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper()


def _bare(token: Token) -> str:
    return token.text.removesuffix("’s").removesuffix("'s")


CHECK = Check(Options, run)
