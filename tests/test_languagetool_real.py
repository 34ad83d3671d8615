"""LanguageTool itself: started by copydesk, asked, and gone afterwards in whatever way copydesk ends."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from copydesk.languagetool import Client, EngineError, LanguageTool, read_rules, started
from copydesk.languagetool.server import jar

pytestmark = [pytest.mark.slow, pytest.mark.languagetool]


@pytest.fixture(scope="module", autouse=True)
def installed():
    pytest.importorskip("language_tool_python")
    if not shutil.which("java"):
        pytest.skip("Java is not here")
    try:
        jar()
    except EngineError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def url(installed):
    with started() as url:
        yield url


def servers():
    """The processes on this machine that are LanguageTool servers."""
    found = set()
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            program, *arguments = place.read_bytes().split(b"\0")
            if program.endswith(b"java") and b"org.languagetool.server.HTTPServer" in arguments:
                found.add(int(place.parent.name))
        except OSError:
            continue
    return found


def gone(before):
    until = time.monotonic() + 20
    while servers() - before and time.monotonic() < until:
        time.sleep(0.1)
    return not servers() - before


def copydesk(*arguments):
    return [sys.executable, "-m", "copydesk", "check", "--isolated", "--exit-zero", *map(str, arguments)]


@pytest.fixture
def copy(tmp_path):
    for number in range(40):
        text = f"😀 This is a apple, e\u0301 number {number}. " * 200
        (tmp_path / f"{number:02}.txt").write_text(text + "\n\nHe have gone.\n", encoding="utf-8")
    return tmp_path


def test_what_it_marks_stands_where_it_says(url):
    rules = read_rules(every=True)
    from copydesk.document import Article, Document

    for text, form in [
        ("😀𝒜 e\u0301 He have gone 👩\u200d🚀 home.\n\n😀 He have gone home.", "plain"),
        ("# A head\n\nHe *have* gone [home](http://a.example) &amp; away.", "markdown"),
        ("<p>He <b>have</b> gone&nbsp;home &amp; away.</p>", "html"),
    ]:
        findings = list(LanguageTool(Client(url), rules).read(Document(Article("a", text, form))))
        found = [f for f in findings if f.rule == "languagetool/HE_VERB_AGR"]
        assert {f.span.of(text) for f in found} == {"have"}
        assert len(found) == text.count("have")


def test_a_language_that_it_does_not_speak_is_refused(url):
    with pytest.raises(EngineError, match="not a language code known"):
        Client(url, language="xx-YY").check("Some text.")


def test_one_server_for_all_processes_and_none_afterwards(copy):
    before = servers()
    command = copydesk(copy, "--with", "languagetool", "--jobs", 2, "--format", "json", "--quiet")
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        seen = set()
        while process.poll() is None and len(seen) < 1:
            seen |= servers() - before
            time.sleep(0.05)
        out, _ = process.communicate()
    assert len(seen) == 1
    assert gone(before)
    report = json.loads(out)
    assert not report["problems"]
    assert len(report["articles"]) == 40


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_server_is_gone_however_copydesk_ends(copy, how):
    before = servers()
    command = copydesk(copy, "--with", "languagetool", "--jobs", 2)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **quiet, start_new_session=True) as process:
        until = time.monotonic() + 30
        while not servers() - before and time.monotonic() < until:
            time.sleep(0.05)
        assert servers() - before
        time.sleep(1)
        os.kill(process.pid, how)
        process.wait(20)
    assert gone(before)


def test_a_server_killed_in_the_middle_of_a_run_fails_closed(copy):
    before = servers()
    command = copydesk(copy, "--with", "languagetool", "--jobs", 1, "--format", "json")
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        until = time.monotonic() + 30
        while not servers() - before and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(3)
        for server in servers() - before:
            os.kill(server, signal.SIGKILL)
        out, _ = process.communicate()
    report = json.loads(out)
    assert process.returncode == 2
    assert report["problems"]
    assert all(problem["kind"] == "engine" for problem in report["problems"])
    assert len(report["articles"]) == 40
    assert all(article["findings"] for article in report["articles"])


def test_java_options_that_are_none_are_told(monkeypatch):
    with (
        pytest.raises(EngineError, match=r"did not start: .*Unrecognized.*--no-such-option"),
        started(["--no-such-option"]),
    ):
        pass
