"""What a sentence tells twice, by property: a share, a difference, a multiple, a rate; what agrees is silent."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

FRACTIONS = {"a third": 100 / 3, "a quarter": 25, "half": 50, "two-thirds": 200 / 3, "three-quarters": 75}
JOINTS = ("({})", ", or {},", "— {} —", ", or about {},")


@given(st.integers(1, 99), st.sampled_from(sorted(FRACTIONS)), st.sampled_from(JOINTS))
def test_a_percentage_and_a_fraction(find, percent, fraction, joint):
    found = find(f"Some {percent} percent {joint.format(fraction)} of the shops are shut.", "share-again")
    off = abs(percent - FRACTIONS[fraction])
    near = 0.12 if FRACTIONS[fraction] < 55 else 0.08
    if off < near * FRACTIONS[fraction]:
        assert found == []
    elif off > 0.3 * FRACTIONS[fraction] + percent * 0.11 + 1:
        assert len(found) == 1
        assert [place.label for place in found[0].related] == ["the same share"]


@given(st.integers(2, 30), st.integers(1, 99))
def test_a_percentage_and_one_in_so_many(find, whole, percent):
    found = find(f"The test failed for {percent} percent, or one in {whole}, of them.", "share-again")
    if abs(percent - 100 / whole) <= 1:
        assert found == []
    elif abs(percent - 100 / whole) > 0.25 * max(percent, 100 / whole) + 3:
        assert len(found) == 1


@given(st.integers(1, 99), st.integers(1, 99), st.integers(-20, 20))
def test_points_between_two_shares(find, one, other, off):
    told = abs(one - other) + off
    assume(one != other and told > 0)
    text = f"The share moved by {told} percentage points, from {one} percent to {other} percent."
    found = find(text, "difference")
    if abs(off) <= 1:
        assert found == []
    elif abs(off) >= 2 and 1 / 6 < told / abs(one - other) < 6:
        assert len(found) == 1


@given(st.integers(11, 900), st.integers(11, 900), st.integers(-99, 99))
def test_a_difference_of_counts(find, one, other, off):
    told = abs(one - other) + off
    assume(one != other and told > 1)
    found = find(f"The staff changed by {told} nurses, from {one} nurses to {other} nurses.", "difference")
    assert len(found) == (off != 0 and 1 / 6 < told / abs(one - other) < 6)


@given(st.integers(10, 500), st.sampled_from([("twice", 2), ("three times", 3), ("half", 0.5)]), st.data())
def test_multiples(find, base, multiple, data):
    phrase, factor = multiple
    share = data.draw(st.sampled_from([1.0, 0.95, 1.05, 0.6, 1.5, 0.7, 1.4]))
    told = round(base * factor * share)
    assume(told > 1)
    found = find(f"It held {told} trials, {phrase} the {base} of last year.", "times")
    if 0.9 < told / (base * factor) < 1.1:
        assert found == []
    elif share in (0.6, 1.5, 0.7, 1.4) and not 0.8 < told / (base * factor) < 1.2:
        assert len(found) == 1


@given(st.integers(1, 90), st.integers(20, 90), st.integers(-40, 40))
def test_a_rate_of_a_part(find, part, whole, off):
    assume(part <= whole)
    percent = round(100 * part / whole) + off
    assume(0 < percent < 100)
    found = find(
        f"Of the {whole} trials so far, only {part}, or {percent} percent, were short.", "percent-of"
    )
    if abs(off) <= 1:
        assert found == []
    elif abs(off) > 15:
        assert len(found) == 1


@given(st.integers(2, 200), st.integers(2, 200))
def test_so_many_of_the_so_many(find, part, whole):
    found = find(f"Police have freed {part} of the {whole} sailors.", "part-over-whole")
    assert len(found) == (part > whole)


@given(st.lists(st.integers(2, 60), min_size=2, max_size=4), st.integers(1, 30))
def test_the_places_of_a_total(find, parts, off):
    towns = ("Lund", "Ard", "Oslo", "Bern")
    listed = [f"{part} in {town}" for part, town in zip(parts, towns, strict=False)]
    text = f"The storm killed {{}} people, {', '.join(listed[:-1])} and {listed[-1]}."
    assert find(text.format(sum(parts)), "parts-listed") == []
    assert find(text.format(sum(parts) + off), "parts-listed") == []
    total = sum(parts) - off
    if total > max(parts) and total != len(parts):
        assert len(find(text.format(total), "parts-listed")) == 1


@given(st.integers(10, 900), st.integers(5, 95), st.integers(-40, 40), st.booleans())
def test_a_percentage_behind_its_figures(find, start, percent, off, rises):
    end = round(start * (1 + percent / 100 * (1 if rises else -1)), 2)
    told = percent + off
    assume(told > 0 and end > 0)
    noun = "increase" if rises else "decrease"
    found = find(f"The price went from ${start:.2f} to ${end:.2f}, a {told} percent {noun}.", "change")
    if abs(off) <= 1:
        assert found == []
    elif abs(off) > 12:
        assert len(found) == 1
