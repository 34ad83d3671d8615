"""What is told of one thing in two places, by property: what agrees is silent, what does not is found at both places."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


@given(st.integers(20, 60), st.integers(10, 39), st.integers(-9, 30))
def test_shares_of_a_list(find, first, second, off):
    rest = 100 - first - second + off
    assume(rest > 0)
    text = f"Coal makes {first} percent of its power, gas {second} percent and wind {rest} percent."
    found = find(text, "shares-listed")
    assert len(found) == (off > 3) or 1 <= off <= 3
    assert all(len(finding.related) == 2 for finding in found)


@given(st.integers(4, 60), st.integers(1, 40), st.integers(-3, 3))
def test_one_vote(find, ayes, noes, off):
    assume(ayes > noes and noes + off > 0 and ayes > noes + off)
    text = f"The board voted {ayes}-{noes} to sell. Ames wept. The {ayes}-{noes + off} vote came late."
    found = find(text, "two-votes")
    assert len(found) == (off != 0 and (ayes + noes + abs(off)) <= 1.25 * (ayes + noes))


@given(
    st.integers(10, 90), st.integers(10, 90), st.sampled_from([("longer", "shorter"), ("shorter", "longer")])
)
def test_the_greater_of_two(find, one, other, words):
    text = f"The {words[0]} road is {one}.5 miles long. The {words[1]} road is {other}.5 miles long."
    wrong = one < other if words[0] == "longer" else one > other
    assert len(find(text, "greater-with-less")) == (wrong and one != other)


@given(st.integers(30, 99), st.integers(20, 110))
def test_age_and_death(find, death, age):
    text = f"Ruth Ames died at the age of {death}. At the age of {age}, Ames opened the mill."
    assert len(find(text, "outlived")) == (age > death)


@given(st.dates(date(2001, 1, 2), date(2001, 11, 1)), st.integers(2, 25), st.integers(-9, 9))
def test_steps_between_dates(find, start, days, off):
    end = start + timedelta(days=days + off)
    assume(days + off > 0)
    on, then = (f"{MONTHS[day.month - 1]} {day.day}" for day in (start, end))
    found = find(f"The ship sank on {on}. It was raised {days} days later, on {then}.", "steps-between-dates")
    other = find(f"It was raised on {then}, {days} days after the wreck on {on}.", "steps-between-dates")
    across = start.month <= 2 <= end.month
    if off == 0 or abs(off) > 2 or not across:
        assert len(found) == len(other) == (off != 0)


@given(st.integers(3, 40), st.integers(3, 40))
def test_things_taken_up(find, one, other):
    text = f"Prosecutors charged {one} smugglers. It rained. Those {other} smugglers are in jail."
    near = max(one, other) < 1.9 * min(one, other)
    found = find(text, "counted-otherwise")
    assert len(found) == (one != other and near and max(one, other) > 3)
    assert all(len(finding.related) == 1 for finding in found)


@given(st.integers(2, 90), st.integers(2, 90))
def test_sums_taken_up(find, one, other):
    text = f"The ${one}.5 million plan was approved. Critics of the ${other}.5 million plan met in Lund."
    near = max(one, other) + 0.5 <= 2 * (min(one, other) + 0.5)
    assert len(find(text, "measure-again")) == (one != other and near)


@given(st.integers(2, 30), st.integers(2, 30), st.integers(-5, 5))
def test_sorts_of_a_group(find, men, women, off):
    total = men + women + off
    assume(total not in (men, women) and total > 0)
    text = f"Some families wept. The fire killed {total} people, {men} men and {women} women."
    assert len(find(text, "sorts-of-group")) == (off != 0)


@given(
    st.integers(3, 80), st.integers(3, 80), st.sampled_from(["were killed in the blast", "died in the blast"])
)
def test_tolls(find, told, named, words):
    text = f"In Lund {told} miners {words}. All {named} of the dead were from Ard."
    assert len(find(text, "two-tolls")) == (told != named)


@given(st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_day_of_an_event(find, one, other):
    text = f"The bosses of the bank spoke at the hearing on {one}. At {other}'s hearing, the bosses blamed the bank."
    assert len(find(text, "event-on-two-days")) == (one != other)


@given(st.integers(1, 9), st.integers(5, 80), st.integers(20, 60), st.sampled_from([1, -1]))
def test_changes_behind_a_figure(find, hundreds, percent, off, way):
    start = hundreds * 100
    word = "up" if way > 0 else "down"
    text = f"There were {{}} fires that summer, {word} {percent} percent from {start} fires before."
    assert find(text.format(start + way * hundreds * percent), "change") == []
    assert len(find(text.format(start + way * hundreds * percent + hundreds * off), "change")) == 1


@given(
    st.integers(0, 23), st.sampled_from([("EST", 5), ("CST", 6), ("MST", 7), ("PST", 8)]), st.integers(0, 23)
)
def test_hours_of_zones_and_greenwich(find, hour, zone, other):
    name, behind = zone
    mark = "a.m." if hour < 12 else "p.m."
    found = find(
        f"It left at {hour % 12 or 12} {mark} {name} ({other:02}00 GMT) that day.", "hour-and-greenwich"
    )
    assert len(found) == ((other - hour - behind) % 24 not in (0, 23))


@given(st.integers(20, 90), st.integers(20, 90))
def test_votes_of_what_passes(find, ayes, noes):
    found = find(f"The motion passed by {ayes} votes to {noes} after a long debate.", "passed-with-fewer")
    assert len(found) == (ayes < noes)


@given(st.integers(2, 30), st.integers(4, 90), st.integers(-40, 80))
def test_average_of_each(find, days, cars, off):
    told = cars + off
    assume(told > 0 and days * cars != told)
    found = find(f"It sold {days * cars} cars in {days} days, an average of {told} a day.", "average")
    if off == 0:
        assert found == []
    elif abs(off) > max(0.2 * told, 0.08 * cars):
        assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "Neither Ruth Ames nor Paul Kerr signed the letter. Paul Kerr signed the letter.",
            "neither-and-one",
        ),
        ("Sales rose 4 percent. The decline in sales worried the owner.", "risen-and-fallen"),
        ("Ruth Kowal of Yale University spoke. Kowal works for Cornell University.", "works-elsewhere"),
        (
            "The north mill is the older of the two. The north mill is newer than the old dam.",
            "lesser-of-two",
        ),
    ],
)
def test_both_places_are_named(find, text, rule):
    (finding,) = find(text, rule)
    assert len(finding.related) == 1
    assert finding.related[0].label


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Neither Ruth Ames nor Paul Kerr signed the letter. Mia Kerr signed the letter.", "neither-and-one"),
        ("Sales rose in May. The decline in sales in June worried the owner.", "risen-and-fallen"),
        (
            "Ruth Kowal of Yale University spoke. Kowal worked for Cornell University until May.",
            "works-elsewhere",
        ),
        ("Ruth Kowal of Yale University spoke. Kowal, a Yale chemist, left.", "works-elsewhere"),
        ("“Neither of us signed,” Kerr said. Ruth Ames signed the letter.", "neither-and-one"),
    ],
)
def test_look_alikes_are_silent(find, text, rule):
    assert find(text, rule) == []
