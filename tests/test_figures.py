"""Figures: values, ranges, hedges, units, what is counted, and where they stand."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document


def figures(text):
    return Document(Article("test.txt", text)).figures


def only(text, kind=None):
    found = [figure for figure in figures(text) if kind is None or figure.kind == kind]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "grain"),
    [
        ("They sold 1,500 boats.", 1500, 100),
        ("They sold 1.2 million boats.", 1.2e6, 1e5),
        ("They sold 4bn boats.", 4e9, 1e9),
        ("They sold 12m boats.", 12e6, 1e6),
        ("They sold twenty-five boats.", 25, 1),
        ("They sold two hundred and five boats.", 205, 1),
        ("They sold two dozen boats.", 24, 12),
        ("They sold a dozen boats.", 12, 12),
        ("They sold three hundred thousand boats.", 300_000, 100_000),
        ("They sold one and a half million boats.", 1.5e6, 0.25e6),
        ("They sold half a million boats.", 5e5, 2.5e5),
        ("They sold a third of the boats.", 1 / 3, 1 / 6),
        ("They sold two-thirds of the boats.", 2 / 3, 1 / 6),
        ("They sold 2½ boats.", 2.5, 0.25),
        ("They sold 3 1/2 boats.", 3.5, 0.25),
        ("They sold a hundred boats.", 100, 100),
    ],
)
def test_value_and_grain(text, value, grain):
    figure = only(text)
    assert figure.value == pytest.approx(value)
    assert figure.grain == pytest.approx(grain)


def test_no_number_is_read_into_names_and_codes():
    assert figures("The B-52 flew over G20 and Studio-54, item #5.") == ()


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("About 40 people came.", "about"),
        ("An estimated 40 people came.", "about"),
        ("More than 40 people came.", "over"),
        ("No more than 40 people came.", "most"),
        ("At least 40 people came.", "least"),
        ("Nearly 40 people came.", "under"),
        ("Up to $40 was paid.", "most"),
        ("It took 40 or so.", "about"),
        ("Then 40 people came.", ""),
    ],
)
def test_hedges(text, bound):
    assert only(text).bound == bound


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It is 10-15 miles long.", 10, 15),
        ("It is 10–15 miles long.", 10, 15),
        ("It is 10 to 15 miles long.", 10, 15),
        ("It is between 10 and 15 miles long.", 10, 15),
        ("It takes two to three miles.", 2, 3),
    ],
)
def test_ranges(text, low, high):
    figure = only(text)
    assert (figure.value, figure.high) == (low, high)
    assert not figure.exact


def test_from_and_to_are_two_figures():
    assert [figure.value for figure in figures("It grew from 10 to 15 boats.")] == [10, 15]


@pytest.mark.parametrize(
    ("text", "units", "value"),
    [
        ("It weighs 40 kg.", ["kilograms"], 40),
        ("It runs at 30 miles per hour.", ["miles per hour"], 30),
        ("It runs at 30 km/h.", ["kilometers per hour"], 30),
        ("It has 30 square miles.", ["square miles"], 30),
        ("It has 30 km².", ["square kilometers"], 30),
        ("A six-foot wall stood there.", ["feet"], 6),
        ("A 1,000-kilometer front.", ["kilometers"], 1000),
        ("He is 6ft 3in tall.", ["feet"], 6.25),
        ("He is 5-foot-6.", ["feet"], 5.5),
        ("It took 3 years and 6 months.", ["years"], 3.5),
        ("It was minus 40 degrees Celsius.", ["degrees Celsius"], -40),
        ("It was 90 degrees.", ["degrees Celsius", "degrees Fahrenheit"], 90),
        ("It lasted 12 nautical miles.", ["nautical miles"], 12),
    ],
)
def test_measures(text, units, value):
    figure = only(text, "measure")
    assert [unit.name for unit in figure.units] == units
    assert figure.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It cost $1.5 million.", "money", 1.5e6),
        ("It cost £4.8m.", "money", 4.8e6),
        ("It cost 40 euros.", "money", 40),
        ("It rose 40%.", "percent", 40),
        ("It rose 40 percent.", "percent", 40),
        ("It rose 40 per cent.", "percent", 40),
        ("It was founded in 1991.", "year", 1991),
        ("The 43-year-old won.", "age", 43),
        ("He is 43 years old.", "age", 43),
        ("He died aged 43.", "age", 43),
        ("She came third.", "ordinal", 3),
        ("It is the 21st time.", "ordinal", 21),
    ],
)
def test_kinds(text, kind, value):
    figure = only(text)
    assert (figure.kind, figure.value) == (kind, value)


def test_a_year_before_a_plural_is_a_count():
    assert only("The plant made 1991 boats.").kind == "count"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("They hold 40 seats in parliament.", "seats"),
        ("About 40 heavily armed police officers came.", "police"),
        ("He has two young children.", "children"),
        ("Forty people died.", "people"),
        ("One man died.", "man"),
        ("Of 40 in all, none came.", ""),
    ],
)
def test_what_is_counted(text, noun):
    assert figures(text)[0].noun == noun


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\n\n"])
def test_places_are_places_in_the_source(break_):
    text = f"\ufeff😀 It weighs 40 kg.{break_}\tIt cost $1.5 million, then two-thirds of it."
    document = Document(Article("test.txt", text))
    seen = [figure.span.of(text) for figure in document.figures]
    assert seen == ["40 kg", "$1.5 million", "two-thirds"]
    assert [figure.span.of(text) for found in document.figures_of.values() for figure in found] == seen


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("20 US gallons", ["US gallons"]),
        ("20 imperial gallons", ["imperial gallons"]),
        ("20 fluid ounces", ["US fluid ounces", "imperial fluid ounces"]),
        ("20 metric tons", ["metric tons"]),
        ("20 light years", ["light-years"]),
        ("20 sq. ft", ["square feet"]),
        ("20 cubic meters", ["cubic meters"]),
        ("20 degrees F", ["degrees Fahrenheit"]),
        ("20 degrees centigrade", ["degrees Celsius"]),
        ("20°C", ["degrees Celsius"]),
        ("20C", ["degrees Celsius"]),
        ("20 pounds per square inch", ["pounds per square inch"]),
        ("20 feet a second", ["feet per second"]),
        ("20 m/s", ["meters per second"]),
    ],
)
def test_how_units_are_written(written, names):
    figure = only(f"It came to {written}, they said.", "measure")
    assert [unit.name for unit in figure.units] == names


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It took 1/2 of the oil.", 0.5),
        ("It took two and a half million barrels.", 2.5e6),
        ("It sold half a dozen boats.", 6),
        ("It sold two thousand and five boats.", 2005),
        ("It sold two hundred boats.", 200),
        ("It sold 2 hundred boats.", 200),
        ("It sold one and three quarters of them.", 1.75),
        ("It sold 2½ million boats.", 2.5e6),
        ("It sold a hundred and twenty boats.", 120),
        ("It sold 300k boats.", 300_000),
    ],
)
def test_more_ways_to_write_a_number(text, value):
    assert only(text).value == pytest.approx(value)


def test_a_fraction_of_a_unit_is_a_measure():
    figure = only("It is two tenths of a millimetre thick.", "measure")
    assert (figure.value, figure.units[0].name) == (0.2, "millimeters")


@pytest.mark.parametrize("text", ["Call 1,2 or 3.4.5.6.", "It is 12345678901234567890123 long."])
def test_codes_are_no_numbers(text):
    assert all(figure.value < 100 for figure in figures(text))


def test_one_in_four_is_a_share():
    figure = only("One in four voters came.")
    assert (figure.kind, figure.value) == ("ratio", 25)
    assert only("Three out of 10 voters came.").value == 30


def test_an_hour_is_no_count():
    assert only("It starts at 9 p.m. on the pier.").kind == "time"
