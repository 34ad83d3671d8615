from __future__ import annotations

import pytest

from copydesk.document import Article, Document, House
from copydesk.naming import famous
from copydesk.orthography import distance


def slips(text: str, house: House | None = None) -> list[tuple[str, str]]:
    document = Document(Article("a.txt", text), house or House())
    return [(slip.span.of(text), slip.fixes[0]) for slip in document.slips if slip.kind == "famous-name"]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Crowds came to hear Hilary Clinton speak.", "Hilary", "Hillary"),
        ("Under Ronald Regan’s government taxes fell.", "Regan’s", "Reagan’s"),
        ("🙂\r\n\r\nThe firm of Goldmann Sachs closed the fund.\r\n", "Goldmann", "Goldman"),
        ("They met Vladamir Putin. Vladamir Putin left.", "Vladamir", "Vladimir"),
        ("They met Lindsay Graham and Bret Baier.", "Lindsay", "Lindsey"),
        ("The anchor, Brett Baier, had asked.", "Brett", "Bret"),
        ("The bank has a branch in São Paolo, too.", "Paolo", "Paulo"),
        ("Voters picked Ron DeSantos in the race.", "DeSantos", "DeSantis"),
    ],
)
def test_who_stands_beside_a_name_shows_the_slip(text, wrong, right):
    assert (wrong, right) in slips(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hilary Benn and Hilary Mantel spoke. Bill Clintons there are many of.",
        "Hilary Clinton ran a bakery. Hilary Clinton sold it. Hilary Clinton is 80. Hilary Clinton rests.",
        "Mohamed Morsy and Sergey Lavrov are spelled as they like.",
        "Judge Robart ruled. Mrs. Clinton",
        "Hilary, Clinton said, was late.",
        "Steven Scalise, Maria Cuomo and Joan Brewer are no slips for anybody.",
        "Lindsay Graham ran a bakery. Lindsay Graham sold it. Lindsay Graham rests.",
        "Kevin McCarty of the assembly spoke.",
        "Mikee Johnson and Steve Aftergood came to Landon School.",
        "Iran’s Qods Force and Donald John TrumpTop were named.",
        "Eliana Johnson and Michela Gelati wrote it.",
        "The NCIS and the GLBT Center were in Waymart, Pa.",
    ],
)
def test_other_bearers_and_other_alphabets_are_left_alone(text):
    assert slips(text) == []


def test_names_of_the_house_are_right():
    assert slips("Crowds came to hear Hilary Clinton speak.", House(names=frozenset({"Hilary"}))) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Brazlian", "Brazilian"),
        ("Volkswagon", "Volkswagen"),
        ("Phillipines", "Philippines"),
        ("Febrary", "February"),
    ],
)
def test_places_peoples_months_and_firms_are_nobodys_surname(name, meant):
    assert famous.settled(name)[0] == meant


@pytest.mark.parametrize(
    "name", ["Somalis", "Klansmen", "Duesseldorf", "Hawai'i", "Xqzvwk", "", "Peru", "Brazil"]
)
def test_other_names_are_no_slips_for_places(name):
    assert famous.settled(name) is None


def test_one_double_less_and_one_more():
    assert "philippines" in distance.redoubled("phillipines")
    assert list(distance.redoubled("abc")) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("LBGTQ", "LGBTQ"),
        ("Geogre", "George"),
        ("NATO", None),
        ("Brain", None),
        ("XQ", None),
        ("", None),
        ("ZZZZ", None),
    ],
)
def test_two_letters_that_changed_places(name, meant):
    assert famous.turned(name) == meant


@pytest.mark.parametrize(("text", "found"), [("The NRLB and the NLRB met.", True), ("The NRLB met.", False)])
def test_four_letters_are_turned_only_beside_the_ones_meant(text, found):
    assert (("NRLB", "NLRB") in slips(text)) is found


def test_turned_given_names_are_the_common_ones():
    assert famous.turned("Geogre") == "George"
    assert famous.turned("Jannie") is None
