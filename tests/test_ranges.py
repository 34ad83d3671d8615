import random

import pytest

from copydesk.catalogue import read_catalogue
from copydesk.desk import Desk
from copydesk.document import Article, Document
from copydesk.reckoning.ranges import Range, amount, operand, told

RULES = {rule.id: rule for rule in read_catalogue()}
WORDS = {2: "twice", 3: "three times", 5: "five times"}


def document(text):
    return Document(Article("a.txt", text), whole=False)


def figure(text):
    return document(text).figures[0]


def spoken(rule, text):
    found, _ = Desk([RULES[rule]]).read(document(text))
    return [finding.message for finding in found]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It sold 40 boats.", 40, 40),
        ("Some 62 percent came.", 61.5, 62.5),
        ("It cost $2.4 million.", 2.35e6, 2.45e6),
    ],
)
def test_an_operand_is_as_wide_as_its_rounding(text, low, high):
    assert operand(figure(text)) == Range(pytest.approx(low), pytest.approx(high))


def test_nearly_lies_below_and_more_than_above():
    assert told(figure("It sold nearly 40 boats.")).low < 40 <= told(figure("It sold nearly 40 boats.")).high
    assert told(figure("It sold more than 40 boats.")).high > 60


@pytest.mark.parametrize(
    "text", ["It closed in 1998.", "Half of them left.", "It took 12 days.", "10 to 20 boats"]
)
def test_years_fractions_times_and_ranges_are_no_amounts(text):
    assert not amount(figure(text))


def test_ranges_subtract_and_divide():
    assert Range(5, 6).less(Range(1, 2)) == Range(3, 5)
    assert Range(1, 3).less(Range(2, 4)).low == 0
    assert Range(10, 12).over(Range(2, 5)) == Range(2, 6)


@pytest.mark.parametrize("seed", range(40))
def test_multiples_that_come_out_are_silent_and_others_are_found(seed):
    draw = random.Random(seed)
    factor = draw.choice(list(WORDS))
    base = draw.randrange(20, 900)
    many, off = base * factor, round(base * factor * draw.choice((0.7, 1.45)))
    frames = (
        "The yard built {a} boats, {x} the {b} of last year.",
        "In 2001 it built {b} boats. In 2002 it built {a} boats, {x} the earlier total.",
        "The town had {a} boats. That is {x} the number of {b} planned.",
        "The north counted {a} boats, about {x} as many as the south ({b}).",
    )
    for frame in frames:
        assert not spoken("multiple", frame.format(a=many, b=base, x=WORDS[factor]))
        assert len(spoken("multiple", frame.format(a=off, b=base, x=WORDS[factor]))) == 1, frame


@pytest.mark.parametrize("seed", range(40))
def test_gaps_that_come_out_are_silent_and_others_are_found(seed):
    draw = random.Random(seed)
    less = draw.randrange(200, 800) / 100
    apart = draw.randrange(150, 400) / 100
    wrong = apart * draw.choice((0.6, 1.7))
    frames = (
        "She has ${a:.2f} million, compared with his ${b:.2f} million, a gap of ${d:.{n}f} million.",
        "He asked for ${a:.2f} million. They gave him ${b:.2f} million, about ${d:.{n}f} million short, for it.",
    )
    for frame in frames:
        for digits in (2, 1):
            assert not spoken("gap", frame.format(a=less + apart, b=less, d=apart, n=digits))
        assert len(spoken("gap", frame.format(a=less + apart, b=less, d=wrong, n=2))) == 1


@pytest.mark.parametrize("whole", [40, 75, 1200, 50000])
@pytest.mark.parametrize("share", [10, 25, 40, 60])
def test_shares_that_come_out_are_silent_and_others_are_found(whole, share):
    part = whole * share // 100
    frames = (
        "About {w:,} crews rowed, {p:,} of them in the rain, or about {s} percent.",
        "Some {p:,} members came to the hall by the lake, out of about {w:,} who might have, or {s} percent.",
    )
    for frame in frames:
        assert not spoken("share-set-off", frame.format(w=whole, p=part, s=share))
        assert len(spoken("share-set-off", frame.format(w=whole, p=part, s=share + 21))) == 1


def test_positions_hold_behind_emoji_and_carriage_returns():
    text = "🚢 News.\r\n\r\nThe yard built 90 boats, twice the 30 of last year."
    found, _ = Desk([RULES["multiple"]]).read(document(text))
    assert [text[f.span.start : f.span.end] for f in found] == ["twice"]
    assert [text[r.span.start : r.span.end] for r in found[0].related] == ["90", "30"]


@pytest.mark.parametrize("seed", range(30))
def test_rates_that_come_to_their_total_are_silent_and_others_are_found(seed):
    draw = random.Random(seed)
    rate, years = draw.randrange(2, 90), draw.randrange(2, 12)
    right, wrong = rate * years, round(rate * years * draw.choice((0.4, 2.5, 10)), 1)
    frames = (
        "It costs ${r} million a year over {y} years, ${d} million in all.",
        "It costs ${r} million a year, or about ${d} million over {y} years.",
    )
    for frame in frames:
        assert not spoken("over-time", frame.format(r=rate, y=years, d=right))
        assert len(spoken("over-time", frame.format(r=rate, y=years, d=wrong))) == 1


@pytest.mark.parametrize("many", range(4, 30, 5))
def test_the_others_are_one_fewer(many):
    frame = "Ms. Lund is one of {m} members who came. The hall was cold. The other {n} members left."
    assert not spoken("the-others", frame.format(m=many, n=many - 1))
    assert len(spoken("the-others", frame.format(m=many, n=many + 2))) == 1
