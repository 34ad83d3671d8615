"""How a run ends: interrupted, in a closed pipe, in any locale, in several processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from .samples import BAD, CLEAN, ONE, results, sarif

# How it ends


SLOW = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it from birth
import time
from copydesk import cli, files, run
real = files.read_file
def slow(path, **options):
    print("reading", flush=True)
    time.sleep(30)
    return real(path, **options)
run.files.read_file = slow
raise SystemExit(cli.main())
"""


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted_leaves_nothing_half_written(desk, number, code):
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, *sarif("bad.txt", "--output", "report.sarif")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout.readline() == b"reading\n"
    started = time.monotonic()
    process.send_signal(number)
    _, err = process.communicate(timeout=20)
    assert process.returncode == code
    assert time.monotonic() - started < 20
    assert b"Traceback" not in err
    assert not [path for path in desk.iterdir() if "report" in path.name]


@pytest.mark.skipif(os.name == "nt", reason="closed pipes")
def test_a_closed_pipe_is_quiet(desk):
    for number in range(200):
        (desk / f"more{number}.txt").write_text(BAD * 20)
    command = [sys.executable, "-m", "copydesk", *sarif()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_no_locale_makes_it_fail(desk, encoding, pipe):
    (desk / "bad.txt").write_text("“Ω to to 😀”", encoding="utf-8")
    environment = {"PYTHONIOENCODING": encoding, "LC_ALL": "C"}
    done = pipe("check", *ONE, "bad.txt", "--format", "sarif", env=environment)
    assert (done.returncode, done.stderr) == (1, b"")
    json.loads(done.stdout.decode("utf-8"))
    done = pipe("explain", "doubled-word", env=environment)
    assert (done.returncode, done.stderr) == (0, b"")


# Many articles


@pytest.fixture
def archive(desk):
    """Forty articles of 3,000 words each: enough for processes to be started."""
    folder = desk / "archive"
    folder.mkdir()
    for number in range(40):
        text = "The council met on Monday and spoke of the bridge again.\n" * 250
        (folder / f"{number:02}.txt").write_text(text + (BAD if number % 3 else CLEAN))
    (folder / "17.txt").write_bytes(b"\xff\xff caf")
    return folder


def test_several_processes_report_what_one_does(desk, archive, pipe):
    one, two = (pipe(*sarif("archive", "--jobs", jobs)) for jobs in ("1", "3"))
    assert one.returncode == two.returncode == 2
    assert one.stdout == two.stdout
    assert len(results(one.stdout)) == 25


MANY = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it from birth
import os, signal, sys, time
from copydesk import cli, desk
real = desk.Desk.read
def read(self, document):
    if document.article.path.endswith("30.txt"):
        {act}
    return real(self, document)
desk.Desk.read = read
raise SystemExit(cli.main())
"""


def many(act, *arguments):
    return [sys.executable, "-c", MANY.format(act=act), *sarif("archive", "--jobs", "2", *arguments)]


needs_fork = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="processes that are not forked")


@needs_fork
def test_the_article_that_kills_is_named_and_all_others_are_reported(desk, archive):
    command = many("os.kill(os.getpid(), signal.SIGKILL)", "--output", "report.sarif")
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    report = (desk / "report.sarif").read_text(encoding="utf-8")
    assert len(results(report)) == 25
    assert "killed by signal 9" in report
    assert "30.txt" in report


@needs_fork
def test_interrupted_in_many_processes_leaves_none(desk, archive):
    act = "open('started', 'w').close(); time.sleep(60)"
    with subprocess.Popen(
        many(act, "--output", "report.sarif"), stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        deadline = time.monotonic() + 30
        while not (desk / "started").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        started = time.monotonic()
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert time.monotonic() - started < 20
    assert err.strip() == b"copydesk: interrupted"
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert not [path for path in desk.iterdir() if "report" in path.name]


def test_a_small_run_starts_no_process(desk):
    for number in range(30):
        (desk / f"{number}.txt").write_text(CLEAN)
    code = "import sys; from copydesk import cli; cli.main(); print('multiprocessing' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, *sarif("--jobs", "4", "--output", "x")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "False\n"
