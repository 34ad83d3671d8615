"""What is a word, how frequent it is, and how it is built: the words and names that copydesk knows."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.native import loops

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HEAD = 3
"""Letters that the compiled tables are sorted into lines by."""

_LEVELLED = str.maketrans("’‑", "'-")
_POSSESSIVE = re.compile(r"(?:'s|s'|')$")
_BRITISH = re.compile(r"is(?:e|ed|es|er|ers|ing|ation|ations)$")
_SHORTENED = re.compile(r"(?:n't|'(?:ll|ve|re|d|m|s))+$")


REMEMBERED = 30_000
"""Words whose grades a table keeps at hand, so that a long run takes no more memory than a short one."""


class PlainLines:
    """The lines of a compiled table: one for all words that begin with the same three letters."""

    def __init__(self, file: bytes | memoryview) -> None:
        lines = str(file, "utf-8").split("\n")[1:-1]
        self._lines = {line[: line.index(" ")]: line[line.index(" ") :] for line in lines}

    def grade(self, word: str) -> int | None:
        """A word's grade of frequency, None for one that the table does not hold."""
        line = self._lines.get(word[:HEAD])
        if line is None:
            return None
        rest = " " + word[HEAD:]
        size = len(rest)
        place = line.find(rest)
        while place >= 0:
            if line[place + size + 1 : place + size + 2] in ("", " "):
                letter = line[place + size : place + size + 1]
                if "A" <= letter <= "Z":
                    return ord(letter) - 65
            place = line.find(rest, place + 1)
        return None

    def line(self, word: str) -> str:
        """The line of a word's first three letters, without these."""
        return self._lines.get(word[:HEAD], "")

    def heads(self) -> list[str]:
        """The letters that the lines begin with."""
        return list(self._lines)


class Table:
    """A compiled table of words with their grades.

    `grade` says how often news uses a word: 0 (never, in what was counted) to 25, 1.2 for each doubling; None for one that
    the table lacks.
    """

    def __init__(self, name: str) -> None:
        self._lines = (PlainLines if loops is None else loops.Lines)(tables.mapped(name))
        self.grade: Callable[[str], int | None] = lru_cache(REMEMBERED)(self._lines.grade)

    def all(self) -> Iterator[str]:
        """All words."""
        for head in self._lines.heads():
            yield from self.beginning(head)

    def beginning(self, head: str) -> Iterator[str]:
        """All words that begin with the same three letters as `head`."""
        head = head[:HEAD]
        for rest in self._lines.line(head).split():
            yield head + rest[:-1]


@cache
def words() -> Table:
    """Words in the lower case."""
    return Table("lexicon.txt")


@cache
def names() -> Table:
    """Names as they are written."""
    return Table("names.txt")


@cache
def pairs() -> Table:
    """Two names that stand side by side, as “Jared_Kushner”."""
    return Table("pairs.txt")


@lru_cache(REMEMBERED)
def partners(name: str) -> tuple[str, ...]:
    """The names that often stand behind a name: “Kushner” and others behind “Jared”."""
    start = name + "_"
    return tuple(pair[len(start) :] for pair in pairs().beginning(name) if pair.startswith(start))


def level(word: str) -> str:
    """A word with straight apostrophes and plain hyphens."""
    return word.translate(_LEVELLED)


def bare(word: str) -> str:
    """A word (straight apostrophes) without the ending of a possessive or of a verb drawn to it."""
    if "'" not in word:
        return word
    short = _SHORTENED.sub("", word)
    if short != word:
        return short
    return word.removesuffix("'")


def grade(word: str) -> int | None:
    """How frequent a word in the lower case is: 0 to 25, None where the table does not hold it."""
    return words().grade(word)


def usual(word: str) -> int:
    """How frequent a word is as it is spelled on the one side of the Atlantic or the other: “hospitalised” as “hospitalized”."""
    british = _BRITISH.search(word)
    american = word[: british.start()] + "iz" + word[british.start() + 2 :] if british else word
    return max(grade(word) or 0, grade(american) or 0)


@cache
def _affixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = tables.rows("affixes")
    longest = sorted(rows, key=lambda row: -len(row[0]))
    heads = tuple(row[0][:-1] for row in longest if row[0].endswith("-"))
    return heads, tuple(row[0][1:] for row in longest if row[0].startswith("-"))


def prefix(part: str) -> bool:
    """Whether a part of a word is a productive prefix: “inter”, “non”."""
    return part in _affixes()[0]


SHORTEST_STEM = 5
"""Letters that a stem needs before an affix of two or three is believed (“untill” is not un + till); before a longer
one, two fewer."""

_TAKES_I = ("ness", "nesses", "less")
"""Endings before which a y becomes i."""


def _believed(stem: str, affix: str) -> bool:
    shortest = SHORTEST_STEM if len(affix) < 4 else SHORTEST_STEM - 2
    if len(stem) < shortest or (affix in _TAKES_I and stem[-1] == "y" and stem[-2] not in "aeiou"):
        return False
    return (grade(stem) or 0) > 0 and stem not in little_words()


def _able(stem: str) -> bool:
    """Whether “-able” can stand behind a stem: “protectable”, “untamable”, but “manageable” keeps its e."""
    stem = stem.removeprefix("un")
    whole = grade(stem) or 0
    cut = grade(stem + "e") or 0 if stem[-1:] not in ("c", "g", "e") else 0
    return len(stem) > 2 and max(whole, cut) > 4


@lru_cache(REMEMBERED)
def built(word: str) -> bool:
    """Whether a word is a known one with a productive affix: “unbuildable”, “antitax”, “waterless”, “overpolicing”.

    So is one that is spelled as in Britain (“-ise”) or spoken without its g (“ragin”). Affixes stand in rules/words/affixes.tsv. The stem must be one that news writers use, with another prefix perhaps.
    """
    heads, tails = _affixes()
    if word.endswith("in") and grade(word + "g") is not None:
        return True
    if (british := _BRITISH.search(word)) and grade(
        word[: british.start()] + "iz" + word[british.start() + 2 :]
    ) is not None:
        return True
    if grade(word + "s") is not None or (word.endswith("able") and _able(word[:-4])):
        return True
    for tail in tails:
        if word.endswith(tail) and _believed(word[: -len(tail)], tail):
            return True
    for head in heads:
        if word.startswith(head):
            stem = word[len(head) :]
            if _believed(stem, head):
                return True
            if any(stem.startswith(inner) and _believed(stem[len(inner) :], inner) for inner in heads):
                return True
    return False


@cache
def little_words() -> dict[str, str]:
    """Function words, each with “closed” where it makes no new compounds and “open” where it does."""
    return {row[0]: row[1] for row in tables.rows("little-words")}


def known(word: str) -> bool:
    """Whether a word in the lower case (straight apostrophes) is right as it stands, hyphens and endings included."""
    if grade(word) is not None:
        return True
    if "'" in word:
        stem = bare(word)
        return stem != word and known(stem)
    if "-" in word:
        heads, tails = _affixes()
        lemmas = (
            word.removesuffix("s"),
            *(word.removesuffix(tail) + "e" for tail in ("ing", "ed")),
            word[:-3],
            word[:-2],
        )
        return any("-" in lemma and grade(lemma) is not None for lemma in lemmas) or all(
            len(part) < 3 or part in heads or part in tails or grade(part) is not None or built(part)
            for part in word.split("-")
        )
    return built(word)


def known_name(word: str) -> bool:
    """Whether a capitalised word is a name that news knows."""
    return names().grade(bare(word)) is not None


@lru_cache(REMEMBERED)
def base_knows(word: str) -> bool:
    """Whether pyspellchecker's dictionary holds a word.

    Reading it takes some hundredths of a second, so ask only about a word that is about to be called wrong.
    """
    text = _base_text()
    return f'"{word}":' in text if text else word in _base_words()


@cache
def _base_text() -> str:
    """The dictionary as pyspellchecker stores it: to search it takes a fraction of the time of loading it."""
    import gzip
    from importlib.util import find_spec

    spec = find_spec("spellchecker")
    for folder in (spec and spec.submodule_search_locations) or ():
        stored = Path(folder, "resources", "en.json.gz")
        if stored.is_file():
            return gzip.decompress(stored.read_bytes()).decode("utf-8")
    return ""


@cache
def _base_words() -> frozenset[str]:
    from spellchecker import SpellChecker

    return frozenset(SpellChecker(language="en", distance=1).word_frequency.keys())
