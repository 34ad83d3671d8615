"""Words that sound like the one their neighbours ask for: what the counts say, and where the rule speaks."""

from __future__ import annotations

import pytest

from copydesk.catalogue import read_catalogue
from copydesk.company import heard
from copydesk.company.context import context
from copydesk.desk import Desk
from copydesk.document import Article, Document

DESK = Desk([rule for rule in read_catalogue() if rule.id == "misheard-word"])
WRONG = "The knife was found in plain site of the officers at noon."


def found(text: str) -> list[str]:
    """What the rule marks in a text."""
    findings, problems = DESK.read(Document(Article("a.txt", text)))
    assert not problems
    return [text[one.span.start : one.span.end] for one in findings]


@pytest.mark.parametrize("text", [WRONG, f"😀 {WRONG}", WRONG.replace(" of ", "\r\nof\t")])
def test_a_word_in_the_company_of_another_is_marked(text: str) -> None:
    assert found(text) == ["site"]


@pytest.mark.parametrize(
    "text",
    [
        WRONG.replace("site", "sight"),
        WRONG.replace("site", "Site"),
        f"{WRONG} The site was closed.",
        WRONG.removesuffix("."),
        WRONG.replace("site", "site [sic]"),
        "In plain site.",
    ],
)
def test_terms_names_and_headlines_are_left_alone(text: str) -> None:
    assert not found(text)


def test_the_highest_level_is_taken_whose_count_is_reached() -> None:
    assert [heard.level(count) for count in (0, 1, 5, 6, 90_000)] == [0, 1, 4, 5, 15]


def test_company_of_the_other_word_makes_it_surer() -> None:
    tokens = Document(Article("a.txt", WRONG)).sentences[0].tokens
    index = [token.text for token in tokens].index("site")
    sight = Document(Article("a.txt", WRONG.replace("site", "sight"))).sentences[0].tokens
    assert heard.sounds().score(tokens, index, "sight") > 5 > 0 > heard.sounds().score(sight, index, "site")


def test_the_network_says_nothing_of_words_that_it_does_not_know() -> None:
    column = Document(Article("a.txt", WRONG)).column
    assert context().gap(column.flat.forms, 10, "zzyzx", "sight") is None
    assert context().gap(column.flat.forms, 10, "site", "sight") is not None
