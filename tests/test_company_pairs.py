"""Words side by side: pairs of a table, and what is set twice."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import native, tables
from copydesk.company.pairs import Pairs, doubled, doubled_plainly
from copydesk.document import Article, Document

needed = pytest.mark.skipif(native.loops is None, reason="the loops were not compiled")
TABLE = "# pair\tword\ncan longer\tno\tx\nzyx é\tü\r\n\nlonger\nno tab\n#can not\tx\nin the\ta\nin the\tb\n".encode()


def sentences(text):
    return Document(Article("a.txt", text), whole=False).sentences


def test_pairs_are_found_with_their_rows():
    found = list(Pairs(TABLE).find(sentences("They can longer wait.\n\nIn the zyx É Can\r\nlonger.")))
    assert [(sentence.number, index, row) for sentence, index, row in found] == [
        (0, 1, ["can longer", "no", "x"]),
        (1, 0, ["in the", "b"]),
        (1, 2, ["zyx é", "ü"]),
        (1, 4, ["can longer", "no", "x"]),
    ]


@pytest.mark.parametrize(
    "text", ["", "can", "longer can", "can, longer", "no tab", "#can not", "can. Longer"]
)
def test_no_pairs_where_there_are_none(text):
    assert list(Pairs(TABLE).find(sentences(text))) == []
    assert list(Pairs(b"").find(sentences(text))) == []


def test_words_and_phrases_set_twice():
    found = list(doubled(sentences("The the man. In the in the end it was it was it."), 3))
    assert [(one.number, index, size) for one, index, size in found] == [
        (0, 1, 1),
        (1, 2, 2),
        (1, 7, 2),
        (1, 8, 2),
    ]
    assert list(doubled(sentences("A b c a b c."), 2)) == []


words = st.sampled_from(
    ["can", "longer", "no", "in", "the", "zyx", "é", "#can", "not", "tab", "\ud800", "can longer", ""]
)
copy = st.lists(st.lists(words, max_size=9), max_size=4).map(
    lambda listed: [SimpleNamespace(tokens=tuple(Token(word) for word in one)) for one in listed]
)


class Token(tuple):
    """A token in small letters."""

    def __new__(cls, lower):
        return super().__new__(cls, (lower, lower))

    lower = property(lambda self: self[1])


@needed
@given(copy)
def test_the_loops_find_what_their_twins_do(listed):
    pairs = Pairs(TABLE)
    plain = [one for one in pairs.find_plainly(listed) if not {" ", ""} & _odd(listed, one)]
    assert [one for one in pairs.loop.find(listed) if not {" ", ""} & _odd(listed, one)] == plain
    for longest in (0, 1, 2, 3):
        assert native.loops.doubled(listed, longest) == doubled_plainly(listed, longest)


def _odd(listed, found):
    """Blanks that the words of a pair have, and whether one is empty: words of an article do not."""
    both = [token.lower for token in listed[found[0]].tokens[found[1] : found[1] + 2]]
    return {letter for word in both for letter in (word or " ")}


@needed
def test_what_is_no_sentence_is_refused():
    pairs = native.loops.Pairs(TABLE)
    for wrong in (
        5,
        [5],
        [SimpleNamespace(tokens=["of"])],
        [SimpleNamespace(tokens=(("of",),))],
        [SimpleNamespace(tokens=((1, 2),))],
    ):
        with pytest.raises((TypeError, AttributeError)):
            pairs.find(wrong)
        with pytest.raises((TypeError, AttributeError)):
            native.loops.doubled(wrong, 3)
    for wrong in ((), (5,), (TABLE, TABLE)):
        with pytest.raises(TypeError):
            native.loops.Pairs(*wrong)
    with pytest.raises(TypeError):
        native.loops.doubled([], "x")


@needed
def test_a_row_that_is_no_text_is_refused():
    pairs = native.loops.Pairs(b"can longer\t\xff\n")
    with pytest.raises(UnicodeDecodeError):
        pairs.find(sentences("They can longer wait."))


def test_the_house_table_is_found_pair_by_pair():
    rows = tables.rows("dropped")
    for row in rows[::500]:
        one, two = row[0].split(" ")
        assert [
            list(found) for _, _, found in Pairs(tables.written("dropped")).find(sentences(f"{one} {two}"))
        ] == [list(row)]
