"""Two years of one deed that is done once: “founded in 1951”, “founded in 1953”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.dates import read_year
from copydesk.rule import Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence, Token


@dataclass(frozen=True)
class Options:
    """Words of deeds.

    `deeds`: forms of verbs and nouns, each with the deed that it names; `into`: words between deed and year; `be`:
    words between the name and the deed; `reach`: words between deed and year;
    `label` names the other year.
    """

    deeds: dict[str, str]
    into: tuple[str, ...]
    be: tuple[str, ...]
    label: str
    reach: int = 3


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a name, or the only thing of its noun, of which a deed is told with two years."""
    options: Options = rule.options
    forms = options.deeds.keys() & document.places.keys()
    if not forms:
        return
    if not any(_year(options, s.tokens, index) for form in forms for s, index in document.places[form]):
        return
    known: dict[tuple[str, str], tuple[int, Span]] = {}
    names = {
        (mention.sentence.number, mention.end): f"#{mention.entity}" if mention.entity is not None else ""
        for mention in document.mentions.all
    }
    found = []
    for form in forms:
        for sentence, index in document.places[form]:
            tokens = sentence.tokens
            year = _year(options, tokens, index)
            if year and not document.quoted(tokens[index].start):
                subject = _subject(options, names, sentence, index)
                if subject:
                    span = Span(tokens[index].start, tokens[year[1]].end)
                    found.append((span, year[0], (options.deeds[form], subject)))
    for span, value, about in sorted(found):
        first = known.setdefault(about, (value, span))
        if first[0] != value:
            yield rule.finding(
                document,
                span,
                related=[Related(first[1], options.label)],
                one=first[0],
                other=value,
            )


def _year(options: Options, tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """The year of “founded in 1951” and “founded in May 1951”, and its token."""
    if index + 2 >= len(tokens) or tokens[index + 1].lower not in options.into:
        return None
    for at in range(index + 2, min(index + 2 + options.reach, len(tokens))):
        year = read_year(tokens, at)
        if year:
            return year, at
        if not tokens[at].text[0].isupper() and tokens[at].kind != "number":
            return None
    return None


def _subject(options: Options, names: dict[tuple[int, int], str], sentence: Sentence, index: int) -> str:
    """Of whom or what the deed is told: an entity (“#3”) or “the” and a noun; “” where that is not plain."""
    tokens, number = sentence.tokens, sentence.number
    at = index - 1
    while at > 0 and (tokens[at].lower in options.be or tokens[at].text == ","):
        at -= 1
    if at < 0:
        return ""
    if (number, at + 1) in names:
        return names[number, at + 1]
    the = 0 < at < index - 1 and tokens[at - 1].lower == "the"
    return tokens[at].lower if the and tokens[at].text.islower() else ""


CHECK = Check(Options, run)
