"""The tagger in C gives each token of any text the tag that its twin gives it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from copydesk import native
from copydesk.grammar import tags
from copydesk.markup import Block
from copydesk.sentences import split
from copydesk.span import Span
from copydesk.tokens import Token

pytestmark = pytest.mark.skipif(native.loops is None, reason="the loops were not compiled")

NEWS = """The minister said on Tuesday that he won’t resign, and that “the workers’ demands” weren't new: It’s been 3 years
since Britain's 1990s-era plan cost $5.2m (or 40% more) . THE KING'S MEN'VE LEFT A’s They'd I'm we'll you're n't 's 1's 5 's
run runs running ran set sets cost costs first second Second-hand mid-March . ... … ! ? - -- “ ” " ' ’ ‘ & U.S. Mr. 21st 80s
’90s café Über İstanbul ǅungla ½ http://a.org/b @name #tag 🙂 ... "Yes," she had put it better than that ."""
WORDS = st.sampled_from([*NEWS.split(), "\n", "\r\n\r\n", "\u00ad", "\u0301", "\u202e", "\u2009"])
TEXTS = st.lists(WORDS | st.text(max_size=9), max_size=30).map(" ".join) | st.text(max_size=80)
KINDS = st.sampled_from(["word", "number", "quote", "mark", "symbol", "address"])
TOKENS = st.builds(
    lambda text, lower, kind, spaced: Token(text, lower or text.lower(), kind, 0, 1, 0, spaced),
    WORDS.filter(str.strip) | st.text(min_size=4, max_size=9),
    st.none() | WORDS.filter(str.strip),
    KINDS,
    st.booleans(),
)


@settings(deadline=None)  # the first one reads the model
@given(TEXTS)
@example(NEWS)
@example(NEWS.upper())
@example("Said's 'S n't'S Don'T 1'S")
def test_tags_are_the_same(text):
    for sentence in split([Block.verbatim("paragraph", text, Span(0, len(text)))]):
        natively = tags.tag(sentence.tokens)
        assert natively == tags.tag_plainly(sentence.tokens)
        assert {type(tag) for tag in natively} == {tags.Tag}


@settings(deadline=None)
@given(st.lists(TOKENS, max_size=12))
def test_tags_of_tokens_that_no_text_gives_are_the_same(tokens):
    try:
        plainly = tags.tag_plainly(tokens)
    except IndexError:  # of a word with fewer letters than its clitic
        with pytest.raises(IndexError):
            tags.tag(tokens)
    else:
        assert tags.tag(tokens) == plainly


CELLS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(-47, 47)), max_size=4, unique_by=lambda cell: cell[0]
)
ROWS = st.dictionaries(
    st.sampled_from(["w", "xup", "yup", "k", "k)(", "lup", "f(", "i", "V)(", "u", "1", "p", "s", "m!", "c!"]),
    st.dictionaries(
        st.sampled_from(["up", "off", "(", ")", "^", "^)", "^^", "!", "p", "l0", "!l0", "l0up", "l0^$"]),
        CELLS,
        min_size=1,
    ),
)


@given(ROWS, st.lists(st.sampled_from(["up", "off", "Up", "UP", ",", "3", "up's", "don't"]), max_size=9))
def test_any_weights_say_the_same(rows, words):
    lines = []
    for half, row in rows.items():
        cells = ["".join(chr(40 + tag) + chr(80 + weight) for tag, weight in row[key]) for key in row]
        lines.append("\t".join([half, *(field for pair in zip(row, cells, strict=True) for field in pair)]))
    head = "ADV|RB VERB|VBD PUNCT|, NUM|CD"
    reader = tags.Model(
        head + "\n\n!\t()\n)(\tup\n".replace("!\t()", "()\t!") + ")\tn't\n\n" + "\n".join(lines) + "\n"
    )
    kinds = {",": "mark", "3": "number"}
    tokens = tuple(Token(word, word.lower(), kinds.get(word, "word"), 0, 1, 0, True) for word in words)
    found, firsts = tags.pieces(tokens)
    letters = reader.read(found)
    hosts = [reader.meant[letters[first]] for first in firsts]
    assert [tag._replace(clitic="") for tag in reader.tagger.tag(tokens)] == hosts


def small(**changed):
    given = {
        "weights": "w\tup\t(P)Q\n",
        "first": "(",
        "meant": (tags.Tag("ADV", "RB"), tags.Tag("VERB", "VBD")),
        "lexicon": {"up": "()"},
        "names": frozenset(),
        "opening": "()",
        "named": ")",
        "turns": " )",
        "possessive": "(",
        "ends": frozenset(),
        "plain": lambda *_: "(",
        "clitic": lambda *_: None,
    }
    return native.loops.Tagger(**given | changed)


UP = Token("up", "up", "word", 0, 2, 0, True)
MARK = Token("+", "+", "symbol", 0, 1, 0, True)


def test_weights_decide():
    assert small().tag((UP,)) == (tags.Tag("VERB", "VBD"),)
    assert small(weights="").tag((UP, UP)) == (tags.Tag("ADV", "RB"),) * 2
    assert small().tag(()) == ()


@pytest.mark.parametrize(
    "weights", ["w\tup", "w\tup\t(", "w\tup\t*P", "w\tup\t(\u0400", "w\tup\t(\t", "w\tup\t(P\tx", "w\t\n"]
)
def test_weights_that_are_none_are_refused(weights):
    with pytest.raises(ValueError, match="weights"):
        small(weights=weights)


@pytest.mark.parametrize(
    "changed",
    [
        {"opening": "+"},
        {"opening": ""},
        {"named": "*"},
        {"turns": ""},
        {"possessive": "*"},
        {"possessive": "!"},
        {"meant": ()},
        {"meant": (1,) * 101, "turns": " " * 101},
        {"weights": b""},
        {"lexicon": None},
        {"names": {"("}},
        {"more": 1},
    ],
)
def test_a_model_that_is_none_is_refused(changed):
    with pytest.raises((ValueError, TypeError)):
        small(**changed)


@pytest.mark.parametrize(
    "tokens", [[UP], (1,), ((1,) * 7,), (("a", "a", "word", 0, 1, 0),), ((*UP[:2], None, *UP[3:]),)]
)
def test_what_is_no_sentence_is_refused(tokens):
    with pytest.raises(TypeError):
        small().tag(tokens)


def test_what_fails_in_python_fails():
    def broken(*_):
        raise KeyError

    with pytest.raises(KeyError):
        small(plain=broken).tag((MARK,))
    with pytest.raises(KeyError):
        small(clitic=broken).tag((Token("up's", "up's", "word", 0, 4, 0, True),))
    for answer in ("*", 1):
        with pytest.raises((ValueError, TypeError)):
            small(plain=lambda *_, answer=answer: answer).tag((MARK,))
    for letters in ("*", "", 1):
        with pytest.raises((ValueError, TypeError)):
            small(lexicon={"up": letters}).tag((UP,))
    with pytest.raises(IndexError):
        small().tag((Token("", "", "word", 0, 0, 0, True),))
