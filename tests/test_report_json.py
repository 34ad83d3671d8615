"""The JSON report: its shape, and that its numbers are those of the text."""

from __future__ import annotations

import copy
import gc
import io
import json
import re
import weakref
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import __version__
from copydesk.finding import Finding
from copydesk.outcome import Checked, Problem
from copydesk.report import REPORTS, Setting
from copydesk.span import Lines, Position, Span

DOCS = Path(__file__).parents[1] / "docs"
COPY = st.text(st.sampled_from("ab \t\r\n“\ufeffé\u0301🏳"), min_size=1)


def test_the_whole_report(written, checked):
    article = checked("a.txt", "⟨Six⟩ men\n⟦teh⟧ end", fixes=("the",), hidden=2, words=5)
    articles = (
        article,
        Checked("b.txt", problems=(Problem("unread", "gone", "b.txt"),)),
        Checked("c.txt", "Good.", words=1, problems=(Problem("crash", "KeyError: 1", "c.txt", "clash"),)),
    )
    place = {"start": {"offset": 8, "line": 2, "column": 1}, "end": {"offset": 11, "line": 2, "column": 4}}
    before = {"start": {"offset": 0, "line": 1, "column": 1}, "end": {"offset": 3, "line": 1, "column": 4}}
    finding = {
        "path": "a.txt",
        "rule": "slip",
        "family": "typo",
        "severity": "error",
        "message": "“teh” is wrong.",
        "found": "teh",
        "span": place,
        "suggestions": [{"span": place, "text": "the", "safe": True}],
        "related": [{"span": before, "label": "but here"}],
        "fingerprint": article.findings[0].fingerprint,
        "also": [],
    }
    assert json.loads(written("json", *articles)) == {
        "version": 1,
        "copydesk": __version__,
        "articles": [
            {"path": "a.txt", "words": 5, "hidden": 2, "known": 0, "unchanged": 0, "findings": [finding]},
            {"path": "c.txt", "words": 1, "hidden": 0, "known": 0, "unchanged": 0, "findings": []},
        ],
        "problems": [
            {"kind": "unread", "path": "b.txt", "rule": None, "message": "gone"},
            {"kind": "crash", "path": "c.txt", "rule": "clash", "message": "KeyError: 1"},
        ],
        "summary": {
            "articles": 2,
            "articles_with_findings": 1,
            "words": 6,
            "findings": 1,
            "hidden": 2,
            "known": 0,
            "unchanged": 0,
            "problems": 2,
            "severities": {"error": 1, "warning": 0, "note": 0},
            "families": {"typo": {"findings": 1, "rules": {"slip": 1}}},
        },
    }


def test_keys_and_families_keep_their_order(written, checked):
    articles = checked("a.txt", "⟦a⟧", "clash"), checked("b.txt", "⟦a⟧", "slip")
    report = json.loads(written("json", *articles))
    assert list(report) == ["version", "copydesk", "articles", "problems", "summary"]
    assert list(report["summary"]["families"]) == ["typo", "contradiction"]
    assert list(report["summary"]["severities"]) == ["error", "warning", "note"]
    assert written("json", *articles) == written("json", *articles)


def test_nothing_at_all_is_json_too(written):
    report = json.loads(written("json"))
    assert report["articles"] == report["problems"] == []
    assert report["summary"]["families"] == {}


def test_it_is_ascii_and_one_line_an_article(written, checked):
    shown = written("json", checked("“ü\udcff”.txt", "⟦中\u2028⟧"), checked("b.txt", "x"))
    assert shown.isascii()
    assert [line[:9] for line in shown.split("\n")] == [
        '{"version',
        '{"path": ',
        '{"path": ',
        "],",
        '"problems',
        '"summary"',
        "",
    ]
    assert json.loads(shown)["articles"][0]["path"] == "“ü\udcff”.txt"


@given(COPY, st.data())
def test_offsets_lines_and_columns_agree(written, text, data):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    article = Checked("a.txt", text, (Finding("slip", span, "m"),))
    (found,) = json.loads(written("json", article))["articles"][0]["findings"]
    lines = Lines(text)
    for end, offset in zip(("start", "end"), span, strict=True):
        point = found["span"][end]
        assert point["offset"] == offset
        assert lines.offset(Position(point["line"], point["column"])) == offset


def test_articles_are_not_kept(rules, checked):
    for name, make in REPORTS.items():
        report = make(io.StringIO(), Setting(rules, Path("/house")))
        report.begin()
        article = replace(checked("a.txt", "⟦a⟧"))
        gone = weakref.ref(article)
        report.add(article)
        del article
        gc.collect()
        assert gone() is None, name
        report.end()


def strict(schema):
    """The documented schema with no keys but those that it names."""
    schema = copy.deepcopy(schema)
    for part in [schema, *schema["$defs"].values()]:
        for one in [part, *part.get("properties", {}).values()]:
            if "properties" in one:
                one["additionalProperties"] = False
    return schema


@pytest.fixture(scope="module")
def errors():
    """What in a report is not as docs/json.schema.json says, or beyond it."""
    import jsonschema

    schema = json.loads((DOCS / "json.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(strict(schema))
    return lambda report: [error.message for error in validator.iter_errors(report)]


def test_reports_are_as_documented(written, checked, errors):
    articles = (
        checked("a.txt", "⟨Six⟩ men\n⟦teh⟧ end", fixes=("the",)),
        Checked("b.txt", "x", (Finding("slip", Span(0, 0), "m"),), words=1),
        Checked("", problems=(Problem("engine", "nothing read"),)),
    )
    assert errors(json.loads(written("json", *articles))) == []
    assert errors(json.loads(written("json"))) == []


def test_the_documented_example_is_a_report(errors):
    (example,) = re.findall(r"```json\n(.*?)```", (DOCS / "json.md").read_text(encoding="utf-8"), re.DOTALL)
    assert errors(json.loads(example)) == []


def test_the_schema_notices_what_is_wrong(written, checked, errors):
    report = json.loads(written("json", checked("a.txt", "⟦a⟧")))
    report["articles"][0]["findings"][0]["span"]["start"]["line"] = 0
    (error,) = errors(report)
    assert "less than the minimum" in error
