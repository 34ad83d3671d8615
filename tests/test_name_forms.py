"""Names of which one word has two forms: where they begin and end, and what they are compared in."""

import pytest

from copydesk.catalogue import read_catalogue
from copydesk.desk import Desk
from copydesk.document import Article, Document

RULES = [rule for rule in read_catalogue() if rule.id == "name-in-two-forms"]


def found(text: str) -> list[str]:
    report = Desk(RULES).read(Document(Article("a.txt", text)))
    findings = report[0] if isinstance(report, tuple) else report
    return [finding.span.of(text) for finding in findings]


TWICE = "It went to the America First Fund. What the America First Fund did was wrong."


@pytest.mark.parametrize("end", ["\n\n", "\r\n\r\n", "\t😀 "])
def test_the_odd_form_is_marked(end: str) -> None:
    assert found(f"{TWICE}{end}Then the American First Fund left.") == ["American"]


@pytest.mark.parametrize(
    "text",
    [
        f"{TWICE} Then the American First Fund left, and the American First Fund came back.",
        "It went to the America First Fund. Then the American First Fund left.",
        f"{TWICE} “Then the American First Fund left.”",
        f"{TWICE} Then the America First Funds left.",
        f"{TWICE} Then the AMERICAN First Fund left.",
        f"{TWICE} Then American first funds left.",
    ],
)
def test_what_is_no_slip(text: str) -> None:
    assert found(text) == []
