"""The progress line: only on a terminal, only on long runs, and gone at the end."""

from __future__ import annotations

import io

import pytest

from copydesk.cli import progress
from copydesk.cli.progress import Progress
from copydesk.finding import Finding
from copydesk.outcome import Checked
from copydesk.span import Span


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test moves."""
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def articles(clock, count, seconds, found=()):
    for number in range(count):
        clock[0] += seconds
        finding = Finding("rule", Span(0, 1), "message")
        yield Checked(f"{number}.txt", "x", (finding,) if number in found else ())


def watch(clock, stream, count, seconds, found=(), **options):
    line = Progress(stream, **options)
    line.expect(count)
    passed = list(line.watch(articles(clock, count, seconds, found)))
    assert [checked.path for checked in passed] == [f"{number}.txt" for number in range(count)]
    return stream.getvalue()


def test_a_long_run_tells_files_findings_and_the_time_left(clock):
    shown = watch(clock, Terminal(), 2000, 0.5, found={0, 1})
    assert "4 of 2,000 files, 2 findings, 16:38 left" in shown
    assert shown.split("\r")[-1] == ""
    assert shown.split("\r")[-2].strip() == ""


def test_hours(clock):
    assert "2:46:37 left" in watch(clock, Terminal(), 10_000, 1.0)


def test_a_short_run_tells_nothing(clock):
    assert watch(clock, Terminal(), 9, 0.1) == ""


def test_nothing_goes_into_a_pipe(clock):
    assert watch(clock, io.StringIO(), 100, 0.5) == ""


def test_quiet_is_quiet(clock):
    assert watch(clock, Terminal(), 100, 0.5, quiet=True) == ""


def test_it_is_not_drawn_at_every_article(clock):
    assert watch(clock, Terminal(), 2000, 0.01).count("files") <= 20 / progress.BEAT


def test_the_line_is_gone_while_a_finding_is_reported(clock):
    stream = Terminal()
    line = Progress(stream)
    line.expect(10)
    for checked in line.watch(articles(clock, 10, 1.0, found={5})):
        if checked.findings:
            assert stream.getvalue().split("\r")[-1] == ""
            assert "5 of 10" in stream.getvalue()


def test_it_is_gone_when_a_run_is_cut_short(clock):
    stream = Terminal()
    line = Progress(stream)
    line.expect(10)
    source = articles(clock, 10, 1.0)
    watched = line.watch(source)
    next(watched)
    next(watched)
    next(watched)
    assert "2 of 10" in stream.getvalue()
    watched.close()
    assert stream.getvalue().endswith("\r")
    assert next(source, None) is None


def test_remarks_are_told_unless_it_is_quiet(clock):
    def remarked():
        yield Checked("a.md", "x", remarks=("a.md:1:1: nothing to allow",))

    for options, told in (({}, "a.md:1:1: nothing to allow\n"), ({"quiet": True}, "")):
        stream = io.StringIO()
        list(Progress(stream, **options).watch(remarked()))
        assert stream.getvalue() == told
