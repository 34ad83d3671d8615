"""Where reports go: colours, standard streams, files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys

import pytest

from copydesk.cli import settings
from copydesk.output import whole_file
from copydesk.report import REPORTS

from .samples import BAD, ONE, results, sarif

# Colours


def colored(call, *arguments):
    return "\x1b[" in call("check", *ONE, "bad.txt", *arguments)[1]


def test_colours_are_for_terminals_unless_asked_for(call, monkeypatch):
    assert not colored(call)
    assert colored(call, "--color", "always")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert colored(call)
    assert not colored(call, "--color", "never")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colored(call)
    assert colored(call, "--color", "always")


def test_no_colours_in_a_file(call, desk):
    call("check", *ONE, "bad.txt", "--color", "always", "--output", "report.txt")
    assert "\x1b[" not in (desk / "report.txt").read_text()


def test_a_terminal_gets_colours_unless_it_is_dumb(monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert settings.colored("auto")
    monkeypatch.setenv("TERM", "dumb")
    assert not settings.colored("auto")


def test_statistics_and_quiet_reach_the_report(call):
    plain = call("check", *ONE, "bad.txt")[1]
    assert len(call("check", *ONE, "bad.txt", "--statistics")[1]) > len(plain)
    assert len(call("check", *ONE, "bad.txt", "-q")[1]) < len(plain)


# Standard input


def test_standard_input(pipe):
    done = pipe(*sarif("-", "--stdin-filename", "draft.txt"), data="Caf\u00e9 to to go.".encode())
    assert done.returncode == 1
    (result,) = results(done.stdout)
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("draft.txt")


# Output


def test_a_report_file_is_written_whole_and_nothing_is_left_beside_it(call, desk):
    code, out, _ = call(*sarif("bad.txt", "--output", "report.sarif"))
    assert (code, out) == (1, "")
    assert len(results((desk / "report.sarif").read_text(encoding="utf-8"))) == 1
    assert sorted(path.name for path in desk.iterdir() if "report" in path.name) == ["report.sarif"]


def test_several_reports_in_one_run(call, desk):
    code, out, _ = call(
        "check",
        *ONE,
        "bad.txt",
        "--format",
        "sarif",
        "--output",
        "-",
        "--format",
        "sarif",
        "--output",
        "two.sarif",
    )
    assert code == 1
    assert results(out) == results((desk / "two.sarif").read_text())


@pytest.mark.skipif(os.name == "nt", reason="modes and links")
def test_a_report_file_keeps_its_mode_and_its_link(desk):
    (desk / "real.txt").write_text("old")
    (desk / "real.txt").chmod(0o640)
    (desk / "link.txt").symlink_to("real.txt")
    with whole_file(desk / "link.txt") as stream:
        stream.write("new")
    assert (desk / "link.txt").is_symlink()
    assert (desk / "real.txt").read_text() == "new"
    assert stat.S_IMODE((desk / "real.txt").stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="modes")
def test_a_new_report_file_has_the_mode_of_any_new_file(desk):
    (desk / "plain").write_text("")
    with whole_file(desk / "report"):
        pass
    assert (desk / "report").stat().st_mode == (desk / "plain").stat().st_mode


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_report_that_is_not_finished_leaves_the_old_one(desk, error):
    (desk / "report").write_text("old")
    before = sorted(desk.iterdir())

    def half():
        with whole_file(desk / "report") as stream:
            stream.write("half")
            raise error

    with pytest.raises(error):
        half()
    assert (desk / "report").read_text() == "old"
    assert sorted(desk.iterdir()) == before


def test_a_report_holds_any_character(desk):
    with whole_file(desk / "report") as stream:
        stream.write("😀 \udc80\n")
    assert (desk / "report").read_bytes() == "😀 \\udc80\n".encode()


@pytest.mark.skipif(not os.path.exists("/dev/stdout"), reason="no /dev/stdout")  # noqa: PTH110
def test_what_is_no_regular_file_is_written_to(pipe):
    done = pipe(*sarif("bad.txt", "--output", "/dev/stdout"))
    assert done.returncode == 1
    assert len(results(done.stdout)) == 1


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names that are not UTF-8")
@pytest.mark.parametrize("name", REPORTS)
def test_a_name_that_is_not_utf8(desk, name, pipe):
    (desk / os.fsdecode(b"caf\xe9.txt")).write_text(BAD)
    done = pipe("check", *ONE, "--format", name)
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    assert b"caf" in done.stdout
