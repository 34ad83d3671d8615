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


@given(st.integers(1, 60), st.integers(1, 60))
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
