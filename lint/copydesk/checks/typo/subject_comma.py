"""A comma between a subject and its verb: “The harbour office, has closed”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.grammar.tags import Tag
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """`verbs` are looked at behind a comma; behind the `told`, a name may be the speaker, and another comma may close what the first began. `opening` are parts of speech that a subject begins with. Behind `having`, no comma closes what the first began."""

    verbs: tuple[str, ...]
    told: tuple[str, ...]
    opening: tuple[str, ...]
    having: tuple[str, ...]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find sentences that are nothing but a subject up to their first comma, with the verb behind it."""
    for verb in (*rule.options.verbs, *rule.options.told):
        for sentence, index in document.places.get(verb, ()):
            tokens = sentence.tokens
            if (
                not _FEWEST < index <= _MOST
                or not tokens[index].text.islower()
                or tokens[index - 1].text != ","
                or tokens[-1].text != "."
            ):
                continue
            told = verb in rule.options.told
            if not _stands(sentence, index, told=told) or document.quoted(tokens[0].start):
                continue
            tags = document.tags[sentence]
            if tags[index - 2].upos == "ADV" or (told and tags[index + 1].upos not in _OBJECT):
                continue  # “however, is” lacks another comma; “announced in May” is said of the subject
            if _closed(rule.options, sentence, index, tags) or tags[0].upos not in rule.options.opening:
                continue
            if any(tag.xpos in _FINITE for tag in tags[: index - 1]):
                continue
            first, last = tokens[index - 2], tokens[index]
            yield rule.finding(
                document, Span(first.start, last.end), suggestions=[f"{first.text} {last.text}"]
            )


def _stands(sentence: Sentence, index: int, *, told: bool) -> bool:
    """Whether words alone stand before the comma, and nothing behind the verb closes what may have begun there."""
    tokens = sentence.tokens
    plain = all(token.kind in ("word", "address") or token.text in _WITHIN for token in tokens[: index - 1])
    if not plain or not tokens[0].text[0].isupper() or index + 2 >= len(tokens):
        return False
    behind = tokens[index + 1]
    return behind.kind != "mark" and not (told and behind.text[0].isupper())


def _closed(options: Options, sentence: Sentence, index: int, tags: Sequence[Tag]) -> bool:
    """Whether a comma behind a verb may close what the one before it opened: it stands near, or a verb stands behind it."""
    tokens = sentence.tokens
    if tokens[index].lower in options.having:
        return False
    return any(
        tokens[place].text == "," and (place - index < _NEAR or tags[place + 1].upos in _VERBAL)
        for place in range(index + 1, len(tokens) - 1)
    )


_VERBAL = frozenset({"VERB", "AUX", "ADV"})
_OBJECT = frozenset({"DET", "PRON", "SCONJ", "NOUN", "ADP"})
_NEAR = 8
_FEWEST = 3
_MOST = 25
_WITHIN = frozenset("().-&$")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CHECK = Check(Options, run)
