"""Words side by side: pairs that a table has, and words or phrases that are set twice."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.native import loops

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.company.packed import Bytes
    from copydesk.sentences import Sentence


class Pairs:
    """A table of words, as it is written, whose first column is two words in the lower case."""

    def __init__(self, text: Bytes) -> None:
        self._text = text
        self.loop = loops.Pairs(text) if loops else None

    def find(self, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, int, list[str]]]:
        """Where pairs stand: the sentence, the first word's index there, and the row."""
        found = self.loop.find(sentences) if self.loop else self.find_plainly(sentences)
        for number, index, line in found:
            yield sentences[number], index, line.removesuffix("\r").split("\t")

    def find_plainly(self, sentences: Sequence[Sentence]) -> list[tuple[int, int, str]]:
        """The same without the loop in C: sentences by their number here, and lines."""
        lines = self._lines
        return [
            (number, index, line)
            for number, sentence in enumerate(sentences)
            for index, (one, two) in enumerate(pairwise(sentence.tokens))
            if (line := lines.get(f"{one.lower} {two.lower}"))
        ]

    @cached_property
    def _lines(self) -> dict[str, str]:
        written = bytes(self._text).decode().split("\n")
        return {line.partition("\t")[0]: line for line in written if "\t" in line and line[0] != "#"}


def doubled(sentences: Sequence[Sentence], longest: int) -> Iterator[tuple[Sentence, int, int]]:
    """Words and phrases of so many words at most that stand twice in a row: the sentence, the index there at which the second begins, and of how many words it is.

    In their order, and where several begin the shortest first.
    """
    found = loops.doubled(sentences, longest) if loops else doubled_plainly(sentences, longest)
    for number, index, size in found:
        yield sentences[number], index, size


def doubled_plainly(sentences: Sequence[Sentence], longest: int) -> list[tuple[int, int, int]]:
    """The same without the loop in C, sentences by their number here."""
    found = []
    for number, sentence in enumerate(sentences):
        words = [token.lower for token in sentence.tokens]
        for index in range(1, len(words)):
            for size in range(1, min(longest, index, len(words) - index) + 1):
                first = index - size
                if words[first] == words[index] and words[first:index] == words[index : index + size]:
                    found.append((number, index, size))
    return found
