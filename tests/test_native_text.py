"""The loops in C that read texts find what their twins find, whatever the text."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk import native, tokens
from copydesk.document import Article, Document, placed_plainly
from copydesk.markup import Block, Run
from copydesk.quoting import marks
from copydesk.sentences import split
from copydesk.span import Span
from copydesk.tokens import Token

pytestmark = pytest.mark.skipif(native.loops is None, reason="the loops were not compiled")

PARTS = re.findall(
    r"\S+",
    """
    a I the Mr Mr. U.S. p.m. e.g etc. Ph.D. Lt.Col. J. K. St.Louis MI5 F-16s Covid-19 AT&T R&D don’t O'Neill rock 'n' roll
    ’90s '90s ’em 'tis ‘twas 's ’s ’ll workers’ 1,000 10:30 .5 21st 1st's 3rds 4½ ½ ⅓ ٣ ² $5 £3m €.5 1. 1.2.3 ... .... . . …
    … -- --- - – — “ ” " ' ‘ ’ «» ‹› „ ‚ ''''' “”“”“” • ● ! ? !! ?! 。 ؟ , ; : ( ) [ ] { } / % & § 🇬🇧 👍🏽 👩‍👩‍👧 🙂 é É ñandú İ ǅ ß ﬁ Ⅳ ª
    a_b _ __ @ # @name #tag x@y.org www.a.org https://a.org/b?c=d. a.com b.co.uk end.The end.”The No.5 No. 5 Gov.-elect U.S.-led
    x-U.S. ex-Sen. wait! Yahoo! Jeopardy! pp. vol. Ind. Calif. Jan. a‑b a‐b a´b a`b
""",
)
ODD = "\t\n\r\u00a0\u2009\u200b\u00ad\u200d\u2060\ufeff\u0301\u064b\u202a\u202e\u2029\x00\x1c\x85\U0001f1e6\U0001f3fd\ufe0f"
PIECES = st.sampled_from([*PARTS, *ODD, " ", "  ", "\r\n", ". ", " . . . "]) | st.characters()
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.lists(st.sampled_from(PARTS), max_size=30).map(
    " ".join
)


def verbatim(text):
    return Block.verbatim("paragraph", text, Span(0, len(text)))


def scanned(scan, block, place, stop):
    found, ends = [], []
    scan(block, place, stop, found, ends)
    return found, ends


def same(block, place, stop):
    natively = scanned(tokens._scan_natively, block, place, stop)
    assert natively == scanned(tokens._scan_plainly, block, place, stop)
    assert all(type(token) is Token and type(token.spaced) is bool for token in natively[0])


@given(TEXTS)
@example("a.b.cd x.")
@example("A-1.5 A-12 A-1234 A-1s B-2bs,")
@example("A. B. C.D.. E.! F. ,")
def test_tokens_are_the_same(text):
    same(verbatim(text), 0, len(text))


@given(TEXTS, st.data())
def test_tokens_of_a_stretch_are_the_same(text, data):
    place = data.draw(st.integers(0, len(text)))
    same(verbatim(text), place, data.draw(st.integers(place, len(text))))


@given(TEXTS)
def test_tokens_of_a_block_with_gaps_are_the_same(text):
    half = len(text) // 2
    runs = (Run(0, 5, half, half), Run(half, half + 9, len(text) - half, len(text) - half + 1))
    same(Block("paragraph", text, runs), 0, len(text))


@given(TEXTS)
def test_what_is_rare_or_an_address_is_looked_for(text):
    unusual = native.loops.unusual(text)
    assert unusual & 1 or not tokens._RARE.search(text)
    assert unusual & 2 or not tokens._HINT.search(text)


@given(TEXTS)
def test_places_are_the_same(text):
    listed = tuple(split([verbatim(part) for part in text.split("\n") if part]))
    places, capitals = native.loops.places(listed)
    plain, upper = placed_plainly(listed)
    assert [*places.items()] == [*plain.items()]
    assert [*capitals.items()] == [*upper.items()]


@pytest.mark.parametrize("passed", [None, [], (1,), (SimpleNamespace(tokens=[]),)])
@pytest.mark.parametrize("token", [1, ("a",), (1, "a"), ("a", 1)])
def test_what_is_no_sentence_has_no_places(passed, token):
    for listed in (passed, (SimpleNamespace(tokens=(token,)),)):
        with pytest.raises((TypeError, AttributeError)):
            native.loops.places(listed)


MARKS = st.text("'’‘`“”\"„«»‚‛‟a1_. é\u0301", max_size=12)


@given(TEXTS | MARKS | st.lists(MARKS, max_size=4).map(" ".join))
@example("''a ’’’a a’’’ ‘‘‘ ``a a`` '\"'a’")
def test_quotation_marks_are_the_same(text):
    found = native.loops.marks(text)
    assert (found is None) == bool(marks._ORNAMENT.search(text))
    assert found is None or found == marks.marks_plainly(text)


def test_every_character_is_of_the_same_sort():
    """Each alone, behind a letter, before one and a digit: what a word, a number and a sign may begin with or hold."""
    for start in (
        *range(0, 0x3400, 0x400),
        0xD800,
        *range(0xF800, 0x10800, 0x400),
        0x1D400,
        0x1F000,
        0x1F400,
        0xE0000,
    ):
        texts = [chr(point) for point in range(start, start + 0x400)]
        rare = [text for text in texts if tokens._RARE.search(text)]
        assert all(native.loops.unusual(text) & 1 for text in rare)
        for form in ("{0}", "a{0}b 3{0}4", "{0}x {0}'s"):
            text = " ".join(form.format(text) for text in texts if text not in rare)
            same(verbatim(text), 0, len(text))


def test_pointed_abbreviations_are_asked_for():
    """text.c leaves a word to the pattern where a letter follows its point; so must each of these begin."""
    pointed = [name for name in tokens._kinds() if "." in name[1:-2] and not re.match(r"\w\.", name)]
    assert pointed
    assert all(re.match(r"[A-Za-z]+\.[A-Za-z]", name) for name in pointed)


def test_ordinary_words_are_kept():
    first, second = (scanned(tokens._scan_natively, verbatim("The house"), 0, 9)[0] for _ in range(2))
    assert [one.lower is other.lower for one, other in zip(first, second, strict=True)] == [True, True]


def test_what_is_no_prose_is_refused():
    scanner, block = tokens._scanner(), verbatim("It is.")
    for passed in (
        (block, b"It is.", 0, 0, 6, [], []),
        (block, "It is.", 0, 0, 6, (), []),
        (block, "It is.", 0, 0, 6, []),
        (block, "It is.", "0", 0, 6, [], []),
    ):
        with pytest.raises(TypeError):
            scanner.scan(*passed)
    with pytest.raises(ValueError, match="outside"):
        scanner.scan(block, "It is.", 0, 0, 7, [], [])
    with pytest.raises(ValueError, match="outside"):
        scanner.scan(block, "It is.", 0, -1, 6, [], [])
    with pytest.raises(AttributeError):
        scanner.scan(None, "It is.", None, 0, 6, [], [])
    for loop in (native.loops.unusual, native.loops.marks):
        with pytest.raises(TypeError):
            loop(b"It is.")


class BrokenError(Exception):
    pass


def broken(*_):
    raise BrokenError


def test_a_token_is_a_tuple_like_any_other():
    first, second = (Document(Article("a.txt", "It is.")).tokens[0] for _ in range(2))
    assert hash(first) == hash(tuple(first)) == hash(second)
    assert {first: 1}[second] == 1


def test_a_tokens_type_holds_nothing_else():
    with pytest.raises(TypeError):
        native.loops.Scanner(list, *[broken] * 4)
    with pytest.raises(TypeError):
        native.loops.Scanner(type("Token", (tuple,), {}), *[broken] * 4)
    with pytest.raises(TypeError):
        native.loops.Scanner(Token)
    with pytest.raises(TypeError):
        native.loops.Scanner(Token, *[broken] * 4, kind=1)


@pytest.mark.parametrize("text", ["’s", "don’t", "said.", "a..", "it!"])
def test_what_fails_in_python_fails(text):
    scanner = native.loops.Scanner(Token, *[broken] * 4)
    with pytest.raises(BrokenError):
        scanner.scan(verbatim(text), text, 0, 0, len(text), [], [])


@pytest.mark.parametrize(
    "answer", [None, ("word",), ("verb", 0, 2), ("word", 0, 0), ("word", 0, 3), ("word", -1, 2)]
)
def test_an_answer_that_cannot_be_is_refused(answer):
    scanner = native.loops.Scanner(Token, lambda *_: answer, *[broken] * 3)
    with pytest.raises((TypeError, ValueError)):
        scanner.scan(verbatim("’s"), "’s", 0, 0, 2, [], [])
