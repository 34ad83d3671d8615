"""Reviewdog's diagnostics: by its schema, in bytes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.finding import Edit, Finding, Related
from copydesk.outcome import Checked, Problem
from copydesk.span import Span

COPY = st.text(st.sampled_from("ab \t\r\n“é\u0301🏳中\ufeff"))
SCHEMA = next(
    (
        path
        for folder in Path(__file__).parents
        if (path := folder / "shared/schemas/reviewdog-rdf.schema.json").exists()
    ),
    None,
)


def diagnostics(shown):
    assert shown.isascii()
    result = json.loads(shown)
    assert result["source"] == {"name": "copydesk"}
    return result["diagnostics"]


def place(start, end, path="a.txt"):
    points = [{"line": line, "column": column} for line, column in (start, end)]
    return {"path": path, "range": dict(zip(("start", "end"), points, strict=True))}


def test_a_diagnostic(written, checked):
    article = checked("/house/a.txt", "⟨“Six⟩\n中 ⟦né⟧ x", "mix-up", "Which?", ("no", ""))
    (found,) = diagnostics(written("rdjson", article))
    there = place((2, 5), (2, 8))
    assert found == {
        "message": "Which?",
        "location": there,
        "severity": "WARNING",
        "code": {"value": "mix-up"},
        "suggestions": [{"range": there["range"], "text": "no"}, {"range": there["range"], "text": ""}],
        "related_locations": [{"message": "but here", "location": place((1, 1), (1, 7))}],
    }


@pytest.mark.parametrize(("rule", "severity"), [("slip", "ERROR"), ("mix-up", "WARNING"), ("loose", "INFO")])
def test_severities(written, checked, rule, severity):
    (found,) = diagnostics(written("rdjson", checked("/house/a.txt", "⟦a⟧", rule)))
    assert found["severity"] == severity
    assert "suggestions" not in found
    assert "related_locations" not in found


def test_what_was_not_checked_is_an_error(written):
    problems = Problem("unread", "gone", "/house/x.txt"), Problem("engine", "no model")
    unread, engine = diagnostics(written("rdjson", *(Checked("", problems=(one,)) for one in problems)))
    assert unread["severity"] == engine["severity"] == "ERROR"
    assert unread["code"] == {"value": "not-checked"}
    assert unread["location"] == {"path": "x.txt"}
    assert engine["message"] == "no model"


@given(COPY, st.data())
def test_the_bytes_of_a_range_are_the_words(written, text, data):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    (found,) = diagnostics(written("rdjson", Checked("/house/a.txt", text, (Finding("slip", span, "m"),))))
    raw = text.encode()
    starts = [0, *(match.end() for match in re.finditer(rb"\r\n|\n|\r", raw))]
    ends = found["location"]["range"]
    low, high = (starts[ends[end]["line"] - 1] + ends[end]["column"] - 1 for end in ("start", "end"))
    assert raw[low:high] == span.of(text).encode()


def test_valid_by_the_schema(written, checked):
    if SCHEMA is None:
        pytest.skip("shared/schemas/reviewdog-rdf.schema.json is not beside this checkout")
    import jsonschema

    finding = Finding("slip", Span(0, 1), "m", (Edit(Span(1, 1), "x"),), (Related(Span(0, 0), "there"),))
    articles = Checked("/house/a.txt", "ab", (finding,)), Checked("", problems=(Problem("engine", "x"),))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for some in ((), articles):
        errors = jsonschema.Draft4Validator(schema).iter_errors(json.loads(written("rdjson", *some)))
        assert [error.message for error in errors] == []
