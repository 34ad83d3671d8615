"""What the loops in C take and give; each stands in the C file named above it."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from typing_extensions import Buffer

from copydesk.grammar.tags import Tag
from copydesk.markup import Block
from copydesk.patterns.needles import Needle
from copydesk.sentences import Sentence
from copydesk.tokens import Token

EDITION: int

# packed.c
def level(buckets: Buffer, place: int, /) -> int: ...

# lexicon.c
class Lines:
    def __new__(cls, file: Buffer) -> Lines: ...
    def grade(self, word: str, /) -> int | None: ...
    def line(self, word: str, /) -> str: ...
    def heads(self) -> list[str]: ...

# signs.c
class Signs:
    def __new__(cls, groups: Sequence[Sequence[str]], /) -> Signs: ...
    def lines(self, lines: list[str], /) -> list[list[int]]: ...

# text.c
def unusual(text: str, /) -> int: ...

# text_marks.c
def marks(text: str, /) -> list[tuple[int, int]] | None: ...

# text_places.c
def places(
    sentences: tuple[Sentence, ...], /
) -> tuple[dict[str, list[tuple[Sentence, int]]], dict[str, list[tuple[Sentence, int]]]]: ...

# text_scanner.c
class Scanner:
    def __init__(
        self,
        token: type[tuple[object, ...]],
        matched: Callable[[str, int, int], tuple[str, int, int]],
        lowered: Callable[[str], str],
        shortens: Callable[[str], bool],
        grown: Callable[[Block, list[Token], list[int], int, str], bool],
        /,
    ) -> None: ...
    def scan(
        self,
        block: Block,
        prose: str,
        shift: int | None,
        place: int,
        stop: int,
        tokens: list[Token],
        ends: list[int],
        /,
    ) -> None: ...

# company_words.c
class Words:
    def __new__(
        cls,
        words: Buffer,
        choices: Buffer,
        forms: Buffer,
        own: int,
        class_of: Callable[[str], int],
        /,
    ) -> Words: ...
    def number(self, word: str, /) -> int: ...
    def word(self, number: int, /) -> str: ...
    def chosen(self, code: int, /) -> int: ...
    def column(self, sentences: Iterable[Any], /) -> tuple[bytes, bytes, bytes, bytes, bytes, bytes]: ...

# company_trees.c
class Trees:
    def __new__(cls, trees: list[list[list[Any]]], /) -> Trees: ...
    def told(self, seen: list[Any], score: float, /) -> float: ...

# company_choices.c
class Choices:
    def __new__(cls, *arrays: Buffer) -> Choices: ...
    def find(self, asked: Buffer, numbers: Buffer, codes: Buffer, /) -> list[tuple[int, int, bytes]]: ...

# company_expected.c
class Expected:
    def __new__(cls, *arrays: Buffer) -> Expected: ...
    def beside(self, one: int, two: int, /) -> int: ...
    def rivals(
        self,
        asked: Buffer,
        numbers: Buffer,
        codes: Buffer,
        rivals: array[int],
        least: int,
        code_of: Callable[[int], int],
        /,
    ) -> list[int]: ...
    def find(self, asked: Buffer, numbers: Buffer, codes: Buffer, /) -> list[int]: ...

# company_forms.c
class Forms:
    def __new__(cls, *given: Any) -> Forms: ...
    def find(self, asked: Buffer, numbers: Buffer, codes: Buffer, /) -> list[int]: ...

# company_context.c
class Context:
    def __new__(cls, *given: Any) -> Context: ...
    def find(self, asked: Buffer, numbers: Buffer, codes: Buffer, /) -> list[tuple[int, int, float]]: ...

# tags_tagger.c
class Tagger:
    def __init__(
        self,
        weights: str,
        first: str,
        meant: tuple[Tag, ...],
        lexicon: dict[str, str],
        names: frozenset[str],
        opening: str,
        named: str,
        turns: str,
        possessive: str,
        ends: frozenset[str],
        plain: Callable[[str, str, str, bool], str | None],
        clitic: Callable[[int, int], Tag],
    ) -> None: ...
    def tag(self, tokens: tuple[Token, ...], /) -> tuple[Tag, ...]: ...

# company_pairs.c
class Pairs:
    def __new__(cls, text: Buffer, /) -> Pairs: ...
    def find(self, sentences: Sequence[Sentence], /) -> list[tuple[int, int, str]]: ...

def doubled(sentences: Sequence[Sentence], longest: int, /) -> list[tuple[int, int, int]]: ...

# patterns.c
class Needles:
    def __new__(cls, needles: tuple[Needle, ...], /) -> Needles: ...
    def find(self, places: dict[str, list[tuple[Sentence, int]]], /) -> list[tuple[int, Sentence, int]]: ...
