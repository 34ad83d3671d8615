"""Moments and the steps between them: what a calendar allows is never denied, what it does not allow is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.document import Article, Document
from copydesk.reckoning.dates import MONTHS, WEEKDAYS
from copydesk.reckoning.moments import fits, moments, read_step

DAYS = st.dates(date(1900, 1, 1), date(2060, 1, 1))
SPANS = st.integers(1, 300)


def read(text):
    document = Document(Article("a.txt", text))
    return moments(document.sentences[0], document.dates)


def written(day, year=True):
    return f"{MONTHS[day.month - 1]} {day.day}" + (f", {day.year}" if year else "")


def step_of(text, unit):
    document = Document(Article("a.txt", text))
    return read_step(document.figures[0], unit, document.figures[0].first, loose=False)


def test_all_that_a_sentence_names_is_read_in_order():
    found = read("On Monday he spoke of May 2015, of June, of 1999 and of July 4, 2001.")
    assert [moment.kind for moment in found] == ["weekday", "month", "month", "year", "date"]
    assert [bool(moment.cycle) for moment in found] == [True, False, True, False, False]


def test_words_that_only_look_like_months_are_none():
    assert not read("It may march on, and April’s aunt May said so in a white sun.")[1:]


@given(DAYS, SPANS)
def test_days_told_with_their_number_agree_and_one_more_does_not(day, number):
    one, other = read(f"It ran from {written(day)} on to {written(day + timedelta(number))}.")
    assert fits(one, other, number, number)
    assert fits(other, one, -number, -number)
    assert not fits(one, other, number + 2, number + 2)


@given(DAYS, st.integers(1, 200))
def test_days_without_a_year_are_taken_to_be_as_near_as_they_can(day, number):
    one, other = read(f"It ran on {written(day, year=False)} and {written(day + timedelta(number))}.")
    assert fits(one, other, number, number)
    assert not fits(one, other, number + 9, number + 9)


@given(st.integers(0, 6), st.integers(1, 6), st.integers(1, 6))
def test_weekdays_are_so_many_days_apart_and_no_other_number(day, number, told):
    one, other = read(f"It ran on {WEEKDAYS[day]} and {WEEKDAYS[(day + number) % 7]}.")
    assert fits(one, other, told, told) is (told == number)
    assert fits(other, one, -told, -told) is (told == number)


@given(DAYS, st.integers(1, 7))
def test_months_agree_with_the_number_of_months_between_them(day, number):
    end = date(day.year + (day.month + number - 1) // 12, (day.month + number - 1) % 12 + 1, 1)
    one, other = read(
        f"It ran in {MONTHS[day.month - 1]} {day.year} and in {MONTHS[end.month - 1]} {end.year}."
    )
    step = step_of(f"{number + 1} months later he left.", "months")
    far = step_of(f"{number + 4} months later he left.", "months")
    assert fits(one, other, step.least - 31, step.most)
    assert not fits(one, other, far.least, far.most)


@pytest.mark.parametrize(
    ("text", "unit", "inside", "outside"),
    [
        ("three days later", "days", 3, 4),
        ("about three weeks later", "weeks", 24, 40),
        ("more than two months later", "months", 100, 30),
        ("nearly three years later", "years", 1000, 1500),
        ("half a century later", "century", 17000, 30000),
    ],
)
def test_a_step_is_as_wide_as_its_words(text, unit, inside, outside):
    step = step_of(text + " he left.", unit)
    assert step.least <= inside <= step.most
    assert not step.least <= outside <= step.most


def test_what_is_no_length_of_time_is_no_step():
    assert read_step(None, "miles", 0, loose=False) is None


def test_a_weekday_and_a_date_cannot_be_set_side_by_side():
    one, other = read("It ran on Monday and May 3.")
    assert fits(one, other, 2, 2)
