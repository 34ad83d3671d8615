"""Verbs and the subjects near before them."""

import pytest

from copydesk.catalogue import read_catalogue
from copydesk.document import Article, Document
from copydesk.run import Desk

DESK = Desk(rule for rule in read_catalogue() if rule.id == "agreement")


def found(text: str) -> list[str]:
    findings, failures = DESK.read(Document(Article("a.txt", text)))
    assert not failures
    return [finding.span.of(text) for finding in findings]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The new laws gives them a tool.", "gives"),
        ("She fears that he have left.", "have"),
        ("The scale of the threats keep growing.", "keep"),
        ("\ufeffThe emails\tis gone.\r\n", "is"),
        ("🙂 Officials say that the schools has closed.", "has"),
    ],
)
def test_a_verb_of_the_other_number_is_found(text: str, verb: str) -> None:
    assert found(text) == [verb]


@pytest.mark.parametrize(
    "text",
    [
        "The new laws give them a tool.",
        "A range of laws give them a tool.",
        "If he were here, they would leave.",
        "They insist that he have a lawyer.",
        "“The laws gives them a tool,” he said.",
        "Cutting costs is hard.",
        "Twelve days is a long time.",
        "What powers has the mayor got?",
        "The police are here, and the news is bad.",
        "",
    ],
)
def test_look_alikes_are_let_be(text: str) -> None:
    assert found(text) == []
