"""Comparisons and ranks against figures, by property."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

UP = ("higher than", "more than", "larger than", "above", "exceeding")
DOWN = ("lower than", "less than", "smaller than", "below")


@given(st.integers(11, 95), st.integers(11, 95), st.sampled_from(UP + DOWN))
def test_a_share_against_another(find, one, other, word):
    assume(one != other)
    found = find(f"The rate stood at {one} percent, {word} the old rate of {other} percent.", "compared")
    assert len(found) == ((one < other) if word in UP else (one > other))
    if found:
        assert [place.label for place in found[0].related] == ["compared here"]


@given(st.integers(100, 900), st.integers(100, 900))
def test_an_even_longer_range(find, one, other):
    assume(one != other)
    text = f"It has a range of {one} miles. The next, with an even longer range of {other} miles, is new."
    assert len(find(text, "compared")) == (other < one)


@given(st.integers(2, 9), st.integers(2, 12))
def test_a_year_of_a_term(find, length, year):
    ordinal = {2: "second", 3: "third"}.get(year, f"{year}th")
    found = find(f"She is in the {ordinal} year of a {length}-year term.", "rank-over-number")
    assert len(found) == (year > length)


@given(st.integers(1, 11), st.integers(1, 11))
def test_two_zones(find, eastern, pacific):
    found = find(f"It starts at {eastern} p.m. Eastern ({pacific} p.m. Pacific).", "hours-of-zones")
    assert len(found) == (eastern - 3 != pacific)


def test_hours_across_noon_and_midnight(find):
    assert find("It starts at 2 p.m. ET (11 a.m. PT).", "hours-of-zones") == []
    assert find("It starts at 1:30 a.m. ET (10:30 p.m. PT).", "hours-of-zones") == []
    assert len(find("It starts at 2 p.m. ET (11 p.m. PT).", "hours-of-zones")) == 1


@given(st.integers(0, 6), st.integers(0, 6), st.integers(2, 6))
def test_days_from_one_weekday_to_another(find, first, last, told):
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    assume(first != last)
    length = (last - first) % 7 + 1
    text = f"The {told}-day fair runs from {days[first]} to {days[last]}."
    assert len(find(text, "days-long")) == (told not in (length, length - 1))


@given(st.integers(2, 9), st.integers(0, 9))
def test_a_vote_of_all(find, yes, no):
    found = find(f"The board voted unanimously, {yes}-{no}, to close the school.", "unanimous")
    assert len(found) == (no > 0)


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")


@given(st.integers(0, 9), st.integers(0, 9))
def test_months_against_after(find, first, second):
    found = find(
        f"She took the seat in {MONTHS[first]}, after his {MONTHS[second]} death.", "months-in-order"
    )
    assert len(found) == (1 <= second - first <= 2)


@given(st.integers(0, 9), st.integers(0, 9))
def test_months_of_a_journey(find, first, second):
    text = f"He flew to Lund in {MONTHS[first]} and was held by police in {MONTHS[second]}."
    assert len(find(text, "months-in-order")) == (1 <= first - second <= 3)


@given(st.integers(20, 60), st.integers(20, 60), st.integers(1, 30))
def test_three_answers(find, yes, no, neither):
    text = f"In Lund {yes} percent back it, {no} percent oppose it and {neither} percent are undecided."
    assert bool(find(text, "shares-over-all")) == (yes + no + neither > 103 or yes + no > 102)
