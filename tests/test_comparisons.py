"""Comparisons whose figures go the other way, and their look-alikes: generated pairs, both ways round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

PAIRS = st.tuples(st.integers(12, 98), st.integers(12, 98)).filter(lambda pair: abs(pair[0] - pair[1]) > 8)


def spoken(find, rule, text):
    return bool(find(text, rule))


@given(PAIRS)
def test_only_a_compared_with_b_asks_for_less(find, pair):
    one, other = pair
    text = f"Only {one} percent of the nurses signed, compared with {other} percent of the doctors."
    assert spoken(find, "set-against", text) == (one > other)


@given(PAIRS)
def test_versus_just_b_asks_for_more(find, pair):
    one, other = pair
    text = f"In Lund {one} percent of voters chose Ames, versus just {other} percent who chose Blom."
    assert spoken(find, "set-against", text) == (one < other)


@given(PAIRS)
def test_who_is_ahead_has_more(find, pair):
    one, other = pair
    text = f"Ruth Ames led with {one} percent, ahead of Paul Blom with {other} percent."
    assert spoken(find, "standings", text) == (one < other)


@given(PAIRS)
def test_more_of_one_than_of_another(find, pair):
    one, other = pair
    text = f"More women than men applied: {one} women and {other} men sent in their papers."
    assert spoken(find, "more-of-one", text) == (one < other)


@given(PAIRS)
def test_a_fall_with_its_times_between(find, pair):
    one, other = pair
    text = f"The rate fell to {one} percent in the third quarter from {other} percent in the second."
    assert spoken(find, "direction", text) == (one > other)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("direction", "Before the limits were lowered it went from 342 tons to 494 tons."),
        ("direction", "Prices fell, and the rate went from 4 percent in May to 6 percent in June."),
        ("set-against", "The rate fell 6 percent, compared with 4 percent in May."),
        ("set-against", "Sales were down by 6 percent, compared with just 4 percent in May."),
        ("set-against", "Only 69 percent of the nurses signed, compared with 38 doctors."),
        ("standings", "Ames finished in 31 minutes, ahead of Blom with 35 minutes."),
        ("standings", "Ames won 31 seats on Monday, ahead of a vote with 35 motions."),
        ("more-of-one", "More women than men applied, though 43 men and 39 women sent in their papers."),
        ("ranked-otherwise", "Lund is the largest port. Ard is the second-largest port."),
        ("ranked-otherwise", "Hale is serving his second term. Hale was serving his first term in 2009."),
    ],
)
def test_look_alikes_are_left_alone(find, rule, text):
    assert find(text, rule) == []


def test_places_are_right_behind_marks_that_take_two_units(find):
    text = "🙂 Only 69 percent of the nurses signed,\r\ncompared with 38 percent of the doctors.\r\n"
    (finding,) = find(text, "set-against")
    assert (finding.span.of(text), finding.related[0].span.of(text)) == ("38 percent", "69 percent")
