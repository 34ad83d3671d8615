"""The index of patterns in C finds the same places as its twin."""

from __future__ import annotations

import functools
import operator
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import native
from copydesk.patterns.machine import Worth
from copydesk.patterns.needles import Needle

pytestmark = pytest.mark.skipif(native.loops is None, reason="the loops were not compiled")

WORDS = st.sampled_from(["a", "the", "’s", "said", "said", "é", "🙂", "x y"])
SETS = st.frozensets(WORDS, max_size=3)
OFFSETS = st.integers(-4, 4)
NEEDLES = st.builds(Needle, SETS, st.just(0), st.just(0), SETS, OFFSETS, OFFSETS)
SENTENCES = st.lists(st.lists(WORDS, max_size=8), max_size=4)


def sentence(words):
    return SimpleNamespace(tokens=tuple((word.upper(), word) for word in words))


@given(st.lists(NEEDLES, max_size=6), SENTENCES)
def test_places_worth_trying_are_the_same(needles, texts):
    places = {}
    for words in texts:
        here = SimpleNamespace(tokens=tuple(SimpleNamespace(lower=word) for word in words))
        for index, word in enumerate(words):
            places.setdefault(word, []).append((here, index))
    plainly = [(number, id(where), index) for number, where, index in Worth(needles).find(places)]
    twins = {
        id(where): sentence([token.lower for token in where.tokens])
        for where, _ in functools.reduce(operator.iadd, places.values(), [])
    }
    natively = native.loops.Needles(tuple(needles)).find(
        {word: [(twins[id(where)], index) for where, index in listed] for word, listed in places.items()}
    )
    back = {id(twin): here for here, twin in twins.items()}
    assert sorted((number, back[id(where)], index) for number, where, index in natively) == sorted(plainly)


HERE = sentence(["a"])
NEEDLE = Needle(frozenset({"a"}), 0, 0, frozenset({"a"}), 0, 0)


@pytest.mark.parametrize(
    "places",
    [
        None,
        [],
        {"a": ()},
        {"a": [1]},
        {"a": [(HERE,)]},
        {"a": [(HERE, None)]},
        {"a": [(HERE, -1)]},
        {"a": [(1, 0)]},
    ]
    + [{"a": [(SimpleNamespace(tokens=tokens), 0)]} for tokens in ([], None, (1,), (("a",),))],
)
def test_what_is_no_place_is_refused(places):
    with pytest.raises((TypeError, AttributeError)):
        native.loops.Needles((NEEDLE,)).find(places)


@pytest.mark.parametrize(
    "needle", [1, (), NEEDLE[:5], NEEDLE._replace(words={"a"}), NEEDLE._replace(near="0")]
)
def test_what_is_no_needle_is_refused(needle):
    with pytest.raises(TypeError):
        native.loops.Needles((NEEDLE, needle))


def test_needles_take_nothing_else():
    for given_, named in (((), {}), (([NEEDLE],), {}), (((NEEDLE,),), {"more": 1})):
        with pytest.raises(TypeError):
            native.loops.Needles(*given_, **named)
    with pytest.raises(ValueError, match="so far apart"):
        native.loops.Needles((NEEDLE._replace(far=1 << 40),))
