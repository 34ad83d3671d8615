"""Offices that are held against the table of who held which."""

from __future__ import annotations

import pytest

from copydesk.catalogue import read_catalogue
from copydesk.desk import Desk
from copydesk.document import Article, Document

DESK = Desk([rule for rule in read_catalogue() if rule.id == "office-never-held"])


def found(text: str) -> list[str]:
    findings, crashes = DESK.read(Document(Article("a.txt", text)))
    assert not crashes
    return [finding.span.of(text) for finding in findings]


def test_an_office_that_is_told_of_nobody_of_the_name() -> None:
    assert found("\ufeff😀 The bill by Gov. Nancy Pelosi passed.\r\n") == ["Gov."]


def test_a_family_name_alone_means_the_only_one_named() -> None:
    assert found("Nancy Pelosi spoke. The bill by Gov. Pelosi passed.") == ["Gov."]
    assert found("The bill by Gov. Pelosi passed.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The bill by Speaker Nancy Pelosi passed.",
        "The bill by state Sen. Nancy Pelosi passed.",
        "The bill by British Foreign Secretary Nancy Pelosi passed.",
        "In 1987, the bill by Gov. Nancy Pelosi passed.",
        "“The bill by Gov. Nancy Pelosi passed,” he said.",
        "The bill by Gov. Ruth Pelosi passed.",
        "They laughed about former Gov. Nancy Pelosi.",
    ],
)
def test_look_alikes(text: str) -> None:
    assert found(text) == []
