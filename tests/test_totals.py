"""Totals, rests, ranges, ranks and the like, by property: what agrees is silent, what does not is found with both places."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from copydesk.reckoning.dates import WEEKDAYS

NAMES = ("Adam", "Brian", "Carl", "Dora", "Emma", "Frank", "Greta", "Henry")
NUMBERS = ("", "", "two", "three", "four", "five", "six", "seven", "eight")
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth")
SIDES = {"north": "south", "east": "west", "northeast": "southwest", "northwest": "southeast"}


def both(findings):
    """How many findings there are, each of which must have its second place."""
    assert all(len(finding.related) >= 1 for finding in findings)
    return len(findings)


def listed(names):
    return f"{', '.join(names[:-1])} and {names[-1]}"


@given(st.integers(2, 4000), st.integers(2, 4000), st.integers(-300, 300))
def test_total_of_two(find, one, other, off):
    total = one + other + off
    assume(total > 1 and (one + other) / 2 < total < (one + other) * 2 and total != one * other)
    text = f"He bought {one:,} goats in May and {other:,} cows in June, a total of {total:,} beasts."
    assert both(find(text, "total-of-parts")) == (off != 0)


@given(st.integers(1, 400), st.integers(1, 400), st.integers(-40, 40))
def test_what_is_left(find, gone, stay, off):
    assume(stay + off > 1 and stay + off not in (gone, gone + stay))
    text = f"The firm cut {gone} of its {gone + stay} jobs, leaving {stay + off}."
    assert both(find(text, "leaving-too-many")) == (off != 0)


@given(st.integers(1, 60), st.integers(1, 60), st.integers(2, 120))
def test_men_and_women(find, men, women, people):
    assume(people > max(men, women) and men != 1 and women != 1)
    text = f"Police held {people} people, including {men} men and {women} women."
    assert both(find(text, "parts-over-total")) == (men + women > people)


@given(st.integers(2, 8), st.integers(2, 8), st.sampled_from([", ", ": ", " — "]))
def test_names_of_a_group(find, number, names, mark):
    text = f"They have {NUMBERS[number]} sons{mark}{listed(NAMES[:names])}."
    assert both(find(text, "names-of-group")) == (number != names)


@given(st.integers(2, 5), st.integers(1, 4))
def test_rank_and_names_ahead(find, rank, names):
    ahead = listed(NAMES[:names]) if names > 1 else NAMES[0]
    assert both(find(f"She finished {ORDINALS[rank]}, behind {ahead}.", "ranked-behind")) == (
        rank != names + 1
    )


@given(st.integers(1500, 2090), st.integers(1500, 2090), st.sampled_from(["before", "after"]))
def test_years_before_and_after(find, one, other, word):
    found = find(f"Roe was tried in {one}, long {word} Lund was tried in {other}.", "years-in-order")
    assert both(found) == (one > other if word == "before" else one < other)


@given(st.integers(1500, 2090), st.integers(1500, 2090))
def test_range_of_years(find, one, other):
    assert both(find(f"He was mayor from {one} to {other}.", "reversed-range")) == (one > other)


@given(st.dates(datetime.date(2001, 3, 1), datetime.date(2001, 9, 1)), st.integers(-50, 50))
def test_range_of_days(find, start, days):
    assume(days)
    end = start + datetime.timedelta(days=days)
    text = f"The fair runs from {start:%B} {start.day} to {end:%B} {end.day}."
    assert both(find(text, "reversed-range")) == (days < 0)


@given(st.integers(0, 6), st.integers(1, 6), st.integers(0, 6), st.sampled_from(["after", "before"]))
def test_steps_between_weekdays(find, day, step, off, word):
    sign = 1 if word == "after" else -1
    other = WEEKDAYS[(day - sign * step + off) % 7]
    number = ("", "one day", "two days", "three days", "four days", "five days", "six days")[step]
    found = find(f"The vote was on {WEEKDAYS[day]}, {number} {word} {other}'s debate.", "weekday-steps")
    assert both(found) == (off != 0)


@given(st.integers(14, 21), st.integers(1500, 2090))
def test_century_and_year(find, century, year):
    ending = "st" if century == 21 else "th"
    found = find(f"The {century}{ending}-century mill, built in {year}, burned.", "century-and-year")
    if 100 * (century - 1) < year < 100 * century:
        assert found == []
    elif not 100 * (century - 1) - 10 < year < 100 * century + 10:
        assert both(found) == 1


@given(st.integers(1, 12), st.sampled_from(["a.m.", "p.m."]))
def test_hour_and_part_of_the_day(find, hour, mark):
    morning = find(f"They met at {hour} {mark} on Tuesday morning.", "part-of-day")
    afternoon = find(f"They met at {hour} {mark} on Tuesday afternoon.", "part-of-day")
    noon = hour == 12 and mark == "p.m."
    assert both(morning) == (mark == "p.m." and not noon)
    assert both(afternoon) == (mark == "a.m." or hour % 12 > 6)


@given(st.integers(1, 99), st.sampled_from([("teenager", 13, 19), ("octogenarian", 80, 89)]))
def test_stage_of_life(find, age, stage):
    word, first, last = stage
    assert both(find(f"The {word}, {age}, waved.", "stage-of-life")) == (not first <= age <= last)


@given(st.integers(1, 90), st.integers(1, 90), st.sampled_from(["younger", "older"]))
def test_age_of_a_sibling(find, age, other, word):
    found = find(f"Jane Hill, {age}, and her {word} brother, Tom Hill, {other}, were hurt.", "sibling-age")
    assert both(found) == (other > age if word == "younger" else other < age)


@given(st.sampled_from(sorted(SIDES)), st.booleans(), st.booleans())
def test_bearings(find, side, turned, swapped):
    other = SIDES[side] if turned else side
    pair = ("Sheffield", "Leeds") if swapped else ("Leeds", "Sheffield")
    text = f"He was born in Leeds, {side} of Sheffield. She is from {pair[0]}, 10 miles {other} of {pair[1]}."
    assert both(find(text, "two-bearings")) == (turned != swapped)


@given(st.integers(1, 99), st.integers(1, 20), st.integers(-60, 60))
def test_share_of_a_whole(find, percent, hundreds, off):
    whole = 100 * hundreds
    part = percent * hundreds + off * hundreds
    assume(1 < part < whole)
    found = find(f"It shut {percent} percent of its {whole:,} shops, or {part:,} shops.", "share-of-whole")
    if not off:
        assert found == []
    elif abs(off) > 25 and hundreds % 10:  # “80” and “1,500” may be rounded
        assert both(found) == 1


@given(st.integers(2, 40), st.integers(2, 40), st.integers(-9, 9))
def test_toll(find, one, other, off):
    assume(one + other + off > 1)
    text = (
        f"The crash killed {one} men and {other} women. The {one + other + off} victims were named on Friday."
    )
    assert both(find(text, "two-tolls")) == (off != 0)


@given(st.integers(0, 60), st.integers(0, 60))
def test_score_of_a_winner(find, one, other):
    assert both(find(f"The Lions beat the visitors {one}-{other} here.", "score-of-winner")) == (one < other)


@given(st.integers(10, 900), st.integers(10, 900), st.booleans())
def test_trend(find, before, now, up):
    assume(before != now)
    word = "more" if up else "fewer"
    text = f"It draws {word} people every year. Last year {before} came, and this year {now} are expected."
    assert both(find(text, "trend")) == (now < before if up else now > before)


@pytest.mark.parametrize(
    ("text", "rule", "count"),
    [
        ("It opened in Lyon, Spain, in May.", "city-and-country", 1),
        ("It opened in Lyon, France, in May.", "city-and-country", 0),
        ("He likes Lyon, Spain, and Italy.", "city-and-country", 0),
        ("Kenya's capital, Nairobi, is dry.", "city-and-country", 0),
        ("Kenya's capital, Kampala, is dry.", "city-and-country", 1),
    ],
)
def test_capitals_and_countries(find, text, rule, count):
    assert both(find(text, rule)) == count


def test_places_are_those_of_the_text(find):
    text = "\ufeff😀 First.\r\n\r\nPolice held 14 people, including nine men and seven women.\r\n"
    (finding,) = find(text, "parts-over-total")
    assert text[finding.span.start : finding.span.end] == "nine men and seven"
    assert text[finding.related[0].span.start : finding.related[0].span.end] == "14"


@given(st.integers(1, 8), st.integers(12, 90), st.integers(-9, 9))
def test_all_but_some(find, less, total, off):
    assume(off != less and total - less + off > 1)
    some = ("", "one", "two", "three", "four", "five", "six", "seven", "eight")[less]
    text = (
        f"All but {some} of the {total} states signed it. The {total - less + off} states that signed it met."
    )
    assert both(find(text, "all-but")) == (off != 0)
