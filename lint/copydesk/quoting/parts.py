"""The parts of an attribution: who speaks, the verb that says so, and both together."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from copydesk import tables

SpeakerKind = Literal["pronoun", "name", "noun"]


class Verb(NamedTuple):
    """A form of a verb that attributes: whom it takes (`say` no bare person, `tell` a person, or `either`), its tense."""

    lemma: str
    takes: str
    tense: str


class Speaker(NamedTuple):
    """Tokens `first` up to `end` that name who speaks."""

    first: int
    end: int
    kind: SpeakerKind


class Tag(NamedTuple):
    """Speaker and verb: tokens `first` up to `end`, the verb at `cue`. `speaker` is missing where the verb has none."""

    first: int
    end: int
    cue: int
    speaker: Speaker | None

    @property
    def inverted(self) -> bool:
        """Whether the verb stands first: “said the mayor”."""
        return self.speaker is not None and self.cue < self.speaker.first


@cache
def verbs() -> dict[str, Verb]:
    """Every form in the table of speech verbs."""
    return {row[0]: Verb(row[1], row[2], row[3]) for row in tables.rows("speech-verbs")}
