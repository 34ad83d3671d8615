"""Words beside names: every role that is asked for is in the table, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

from copydesk import tables
from copydesk.naming import hints

SOURCES = Path(hints.__file__).parents[1]


def test_the_roles_of_the_table_are_those_that_are_asked_for():
    asked = {
        role
        for path in SOURCES.rglob("*.py")
        for role in re.findall(r'hints\.of\("([^"]+)"\)', path.read_text(encoding="utf-8"))
    }
    assert asked == {role for _, role in tables.rows("name-hints")}


def test_a_word_may_play_several_roles():
    assert "island" in hints.of("land") & hints.of("seat")
    assert "Island" not in hints.of("land")
