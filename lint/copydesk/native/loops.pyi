"""What the loops in C take and give; each stands in the C file named above it."""

from typing_extensions import Buffer

EDITION: int

# packed.c
def level(buckets: Buffer, place: int, /) -> int: ...
