from __future__ import annotations

import pytest

from copydesk.orthography import endings, parting


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("arrivement", "arrival"),
        ("refusement", "refusal"),
        ("polarizement", "polarization"),
        ("tenaciosity", "tenacity"),
        ("cancelments", "cancellations"),
        ("dramatical", "dramatic"),
        ("expensiveful", "expensive"),
        ("popularness", "popularity"),
    ],
)
def test_a_noun_or_adjective_that_another_keeps_from_being_made(word, meant):
    assert meant in endings.blocking(word)


@pytest.mark.parametrize("word", ["", "ment", "bucketful", "kindness", "zxqvment", "tribal", "brunchness"])
def test_nothing_stands_in_the_way_of_other_words(word):
    assert endings.blocking(word) == ()


def test_a_word_that_its_parts_explain_may_be_none():
    assert not endings.made("popularness")
    assert endings.made("kindness")
    assert endings.made("brunchness")


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("twomillion", "two million"),
        ("manypeople", "many people"),
        ("valuedthe", "valued the"),
        ("tolerancefor", "tolerance for"),
    ],
)
def test_words_that_stand_side_by_side_in_the_news_are_run_together(word, words):
    assert parting.parted(word) == (words,)


@pytest.mark.parametrize("word", ["newscycle", "timebomb", "tenfold", "gunowner", "blogpost"])
def test_new_compounds_are_no_words_run_together(word):
    assert parting.parted(word) == ()
