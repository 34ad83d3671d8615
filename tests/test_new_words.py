"""Words that no dictionary holds and that are no slips: new ones, drawn-out ones, names made of words."""

import pytest

from copydesk import check
from copydesk.orthography import lexicon, odds


def slips(text):
    return [
        text[f.span.start : f.span.end]
        for f in check(text)
        if f.rule in ("misspelled-word", "known-misspelling")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "His crewmates were outgained on the firegrounds.",
        "The debates are baaack, and it was a yuuuuge landslide.",
        "“Nooo, arrrticle one,” the poster said.",
        "They wore electeds and presidentials as labels.",
        "There was backing and forthing over it.",
        "An anarcho-capitalist used a f-cking word.",
        "Alan Reppert left. They sang by Desiigner. Stryker, a maker of hips, closed.",
        "Mathematica Policy Research and the Fabricatorz Foundation signed.",
    ],
)
def test_new_words_and_names_stay_silent(text):
    assert slips(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ownershop of the mill is unknown.", "ownershop"),
        ("Nobody called the deal an “embarrasing” one.", "embarrasing"),
        ("Admid growing fears of a storm they left.", "Admid"),
        ("He was hopitalised for a week.", "hopitalised"),
        ("The mother/leagal guardian of the child signed.", "leagal"),
        ("They wrote of a seveneenth-century mill.", "seveneenth-century"),
    ],
)
def test_slips_that_look_like_them_are_found(text, word):
    assert slips(text) == [word]


def test_what_is_composed_and_what_is_drawn_out():
    assert odds.composed("crewmates")
    assert odds.composed("downslide")
    assert not odds.composed("goverment")
    assert odds.drawn_out("baaack", quoted=False)
    assert not odds.drawn_out("arrrticle", quoted=False)
    assert odds.drawn_out("arrrticle", quoted=True)


def test_a_british_spelling_is_as_usual_as_the_american():
    assert lexicon.usual("hospitalised") >= (lexicon.grade("hospitalized") or 0) > 0
    assert lexicon.usual("qqq") == 0
