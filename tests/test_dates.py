"""Dates: what is read, with its parts and places, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from copydesk.document import Article, Document


def dates(text):
    return Document(Article("test.txt", text)).dates


@pytest.mark.parametrize(
    ("text", "year", "month", "day", "weekday", "written"),
    [
        ("On Tuesday, November 18, 2014, it rained.", 2014, 11, 18, 1, "November 18, 2014"),
        ("On Tuesday November 18 it rained.", None, 11, 18, 1, "November 18"),
        ("On Tuesday, 18 November 2014, it rained.", 2014, 11, 18, 1, "18 November 2014"),
        ("On Tuesday the 18th of November it rained.", None, 11, 18, 1, "18th of November"),
        ("On Tuesday night (November 18) it rained.", None, 11, 18, 1, "November 18"),
        ("On November 18 (Tuesday) it rained.", None, 11, 18, 1, "November 18"),
        ("On November 18, a Tuesday, it rained.", None, 11, 18, 1, "November 18"),
        ("In November 2014 it rained.", 2014, 11, None, None, "November 2014"),
        ("On May 5th it rained.", None, 5, 5, None, "May 5th"),
    ],
)
def test_styles(text, year, month, day, weekday, written):
    (ref,) = dates(text)
    assert (ref.year, ref.month, ref.day, ref.weekday) == (year, month, day, weekday)
    assert ref.span.of(text) == written
    if weekday is not None:
        assert ref.weekday_span.of(text) == "Tuesday"


@pytest.mark.parametrize(
    "text",
    [
        "They may 5 times march 6 miles.",
        "In March 40 boats sank.",
        "In March 4 people drowned.",
        "May is a month, and 100 May not.",
        "March on, 32 of you.",
    ],
)
def test_what_is_no_date(text):
    assert dates(text) == ()


def test_days_of_a_range_are_not_single():
    text = "It runs Friday, November 17-19, and 20 and 21 November, Monday to Friday, 4 May."
    assert not any(ref.single for ref in dates(text))


def test_what_the_calendar_has():
    held = {
        ref.written(): ref.exists() for ref in dates("On June 31, February 29, February 29, 1900, June 30.")
    }
    assert held == {"June 31": False, "February 29": True, "February 29, 1900": False, "June 30": True}


def test_the_day_of_a_year():
    (ref,) = dates("On February 29 it rained.")
    assert ref.on(2016) == date(2016, 2, 29)
    assert ref.on(2015) is None
