"""Nothing can hang it: twice the text is twice the work, whatever the text is made of.

Work is counted in lines of Python executed, not in time. benchmarks/hostile.py times the same shapes at full size.
"""

from __future__ import annotations

import sys

import pytest

from copydesk.document import Article, Document
from copydesk.run import Desk

SHAPES = {
    "opening marks": "“",
    "pairs of marks": "“”",
    "straight marks": '"',
    "apostrophes": "'",
    "quoted words": '"a ',
    "hyphens": "-",
    "hyphenated letters": "a-",
    "digits": "1",
    "thousands": "1,",
    "dates": "Tuesday, Nov. 18, ",
    "conversions": "10 miles (16 km) ",
    "capitals": "A",
    "names": "Smith ",
    "unknown words": "xqzvk ",
    "one word": "the ",
    "full stops": ".",
    "initials": "A.",
    "spaces": " ",
    "brackets": "(",
    "combining marks": "\u0301",
    "lines": "word\n",
    "speech": "“Yes,” she said he told “no” ",
    "neither": "neither A nor B can do so, with A able to do so ",
    "casualties": "killing 12 people, wounding 14 people and ",
}


def work(desk, text):
    """Lines of Python that it takes to read a text."""
    lines = 0

    def tracer(frame, event, argument):
        nonlocal lines
        lines += event == "line"
        return tracer

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        _, problems = desk.read(Document(Article("hostile.txt", text)))
    finally:
        sys.settrace(before)
    assert not problems
    return lines


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_at_most_twice_the_work(catalogue, shape):
    desk = Desk(catalogue)
    repeats = 3000 // len(SHAPES[shape])
    desk.read(
        Document(Article("warm.txt", SHAPES[shape] * 3))
    )  # tables are opened once, by whoever comes first
    once = work(desk, SHAPES[shape] * repeats)
    twice = work(desk, SHAPES[shape] * repeats * 2)
    assert twice <= 2.3 * once + 2000
