"""What one thing is told to be: two figures, two states, an end and going on, deeds in their order, by property."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from copydesk.reckoning.dates import MONTHS

ENDED = ("is closed", "has been shut down", "was dissolved", "was demolished")
GOING = {
    "is closed": ("still runs", "remains open", "continues to operate", "is running"),
    "has been shut down": ("is still open", "keeps operating", "is in service"),
    "was dissolved": ("still meets", "continues to vote", "is in session"),
    "was demolished": ("is still standing", "remains intact"),
}


@given(st.integers(2, 400), st.integers(2, 400))
def test_two_tolls_of_one_blast(find, one, other):
    text = f"The harbor blast killed {one} people. Windows broke. {other} people were killed in the harbor blast."
    if one == other or abs(one - other) > 0.4 * max(one, other):
        assert len(find(text, "two-figures")) == (one != other)
    apart = text.replace("in the harbor blast", "in the market blast")
    assert find(apart, "two-figures") == []


@pytest.mark.parametrize(("end", "going"), [(end, going) for end in ENDED for going in GOING[end]])
@pytest.mark.parametrize("subject", ["The harbor museum", "The Lund office"])
def test_what_ended_does_not_go_on(find, end, going, subject):
    text = f"{subject} {end}. Few came. {subject} {going} by the lake."
    (finding,) = find(text, "ended-and-going-on")
    assert len(finding.related) == 1
    for room in (
        text.replace("Few came.", "It reopened in May."),
        text.replace(f"{subject} {going}", f"Until May {subject.lower()} {going}"),
        text.replace(f"{subject} {going} by the lake.", f"“{subject} {going} by the lake,” said Ames."),
        text.replace(f"{subject} {going}", f"The other {subject.split()[-1]} {going}"),
        text.replace(f"{subject} {going}", f"Ames said {subject.lower()} {going}"),
        text.replace(f"{subject} {end}", f"{subject} would be closed"),
    ):
        assert find(room, "ended-and-going-on") == []


@given(st.integers(1850, 1990), st.integers(-60, 60))
def test_deeds_in_their_order(find, year, step):
    text = (
        f"The canal school was founded in {year}. It rained. The canal school was dissolved in {year + step}."
    )
    assert len(find(text, "order-of-deeds")) == (step < 0)
    assert len(find(f"She was born in {year} and died in {year + step}.", "order-of-deeds")) == (step < 0)


@given(
    st.dates(date(1950, 1, 1), date(2015, 1, 1)),
    st.integers(2, 300),
    st.sampled_from([-40, -9, -2, 0, 1, 3, 200]),
)
def test_days_between_two_dates(find, start, days, off):
    end = start + timedelta(days)
    assume(days + off > 1 and (days + off) % 5)
    first, last = (f"{MONTHS[day.month - 1]} {day.day}, {day.year}" for day in (start, end))
    text = f"The strike began on {first}, and ended on {last}, after {days + off} days."
    assert len(find(text, "days-between")) == (abs(off) > 1.5)


@given(st.lists(st.integers(11, 97), min_size=3, max_size=6), st.sampled_from([0, 30, -30]))
def test_an_average(find, figures, off):
    mean = round(sum(figures) / len(figures))
    assume(mean + off > 1 and mean + off not in figures and mean % 10)
    listed = ", ".join(map(str, figures[:-1])) + f" and {figures[-1]}"
    text = f"The games drew {listed} fans, an average of {mean + off}."
    assert len(find(text, "average")) == bool(off)


@given(st.integers(7, 400), st.integers(7, 400), st.sampled_from([1.0, 2.0, 0.4]))
def test_two_rates(find, one, other, factor):
    text = f"He paid £{one}.00 (${one * 1.3:.2f}) for it. She paid £{other}.00 (${other * 1.3 * factor:.2f})."
    assert len(find(text, "two-rates")) == (factor != 1.0)


@given(st.integers(5, 60), st.integers(1, 4), st.integers(-3, 3))
def test_votes_of_members(find, yes, no, room):
    assume(yes > no)
    text = f"The {yes + no + room}-member council voted {yes}-{no} to sell the field."
    assert len(find(text, "votes-over-members")) == (room < 0)


@pytest.mark.parametrize("newline", ["\n\n", "\r\n\r\n", "\n\n😀 "])
def test_places_are_those_of_the_text(find, newline):
    text = f"The harbor museum is closed.{newline}The harbor museum still runs tours."
    (finding,) = find(text, "ended-and-going-on")
    assert finding.span.of(text) == "The harbor museum still runs"
    assert finding.related[0].span.of(text) == "The harbor museum is closed"
