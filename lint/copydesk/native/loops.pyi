"""What the loops in C take and give; each stands in the C file named above it."""

from collections.abc import Callable, Sequence

from typing_extensions import Buffer

from copydesk.markup import Block
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
