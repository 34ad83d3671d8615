"""Praise with words of blame, or blame with words of praise: “welcomed the ruling as dangerous”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token


class Options(BaseOptions):
    """The words of a judgement.

    `praise` and `blame`: verbs; `joint`: the word between what is judged and how; `tones`: a table of adjectives and nouns with
    “good” or “bad”; `reach`: tokens from the verb to the joint; `behind`: tokens behind the joint that are looked at; `never`: words
    there that turn the sense, or right before the verb; `label` names the verb.
    """

    praise: tuple[str, ...]
    blame: tuple[str, ...]
    joint: str
    tones: str
    reach: int
    behind: int
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “VERB … as WORD” whose word is of the other tone than the verb."""
    options: Options = rule.options
    tones = {row[0]: row[1] for row in rows(options.tones, rule.home)}
    for verbs, wrong in ((options.praise, "bad"), (options.blame, "good")):
        for sentence, index in (place for verb in verbs for place in document.places.get(verb, ())):
            tokens = sentence.tokens
            joint = _joint(options, tokens, index)
            before = tokens[index - 1].lower if index else ""
            if joint is None or before in options.never:
                continue
            found = _toned(options, tones, tokens, joint)
            if found and {tones[tokens[at].lower] for at in found} == {wrong}:
                yield rule.finding(
                    document,
                    tokens[index].span,
                    related=[Related(tokens[found[0]].span, options.label)],
                    tone=tokens[found[0]].text,
                )


def _joint(options: Options, tokens: tuple[Token, ...], index: int) -> int | None:
    """Where “as” stands behind a verb, in its clause, behind what is judged."""
    for at in range(index + 2, min(index + 1 + options.reach, len(tokens))):
        if tokens[at].kind == "mark" and tokens[at].text != "-":
            return None
        if tokens[at].lower == options.joint:
            return at
    return None


def _toned(options: Options, tones: dict[str, str], tokens: tuple[Token, ...], joint: int) -> list[int]:
    """Where words of the table stand behind “as”, up to one that turns the sense or ends the clause."""
    found: list[int] = []
    for at in range(joint + 1, min(joint + 1 + options.behind, len(tokens))):
        word = tokens[at].lower
        if word in options.never or tokens[at].text in ".;:":
            return found
        if word in tones:
            found.append(at)
    return found


CHECK = Check(Options, run)
