"""Slips of setting: found where they stand, and the look-alikes that stay silent; positions in every kind of text."""

from __future__ import annotations

import pytest

from copydesk import check
from copydesk.document import Article, Document

PARAGRAPH = (
    "Members of the council heard three engineers who said that the work would take a year or more to do."
)


def found(text, whole=False):
    document = Document(Article("a.txt", text), whole=whole)
    return [(fault.kind, fault.span.of(text), fault.fixes[:1]) for fault in document.faults]


@pytest.mark.parametrize(
    ("text", "kind", "wrong", "right"),
    [
        ("They met at zero- hour there.", "space-after-hyphen", "zero- hour", "zero-hour"),
        ("The depart- ment agreed.", "space-after-hyphen", "depart- ment", "department"),
        ("The cross -border trade fell.", "space-before-hyphen", "cross -border", "cross-border"),
        ("The film , a comedy, opens.", "space-before-mark", " ,", ","),
        ("They left.Officials stayed.", "space-missing", "left.Officials", "left. Officials"),
        ("The wall,’wide and high, fell.", "space-missing", ",’", ", ‘"),
        ("More:Harbor town waits.", "space-missing", "More:Harbor", "More: Harbor"),
        ("They left the race.In May it ended.", "space-missing", "race.In", "race. In"),
        ("A “ small” town, he said.", "space-inside-quotation", "“ ", "“"),
        ("It is a “small town. ”", "space-inside-quotation", " ”", "”"),
        ("The U.S envoy left.", "half-abbreviation", "U.S", "U.S."),
        ("The MPof the town left.", "space-missing", "MPof", "MP of"),
        ("They won 2 –1 there.", "space-in-score", "2 –1", "2–1"),
        ("It cost $ 26 there.", "space-after-currency", "$ ", "$"),
        ("The fuel (paraffin} burned.", "mismatched-brackets", "}", ")"),
        ("They don`t know.", "backtick", "`", "’"),
        ("The town‘s mayor left.", "backtick", "‘", "’"),
        ("The town’ s mayor left.", "apostrophe-with-space", "’ ", "’"),
        ("They don ‘t know.", "apostrophe-with-space", " ‘", "’"),
        ("They cut CO 2 emissions.", "formula", "CO 2", "CO2"),
        ("The town— old and grey—fell.", "dash-with-one-space", "— ", "—"),
        ("They left early.,", "doubled-mark", "early.,", "early,"),
        ("They left,, then.", "doubled-mark", ",,", ","),
        ("At 5 p.m they left.", "half-abbreviation", "p.m", "p.m."),
        ("In all sixty five left.", "number-hyphen", "sixty five", "sixty-five"),
        ("A 44 year old man left.", "year-old", "44 year old", "44-year-old"),
        ("The six - member panel met.", "spaced-hyphen", "six - member", "six-member"),
        ("They left the building. then it fell.", "lower-case-sentence", "building. then", "building. Then"),
    ],
)
@pytest.mark.parametrize("before", ["", "Emoji 😀 and\ttab.\r\n", "One line.\n\n"])
def test_a_slip_is_found_where_it_stands(text, kind, wrong, right, before):
    assert found(before + text) == [(kind, wrong, (right,))]


@pytest.mark.parametrize(
    "text",
    [
        "The two- and three-year terms, and the pre- or post-war ones.",
        "He came - and left - at -5 degrees.",
        "He waited . . . and left.",
        "See news.example, write to desk@news.example, or read 1,250,000 lines at 5:30.",
        "It was May 3,2019 and room 1304. Read John 3:16, see re:Invent and http://x.example, and linked.Com.",
        "The U.S. envoy, the U.S.-led force, J.S Bach and R.U.R are here.",
        "Choose a) bread or b) milk (or both) [as ever].",
        "AT&T and M&S; 3 < 5 > 2.",
        "From 7 a.m.-9 p.m. it was shut.",
        "Twenty one-dollar bills; of the twenty, four were his.",
        "This article is 1 year old. She is 44 years old.",
        "London - the capital - was quiet.",
        "The approx. value at the dept. of roads.",
    ],
)
def test_what_is_right_stays_silent(text):
    assert found(text) == []


def test_a_figure_with_four_digits_in_a_group_offers_what_is_plain():
    assert found("About 200,0000 came.") == [("thousands", "200,0000", ("200,000",))]
    assert found("About 20,1234 came.") == [("thousands", "20,1234", ())]


def test_a_paragraph_that_lost_its_first_letter_or_its_stop():
    others = "\n\n".join([PARAGRAPH] * 6)
    lost = (
        others
        + "\n\n"
        + "esidents of the lower town asked why no ferry had been hired in the time since the storm came."
    )
    assert found(lost, whole=True) == [("lower-case-paragraph", "esidents", ("Residents",))]
    assert found(lost) == [], "a fragment says nothing of how paragraphs begin"
    open_end = others + "\n\nNobody knew why. " + PARAGRAPH[:-1]
    assert found(open_end, whole=True) == [("missing-full-stop", "do", ("do.",))]
    told = "Members of the council said that a ferry had been hired for the people of the lower town in the spring"
    assert found(others + "\n\n" + told, whole=True) == [("missing-full-stop", "spring", ("spring.",))]
    teaser = "Read: " + told
    assert found(others + "\n\n" + teaser, whole=True) == [], "one sentence may be a teaser"
    cut = told + " that"
    assert found(others + "\n\n" + cut, whole=True) == [], "a sentence that breaks off has not lost its stop"
    broken = (
        others
        + "\n\n"
        + PARAGRAPH[:-1]
        + "\n\nwhich nobody in the lower town had thought of in all the time since the storm came."
    )
    assert found(broken, whole=True) == [("broken-paragraph", "which", ())]
    assert (
        found(broken + "\n\n" + PARAGRAPH[:-1] + "\n\nand so on, " * 1 + PARAGRAPH.lower(), whole=True) == []
    )


def test_an_article_that_ends_its_paragraphs_as_it_likes_stays_silent():
    text = "\n\n".join([PARAGRAPH, PARAGRAPH[:-1]] * 4)
    assert found(text, whole=True) == []


def test_what_an_article_has_everywhere_is_said_once_with_the_count():
    run_on = ' Nobody asked the mayor."We will rebuild the pier'
    three = [f for f in check(run_on * 3 + ".") if f.rule == "space-at-quotation"]
    assert len(three) == 3
    (one,) = [f for f in check(run_on * 5 + ".") if f.rule == "space-at-quotation"]
    assert one.span.start == min(f.span.start for f in three)
    assert "4 other places" in one.message


def test_a_name_that_a_paragraph_breaks_is_found_by_its_other_places():
    others = "\n\n".join([PARAGRAPH] * 6)
    cut = PARAGRAPH[:-1] + " for the old Marlow"
    text = (
        others + "\n\nThe Marlow Bridge was shut. " + PARAGRAPH + "\n\n" + cut + "\n\nBridge over the river."
    )
    assert found(text, whole=True) == [("broken-paragraph", "Bridge", ())]
    other = text.replace("The Marlow Bridge was shut. ", "")
    assert ("broken-paragraph", "Bridge", ()) not in found(other, whole=True)
