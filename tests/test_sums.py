"""What a reader with a pencil reckons, by property: what comes out at any rounding is silent, what does not is found."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from copydesk.document import Article, Document, Meta
from copydesk.reckoning.dates import WEEKDAYS
from copydesk.run import Desk

counts = st.integers(2, 300)


@given(counts, counts, counts, st.integers(1, 40))
def test_parts_of_whom(find, one, other, third, over):
    assume(len({one, other, third}) == 3)
    text = f"The hall has {{}} members, of whom {one} are nurses, {other} are cooks and {third} are clerks."
    whole = one + other + third
    assert find(text.format(whole), "sum-of-parts") == []
    assert find(text.format(whole + over), "sum-of-parts") == []
    fewer = whole - over
    assume(max(one, other, third) <= fewer and whole < 1.2 * fewer)
    assert len(find(text.format(fewer), "sum-of-parts")) == 1


@given(st.integers(1, 98), st.integers(1, 20))
def test_the_remaining_share(find, share, off):
    text = f"The town owns {share} percent of the yard and traders hold the remaining {{}} percent."
    assert find(text.format(100 - share), "remaining") == []
    assume(off > 1)
    assert len(find(text.format(100 - share + off), "remaining")) == 1


@given(st.integers(10, 400), st.integers(10, 400), st.integers(1, 30))
def test_the_remaining_number(find, one, left, off):
    assume(left + one / 2 < one + left and off <= (one + left) / 5 and left + off < one / 2 + left)
    text = f"The house has {one + left} seats. The Reds hold {one} and the Blues the remaining {{}}."
    assert find(text.format(left), "remaining") == []
    assume(left + off not in (one, one + left) and one + left > left + off + one / 2)
    assert len(find(text.format(left + off), "remaining")) == 1


@given(st.integers(2, 60), st.integers(10, 900), st.sampled_from([0.5, 0.8, 1.2, 2]))
def test_so_much_each(find, number, price, wrong):
    text = f"Tickets cost ${price} each, so the {number} sold brought in ${{:,.0f}}."
    assert find(text.format(number * price), "share-each") == []
    told = round(number * price * wrong)
    assume(told > price)
    assert len(find(text.format(told), "share-each")) == 1


@given(st.integers(20, 900), st.sampled_from([0.6, 1.4]))
def test_a_rate_by_the_year(find, week, wrong):
    text = f"She earns ${week:,} a week, or ${{:,.0f}} a year."
    assert find(text.format(week * 52), "rate-again") == []
    assert find(text.format(round(week * 52, -3) or week * 52), "rate-again") == [] or week < 200
    assert len(find(text.format(week * 52 * wrong), "rate-again")) == 1


@given(st.integers(10, 900), st.integers(1, 400), st.integers(1, 60), st.booleans())
def test_a_change_by_so_many(find, start, step, off, up):
    verb, end = ("rose", start + step) if up else ("fell", start - step)
    assume(end > 0 and end + off < 1000 and end + off != start)
    text = f"The number of cases {verb} by {step} to {{}} from {start}."
    assert find(text.format(end), "change") == []
    assert len(find(text.format(end + off), "change")) == 1 or end + off >= 8 * end


@given(st.integers(100, 900), st.integers(5, 90), st.integers(1, 3))
def test_a_change_in_percent_at_every_rounding(find, start, percent, digits):
    """The later figure is rounded, the percentage too."""
    end = start * (1 + percent / 100)
    text = f"Sales, which were weak, rose {percent} percent to ${end:,.{digits}f} million from ${start:,.{digits}f} million a year ago."
    assert find(text, "change") == []


@given(st.integers(1000, 9000), st.integers(10, 900), st.integers(1, 300))
def test_so_many_more_than(find, other, step, off):
    assume(step + off < min(1000, 4 * step))
    text = f"He polled {other + step:,} votes, {{}} more than his rival, who got {other:,}."
    grain = max(1, 10 ** (len(str(other)) - len(str(other).rstrip("0"))))
    assert find(text.format(step), "apart-by") == []
    assume(off > 2 * grain + 1)
    assert len(find(text.format(step + off), "apart-by")) == 1


@given(st.integers(20, 900), st.integers(2, 30), st.integers(6, 30))
def test_a_share_of_all_that_are_told(find, part, percent, off):
    whole = round(part * 100 / percent)
    text = f"The mill, which has {whole:,} employees, will drop {part} jobs, or {{}} percent of its staff."
    assert find(text.format(percent), "share-of-told-whole") == []
    assume(percent + off < 4 * percent)
    assert len(find(text.format(percent + off), "share-of-told-whole")) == 1


@pytest.fixture(scope="module")
def dated(catalogue):
    desk = Desk(rule for rule in catalogue if rule.id == "years-since")

    def find(text, year):
        return desk.read(Document(Article("a.txt", text, meta=Meta(date=date(year, 6, 10)))))[0]

    return find


@given(st.integers(1050, 1990), st.integers(1995, 2026), st.integers(3, 40))
def test_years_ago_by_the_article_s_own_year(dated, then, now, off):
    text = f"He recalls the battle of {then}, {{}} years ago."
    assert dated(text.format(now - then), now) == []
    told = now - then + off
    assume(told % 10 or told < 100)
    assume(told % 5)
    assert len(dated(text.format(told), now)) == 1


@given(st.integers(0, 6), st.integers(2, 6))
def test_the_next_day(find, day, off):
    text = f"He left on {WEEKDAYS[day]} and arrived the next day, {{}}."
    assert find(text.format(WEEKDAYS[(day + 1) % 7]), "weekday-steps") == []
    assert len(find(text.format(WEEKDAYS[(day + off) % 7]), "weekday-steps")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The pipe takes 42 gallons, {} liters, a minute.",
        "The pipe takes 42 gallons, which is {} liters, a minute.",
        "The tank holds 42 gallons — {} liters.",
        "The tank holds 42 gallons, the equivalent of {} liters.",
        "The tank holds 42 gallons, or some {} liters, of oil.",
    ],
)
def test_a_conversion_without_brackets(find, text):
    assert find(text.format(159), "conversion") == []
    assert find(text.format(191), "conversion") == []
    assert len(find(text.format(259), "conversion")) == 1
