"""Names spelled two ways, famous names and words with a capital: what is a slip and who is somebody else."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document, House


def slips(text, **house):
    document = Document(Article("a.txt", text), House(**house))
    return sorted((slip.kind, slip.token.text, slip.fixes[0]) for slip in document.slips)


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("Karen Halbert runs the mill. Then Helbert said no.", "Helbert", "Halbert"),
        ("Karen Valtari runs the mill. Then Valtaru said no.", "Valtaru", "Valtari"),
        ("Karen Weismann runs the mill. Then Weisman said no.", "Weisman", "Weismann"),
        ("Rod Blanojevic spoke. Then Blanajevic left. Blanojevic followed.", "Blanajevic", "Blanojevic"),
        ("The Frostvind sank. All on the Frostvind lived, said the Frostwind’s owner.", "Frostwind’s", "Frostvind’s"),
        ("The Frostvind sank. The Frostvind was new. The Frostvind burned. Then the FrostVind’s mast fell.", "FrostVind’s", "Frostvind’s"),
    ],
)  # fmt: skip
def test_a_name_spelled_two_ways(text, name, meant):
    assert slips(text) == [("name-variant", name, meant)]


def test_the_other_place_is_shown():
    text = "Rod Blanojevic spoke. Then Blanajevic left. Blanojevic followed."
    (slip,) = Document(Article("a.txt", text)).slips
    assert slip.other.start == text.index("Blanojevic")


@pytest.mark.parametrize(
    "text",
    [
        "Zelk Mordia grew. The app of Zelk Mordia is called ZelkMordia; users of ZelkMordia rejoice.",
        "See zelkmordia.example. Zelk Mordia grew. Zelk Mordia is @ZelkMordia there, and #ZelkMordia.",
        "Jon Tarkanen and Joan Tarkanen were sworn in. Joan Tarkanen spoke. Jon Tarkanen left.",
        "Ivanenkov met Ivanenkova. Ivanenkov spoke. Then the Ivanenkovs left with Ivanenkov.",
        "Lars Petterson met Karl Pettersen. Karl Pettersen spoke. Lars Petterson left.",
        "The Veldonians of Veldonia are Veldonian. A Veldonian spoke.",
    ],
)
def test_two_people_are_two_names(text):
    assert slips(text) == []


def test_a_name_of_the_house_is_right():
    text = "Rod Blanojevic spoke. Then Blanajevic left. Blanojevic followed."
    assert slips(text, names=frozenset({"Blanajevic"})) == []


@pytest.mark.parametrize(
    ("text", "kind", "name", "meant"),
    [
        ("They flew to Beijng on Sunday.", "famous-name", "Beijng", "Beijing"),
        ("They voted in New Hamsphire on Sunday.", "famous-name", "Hamsphire", "Hampshire"),
        ("They said that Jared Kusher agreed.", "famous-name", "Kusher", "Kushner"),
        ("Goverment plans were late.", "listed", "Goverment", "Government"),
        ("Yesteday the plans were late.", "slip", "Yesteday", "Yesterday"),
        ("Inthe end they left.", "run-together", "Inthe", "In the"),
        ("They joined the House Commitee today.", "famous-name", "Commitee", "Committee"),
    ],
)
def test_a_slip_with_a_capital(text, kind, name, meant):
    assert slips(text) == [(kind, name, meant)]


@pytest.mark.parametrize(
    "text",
    [
        "They said that Jane Kusher agreed.",
        "Hedda Obarma sang in the hall.",
        "Mohler said that they would leave. Wexling Brothers agreed.",
        "Mr. Beijng and Mrs. Beijng agreed.",
    ],
)
def test_a_name_that_nobody_knows_is_a_name(text):
    assert slips(text) == []


def test_a_compound_that_opens_a_sentence_and_has_a_strange_part(find):
    assert find("Anarcho-planners want something else. Tarcho-planners do not.", "misspelled-word") == []
