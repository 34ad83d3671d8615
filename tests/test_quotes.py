from __future__ import annotations

import pytest

from copydesk.document import Article, Document
from copydesk.quoting.quotes import CROWD


def read(text):
    return Document(Article("t.txt", text))


def seen(text):
    """Each quotation's text with its level, `?` where a mark is missing."""
    document = read(text)
    return [
        (
            ("" if quotation.opening else "?") + quotation.span.of(text) + ("" if quotation.closing else "?"),
            quotation.level,
        )
        for quotation in document.quotations
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“We must go,” he said. “Now.”", [("“We must go,”", 1), ("“Now.”", 1)]),
        ('"We must go," he said. "Now."', [('"We must go,"', 1), ('"Now."', 1)]),
        ("‘We must go,’ he said.", [("‘We must go,’", 1)]),
        ("'We must go,' he said.", [("'We must go,'", 1)]),
        ("«Non,» he said.", [("«Non,»", 1)]),
        ("„Nein“, he said.", [("„Nein“", 1)]),
        ("“He told me ‘no’ and left.”", [("“He told me ‘no’ and left.”", 1), ("‘no’", 2)]),
        ("“He told me ‘no.’”", [("“He told me ‘no.’”", 1), ("‘no.’", 2)]),
        ("\"'No,' he told me,\" she said.", [("\"'No,' he told me,\"", 1), ("'No,'", 2)]),
        ("‘He told me “no” and left.’", [("‘He told me “no” and left.’", 1), ("“no”", 2)]),
        ("(“Yes.”) — “No.” —", [("“Yes.”", 1), ("“No.”", 1)]),
    ],
)
def test_marks_are_paired(text, wanted):
    assert seen(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "It’s the boys’ school, James’ own, o’clock, rock ’n’ roll, the ’90s, ’em, Sana’a and Sana‘a.",
        "It's the boys' school, James' own, rock 'n' roll, the '90s and 'em.",
        "He is 6'2\" and 6’ 2” tall and bought a 40” screen for 5'.",
        'A 12" record',
    ],
)
def test_apostrophes_and_measures_are_no_quotations(text):
    assert seen(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "‘When we asked them, all said, ‘No thanks,’’ the owner wrote.",
        "'When we asked them, all said, 'No thanks,'' the owner wrote.",
    ],
)
def test_two_single_marks_may_close_two_quotations(text):
    assert read(text).quotes.marks == ()


@pytest.mark.parametrize(
    "text",
    [
        "‘‘We must go,’’ he said.",
        "''We must go,'' he said.",
        "``We must go,'' he said.",
        "“We must go,’’ he said.",
    ],
)
def test_two_single_marks_may_be_a_double_one(text):
    ((quotation, level),) = seen(text)
    assert quotation.strip("‘’'`“”") == "We must go,"
    assert level == 1


def test_a_lone_closing_guillemet_is_an_arrow():
    assert seen("Watch the film here »") == []


def test_depth_counts_the_quotations_around_a_place():
    text = "“He told me ‘no’ and left.” Then"
    quotes = read(text).quotes
    assert [quotes.depth(text.index(word)) for word in ("He", "no", "and", "Then")] == [1, 2, 1, 0]


def test_an_apostrophe_of_a_plural_does_not_end_a_single_quotation():
    assert seen("He called it ‘the boys’ school of law’ twice.") == [("‘the boys’ school of law’", 1)]


def test_inches_inside_a_quotation_do_not_end_it():
    assert seen("“I got a 40” television,” he said.") == [("“I got a 40” television,”", 1)]


def test_a_figure_may_end_a_quotation():
    assert seen("“There were 40” of them, “maybe 50.”") == [("“There were 40”", 1), ("“maybe 50.”", 1)]


def test_a_quotation_over_several_paragraphs_is_one():
    text = "He said: “One.\n“Two.\n“Three,” he said."
    document = read(text)
    (quotation,) = document.quotations
    assert quotation.complete
    assert len(quotation.reopened) == 2
    assert quotation.span.of(text) == "“One.\n“Two.\n“Three,”"


def test_a_quotation_that_is_not_taken_up_ends_with_its_paragraph():
    assert seen("“One.\nTwo.\n“Three,” he said.") == [("“One.?", 1), ("“Three,”", 1)]


def test_a_quotation_never_closed_before_the_next():
    assert seen("“One. He said, “Two.”\nThree.") == [("“One. He said, ?", 1), ("“Two.”", 1)]


def test_a_mark_that_closes_nothing():
    assert seen("He left. We went,” she said.") == [("?He left. We went,”", 1)]


def test_a_mark_that_faces_the_wrong_way_is_read_by_its_seat():
    document = read("He said: ”We will,“ and went.")
    (quotation,) = document.quotations
    assert quotation.opening.turned
    assert quotation.closing.turned


def test_places_are_of_the_source():
    text = "\ufeff🙂\t“Yes,”\r\nhe said. “No.”\r\n"
    document = read(text)
    assert [quotation.span.of(text) for quotation in document.quotations] == ["“Yes,”", "“No.”"]
    assert document.quoted(text.index("Yes"))
    assert not document.quoted(text.index("he"))
    assert not document.quoted(0)


@pytest.mark.parametrize("mark", list("“”\"'‘’„«»"))
def test_nothing_but_marks(mark):
    assert not read(mark * 5000).quotations
    for text in (f"{mark} " * 5000, f"{mark}\n" * 5000):
        for quotation in read(text).quotations:
            assert 0 <= quotation.span.start < quotation.span.end <= len(text)


def test_a_paragraph_full_of_marks_without_partner_says_nothing_of_any():
    few, many = read("She said: “Go. “Stay."), read('a "b ' * 40)
    assert few.quotes.lacking == few.quotations
    assert sum(not quotation.complete for quotation in many.quotations) > CROWD
    assert many.quotes.lacking == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“She told us ‘we go,’ and left,” he said.", ""),
        ("“She told us ‘we go, and left,” he said.", "‘"),
        ("“She told us we go,’” he said.", "’"),
        ("“She told us, ‘We go.”’ The crew left.", "‘’"),
        ("“She told us.\n“We go,’” he said.", ""),
        ("“She told us ‘we go", ""),
    ],
)
def test_the_single_marks_inside_that_have_no_partner(text, wanted):
    quotes = read(text).quotes
    assert "".join(mark.char for mark in quotes.singles_inside(quotes.quotations[0])) == wanted
