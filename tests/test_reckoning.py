"""Arithmetic in a sentence, by property: what adds up is silent, what does not is found at both places."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

NOUNS = ("nurses", "drivers", "cooks", "pilots", "clerks")


@given(st.lists(st.integers(1, 40), min_size=2, max_size=5), st.integers(1, 30))
def test_parts_and_total(find, parts, off):
    listed = [f"{part} {noun}" for part, noun in zip(parts, NOUNS, strict=False)]
    text = f"They hired {{}} people: {', '.join(listed[:-1])} and {listed[-1]}."
    assert find(text.format(sum(parts)), "sum-of-parts") == []
    (finding,) = find(text.format(sum(parts) + off), "sum-of-parts")
    assert len(finding.related) == 1


@given(st.integers(1, 60), st.integers(2, 60))
def test_part_of_a_whole(find, part, whole):
    found = find(f"Police held {whole} men, {part} of them in May.", "part-over-whole")
    assert len(found) == (part > whole)


@given(st.integers(1600, 2090), st.integers(3, 200), st.integers(-2, 200))
def test_span_of_years(find, start, length, off):
    end = start + length
    assume(end <= 2100 and length + off > 1)
    found = find(f"It was shut for {length + off} years, from {start} to {end}.", "year-span")
    slack = max(1, (length + off) / 10) if (length + off) % 10 == 0 or (length + off) % 10 == 5 else 1
    if off in (-1, 0, 1):
        assert found == []
    elif abs(off) > slack:
        assert len(found) == 1


@given(st.integers(1600, 1900), st.integers(2, 99), st.integers(-60, 60))
def test_years_apart(find, base, years, off):
    text = f"It was built in {base}. It burned {years} years later, in {base + years + off}."
    found = find(text, "years-apart")
    if abs(off) < 2:
        assert found == []
    elif abs(off) > 5:
        assert len(found) == 1


@given(st.integers(1, 5000), st.integers(1, 5000), st.sampled_from(["rose", "fell"]))
def test_direction(find, start, end, verb):
    assume(max(start, end) < 20 * min(start, end))
    found = find(f"The number of calls {verb} from {start:,} to {end:,}.", "direction")
    assert len(found) == ((end < start) if verb == "rose" else (end > start))


@given(st.integers(1, 99))
def test_words_for_shares(find, share):
    few = find(f"Few guests ({share}%) came.", "share-word")
    most = find(f"Most guests ({share}%) came.", "share-word")
    assert bool(few) == (share > 45)
    assert bool(most) == (share < 50)


@given(st.integers(1, 99), st.integers(1, 99))
def test_compared_shares(find, one, other):
    fewer = find(f"Fewer boys ({one}%) came than girls ({other}%).", "compared-shares")
    assert bool(fewer) == (one > other)
    more = find(f"More boys ({one}%) came than girls ({other}%).", "compared-shares")
    assert bool(more) == (one < other)


@given(st.integers(2, 3000), st.integers(2, 3000), st.integers(0, 100))
def test_percent_of(find, part, whole, off):
    assume(part <= whole)
    share = round(100 * part / whole)
    assert find(f"It shut {part:,} of its {whole:,} shops, or {share} percent.", "percent-of") == []
    wrong = share + off + 3 if share < 50 else share - off - 3
    if 0 < wrong < 100 and whole < 1000 and wrong % 5:
        assert len(find(f"It shut {part:,} of its {whole:,} shops, or {wrong} percent.", "percent-of")) == 1


@given(st.integers(10, 900), st.integers(2, 60))
def test_percent_change(find, start, change):
    end = round(start * (1 + change / 100))
    assert find(f"Sales rose {change} percent to ${end} million from ${start} million.", "change") == []
    wrong = round(start * (1 + change / 100 + 0.6))
    found = find(f"Sales rose {change} percent to ${wrong} million from ${start} million.", "change")
    assert len(found) == 1


@given(st.integers(10, 900), st.integers(2, 60), st.booleans())
def test_percent_change_downwards(find, start, change, to):
    """Both orders of the two figures."""
    ends = "from ${0} million to ${1} million" if to else "to ${1} million from ${0} million"
    end = round(start * (1 - change / 100))
    text = f"Sales fell {change} percent {ends}."
    assert find(text.format(start, end), "change", "direction") == []
    wrong = round(start * max(0.05, 1 - change / 100 - 0.35))
    assume(0 < wrong < end * 0.8)
    assert len(find(text.format(start, wrong), "change")) == 1


@given(st.sampled_from([("doubled", 2), ("tripled", 3), ("quadrupled", 4)]), st.integers(3, 400))
def test_multiples(find, multiple, start):
    verb, times = multiple
    assert find(f"Output {verb} from {start} to {start * times} tons.", "change") == []
    assert len(find(f"Output {verb} from {start} to {start * (times + 2)} tons.", "change")) == 1


@given(st.integers(0, 120), st.integers(0, 120), st.integers(1, 130))
def test_margins(find, one, other, margin):
    assume(one != other)
    found = find(f"They led {max(one, other)} to {min(one, other)}, a {margin}-point lead.", "margin")
    assert len(found) == (margin not in (abs(one - other), one, other))


@given(st.integers(2, 900), st.integers(2, 40))
def test_share_of_each(find, each, count):
    text = f"In total {count} workers got ${each * count:,}, or ${{}} each."
    assert find(text.format(each), "share-each") == []
    assert len(find(text.format(each * 2), "share-each")) == 1


@given(st.integers(1500, 1950), st.integers(1, 90), st.integers(-40, 40))
def test_age_and_birth(find, born, age, off):
    text = f"Ruth Ames left. Ames was born in {born}. In {born + age + off}, at age {age}, she left."
    assume(age + off > 0)
    assert len(find(text, "age-and-birth")) == (off not in (0, 1))
