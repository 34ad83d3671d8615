"""Words that lost their space, or have a space or a hyphen too many; names that everybody knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.document import Article, Document
from copydesk.naming import famous
from copydesk.orthography import parting


def found(text):
    return [
        (slip.kind, slip.span.of(text), slip.fixes[:1]) for slip in Document(Article("a.txt", text)).slips
    ]


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("overthe", "over the"),
        ("genuinememories", "genuine memories"),
        ("specialtreatment", "special treatment"),
        ("studiesfinding", "studies finding"),
    ],
)
def test_words_run_together_are_parted(word, right):
    assert parting.parted(word) == (right,)


@pytest.mark.parametrize("word", ["waterpark", "checkmark", "soulcraft", "narrowcast", "trackside", "x" * 60])
def test_compounds_are_not(word):
    assert parting.parted(word) == ()


@pytest.mark.parametrize(("word", "whole"), [("wrong-doing", "wrongdoing"), ("heart-felt", "heartfelt")])
def test_a_closed_compound_loses_its_hyphen(word, whole):
    assert parting.closed(word) == whole


@pytest.mark.parametrize(
    "word",
    [
        "health-care",
        "pay-off",
        "anti-war",
        "co-operate",
        "well-known",
        "no-no",
        "a-b-c",
        "policy-makers",
        "-",
    ],
)
def test_others_keep_it(word):
    assert parting.closed(word) is None


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("They left t he hall.", "t he", "the"),
        ("The govern ment of the day fell.", "govern ment", "government"),
        ("I n the end they left.", "I n", "In"),
        ("Every executiv e was paid.", "executiv e", "executive"),
    ],
)
@pytest.mark.parametrize("before", ["", "😀\r\n\r\n"])
def test_a_word_with_a_space_in_it_is_found_where_it_stands(text, wrong, right, before):
    assert found(before + text) == [("split-word", wrong, (right,))]


@pytest.mark.parametrize(
    "text",
    [
        "He met w him, and an e mail came by t shirt.",
        "Section c of plan b; vitamin d is in it. The u is long.",
        "What the f— is it? [I]t is here, and 401(k)s on top.",
        "The x axis and the y axis meet.",
    ],
)
def test_a_letter_that_stands_alone_is_no_part_of_a_word(text):
    assert not [slip for slip in found(text) if slip[0] == "split-word"]


@given(st.text(alphabet="abt he-’'\n ", max_size=40))
def test_places_of_slips_lie_in_the_text(text):
    for slip in Document(Article("a.txt", text)).slips:
        assert 0 <= slip.span.start < slip.span.end <= len(text)


def test_cities_and_persons_of_reference_works():
    assert famous.place("Kinshassa") == "Kinshasa"
    assert famous.place("Kinshasa") is None
    assert famous.place("Springfeld") == "Springfield"
    assert famous.person("Churchhill", "Winston", "") == "Churchill"
    assert famous.person("Churchill", "Winston", "") is None
    assert famous.person("Hutson", "John", "") is None, "many are called John"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The plane left from Kinshassa on Monday.", "Kinshassa"),
        ("A statue of Winston Churchhill stands there.", "Churchhill"),
        ("She spoke for Marie Antionette’s heirs.", "Antionette’s"),
    ],
)
def test_slips_in_them_are_found(text, wrong):
    assert [slip[1] for slip in found(text) if slip[0] == "famous-name"] == [wrong]


def test_an_article_outweighs_one_other_spelling():
    text = "The Obamacare rolls grew. Of Obamacare much is said. In Obamacare, by Obamacare. They call it Obamcare too."
    assert ("name-variant", "Obamcare", ("Obamacare",)) in found(text)
    twins = "The Americans left. Some Americans stayed, and to Americans from Americans it was new. The Americas are two."
    assert not [slip for slip in found(twins) if slip[0] == "name-variant"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "The minister Joachim Brudziński wrote. The inspections that Brudzinski ordered went on.",
            "Brudzinski",
        ),
    ],
)
def test_one_spelling_against_one_is_a_slip_in_a_second_mention(text, wrong):
    assert [slip[1] for slip in found(text) if slip[0] == "name-variant"] == [wrong]
