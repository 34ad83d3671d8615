"""The options of checks: frozen dataclasses that share their methods."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from copydesk.rule import BaseOptions


class Options(BaseOptions):
    """Three kinds of option."""

    table: str
    most: int = 3
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.most < 0:
            raise ValueError("most: below 0")


def test_options_are_given_in_order_or_by_name():
    assert vars(Options("a", 2)) == {"table": "a", "most": 2, "lists": {}}
    assert vars(Options(table="a", lists={"b": ("c",)})) == {"table": "a", "most": 3, "lists": {"b": ("c",)}}
    assert [one.name for one in fields(Options)] == ["table", "most", "lists"]


def test_a_default_is_made_anew():
    assert Options("a").lists is not Options("a").lists


@pytest.mark.parametrize(
    ("values", "named", "complaint"),
    [
        ((), {}, "table is missing"),
        (("a",), {"least": 1}, "least"),
        (("a", 1, {}, "b"), {}, "too much is given"),
    ],
)
def test_what_is_given_wrongly_is_an_error(values, named, complaint):
    with pytest.raises(TypeError, match=complaint):
        Options(*values, **named)


def test_what_types_do_not_show_is_checked():
    with pytest.raises(ValueError, match="below 0"):
        replace(Options("a"), most=-1)


def test_options_are_frozen():
    with pytest.raises(FrozenInstanceError):
        Options("a").most = 4


class Plain(BaseOptions):
    """What all can hold."""

    table: str = "a"


def test_equal_options_are_equal():
    assert Options("a") == Options("a", 3) != Options("a", 4)
    assert Plain() != Options("a")
    assert hash(Plain()) == hash(Plain("a"))
