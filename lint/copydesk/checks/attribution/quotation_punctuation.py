"""The marks between a quotation and its speaker that are missing, doubled, or too strong: “We must go” he said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Edit
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.attributions import Attribution

FAULTS = ("no-comma", "full-stop", "second-comma", "no-comma-before")


class Options(BaseOptions):
    """`fault`: which of the four this rule is about. A quotation has at least `words` words to count as a sentence.

    `behind`: the words that may follow the verb of an attribution that stands for itself; `present`
    the verbs whose present tense is hardly ever a noun. `introducing` are the verbs that stand before a quoted sentence,
    `participles` those that do behind a comma, `marks` the marks that open it.
    """

    fault: str
    words: int = 3
    behind: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    introducing: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.fault not in FAULTS:
            raise ValueError(f"fault: {self.fault!r} is not one of {', '.join(FAULTS)}")


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the rule's fault between a quoted sentence and the attribution behind it."""
    if rule.options.fault == "no-comma-before":
        yield from _no_comma_before(rule, document)
        return
    find = {"no-comma": _no_comma, "full-stop": _full_stop, "second-comma": _second_comma}[rule.options.fault]
    for attribution in document.attributions:
        if attribution.closing + 1 < attribution.stop and _sentence(
            document, attribution, rule.options.words
        ):
            yield from find(rule, document, attribution)


def _sentence(document: Document, attribution: Attribution, least: int) -> bool:
    """Whether the quotation is a sentence of its own and no title."""
    speech = document.speech
    first, end = attribution.opening + 1, attribution.closing
    while first < end and speech.tokens[first].kind == "quote":
        first += 1
    if end - first < least or not speech.tokens[first].text[0].isupper():
        return False
    return speech.sentence_start(attribution.opening, attribution.start) and not speech.titled(first, end)


def _no_comma(rule: Rule, document: Document, attribution: Attribution) -> Iterator[Finding]:
    speech = document.speech
    last = speech.tokens[attribution.closing - 1]
    if (
        last.kind not in ("word", "number")
        or last.text.endswith(".")
        or not _tagged(rule, document, attribution)
    ):
        return
    tag = attribution.behind
    closing = speech.tokens[attribution.closing]
    yield rule.finding(
        document,
        Span(last.start, speech.tokens[tag.end - 1 if tag else attribution.closing].end),
        suggestions=[Edit(Span(closing.start, closing.start), ",")],
    )


def _no_comma_before(rule: Rule, document: Document) -> Iterator[Finding]:
    speech = document.speech
    spoken = {attribution.behind.cue for attribution in document.attributions if attribution.behind}
    for attribution in document.attributions:
        cue, first, end = attribution.opening - 1, attribution.opening + 1, attribution.closing
        if cue in spoken or end - first <= rule.options.words or speech.word(end - 1) not in (".", "?", "!"):
            continue
        if not _introduces(rule, document, attribution) or speech.titled(first, end):
            continue
        if speech.tokens[first].kind == "word" and speech.tokens[first].text[0].isupper():
            verb = speech.tokens[cue]
            yield rule.finding(
                document,
                Span(verb.start, speech.tokens[first].end),
                suggestions=[Edit(Span(verb.end, verb.end), ",")],
            )


def _introduces(rule: Rule, document: Document, attribution: Attribution) -> bool:
    """Whether a verb with somebody who speaks, or a participle behind a comma, stands right before the mark."""
    speech = document.speech
    cue = attribution.opening - 1
    if cue <= attribution.start or not speech.tokens[cue].text.islower():
        return False
    if speech.tokens[attribution.opening].text not in rule.options.marks:
        return False
    if speech.word(cue) in rule.options.participles:
        return speech.word(cue - 1) == ","
    if speech.word(cue) not in rule.options.introducing:
        return False
    return speech.subject(cue, attribution.start) < cue or _apposed(document, cue, attribution.start)


def _apposed(document: Document, cue: int, start: int) -> bool:
    """Whether a name with something about it between commas stands before a verb: “Blom, who led the study, said”."""
    speech = document.speech
    if speech.word(cue - 1) != ",":
        return False
    commas = [index for index in range(max(start, cue - _APPOSITION), cue - 1) if speech.word(index) == ","]
    return bool(commas) and speech.subject(commas[-1], start) < commas[-1]


def _full_stop(rule: Rule, document: Document, attribution: Attribution) -> Iterator[Finding]:
    speech = document.speech
    stop = speech.tokens[attribution.closing - 1]
    before = speech.tokens[attribution.closing - 2]
    if (
        stop.text != "."
        or before.kind not in ("word", "number")
        or len(before.text) < 2
        or "." in before.text
    ):
        return
    tag = attribution.behind
    if tag is None or tag.speaker is None or tag.cue - tag.speaker.end > 2:
        return
    following = speech.tokens[tag.end + 1 : tag.end + 2]
    introduces = speech.word(tag.end) == "," and bool(following) and following[0].kind == "quote"
    thing = tag.speaker.kind == "noun" and not speech.person(tag.speaker.end - 1)
    if _tagged(rule, document, attribution) and not introduces and not thing:
        yield rule.finding(
            document, Span(before.start, speech.tokens[tag.end - 1].end), suggestions=[Edit(stop.span, ",")]
        )


def _second_comma(rule: Rule, document: Document, attribution: Attribution) -> Iterator[Finding]:
    speech = document.speech
    inside, closing = speech.tokens[attribution.closing - 1], speech.tokens[attribution.closing]
    behind = speech.tokens[attribution.closing + 1]
    if inside.text in (",", "?", "!") and behind.text == "," and not behind.spaced:
        tag = speech.tag(attribution.closing + 2, attribution.stop)
        if tag and speech.third_person(tag):
            yield rule.finding(
                document, Span(inside.start, behind.end), suggestions=[inside.text + closing.text]
            )


def _tagged(rule: Rule, document: Document, attribution: Attribution) -> bool:
    """Whether speaker and verb follow and no clause hangs on them."""
    speech = document.speech
    tag = attribution.behind
    if tag is None or tag.first != attribution.closing + 1 or not speech.third_person(tag):
        return False
    verb = speech.cue(tag.cue)
    if verb is None or (verb.tense == "present" and verb.lemma not in rule.options.present):
        return False
    if tag.inverted:
        return speech.tokens[tag.cue].text.islower()
    if tag.end >= attribution.stop or speech.word(tag.end) in rule.options.behind:
        return True
    return verb.takes != "say" and (speech.person(tag.end) or speech.named(tag.end))


_APPOSITION = 28
CHECK = Check(Options, run)
