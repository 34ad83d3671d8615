"""What tests share: the whole catalogue made ready once, and `find`, which reads a piece of copy with it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from copydesk.catalogue import read_catalogue
from copydesk.document import Article, Document
from copydesk.finding import Edit, Finding, Related, Severity, fingerprinted
from copydesk.outcome import Checked
from copydesk.report import REPORTS, Setting
from copydesk.rule import Example, Rule
from copydesk.run import Desk
from copydesk.span import Span


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


@pytest.fixture(scope="session")
def rules():
    """Rules for reports: slip (typo, error), mix-up (wrong-word, warning), loose (attribution, note, preview), clash
    (contradiction, error)."""

    def rule(name, family, severity, **more):
        bad = Example("A bad one.", (Span(2, 5),), fixes=("good",))
        texts = {"title": f"The {name} fault", "message": "“{found}”", "why": f"Why\n{name} is *wrong*."}
        proof = {"source": ("A stylebook",), "since": "0.1", "bad": (bad,), "good": (Example("A good one."),)}
        more |= {"check": "doubled", "options": None, "home": Path(), **texts, **proof}
        return Rule(name, family, severity=severity, **more)

    return (
        rule("slip", "typo", Severity.ERROR, fix="safe"),
        rule("mix-up", "wrong-word", Severity.WARNING, fix="unsafe"),
        rule("loose", "attribution", Severity.NOTE, preview=True),
        rule("clash", "contradiction", Severity.ERROR),
    )


@pytest.fixture(scope="session")
def written(rules):
    """`written("json", article, …, color=True)`: what a report writes about articles; paths count from /house."""

    def written(name, *articles, out=None, root=Path("/house"), **setting):
        out = out or io.StringIO(newline="")
        report = REPORTS[name](out, Setting(rules, root, **setting))
        report.begin()
        for article in articles:
            report.add(article)
        report.end()
        return out.getvalue() if isinstance(out, io.StringIO) else None

    return written


@pytest.fixture(scope="session")
def checked(rules):
    """`checked("path", "some ⟦copy⟧")`: an article with a finding at each ⟦…⟧, each related to every ⟨…⟩."""
    severities = {rule.id: rule.severity for rule in rules}

    def checked(path, marked, rule="slip", message="“{}” is wrong.", fixes=(), label="but here", **article):
        text, opened, places = "", [], {"⟧": [], "⟩": []}
        for character in marked:
            if character in "⟦⟨":
                opened.append(len(text))
            elif character in places:
                places[character].append(Span(opened.pop(), len(text)))
            else:
                text += character
        findings = [
            Finding(
                rule,
                span,
                message.format(span.of(text)),
                tuple(Edit(span, fix, safe=rule == "slip") for fix in fixes),
                tuple(Related(other, label) for other in places["⟩"]),
                severities[rule],
                span.of(text),
            )
            for span in places["⟧"]
        ]
        return Checked(path, text, tuple(fingerprinted(findings, text)), **{"words": 7, **article})

    return checked


@pytest.fixture
def copy(tmp_path):
    """A folder with two articles, each with a word set twice."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("He asked to to leave a apple.\n", encoding="utf-8")
    return tmp_path
