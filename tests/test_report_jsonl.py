"""JSON lines."""

from __future__ import annotations

import json

from copydesk.outcome import Checked, Problem


def test_a_line_is_a_finding_as_in_the_json_report(written, checked):
    articles = checked("a.txt", "⟦a⟧ b\n⟦c⟧", fixes=("x",)), checked("b.txt", "⟨y⟩ ⟦z\u2028⟧", "clash")
    lines = written("jsonl", *articles).split("\n")
    assert lines.pop() == ""
    whole = json.loads(written("json", *articles))
    assert [json.loads(line) for line in lines] == [
        finding for article in whole["articles"] for finding in article["findings"]
    ]


def test_what_was_not_checked_comes_last(written, checked):
    articles = Checked("x.txt", problems=(Problem("unread", "gone", "x.txt"),)), checked("a.txt", "⟦a⟧")
    finding, problem = map(json.loads, written("jsonl", *articles).splitlines())
    assert finding["rule"] == "slip"
    assert problem == {"problem": {"kind": "unread", "path": "x.txt", "rule": None, "message": "gone"}}


def test_nothing_found_is_nothing_written(written):
    assert written("jsonl", Checked("a.txt", "Good.")) == ""
