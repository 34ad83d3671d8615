"""What was not checked, in one line."""

from __future__ import annotations

import pytest

from copydesk.outcome import Problem


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("unread", "no such file", "a.txt"), "a.txt: no such file"),
        (Problem("unread", "a.txt: no such file", "a.txt"), "a.txt: no such file"),
        (Problem("unread", "no such file", "no"), "no: no such file"),
        (Problem("crash", "KeyError: 1", "a.txt", "clash"), "a.txt: clash failed: KeyError: 1"),
        (Problem("crash", "KeyError: 1", None, "clash"), "clash failed: KeyError: 1"),
        (Problem("engine", "nothing to read"), "nothing to read"),
    ],
)
def test_a_problem_in_one_line(problem, line):
    assert str(problem) == line
