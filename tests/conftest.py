"""What tests share: the whole catalogue made ready once, and `find`, which reads a piece of copy with it."""

from __future__ import annotations

import pytest

from copydesk.catalogue import read_catalogue
from copydesk.document import Article, Document
from copydesk.run import Desk


@pytest.fixture(scope="session")
def catalogue():
    """Every house rule, preview rules too."""
    return read_catalogue()


@pytest.fixture(scope="session")
def find(catalogue):
    """`find(text, *rules)`: the findings in a text, of all rules or of those named; a crash fails the test."""
    desks: dict[tuple[str, ...], Desk] = {}

    def find(text, *rules, whole=True, form="plain"):
        if rules not in desks:
            desks[rules] = Desk(rule for rule in catalogue if not rules or rule.id in rules)
        findings, crashes = desks[rules].read(Document(Article("test.txt", text, form), whole=whole))
        assert not crashes
        return findings

    return find


def pytest_addoption(parser):
    """`--update` rewrites the golden reports."""
    parser.addoption("--update", action="store_true", help="rewrite what tests/golden holds")
