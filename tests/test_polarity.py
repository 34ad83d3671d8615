"""What clauses affirm and deny of whom, and which two of them exclude each other."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document

GOVERNORS = {"refuse": "-", "yet": "-", "able": "+can", "unable": "-can", "manage": "+"}


def saying(text, word):
    document = Document(Article("x.txt", text))
    sentence, index = document.places[word][0]
    return document.polarities.at(sentence, index, GOVERNORS)


@pytest.mark.parametrize(
    ("text", "word", "affirmed", "mode"),
    [
        ("The mayor signed the deed.", "signed", True, "did"),
        ("The mayor has not signed the deed.", "signed", False, "did"),
        ("The mayor never signed the deed.", "signed", False, "did"),
        ("The mayor had signed the deed.", "signed", True, "had"),
        ("The mayor has yet to sign the deed.", "sign", False, "did"),
        ("The mayor refused to sign the deed.", "sign", False, "did"),
        ("The mayor did not refuse to sign the deed.", "sign", True, "did"),
        ("The mayor is unable to sign the deed.", "sign", False, "can"),
        ("The mayor will sign the deed.", "sign", True, "will"),
        ("The mayor would not sign the deed.", "sign", False, "would"),
        ("The mayor signs no deed.", "signs", False, "does"),
        ("The deed is not legal.", "legal", False, "does"),
        ("No old deeds of the town were signed.", "signed", False, "did"),
        ("The court struck down the ban.", "struck", True, "did"),
        ("Hill pleaded not guilty to theft.", "guilty", False, "did"),
    ],
)
def test_a_clause_affirms_or_denies(text, word, affirmed, mode):
    said = saying(text, word)
    assert (said.affirmed, said.mode) == (affirmed, mode)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("If the mayor signed the deed, work began.", "signed"),
        ("The mayor might have signed the deed.", "signed"),
        ("Has the mayor signed the deed?", "signed"),
        ("The mayor did not only sign the deed.", "sign"),
        ("The mayor signed it.", "signed"),
        ("Ames hopes the mayor signed the deed.", "signed"),
        ("In towns where the mayor signed the deed, it works.", "signed"),
        ("The mayor wants to sign the deed.", "sign"),
        ("Whoever met the mayors that signed the deed was glad.", "signed"),
    ],
)
def test_what_might_be_or_is_told_of_a_part_says_nothing(text, word):
    assert saying(text, word) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ruth Ames, who lives in Lund, signed the deed.", "signed"),
        ("Ruth Ames, who signed the deed, lives in Lund.", "signed"),
        ("By signing the deed, Ruth Ames ended a quarrel.", "signing"),
        ("Ames, said to be rich, quickly signed the deed.", "signed"),
    ],
)
def test_a_subject_is_found_across_what_stands_between(text, word):
    assert saying(text, word).agent.head == "ames"


def test_of_a_passive_the_subject_is_the_patient():
    said = saying("The deed was signed by the mayor.", "signed")
    assert (said.agent, said.patient.head) == (None, "deed")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor signed the deed.\n\nThe mayor did not sign the deed.\n",
        "“Rain,” said Roe.\r\n\r\nThe mayor signed the deed.\r\n\r\n🙂 The mayor did not sign the deed.\r\n",
        "The mayor will accept the plan.\n\nAfter lunch it rained. The mayor will reject the plan.\n",
        "Ruth Ames has a boat.\n\nIt rained. Ames has no boat.\n",
    ],
)
def test_two_that_exclude_each_other_are_found(find, text):
    (finding,) = find(text, "both-ways")
    assert [place.label for place in finding.related] == ["the other place"]
    assert finding.span.of(text).split()[-1] in ("deed", "plan", "boat")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor signed the deed. The clerk did not sign the deed.",
        "The mayor signed the deed. The mayor did not sign the letter.",
        "The mayor signed the deed in 2009. The mayor did not sign the deed in 2011.",
        "The mayor signed the deed. But the mayor did not sign the deed.",
        "Ames said the mayor signed the deed. Blom said the mayor did not sign the deed.",
        "“The mayor did not sign the deed,” said Ames. The mayor signed the deed.",
        "Mayors signed deeds of gift. Mayors of towns did not sign deeds.",
        "The mayor signed a deed. The mayor did not sign the old deed.",
    ],
)
def test_others_and_other_times_are_left_alone(find, text):
    assert find(text, "both-ways") == []
