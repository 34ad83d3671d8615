"""Data to dataclasses: what is converted, and what is said of a value of the wrong kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import pytest

from copydesk.schema import SchemaError, build, changed, nearest


@dataclass(frozen=True)
class Part:
    name: str
    size: int = 1

    def __post_init__(self):
        if self.size < 0:
            raise ValueError("a size is not negative")


@dataclass(frozen=True)
class Whole:
    parts: tuple[Part, ...] = ()
    words: tuple[str, ...] = ()
    tables: dict[str, tuple[int, ...]] | None = None
    ratio: float = 0.5
    level: Literal["low", "high"] = "low"
    free: Any = None
    title: str | None = None
    long_name: bool = False


def test_everything_is_converted():
    made = build(
        Whole,
        {
            "parts": [{"name": "a"}, {"name": "b", "size": 2}],
            "words": ["one", "two"],
            "tables": {"x": [1, 2]},
            "ratio": 2,
            "level": "high",
            "free": [{"any": "thing"}],
            "title": "T",
            "long-name": True,
        },
    )
    assert made == Whole(
        (Part("a"), Part("b", 2)),
        ("one", "two"),
        {"x": (1, 2)},
        2.0,
        "high",
        [{"any": "thing"}],
        "T",
        True,
    )
    assert type(made.ratio) is float


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"prts": []}, "prts: unknown key; did you mean 'parts'?"),
        ({"long-nam": True}, "long-nam: unknown key; did you mean 'long-name'?"),
        ({"xyzzy": 1}, "xyzzy: unknown key"),
        ({"parts": [{}]}, "parts[0].name: missing"),
        ({"parts": [3]}, "parts[0]: expected a table, found 3"),
        ({"parts": [{"name": "a", "size": -1}]}, "parts[0]: a size is not negative"),
        ({"words": ["a", 1]}, "words[1]: expected a string, found 1"),
        ({"words": "a"}, "words: expected a list, found 'a'"),
        ({"tables": {"x": ["a"]}}, "tables.x[0]: expected a whole number, found 'a'"),
        ({"tables": []}, "tables: expected a table, found []"),
        ({"ratio": True}, "ratio: expected a number, found True"),
        ({"level": "hihg"}, "level: 'hihg' is not one of low, high; did you mean 'high'?"),
        ({"level": 3}, "level: expected a string, found 3"),
        ({"title": 3}, "title: expected a string, found 3"),
        ({"long-name": 1}, "long-name: expected true or false, found 1"),
    ],
)
def test_what_is_wrong_is_said(data, said):
    with pytest.raises(SchemaError) as caught:
        build(Whole, data)
    assert str(caught.value) == said


def test_changed_keeps_the_rest():
    whole = Whole(words=("a",), ratio=0.1)
    assert changed(whole, {"ratio": 1}) == Whole(words=("a",), ratio=1.0)
    with pytest.raises(SchemaError, match="part: a size is not negative"):
        changed(Part("a"), {"size": -1}, "part.")


def test_nearest_is_silent_when_nothing_is_near():
    assert nearest("slect", ["select", "ignore"]) == "; did you mean 'select'?"
    assert nearest("xyzzy", ["select", "ignore"]) == ""
