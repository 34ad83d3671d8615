"""Code Quality reports for GitLab."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from copydesk.outcome import Checked, Problem

UNREAD = Checked("/house/x.txt", problems=(Problem("unread", "gone", "/house/x.txt"),))


def issues(shown):
    assert shown.isascii()
    return json.loads(shown)


def test_an_issue(written, checked):
    (issue,) = issues(
        written("gitlab", checked("/house/desk/a.txt", "⟨Six⟩\n“⟦seven⟧", "clash", "Six or seven?"))
    )
    assert len(issue.pop("fingerprint")) == 32
    assert issue == {
        "description": "clash: Six or seven? (1:1: but here)",
        "check_name": "clash",
        "severity": "major",
        "location": {
            "path": "desk/a.txt",
            "positions": {"begin": {"line": 2, "column": 2}, "end": {"line": 2, "column": 7}},
        },
    }


@pytest.mark.parametrize(("rule", "severity"), [("slip", "major"), ("mix-up", "minor"), ("loose", "info")])
def test_severities(written, checked, rule, severity):
    (issue,) = issues(written("gitlab", checked("/house/a.txt", "⟦a⟧", rule)))
    assert issue["severity"] == severity


def test_no_two_fingerprints_are_equal(written, checked):
    twice = checked("/house/a.txt", "⟦a⟧ ⟦a⟧\n⟦a⟧ b")
    bare = replace(
        twice, path="/house/b.txt", findings=tuple(replace(f, fingerprint="") for f in twice.findings)
    )
    same = replace(twice, path="/house/c.txt", findings=(bare.findings[0], bare.findings[0]))
    prints = [issue["fingerprint"] for issue in issues(written("gitlab", twice, bare, same, UNREAD, UNREAD))]
    assert len(prints) == len(set(prints)) == 10


def test_a_fingerprint_outlives_other_lines_and_other_articles(written, checked):
    (old,) = issues(written("gitlab", checked("/house/a.txt", "One two three ⟦bad⟧ end")))
    (new,) = issues(written("gitlab", checked("/house/a.txt", "More.\n\nOne two three ⟦bad⟧\nend")))
    (other,) = issues(written("gitlab", checked("/house/b.txt", "One two three ⟦bad⟧ end")))
    assert old["fingerprint"] == new["fingerprint"] != other["fingerprint"]


def test_what_was_not_checked_blocks(written):
    unread, engine = issues(written("gitlab", UNREAD, Checked("", problems=(Problem("engine", "nothing"),))))
    assert unread["severity"] == engine["severity"] == "blocker"
    assert unread["description"] == "not checked: /house/x.txt: gone"
    assert unread["location"]["path"] == "x.txt"
    assert unread["location"]["positions"]["begin"] == {"line": 1, "column": 1}
    assert engine["location"]["path"]


def test_nothing_found_is_an_empty_list(written):
    assert issues(written("gitlab", Checked("/house/a.txt", "Good."))) == []
