"""Conversions and weekdays by property: what agrees at any rounding is silent, what no rounding explains is found."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.document import Article, Document, Meta
from copydesk.reckoning.dates import MONTHS, WEEKDAYS
from copydesk.reckoning.units import named
from copydesk.run import Desk

DIMENSIONS = ("length", "area", "volume", "mass", "speed", "pressure", "time")
PAIRS = [
    (one, other)
    for one, other in permutations(named().values(), 2)
    if one.dimension == other.dimension in DIMENSIONS
    and 1e-4 < one.factor / other.factor < 1e4
    and not {one.name.split()[0], other.name.split()[0]}
    & {"US", "imperial", "long", "short", "troy", "calories"}
]


def rounded(value, digits):
    return float(f"{value:.{digits}g}")


def written(value):
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def sentence(one, value, other, converted):
    return f"It came to {written(value)} {one.name} ({written(converted)} {other.name})."


@given(st.sampled_from(PAIRS), st.integers(12, 990), st.integers(2, 5))
def test_a_conversion_agrees_at_every_rounding(find, pair, value, digits):
    one, other = pair
    right = rounded(one.to(other, value), digits)
    if right > 0.01:
        assert find(sentence(one, value, other, right), "conversion") == []
        assert find(sentence(other, right, one, value), "conversion") == []


@given(st.sampled_from(PAIRS), st.integers(12, 990), st.sampled_from([0.1, 0.5, 0.7, 1.4, 2, 10]))
def test_a_conversion_beyond_rounding_is_found(find, pair, value, wrong):
    one, other = pair
    converted = rounded(one.to(other, value) * wrong, 3)
    if converted >= 10:
        (finding,) = find(sentence(one, value, other, converted), "conversion")
        assert [place.label for place in finding.related] == ["the same in another unit"]


def derived():
    """Every pair of units that a text can hold, as written, both ways, and what one of the first is in the second."""
    units = list(named().values())
    lengths = [unit for unit in units if unit.dimension == "length" and "-" not in unit.name]
    for one, other in permutations(units, 2):
        if one.dimension == other.dimension != "temperature":
            yield AMBIGUOUS.sub("", one.name), AMBIGUOUS.sub("", other.name), one.factor / other.factor
    for one in lengths:
        for other in lengths:
            if one is not other:
                yield f"square {one.name}", f"square {other.name}", (one.factor / other.factor) ** 2
                yield f"cubic {one.name}", f"cubic {other.name}", (one.factor / other.factor) ** 3
                yield f"{one.name} per second", f"{other.name} per hour", 3600 * one.factor / other.factor
        for other in units:
            power = {"area": 2, "volume": 3}.get(other.dimension)
            if power:
                names = f"{'square' if power == 2 else 'cubic'} {one.name}", AMBIGUOUS.sub("", other.name)
                yield *names, one.factor**power / other.factor
                yield *reversed(names), other.factor / one.factor**power


AMBIGUOUS = re.compile("^(?:US|imperial|troy) ")
"""What tells units of one name apart and is seldom written."""
WRITTEN = [
    pair
    for pair in dict.fromkeys(derived())
    if pair[0] != pair[1]
    and 1e-9 < pair[2] < 1e9
    and not re.search(r"(?:square|cubic) naut|naut.* per", str(pair))
]


def test_every_pair_of_units_both_ways(find):
    assert len(WRITTEN) > 1000
    for one, other, factor in WRITTEN:
        value = 50.0
        while value * factor < 12:
            value *= 10
        text = f"It came to {written(value)} {one} ({{}} {other})."
        for digits in (2, 3, 4):
            assert find(text.format(written(rounded(value * factor, digits))), "conversion") == [], (
                one,
                other,
            )
        for wrong in (0.5, 1.6):
            assert len(find(text.format(written(rounded(value * factor * wrong, 4))), "conversion")) == 1, (
                one,
                other,
            )


@given(st.integers(-400, 1500))
def test_temperatures(find, tenths):
    celsius = tenths / 10
    fahrenheit = round(celsius * 9 / 5 + 32)
    text = f"It was {celsius} degrees Celsius ({fahrenheit} degrees Fahrenheit)."
    assert find(text, "conversion") == []
    wrong = f"It was {celsius} degrees Celsius ({fahrenheit + 60 + abs(fahrenheit)} degrees Fahrenheit)."
    assert len(find(wrong, "conversion")) == 1


@pytest.fixture(scope="session")
def dated(catalogue):
    """`dated(text, day)`: what the rule on weekdays finds in an article of that day."""
    desk = Desk(rule for rule in catalogue if rule.id == "weekday")
    return lambda text, day: desk.read(Document(Article("test.txt", text, meta=Meta(date=day))))[0]


DAYS = st.dates(date(1850, 1, 1), date(2100, 12, 31))


@given(DAYS, st.integers(1, 6))
def test_weekdays_of_full_dates(find, day, off):
    right, wrong = WEEKDAYS[day.weekday()], WEEKDAYS[(day.weekday() + off) % 7]
    for text in ("It was {}, {} {}, {}.", "It was {} {} {} {}."):
        assert (
            find(text.format(right, MONTHS[day.month - 1], day.day, day.year), "weekday", "no-such-day") == []
        )
    (finding,) = find(f"It was {wrong}, {day.day} {MONTHS[day.month - 1]} {day.year}.", "weekday")
    assert finding.suggestions[0].text == right


@given(DAYS, st.integers(1, 13))
def test_two_dates_of_one_spring_agree(find, day, later):
    day = day.replace(month=5, day=1)
    other = day + timedelta(days=later)
    text = f"From {WEEKDAYS[day.weekday()]}, May 1, on; over by {WEEKDAYS[other.weekday()]}, May {other.day}."
    assert find(text, "weekday") == []
    wrong = f"From {WEEKDAYS[day.weekday()]}, May 1, on; over by {WEEKDAYS[other.weekday()]}, May {other.day + 1}."
    assert len(find(wrong, "weekday")) == 1


@given(DAYS, st.integers(-60, 60), st.integers(1, 6))
def test_weekdays_by_the_article_s_own_date(dated, day, away, off):
    other = day + timedelta(days=away)
    text = f"It is on {{}}, {MONTHS[other.month - 1]} {other.day}."
    assert dated(text.format(WEEKDAYS[other.weekday()]), day) == []
    wrong = text.format(WEEKDAYS[(other.weekday() + off) % 7])
    assert len(dated(wrong, day)) == (abs(away) <= 14)


@given(st.integers(1900, 2090), st.integers(2, 5), st.integers(1, 3))
def test_captions_of_one_other_year_are_left_alone(dated, year, captions, apart):
    days = [date(year, 1, 9) + timedelta(days=apart * step) for step in range(captions)]
    seen = [f"It is seen on {WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}." for day in days]
    own = date(year + 3, 1, 20)
    assert dated(" ".join(seen), own) == []
    assert len(dated(seen[0], own)) == 1
