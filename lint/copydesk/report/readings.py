"""What `copydesk show` says: everything that is read from one article, as data and as lines for people."""

from __future__ import annotations

import json
from bisect import bisect_right
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from copydesk import __version__
from copydesk.reckoning.dates import MONTHS, WEEKDAYS
from copydesk.report.grammar import about_claim, about_group, about_token, claims_of, groups_of, tokens_of
from copydesk.report.screen import Screen
from copydesk.report.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from copydesk.document import Document
    from copydesk.naming.entities import Mention
    from copydesk.quoting.parts import Tag
    from copydesk.quoting.quotes import Quotation
    from copydesk.reckoning.dates import DateRef
    from copydesk.reckoning.figures import Figure
    from copydesk.reckoning.people import Age
    from copydesk.span import Span

VERSION = 1
"""Grows when a reader of the old form would be wrong about the new one; new keys alone do not count."""

OF = {"family": "surname of", "given": "given name of", "short": "short for", "acronym": "letters for"}
"""What a name is that is not the whole name."""

PLACE = 8
LABEL = 12
TEXT = 26
"""Columns of the text form."""


class Readings:
    """The readings of an article as JSON has them.

    `tokens`, `groups` and `claims` say whether each token, noun or verb group, and claim is among them.
    """

    def __init__(
        self, document: Document, *, tokens: bool = False, groups: bool = False, claims: bool = False
    ) -> None:
        self.document = document
        wanted = {"tokens": (tokens, tokens_of), "groups": (groups, groups_of), "claims": (claims, claims_of)}
        self.wanted = {key: read for key, (asked, read) in wanted.items() if asked}

    def all(self) -> dict[str, Any]:
        """Everything, in the versioned form that docs/try-a-pattern.md describes."""
        document = self.document
        article, meta = document.article, document.meta
        return {
            "version": VERSION,
            "copydesk": __version__,
            "path": article.path,
            "form": article.form,
            "encoding": article.encoding,
            "title": meta.title,
            "date": meta.date.isoformat() if meta.date else None,
            "words": sum(token.kind == "word" for token in document.tokens),
            "blocks": [
                {"kind": block.kind, **self.placed(block.span(0, len(block.prose)))}
                for block in document.blocks
            ],
            "sentences": self.sentences(),
            "quotations": [self.quotation(quotation) for quotation in document.quotations],
            "entities": [
                {
                    "kind": entity.kind,
                    "name": entity.text,
                    "pronoun": entity.pronoun,
                    "roles": sorted(entity.roles),
                    "age": entity.age,
                    "mentions": len(entity.mentions),
                }
                for entity in document.mentions.entities
            ],
            "mentions": [self.mention(mention) for mention in document.mentions.all],
            "figures": [self.figure(figure) for figure in document.figures],
            "dates": [self.date(found) for found in document.dates],
            "ages": [self.age(found) for found in document.ages],
        }

    def placed(self, span: Span) -> dict[str, Any]:
        """A span, and what a reader sees there."""
        ends = {}
        for name, offset in (("start", span.start), ("end", span.end)):
            line, column = self.document.lines.position(offset)
            ends[name] = {"offset": offset, "line": line, "column": column}
        return {"span": ends, "text": " ".join(self.document.seen(span).split())}

    def sentences(self) -> list[dict[str, Any]]:
        """The sentences, each with the number of its block and what of its grammar is wanted."""
        numbers = {id(block): number for number, block in enumerate(self.document.blocks)}
        found = []
        for sentence in self.document.sentences:
            entry = {"block": numbers[id(sentence.block)], **self.placed(sentence.span)}
            for key, read in self.wanted.items():
                found_here = read(self.document, sentence)
                entry[key] = [one | self.placed(one["span"]) for one in found_here]
            found.append(entry)
        return found

    def quotation(self, quotation: Quotation) -> dict[str, Any]:
        """A quotation, and who is named as its speaker before and behind it, or in another way."""
        attribution = self.document.attribution_of(quotation)
        tags = (attribution.before, attribution.behind, attribution.other) if attribution else ()
        return {
            **self.placed(quotation.span),
            "level": quotation.level,
            "complete": quotation.complete,
            "speakers": [self.speaker(tag) for tag in tags if tag],
        }

    def speaker(self, tag: Tag) -> dict[str, Any]:
        """Who speaks, and the verb."""
        speech, speaker = self.document.speech, tag.speaker
        return {
            **self.placed(speech.span(tag.first, tag.end)),
            "verb": self.document.tokens[tag.cue].text,
            "speaker": self.placed(speech.span(speaker.first, speaker.end)) if speaker else None,
            "kind": speaker.kind if speaker else None,
        }

    def mention(self, mention: Mention) -> dict[str, Any]:
        """A name, role or pronoun, and whom or what it means."""
        entity = self.document.mentions.of(mention)
        return {
            **self.placed(mention.span),
            "form": mention.form,
            "kind": entity.kind if entity else mention.name.kind if mention.name else None,
            "title": mention.name.title if mention.name else "",
            "entity": mention.entity,
            "means": entity.text if entity else None,
        }

    def figure(self, figure: Figure) -> dict[str, Any]:
        """A figure and what it counts."""
        return {
            **self.placed(figure.span),
            "kind": figure.kind,
            "value": figure.value,
            "high": figure.high,
            "bound": figure.bound,
            "unit": figure.unit_text or figure.symbol,
            "noun": figure.noun,
        }

    def date(self, found: DateRef) -> dict[str, Any]:
        """A date; what it leaves out is null."""
        return {
            **self.placed(found.span),
            "year": found.year,
            "month": found.month,
            "day": found.day,
            "weekday": None if found.weekday is None else WEEKDAYS[found.weekday],
        }

    def age(self, found: Age) -> dict[str, Any]:
        """An age or year of birth that the article gives somebody."""
        return {
            **self.placed(found.span),
            "how": found.how,
            "value": found.value,
            "year": found.year or None,
            "loose": found.loose,
            "person": found.person.text,
        }


def as_json(readings: dict[str, Any]) -> str:
    """The readings as one JSON object in ASCII, each reading on a line of its own."""
    parts = []
    for key, value in readings.items():
        listed = ",\n".join(map(json.dumps, value)) if isinstance(value, list) else ""
        parts.append(f"{json.dumps(key)}: " + (f"[\n{listed}\n]" if listed else json.dumps(value)))
    return "{" + ",\n".join(parts) + "}\n"


class TextReadings:
    """The readings in the order of the text: each block, below it its sentences, below them what is read from them."""

    def __init__(self, out: TextIO, *, width: int = 80, color: bool = False) -> None:
        self.out = out
        self.width = width
        self.color = color
        self.screen = Screen(getattr(out, "encoding", None))

    def write(self, readings: dict[str, Any]) -> None:
        """Write the readings that `Readings.all` gives."""
        self._head(readings)
        inside = _by_sentence(readings)
        sentences = iter(enumerate(readings["sentences"]))
        upcoming = next(sentences, None)
        for block in readings["blocks"]:
            self._line(f"\n{self._place(block)}{self._style(block['kind'], bold=True)}")
            while upcoming and _start(upcoming[1]) < block["span"]["end"]["offset"]:
                number, sentence = upcoming
                self._sentence(sentence)
                for label, reading, about in inside[number]:
                    self._reading(label, reading, about)
                upcoming = next(sentences, None)

    def _head(self, readings: dict[str, Any]) -> None:
        counts = [
            counted(len(readings["blocks"]), "block"),
            counted(len(readings["sentences"]), "sentence"),
            counted(readings["words"], "word"),
        ]
        path = self._style(self.screen.safe(readings["path"]), bold=True)
        about = f"{', '.join(counts)}; {readings['form']}, {readings['encoding']}"
        gap = " " if len(readings["path"]) + len(": ") + len(about) <= self.width else "\n"
        self._line(f"{path}:{gap}{about}")
        for key in ("title", "date"):
            if readings[key]:
                self._line(f"{key:<{PLACE}}{self.screen.safe(readings[key])}")

    def _sentence(self, sentence: dict[str, Any]) -> None:
        room = max(TEXT, self.width - PLACE)
        lines = wrap(self.screen.safe(sentence["text"]), room, break_on_hyphens=False) or [""]
        self._line(self._place(sentence) + f"\n{'':{PLACE}}".join(lines))

    def _reading(self, label: str, reading: dict[str, Any], about: str) -> None:
        """A line for a reading; what is said about it stands below where there is no room behind it."""
        text, about = self.screen.safe(reading["text"]), self.screen.safe(about)
        room = max(TEXT, self.width - PLACE - LABEL)
        behind = len(text) + len("  ") + len(about) <= room
        if len(text) > room:
            text = text[: room * 2 // 3 - 1] + self.screen.dots + text[-(room // 3) :]
        named = self._style(f"{'  ' + label:<{LABEL}}", fg="cyan")
        column = min(TEXT, room - len("  ") - len(about))
        line = f"{self._place(reading)}{named}{text.ljust(column)}  {about if behind else ''}"
        self._line(line.rstrip())
        for more in [] if behind else wrap(about, room - len("  ")):
            self._line(f"{'':{PLACE + LABEL + 2}}{more}")

    def _place(self, reading: dict[str, Any]) -> str:
        start = reading["span"]["start"]
        return f"{start['line']}:{start['column']}".ljust(PLACE - 1) + " "

    def _style(self, text: str, **style: Any) -> str:
        if not self.color:
            return text
        import click  # only when there is colour to show

        return click.style(text, **style)

    def _line(self, line: str) -> None:
        self.out.write(self.screen.plain(line) + "\n")


def _by_sentence(readings: dict[str, Any]) -> list[list[tuple[str, dict[str, Any], str]]]:
    """What begins in each sentence, in order, under a label and with a few words about it."""
    sentences = readings["sentences"]
    inside: list[list[tuple[str, dict[str, Any], str]]] = [[] for _ in sentences]
    starts = [_start(sentence) for sentence in sentences]
    for reading, label, about in _labelled(readings):
        if starts:
            inside[max(0, bisect_right(starts, _start(reading)) - 1)].append((label, reading, about))
    for found in inside:
        found.sort(key=lambda one: (_start(one[1]), -one[1]["span"]["end"]["offset"]))
    return inside


def _labelled(readings: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, str]]:
    for quotation in readings["quotations"]:
        yield quotation, "quotation", _about_quotation(quotation)
        for tag in quotation["speakers"]:
            about = f"{tag['kind']}, “{tag['verb']}”" if tag["speaker"] else "nobody is named"
            yield tag["speaker"] or tag, "speaker", about
    for mention in readings["mentions"]:
        label = mention["form"] if mention["form"] in ("pronoun", "role") else "name"
        yield mention, label, _about_mention(mention)
    for figure in readings["figures"]:
        yield figure, "figure", _about_figure(figure)
    for date in readings["dates"]:
        yield date, "date", _about_date(date)
    for age in readings["ages"]:
        yield age, "age", _about_age(age)
    for sentence in readings["sentences"]:
        for token in sentence.get("tokens", ()):
            yield token, f"- {token['kind']}", about_token(token)
        for group in sentence.get("groups", ()):
            yield group, "group", about_group(group)
        for claim in sentence.get("claims", ()):
            yield claim, "claim", about_claim(claim)


def _about_quotation(quotation: dict[str, Any]) -> str:
    parts = ["inside another"] if quotation["level"] > 1 else []
    if not quotation["complete"]:
        parts.append("a mark is missing")
    elif quotation["level"] == 1 and not quotation["speakers"]:
        parts.append("no speaker beside it")
    return ", ".join(parts)


def _about_mention(mention: dict[str, Any]) -> str:
    parts = [mention["kind"]] if mention["kind"] else []
    if mention["title"]:
        parts.append(f"title {mention['title']}")
    if mention["means"] is None:
        parts.append("not sure whom")
    elif mention["means"] != mention["text"].replace("’", "'"):
        parts.append(f"{OF.get(mention['form'], '')} {mention['means']}".strip())
    return ", ".join(parts)


def _about_figure(figure: dict[str, Any]) -> str:
    style = ".12g" if figure["kind"] == "year" else ",.12g"
    value = f"{figure['value']:{style}}"
    if figure["high"] != figure["value"]:
        value += f" to {figure['high']:{style}}"
    unit = figure["unit"]
    if unit == "%":
        value += unit
    elif unit and not unit[0].isalpha():
        value = unit + value
    else:
        value = f"{value} {unit}".strip()
    return " ".join(word for word in (figure["kind"], figure["bound"], value, figure["noun"]) if word)


def _about_date(date: dict[str, Any]) -> str:
    day = [date["weekday"], date["day"], MONTHS[date["month"] - 1], date["year"] or "(no year)"]
    return " ".join(str(part) for part in day if part)


def _about_age(age: dict[str, Any]) -> str:
    about = "born" if age["how"] == "birth" else "about" if age["loose"] else ""
    return ", ".join([f"{about} {age['value']}".strip(), age["person"]])


def _start(reading: dict[str, Any]) -> int:
    return int(reading["span"]["start"]["offset"])
