"""The loops in C that read the tables of company: each says the same as its twin, and no table or column makes one crash."""

from __future__ import annotations

import random
from array import array
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import native, tables
from copydesk.company import choices, context, expected, inflections, packed, words
from copydesk.document import Article, Document

pytestmark = pytest.mark.skipif(native.loops is None, reason="the loops were not compiled")

SENTENCES = """
The bill needs a simple majority to pass in the lower house, and no one expects it to get one.
He kept a private email server at home for more than two years, according to the report.
Police said the suspect was arrested on Tuesday near the station and is being held without bail.
Rates rose by more than half a percentage point after the board had met behind closed doors.
It’s not clear whether the council will accept the advice of its own lawyers.
She would pay for mental health care in poor counties, where there are too few doctors.
“We used to see them there every weekend,” said Mr. Smith, who lives across the road.
The company’s shares fell 3.5% to $12.40, their lowest price since the spring of 2009.
They could have used an immediate answer, but all the community got was a quiet nod.
A former state principal adviser told the court that the site had been chosen by lot.
The new law would affect whole families who have lost their homes in the floods.
Scientists found that the weather had little effect on how the disease passed from herd to herd.
""".strip().split("\n")


def made_up(chance, count):
    """Sentences with a word put for another, most of them for a look-alike or for one that a table has for it."""
    listed = words.words().listed
    asked = context.context()
    for _ in range(count):
        tokens = chance.choice(SENTENCES).split(" ")
        at = chance.randrange(len(tokens))
        number = words.words().find(tokens[at].lower())
        others = [chance.choice(listed)]
        if number >= 0:
            others += [words.words().expected(one >> 1) for one in expected.expected().alike(number)]
            others += [
                asked.word(one.word)
                for one in (asked.others(asked.gate[number] - 1) if asked.gate[number] else ())
            ]
            others += [
                choices.choices().word(one.code)
                for one in choices.choices().others(words.words().coded(tokens[at], tokens[at].lower())[0])
            ]
            if inflections.network().gate[number]:
                others += map(words.words().word, inflections.network().form(number).family.values())
        tokens[at] = chance.choice(others)
        yield " ".join(tokens)


def columns():
    """Articles of made-up sentences."""
    chance = random.Random(11)
    for _ in range(12):
        yield Document(Article("a.txt", "\n\n".join(made_up(chance, 60)))).column


def found(reader, column):
    """What the loop of a table finds in a column."""
    flat = column.flat
    codes = {choices.Choices: flat.choices, expected.Expected: flat.expected}.get(type(reader), flat.forms)
    return reader.loop.find(flat.asked, flat.numbers, codes)


TABLES = {
    choices.choices: "likely_plainly",
    expected.expected: "places_plainly",
    inflections.network: "places_plainly",
    context.context: "better_plainly",
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_in_sentences_with_slips_the_loop_finds_what_its_twin_does(table):
    reader = table()
    both = [(found(reader, column), list(getattr(reader, TABLES[table])(column))) for column in columns()]
    assert all(one == other for one, other in both)
    assert sum(len(one) for one, _ in both) > 10


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
@given(st.data())
@settings(max_examples=40, deadline=None)
def test_in_any_company_the_loop_finds_what_its_twin_does(table, data):
    texts = st.sampled_from(words.words().listed[:400]) | st.sampled_from(words.words().listed)
    prose = " ".join(data.draw(st.lists(texts, min_size=3, max_size=40)))
    column = Document(Article("a.txt", prose), whole=False).column
    assert found(table(), column) == list(getattr(table(), TABLES[table])(column))


def sentence(*tokens):
    return SimpleNamespace(tokens=tuple(tokens))


class Token(tuple):
    """A token's text, and the same in small letters."""

    def __new__(cls, text):
        return super().__new__(cls, (text, text.lower()))

    text = property(lambda self: self[0])
    lower = property(lambda self: self[1])


ODD = [
    "“",
    "''",
    "``",
    "'’",
    "Zyx's",
    "zyx's",
    "1,000",
    "é",
    "ǅ",
    "ª",
    "Éd",
    "\ud800",
    "²",
    "zyxing",
    "a\nb",
    "Of",
    "OF",
]
TEXTS = (
    st.text(min_size=1, max_size=8)
    | st.sampled_from(ODD)
    | st.deferred(lambda: st.sampled_from(words.words().listed))
)


@given(st.lists(st.lists(TEXTS, max_size=6), max_size=5))
@settings(deadline=None)
def test_tokens_have_the_same_numbers_and_codes(texts):
    vocabulary = words.words()
    vocabulary._codes.clear()
    sentences = [sentence(*map(Token, one)) for one in texts]
    for _ in range(2):  # the second time from what it remembers
        for one, other in zip(vocabulary.flat(sentences), vocabulary.flat_plainly(sentences), strict=True):
            assert one.tolist() == other.tolist()


def test_each_word_is_found_by_its_number_and_its_number_by_it():
    vocabulary = words.words()
    assert len(vocabulary.listed) == len(vocabulary)
    for number, word in enumerate(vocabulary.listed):
        assert (vocabulary.find(word), vocabulary.word(number)) == (number, word)
    for word in ("", "zyxq", "of\nthe", "\ud800", "of the"):
        assert vocabulary.find(word) == words.NONE
    for number in (-1, len(vocabulary), 1 << 70):
        with pytest.raises((IndexError, OverflowError)):
            vocabulary.word(number)
    for code in (-1, 0, 1, 60_000):
        with pytest.raises(KeyError):
            vocabulary._loops.chosen(code)


def test_codes_of_choices_lead_to_their_words():
    vocabulary = words.words()
    for code, number in vocabulary._chosen.items():
        assert vocabulary._loops.chosen(code) == number


def test_what_is_no_sentence_is_refused():
    column = words.words()._loops.column
    for wrong in (5, [5], [sentence("of")], [sentence(("of",))], [sentence((1, 2))], [sentence(("", ""))]):
        with pytest.raises((TypeError, AttributeError)):
            column(wrong)
    with pytest.raises(TypeError):
        column([SimpleNamespace(tokens=["of"])])


def test_a_class_that_cannot_be_told_is_passed_on():
    def failing(word):
        raise RuntimeError(word)

    file = memoryview(b"a\nb")
    codes = memoryview(array("H", [0, 0]))
    for class_of, error in (
        (failing, RuntimeError),
        (lambda word: "x", TypeError),
        (lambda word: 1 << 20, ValueError),
    ):
        made = native.loops.Words(file, codes, codes, 1, class_of)
        assert (made.number("a"), made.number("b"), made.number("c")) == (0, 1, -1)
        with pytest.raises(error):
            made.column([sentence(("a", "a"))])


nodes = st.recursive(
    st.floats(-9, 9).map(lambda value: [[value]]),
    lambda below: st.tuples(st.integers(0, 3), st.floats(-9, 9), below, below).map(
        lambda parts: joined(*parts)
    ),
    max_leaves=12,
)


def joined(feature, threshold, left, right):
    """A tree of two trees."""

    def moved(tree, by):
        return [[*node[:2], node[2] + by, node[3] + by] if len(node) > 1 else node for node in tree]

    return [[feature, threshold, 1, 1 + len(left)], *moved(left, 1), *moved(right, 1 + len(left))]


@given(
    st.lists(nodes, max_size=6),
    st.lists(st.integers(-9, 9) | st.floats(-9, 9) | st.booleans(), min_size=4, max_size=4),
    st.floats(-9, 9),
)
def test_trees_tell_the_same(trees, seen, score):
    made = packed.Trees(trees)
    assert made.told(seen, score) == made.told_plainly(seen, score)


@pytest.mark.parametrize(
    "trees",
    [
        [[]],
        [5],
        [[5]],
        [[[1.0, 2.0]]],
        [[["x"]]],
        [[[0, 1.0, 0, 1], [1.0]]],
        [[[0, 1.0, 1, 2], [1.0]]],
        [[[-1, 1.0, 1, 1], [1.0]]],
        [[[0, 1.0, 1 << 40, 1], [1.0]]],
    ],
)
def test_trees_that_lead_nowhere_are_refused(trees):
    with pytest.raises((ValueError, TypeError)):
        native.loops.Trees(trees)


def test_trees_ask_for_nothing_that_is_not_seen():
    made = native.loops.Trees([[[3, 1.0, 1, 2], [1.0], [2.0]]])
    assert made.told([0, 0, 0, 2], 1) == 3.0
    for wrong in ([0, 0, 0], [0] * 200, (0, 0, 0, 2), [0, 0, 0, "x"]):
        with pytest.raises((ValueError, TypeError)):
            made.told(wrong, 1.0)


def passed(monkeypatch, module, kind, name):
    """What a table passes to its loop."""
    kept = []
    stub = SimpleNamespace(
        **{kind: lambda *given: kept.append(given), "level": native.loops.level, "Trees": native.loops.Trees}
    )
    monkeypatch.setattr(module, "loops", stub)
    files = [tables.mapped(f"{one}.bin") for one in name.split()]
    getattr(module, "Network" if kind == "Forms" else kind)(*files, words.words())
    return list(kept[0])


KINDS = [
    (choices, "Choices", "choices"),
    (expected, "Expected", "expected beside topics"),
    (inflections, "Forms", "inflections"),
    (context, "Context", "context"),
]


@pytest.mark.parametrize(("module", "kind", "name"), KINDS)
def test_a_damaged_table_is_refused_or_read_but_never_crashes(monkeypatch, module, kind, name):
    given = passed(monkeypatch, module, kind, name)
    make = getattr(native.loops, kind)
    chance = random.Random(3)
    column = next(columns()).flat
    refused = 0
    for at, part in enumerate(given):
        if not isinstance(part, memoryview | array | list | tuple):
            continue
        for wrong in _damaged(part, chance):
            try:
                made = make(*given[:at], wrong, *given[at + 1 :])
            except (ValueError, TypeError, OverflowError):
                refused += 1
                continue
            for codes in (column.choices, column.expected, column.forms):
                try:
                    assert isinstance(made.find(column.asked, column.numbers, codes), list)
                except (ValueError, IndexError):
                    refused += 1
    assert refused > 10
    with pytest.raises(TypeError):
        make(*given[:-1])


def _damaged(part, chance):
    """A part of a table cut, empty, or filled with something else."""
    if isinstance(part, list | tuple):
        yield from (part[:-1], [*part, 1], [1 << 40 for _ in part], ["x"], [-5 for _ in part], 5)
        for at, one in enumerate(part):
            if isinstance(one, list):
                yield from (
                    type(part)([*part[:at], wrong, *part[at + 1 :]]) for wrong in _damaged(one, chance)
                )
        return
    size = memoryview(part).nbytes
    yield from (
        b"",
        bytes(size),
        b"\xff" * size,
        b"\xff" * (size // 2),
        bytes(part)[: size // 2 // 8 * 8],
        b"x",
        5,
    )
    yield bytes(chance.choices(range(256), k=size))
    raw = bytearray(bytes(part))
    for _ in range(20):
        raw[chance.randrange(size)] = 255
    yield bytes(raw)


@pytest.mark.parametrize("least", [1, 4])
def test_rivals_are_found_at_the_same_places(least):
    def other(word):
        return word[:-1] if word[-1] == "s" else f"{word}s"

    several = 0
    for column in columns():
        one, two = expected.Rivals(other, least), expected.Rivals(other, least)
        flat = column.flat
        given = flat.asked, flat.numbers, flat.expected, one._codes, least, one._code
        assert expected.expected().loop.rivals(*given) == two.places_plainly(column)
        assert one._codes == two._codes
        several += len(list(one.find(column)))
    assert several > 20


def test_what_knows_no_rivals_is_refused():
    rivals, size = expected.expected().loop.rivals, 12
    column = bytes([1]) * size, array("i", [5] * size), array("H", [20] * size)

    def failing(number):
        raise RuntimeError(number)

    asked = array("H", [0xFFFF] * 9)
    for wrong in (failing, lambda number: "x", lambda number: -1, lambda number: 1 << 15, 5):
        with pytest.raises((RuntimeError, TypeError, ValueError)):
            rivals(*column, asked, 1, wrong)
    assert rivals(*column, asked[:3], 1, failing) == []
    for wrong in ((*column, bytes(9), 1, failing), (*column, asked, "x", failing), (*column, asked, 1), (5,)):
        with pytest.raises((TypeError, BufferError)):
            rivals(*wrong)
    assert rivals(*column, asked, 1, lambda number: 0) == []
    assert list(asked[:6]) == [0xFFFF] * 5 + [0]


codes = st.integers(0, (1 << expected.WIDTH) - 1)


@given(codes | st.integers(12, 200), codes | st.integers(12, 200))
def test_pairs_of_codes_are_known_as_often(one, two):
    assert expected.expected().beside(one, two) == expected.expected().beside_plainly(one, two)


def test_what_is_no_code_is_refused():
    beside = expected.expected().loop.beside
    for wrong in ((), (1,), (1, 2, 3), (-1, 2), (1, 1 << 15), ("x", 1), (1, 1 << 70)):
        with pytest.raises((TypeError, ValueError, OverflowError)):
            beside(*wrong)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_a_column_that_is_none_is_refused(table):
    find = table().loop.find
    size = 12
    asked, numbers, codes = bytes([1]) * size, array("i", [5] * size), array("H", [20] * size)
    assert isinstance(find(asked, numbers, codes), list)
    assert find(b"", b"", b"") == []
    assert find(asked[:3], numbers[:3], codes[:3]) == []
    for wild in (-1, -(1 << 31), (1 << 31) - 1, 60_000):
        assert find(asked, array("i", [wild] * size), codes) == [] or table is choices.choices
    for wrong in (
        (asked, numbers),
        (asked, numbers, codes, codes),
        (asked[:-1], numbers, codes),
        (asked, numbers[:-1], codes),
        (asked, numbers, codes[:-1]),
        (asked, bytes(13), codes),
        (asked, numbers, array("H", [65_535] * size)),
        ("x", numbers, codes),
        (asked, "x", codes),
        (asked, numbers, 5),
    ):
        with pytest.raises((ValueError, TypeError)):
            find(*wrong)
