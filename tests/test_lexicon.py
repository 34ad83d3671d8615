"""What is a word: the compiled table, the word grammar, endings; and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.document import Article, Document, House
from copydesk.orthography import distance, lexicon, slips


def test_frequent_words_have_higher_grades_than_rare_ones():
    assert lexicon.grade("the") > lexicon.grade("minister") > lexicon.grade("gazebo") >= 0
    assert lexicon.grade("zzyzzq") is None


@pytest.mark.parametrize(
    "word",
    [
        "buses", "children", "paid", "went", "colour", "color", "organise", "organize", "don't", "o'clock",
        "minister's", "officials'", "they'd've", "well-known", "co-operate", "multi-year", "e-mail", "nondeportation",
        "overpolicing", "antitax", "riderless", "city-ish", "hoc", "vitae",
    ],
)  # fmt: skip
def test_words_are_known(word):
    assert lexicon.known(word)


@pytest.mark.parametrize(
    "word",
    [
        "teh", "recieve", "definately", "seperate", "occured", "goverment", "thier", "untill", "accomodate",
        "happyness", "unecessary", "possessment", "overthe", "transpor-tation", "minsiter's",
    ],
)  # fmt: skip
def test_misspellings_are_not(word):
    assert not lexicon.known(word)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("mayor's", "mayor"),
        ("mayors'", "mayors"),
        ("didn't", "did"),
        ("they'd've", "they"),
        ("mayor", "mayor"),
    ],
)
def test_endings_come_off(word, stem):
    assert lexicon.bare(word) == stem


def test_names_are_known_as_they_are_written():
    assert lexicon.known_name("Germany")
    assert lexicon.known_name("Germany's")
    assert not lexicon.known_name("germany")


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("aggravanding", "aggravating"),
        ("contunued", "continued"),
        ("beleive", "believe"),
        ("comitted", "committed"),
        ("possessment", "possession"),
        ("appropropriate", "appropriate"),
        ("jsut", "just"),
    ],
)
def test_the_best_candidate_is_what_was_meant(slip, meant):
    assert slips.candidates(slip)[0].word == meant


def test_a_word_of_any_length_has_an_answer():
    assert slips.candidates("x" * 40) == ()
    assert slips.candidates("x" * 4000) == ()
    assert slips.candidates("ab") == ()


def test_a_doubled_letter_costs_less_than_another():
    assert distance.cost("ommit", "omit") < distance.cost("ormit", "omit")
    assert distance.cost("tehn", "then") < distance.cost("tuhn", "then")
    assert distance.cost("omit", "omit") == 0


def read(text, **house):
    return [(s.kind, s.token.text) for s in Document(Article("a.txt", text), House(**house)).slips]


def test_words_of_the_house_are_right_in_all_their_forms():
    text = "The commitee met. Two commitees met. The commitee’s chair spoke."
    assert len(read(text.replace("The commitee’s chair spoke.", ""))) == 2
    assert read(text, words=frozenset({"commitee"})) == []


def test_a_name_of_the_house_does_not_silence_a_word():
    assert read("The repressentations were made.", names=frozenset({"Ons"})) == [("slip", "repressentations")]
    assert read("They stroled home.", names=frozenset({"Stroled"})) == [("slip", "stroled")]


@pytest.mark.parametrize("mark", ["\r\n", "\n", "\t"])
def test_the_place_is_exact(mark):
    text = f"Good 😀 news.{mark}They contunued."
    document = Document(Article("a.txt", text))
    assert [slip.token.span.of(text) for slip in document.slips] == ["contunued"]


@pytest.mark.parametrize(
    "text",
    [
        "See contunued.example/paht for it.",
        "The file contunued_log.txt was lost.",
        "They contunued [sic] to write.",
        "The sign read “contunued” in red.",
        "They met at the contunuedo dela korazon quemando.",
        "A contunue is a dance. The contunue is old. Every contunue ends.",
    ],
)
def test_what_is_no_typo_stays_silent(text):
    assert read(text) == []


def test_the_base_dictionary_is_asked_without_loading_it(monkeypatch):
    assert lexicon._base_text().startswith("{")
    assert lexicon.base_knows("minister")
    assert not lexicon.base_knows("contunued")
    monkeypatch.setattr(lexicon, "_base_text", lambda: "")
    lexicon.base_knows.cache_clear()
    assert lexicon.base_knows("minister")
    assert not lexicon.base_knows("contunued")
    lexicon.base_knows.cache_clear()


SHORT = st.text(st.sampled_from("aabcee"), min_size=1, max_size=7)


@given(SHORT, st.sets(SHORT, min_size=1, max_size=12), st.sampled_from([0.8, 1.6, 2.6]))
def test_words_reckoned_together_cost_what_they_cost_alone(found, meants, limit):
    together = dict(distance.costs(found, meants, limit))
    assert list(together) == sorted(meants)
    for meant, price in together.items():
        alone = distance.cost(found, meant, 99)
        assert price == alone or (price > limit and alone > limit)


@given(SHORT)
def test_a_slip_within_the_first_letters_leaves_the_others(word):
    assert set(distance.one_slip(word, 3)) <= set(distance.one_slip(word))
    if len(word) > 5:
        assert all(len(near) < 4 or near[-2:] == word[-2:] for near in distance.one_slip(word, 3))
