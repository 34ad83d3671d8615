"""Every example of every rule: the bad ones are found at their markers and mended, the good ones stay silent."""

from __future__ import annotations

from datetime import date

import pytest

from copydesk.catalogue import read_catalogue
from copydesk.document import Article, Document, Meta
from copydesk.run import Desk

RULES = read_catalogue()
BAD = [
    pytest.param(rule, example, id=f"{rule.id}-bad{n}")
    for rule in RULES
    for n, example in enumerate(rule.bad)
]
GOOD = [
    pytest.param(example, id=f"{rule.id}-good{n}") for rule in RULES for n, example in enumerate(rule.good)
]
DESK = Desk(RULES)


def read(desk, example, text=None):
    meta = Meta(date=date.fromisoformat(example.date) if example.date else None)
    document = Document(Article("example.txt", text or example.text, meta=meta), whole=example.whole)
    findings, crashes = desk.read(document)
    assert not crashes
    return findings


def apply(text, edit):
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_bad_example_is_found_where_it_is_marked(rule, example):
    desk = Desk([rule])
    findings = read(desk, example)
    assert [finding.span for finding in findings] == list(example.primary), findings
    related = sorted({place.span for finding in findings for place in finding.related})
    assert related == list(example.related)
    start, end = example.primary[0]
    wanted = [example.text[:start] + fix + example.text[end:] for fix in example.fixes]
    if example.fixed is not None:
        wanted = [example.fixed]
    got = [apply(example.text, edit) for edit in findings[0].suggestions]
    assert got[: len(wanted)] == wanted if example.fixed is not None else got == wanted
    if wanted and len(findings) == 1:
        assert not read(desk, example, wanted[0]), "the fix leaves something to say"


@pytest.mark.parametrize("example", GOOD)
def test_no_rule_speaks_on_a_good_example(example):
    assert read(DESK, example) == []
