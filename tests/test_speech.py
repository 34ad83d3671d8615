from __future__ import annotations

import pytest

from copydesk.document import Article, Document


def read(text):
    return Document(Article("t.txt", text))


def words(document, tag):
    """The speaker's words and the verb of an attribution."""
    if tag is None:
        return None
    speech = document.speech
    speaker = tag.speaker
    who = speech.span(speaker.first, speaker.end).of(document.text) if speaker else None
    return who, speech.word(tag.cue)


@pytest.mark.parametrize(
    ("behind", "wanted"),
    [
        ("he said.", ("he", "said")),
        ("said Ida Blom.", ("Ida Blom", "said")),
        ("Ida Blom said.", ("Ida Blom", "said")),
        ("Mr. van der Blom said.", ("Mr. van der Blom", "said")),
        ("Ida Blom, a nurse from Leeds, said.", ("Ida Blom", "said")),
        ("Rep. Ida Blom (R-Ohio), a panel member, said.", ("Rep. Ida Blom", "said")),
        ("Ida Blom later told reporters.", ("Ida Blom", "told")),
        ("the head of the harbour office said.", ("the head of the harbour office", "said")),
        ("Blom’s lawyer said.", ("Blom’s lawyer", "said")),
        ("officials added.", ("officials", "added")),
        ("said lead author Professor Ida Blom.", ("lead author Professor Ida Blom", "said")),
        ("said.", (None, "said")),
        ("said at the harbour.", (None, "said")),
        ("he has often said.", ("he", "said")),
    ],
)
def test_who_speaks_behind_a_quotation(behind, wanted):
    document = read(f"“We must go,” {behind}")
    (attribution,) = document.attributions
    assert words(document, attribution.behind) == wanted


@pytest.mark.parametrize(
    "behind",
    [
        "and left.",
        "was denied.",
        "the request was denied.",
        "for which he paid.",
        "After Blom said so, all left.",
        "",
    ],
)
def test_what_is_no_attribution(behind):
    (attribution,) = read(f"“We must go,” {behind}").attributions
    assert attribution.behind is None


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("He said: ", ("He", "said")),
        ("The ferry was late. Ida Blom said, ", ("Ida Blom", "said")),
        ("Ida Blom, the mayor, wrote in a letter that ", ("Ida Blom", "wrote")),
        ("The ferry was late. ", None),
        ("When asked, ", None),
    ],
)
def test_who_introduces_a_quotation(before, wanted):
    document = read(f"{before}“We must go.”")
    (attribution,) = document.attributions
    assert words(document, attribution.before) == wanted


def test_a_comma_may_stand_outside_the_mark():
    document = read("“We must go”, he said.")
    assert words(document, document.attributions[0].behind) == ("he", "said")


def test_only_outer_complete_quotations_are_attributed():
    document = read("“He told me ‘no’ and left,” she said. “Never")
    assert [attribution.quotation.span.of(document.text) for attribution in document.attributions] == [
        "“He told me ‘no’ and left,”"
    ]
    (attribution,) = document.attributions
    assert document.attribution_of(attribution.quotation) is attribution
    assert document.attribution_of(document.quotations[1]) is None
