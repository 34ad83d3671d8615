"""The straight line: what it finds, and what it says when a rule or a file fails."""

from __future__ import annotations

import io
import os
import pickle
import signal
import sys
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

import copydesk
from copydesk import run
from copydesk.catalogue import CatalogueError
from copydesk.checks import CHECKS
from copydesk.config import Allow, Config, ConfigError
from copydesk.decide import settle
from copydesk.document import Article, Document
from copydesk.finding import Finding, Severity
from copydesk.outcome import Checked, Problem
from copydesk.rule import Check, Rule
from copydesk.run import Desk, NotChecked, check_article, check_files, report
from copydesk.span import Span


@dataclass(frozen=True)
class Options:
    """A check without options."""


def find_twice(rule, document):
    for one, two in pairwise(document.tokens):
        if one.lower == two.lower:
            yield rule.finding(document, Span(one.start, two.end))


TWICE = Check(Options, find_twice)


@pytest.fixture
def model(monkeypatch):
    """A rule that finds a word set twice."""
    monkeypatch.setitem(CHECKS, "twice", TWICE)
    return Rule(
        id="doubled-word",
        family="wrong-word",
        title="A word set twice",
        check="twice",
        severity=Severity.ERROR,
        message="“{found}”",
        why="why",
        source=("source",),
        since="0.1",
        options=Options(),
        home=Path(),
    )


def article(text="He asked to to leave."):
    return Document(Article("a.txt", text))


def crashing(error):
    def run(rule, document):
        if rule.id.startswith("bad"):
            raise error
        yield from TWICE.run(rule, document)

    return run


def test_check_finds_with_places_in_the_text():
    text = "\ufeffOne 😀 and and two.\r\nHe asked to to leave.\r\n"
    config = Config(select=("doubled-word",))
    assert [finding.span.of(text) for finding in copydesk.check(text, config=config)] == ["and and", "to to"]


def test_check_of_nothing():
    assert copydesk.check("") == []


def test_check_goes_by_its_settings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = "He asked to to leave."
    allow = Allow("band.txt", "doubled-word", "to to", "meant")
    config = Config(select=("doubled-word",), allow=(allow,))
    assert copydesk.check(text, path="band.txt", config=config) == []
    assert len(copydesk.check(text, path="other.txt", config=config)) == 1


def test_check_takes_the_date():
    assert copydesk.check("He left.", date=date(2026, 11, 23)) == []


def test_check_refuses_settings_that_name_no_rule():
    with pytest.raises(ConfigError, match="did you mean 'doubled-word'"):
        copydesk.check("", config=Config(select=("doubled-wrd",)))


def test_check_never_looks_clean_when_a_rule_failed(monkeypatch, model):
    monkeypatch.setitem(CHECKS, "twice", Check(TWICE.options, crashing(ValueError("boom"))))
    desk = Desk([replace(model, id="bad-one"), model])
    monkeypatch.setattr("copydesk.run._ready", lambda config: (desk, config))
    with pytest.raises(NotChecked, match="ValueError: boom") as caught:
        copydesk.check("He asked to to leave.")
    assert [finding.rule for finding in caught.value.findings] == ["doubled-word"]
    assert [problem.rule for problem in caught.value.problems] == ["bad-one"]


@pytest.mark.parametrize("error", [ValueError("x"), RecursionError("deep"), MemoryError(), KeyError("k")])
def test_a_rule_that_crashes_is_named_and_the_others_speak(monkeypatch, model, error):
    monkeypatch.setitem(CHECKS, "twice", Check(TWICE.options, crashing(error)))
    findings, problems = Desk([replace(model, id="bad-one"), model]).read(article())
    assert [finding.rule for finding in findings] == ["doubled-word"]
    assert [(problem.kind, problem.rule, problem.path) for problem in problems] == [
        ("crash", "bad-one", "a.txt")
    ]
    assert type(error).__name__ in problems[0].message


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_leaving_is_not_a_crash(monkeypatch, model, error):
    monkeypatch.setitem(CHECKS, "twice", Check(TWICE.options, crashing(error())))
    with pytest.raises(error):
        Desk([replace(model, id="bad-one")]).read(article())


def together(error_when_read=None, error_when_prepared=None):
    def prepare(rules):
        names = {rule.id for rule in rules}
        if error_when_prepared and "bad-one" in names:
            raise error_when_prepared

        def read(document):
            if error_when_read and "bad-one" in names:
                raise error_when_read
            for rule in rules:
                yield from TWICE.run(rule, document)

        return read

    return Check(TWICE.options, prepare=prepare)


def test_of_rules_that_run_together_the_one_that_crashes_is_named(monkeypatch, model):
    monkeypatch.setitem(CHECKS, "twice", together(error_when_read=ValueError("boom")))
    desk = Desk([model, replace(model, id="bad-one"), replace(model, id="third")])
    findings, problems = desk.read(article())
    assert sorted(finding.rule for finding in findings) == ["doubled-word", "third"]
    assert [problem.rule for problem in problems] == ["bad-one"]


def test_of_rules_made_ready_together_the_one_that_cannot_be_is_named(monkeypatch, model):
    monkeypatch.setitem(CHECKS, "twice", together(error_when_prepared=ValueError("boom")))
    desk = Desk([model, replace(model, id="bad-one"), replace(model, id="third")])
    assert [problem.rule for problem in desk.problems] == ["bad-one"]
    findings, problems = desk.read(article())
    assert sorted(finding.rule for finding in findings) == ["doubled-word", "third"]
    assert problems == []
    first = next(check_files([], desk, Config(), force_exclude=True))
    assert first.problems == tuple(desk.problems)


def test_rules_that_only_crash_together_are_named_together(monkeypatch, model):
    def prepare(rules):
        def read(document):
            if len(rules) > 1:
                raise ValueError("too many")
            yield from TWICE.run(rules[0], document)

        return read

    monkeypatch.setitem(CHECKS, "twice", Check(TWICE.options, prepare=prepare))
    findings, problems = Desk([model, replace(model, id="third")]).read(article())
    assert sorted(finding.rule for finding in findings) == ["doubled-word", "third"]
    assert [problem.message for problem in problems] == ["ValueError: too many (twice rules together)"]


def test_a_check_that_does_nothing_is_a_crash(monkeypatch, model):
    monkeypatch.setitem(CHECKS, "twice", Check(TWICE.options))
    desk = Desk([model])
    assert "neither run nor prepare" in desk.problems[0].message


@pytest.mark.parametrize("span", [Span(-1, 2), Span(3, 2), Span(0, 99)])
def test_a_finding_outside_the_text_is_a_crash_of_its_rule(monkeypatch, model, span):
    def run(rule, document):
        yield Finding(rule.id, span, "message")

    monkeypatch.setitem(CHECKS, "twice", Check(TWICE.options, run))
    findings, problems = Desk([model]).read(article())
    assert findings == []
    assert "a text of 21 code points" in problems[0].message


def test_an_article_that_cannot_be_taken_apart_is_a_problem(monkeypatch, model):
    def fail(text, form):
        raise RecursionError("nested")

    monkeypatch.setattr("copydesk.document.markup.mark_up", fail)
    checked = check_article(Article("a.txt", "text"), Desk([model]), Config())
    assert [problem.message for problem in checked.problems] == ["RecursionError: nested"]
    assert checked.path == "a.txt"


def test_what_is_known_of_a_checked_article(model):
    text = "He asked to to leave, the the [sic] end."
    checked = check_article(Article("a.txt", text), Desk([model]), Config())
    assert [finding.found for finding in checked.findings] == ["to to"]
    assert checked.findings[0].fingerprint
    assert (checked.words, checked.hidden, checked.problems) == (9, 1, ())


def run_on(paths, model, **options):
    return list(check_files([str(path) for path in paths], Desk([model]), Config(), **options))


def test_files_come_in_order_and_bad_ones_do_not_stop_the_others(tmp_path, model):
    for name, data in (("a.txt", b"the the"), ("b.txt", b"\xff\xff caf"), ("c.txt", b"to to")):
        (tmp_path / name).write_bytes(data)
    checked = run_on([tmp_path, tmp_path / "missing.txt"], model)
    by_name = {one.path.rsplit("/", 1)[-1]: one for one in checked}
    assert sorted(by_name) == ["a.txt", "b.txt", "c.txt", "missing.txt"]
    assert len(by_name["a.txt"].findings) == len(by_name["c.txt"].findings) == 1
    assert by_name["b.txt"].problems[0].kind == by_name["missing.txt"].problems[0].kind == "unread"


def test_standard_input_is_an_article(model):
    stream = io.BytesIO("the the".encode("utf-16"))
    checked = run_on([], model, stdin=stream, stdin_name="draft.txt")
    assert [(one.path, len(one.findings)) for one in checked] == [("draft.txt", 1)]
    checked = run_on([], model, stdin=io.BytesIO(b"\xff"), stdin_name="draft.txt")
    assert checked[0].problems[0].path == "draft.txt"


def test_standard_input_can_be_excluded(tmp_path, model):
    config = Config(root=Path.cwd(), exclude=("draft.txt",))

    def read(**options):
        stream = io.BytesIO(b"the the")
        return list(check_files([], Desk([model]), config, stdin=stream, stdin_name="draft.txt", **options))

    assert read(force_exclude=True) == []
    assert len(read()) == 1


def test_nothing_to_read_is_not_clean(tmp_path, model):
    (problem,) = run_on([tmp_path], model)[0].problems
    assert problem.kind == "engine"
    assert "no articles found" in problem.message
    assert ".txt" in problem.message
    assert run_on([tmp_path], model, force_exclude=True) == []


needs_fork = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="processes that are not forked")


def archive(tmp_path, count=40):
    for number in range(count):
        (tmp_path / f"{number:02}.txt").write_text("He asked to to leave.\n" * (number % 3))
    return tmp_path


@needs_fork
def test_several_processes_find_what_one_does(tmp_path, model, monkeypatch):
    monkeypatch.setattr(run, "WORTH", 0)
    (tmp_path / "gone.txt").symlink_to("nowhere")
    expected = []
    one = run_on([archive(tmp_path)], model, expect=expected.append)
    two = run_on([tmp_path], model, jobs=2, expect=expected.append)
    assert expected == [41, 41]
    assert two == one
    assert sum(len(checked.findings) for checked in two) == 39


@needs_fork
@pytest.mark.parametrize("killer", ["00.txt", "30.txt"])
def test_the_article_that_kills_its_process_is_a_problem(tmp_path, model, monkeypatch, killer):
    def kill(rule, document):
        if document.article.path.endswith(killer):
            os.kill(os.getpid(), signal.SIGKILL)
        yield from find_twice(rule, document)

    monkeypatch.setattr(run, "WORTH", 0)
    monkeypatch.setitem(CHECKS, "twice", Check(Options, kill))
    two = run_on([archive(tmp_path)], model, jobs=2)
    assert len(two) == 40
    (problem,) = [problem for checked in two for problem in checked.problems]
    assert problem.path.endswith(killer)
    assert "was killed by signal 9" in problem.message


def test_what_a_process_needs_travels(model):
    config, _ = settle(Config(), [model])
    reader = pickle.loads(pickle.dumps(run._Reader(Desk([model]), config, None)))
    assert reader.desk.rules == (model,)
    assert (
        reader.died("a.txt", 3)
        .problems[0]
        .message.startswith("the process that checked it ended with code 3")
    )


class Recorder:
    def __init__(self):
        self.calls = []

    def begin(self):
        self.calls.append("begin")

    def add(self, checked):
        self.calls.append(checked.path)

    def end(self):
        self.calls.append("end")


def test_reports_get_every_article_and_the_worst_is_known():
    low = Finding("r", Span(0, 1), "m", severity=Severity.NOTE)
    high = Finding("r", Span(0, 1), "m", severity=Severity.ERROR)
    articles = [Checked("a", "x", (high,)), Checked("b", "x", (low,)), Checked("c")]
    one, two = Recorder(), Recorder()
    assert report(articles, [one, two]) == (Severity.ERROR, False)
    assert one.calls == two.calls == ["begin", "a", "b", "c", "end"]
    assert report([Checked("a", problems=(Problem("unread", "m", "a"),))], []) == (None, True)


def test_a_rule_folder_that_is_missing(tmp_path):
    with pytest.raises(CatalogueError, match="no such rule folder"):
        copydesk.check("", config=Config(rules=(tmp_path / "nowhere",)))


def test_rules_that_agree_on_the_same_words_make_one_finding(catalogue):
    rule = next(one for one in catalogue if one.id == "wrong-preposition")
    twin = replace(rule, id="a-twin")
    findings, crashes = Desk([rule, twin]).read(
        Document(Article("a.txt", "They must comply to the law."), whole=False)
    )
    assert not crashes
    assert [(finding.rule, finding.also) for finding in findings] == [("a-twin", ("wrong-preposition",))]


def test_what_one_rule_says_twice_of_the_same_words_is_said_once(catalogue):
    rule = next(one for one in catalogue if one.id == "score-of-winner")
    text = "The Lions defeated the hosts and the Lions defeated the visitors 14-21 on Sunday."
    findings, crashes = Desk([rule]).read(Document(Article("a.txt", text), whole=False))
    assert not crashes
    assert [(finding.found, finding.also) for finding in findings] == [("14-21", ())]
