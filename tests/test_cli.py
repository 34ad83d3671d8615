"""The command as its users meet it: options, exit codes, output, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import click
import pytest
from click.testing import CliRunner

from copydesk import __version__, run
from copydesk.catalogue import read_catalogue
from copydesk.checks import CHECKS
from copydesk.cli import copydesk, main, settings
from copydesk.output import whole_file
from copydesk.report import REPORTS
from copydesk.rule import Check

BAD = "He asked to to leave.\n"
CLEAN = "He asked to leave.\n"
ONE = ["--select", "doubled-word"]


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    """A working folder of its own, with one bad article and one clean one; no settings from above, no colours."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "bad.txt").write_text(BAD)
    (folder / "clean.txt").write_text(CLEAN)
    (folder / "copydesk.toml").write_text("")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    handler = signal.getsignal(signal.SIGTERM)
    yield folder
    signal.signal(signal.SIGTERM, handler)


@pytest.fixture
def call(capsys):
    """`call(*arguments)`: exit code, standard output, standard error."""

    def call(*arguments):
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def results(text):
    return json.loads(text)["runs"][0]["results"]


def sarif(*arguments):
    return ["check", "--format", "sarif", *ONE, *arguments]


# Exit codes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["clean.txt"], 0),
        (["bad.txt"], 1),
        (["bad.txt", "--exit-zero"], 0),
        (["missing.txt"], 2),
        (["missing.txt", "--exit-zero"], 2),
        (["bad.txt", "missing.txt"], 2),
        ([], 1),
    ],
)
def test_exit_codes(call, arguments, code):
    assert call(*sarif(*arguments))[0] == code


def test_fail_on(call, desk):
    (desk / "copydesk.toml").write_text('[severity]\ndoubled-word = "note"\n')
    assert call(*sarif("bad.txt"))[0] == 0
    assert call(*sarif("bad.txt", "--fail-on", "note"))[0] == 1
    (desk / "copydesk.toml").write_text('fail-on = "error"\n[severity]\ndoubled-word = "warning"\n')
    assert call(*sarif("bad.txt"))[0] == 0
    assert call(*sarif("bad.txt", "--fail-on", "warning"))[0] == 1


def test_a_file_that_cannot_be_read_hides_nothing_else(call, desk):
    (desk / "latin.txt").write_bytes(b"caf\xe9")
    code, out, _ = call(*sarif())
    assert code == 2
    assert [result["ruleId"] for result in results(out)] == ["doubled-word"]


def crash(rule, document):
    raise ValueError("boom")
    yield


def test_a_rule_that_crashes_is_exit_2(call, monkeypatch):
    monkeypatch.setitem(CHECKS, "doubled", Check(CHECKS["doubled"].options, crash))
    assert call(*sarif("clean.txt"))[0] == 2


def test_our_own_fault_is_exit_2_and_never_1(call, monkeypatch):
    monkeypatch.setattr(run, "report", lambda *_: 1 / 0)
    code, _, err = call(*sarif("bad.txt"))
    assert code == 2
    assert "ZeroDivisionError" in err
    assert "this is a bug" in err


def test_an_error_of_the_system_is_one_line(call, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(run, "report", full)
    code, _, err = call(*sarif("bad.txt"))
    assert (code, err.count("\n")) == (2, 1)
    assert "No space left on device" in err


def test_nothing_to_read_is_exit_2(call, desk):
    (desk / "empty").mkdir()
    assert call(*sarif("empty"))[0] == 2


def test_rules_missing_is_exit_2(call, monkeypatch, tmp_path):
    monkeypatch.setattr("copydesk.tables.HERE", tmp_path / "nowhere")
    code, _, err = call(*sarif("bad.txt"))
    assert code == 2
    assert "reinstall copydesk" in err


# Usage errors


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "No such command 'chek'"),
        (["check", "--selct", "typo"], "--select"),
        (
            ["check", "--select", "doubled-wrd"],
            "--select: there is no rule 'doubled-wrd'; did you mean 'doubled-word'?",
        ),
        (["check", "--ignore", "tpyo"], "--ignore: there is no rule 'tpyo'; did you mean 'typo'?"),
        (["check", "--ignore", "xyzzy"], "copydesk rules lists them"),
        (["check", "--format", "srif"], "; did you mean 'sarif'?"),
        (["check", "--fail-on", "eror"], "'eror' is not one of"),
        (["check", "--date", "23.11.2026"], "'23.11.2026' is not a date as in 2026-11-23"),
        (["check", "--encoding", "utf8x"], "--encoding: there is no text encoding 'utf8x'"),
        (["check", "--config", "nowhere.toml"], "'nowhere.toml' does not exist"),
        (["check", "--jobs", "0"], "0 is not in the range"),
        (["check", "--config", "copydesk.toml", "--isolated"], "contradict each other"),
        (
            ["check", "--format", "text", "--format", "sarif"],
            "--format text --output - --format sarif --output FILE",
        ),
        (
            ["check", "--output", "nowhere/report.txt"],
            "--output nowhere/report.txt: No such file or directory",
        ),
        (["check", "--output", "a", "--output", "b"], "each --format needs its --output"),
        (
            ["check", "--format", "json", "--output", "a", "--format", "sarif", "--output", "a"],
            "two reports cannot go to one place",
        ),
        (["check", "bad.txt", "--output", "../desk/bad.txt"], "would overwrite an article"),
        (["check", "bad.txt", "--stdin-filename", "a.txt"], "give - as the path"),
        (["explain"], "Missing argument"),
        (["explain", "doubled-wrd"], "there is no rule 'doubled-wrd'; did you mean 'doubled-word'?"),
        (["explain", "typo"], "'typo' is a family"),
    ],
)
def test_wrong_usage_is_exit_2_and_suggests_the_next_step(call, arguments, said):
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert said in " ".join(err.split())


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('selct = ["typo"]', "copydesk.toml:1: selct: unknown key; did you mean 'select'?"),
        ('select = ["doubled-wrd"]', "copydesk.toml:1: select: there is no rule 'doubled-wrd'"),
        (
            '[options.doubled-word]\nwrds = ["a"]',
            "copydesk.toml:2: options.doubled-word.wrds: unknown option",
        ),
        ('encoding = "utf8x"', "copydesk.toml:1: encoding: there is no text encoding 'utf8x'"),
        ('exclude = ["!"]', "copydesk.toml:1: exclude: '!' is no pattern"),
        ('[per-file]\n"!" = ["typo"]', "copydesk.toml:1: per-file: '!' is no pattern"),
    ],
)
def test_wrong_settings_are_exit_2(call, desk, settings, said):
    (desk / "copydesk.toml").write_text(settings)
    code, out, err = call("check", "bad.txt")
    assert (code, out) == (2, "")
    assert said in err


def test_a_wrong_rule_file_is_exit_2(call, desk):
    (desk / "ours" / "typo").mkdir(parents=True)
    (desk / "ours" / "typo" / "mine.toml").write_text("title = 1")
    (desk / "copydesk.toml").write_text('rules = ["ours"]')
    code, _, err = call("check", "bad.txt")
    assert code == 2
    assert "mine.toml: title: expected a string, found 1" in err


# Settings and options


def test_settings_are_found_above_and_isolated_ignores_them(call, desk, monkeypatch):
    (desk / "copydesk.toml").write_text('ignore = ["doubled-word"]')
    (desk / "news").mkdir()
    (desk / "news" / "a.txt").write_text(BAD)
    monkeypatch.chdir(desk / "news")
    found = call("check", "--format", "sarif", "a.txt")[1]
    assert results(found) == []
    found = call("check", "--format", "sarif", "--isolated", "a.txt")[1]
    assert [result["ruleId"] for result in results(found)] == ["doubled-word"]


def test_settings_may_be_named(call, desk):
    (desk / "other.toml").write_text('ignore = ["doubled-word"]')
    assert results(call("check", "--format", "sarif", "--config", "other.toml", "bad.txt")[1]) == []


def test_select_outweighs_the_settings_and_ignore_adds_to_them(call, desk):
    (desk / "copydesk.toml").write_text('ignore = ["doubled-word"]')
    assert len(results(call(*sarif("bad.txt"))[1])) == 1
    (desk / "copydesk.toml").write_text('select = ["doubled-word"]')
    assert results(call("check", "--format", "sarif", "--ignore", "wrong-word,typo", "bad.txt")[1]) != []
    assert results(call("check", "--format", "sarif", "--ignore", "typo,doubled-word", "bad.txt")[1]) == []


def test_exclude_applies_to_named_files_only_when_forced(call, desk):
    (desk / "copydesk.toml").write_text('exclude = ["bad.txt"]')
    assert call(*sarif())[0] == 0
    assert call(*sarif("bad.txt"))[0] == 1
    assert call(*sarif("bad.txt", "--force-exclude"))[0] == 0


def test_exclude_counts_from_the_settings_file(call, desk, monkeypatch):
    (desk / "copydesk.toml").write_text('exclude = ["/news/old/"]')
    for name in ("news/old", "news/new"):
        (desk / name).mkdir(parents=True)
        (desk / name / "a.txt").write_text(BAD)
    monkeypatch.chdir(desk / "news")
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in results(call(*sarif())[1])
    ]
    assert len(uris) == 1
    assert uris[0].endswith("new/a.txt")


def test_max_file_size_and_encoding(call, desk):
    (desk / "copydesk.toml").write_text("max-file-size = 10")
    assert call(*sarif("bad.txt"))[0] == 2
    (desk / "copydesk.toml").write_text('encoding = "cp1252"')
    (desk / "latin.txt").write_bytes(b"Caf\xe9 to to go.")
    assert call(*sarif("latin.txt"))[0] == 1
    assert call(*sarif("latin.txt", "--encoding", "utf-8"))[0] == 2


def test_an_older_name_of_a_rule_is_noted(call, desk):
    (desk / "ours" / "typo").mkdir(parents=True)
    house = next(rule for rule in read_catalogue() if rule.id == "doubled-word")
    text = (house.home / "wrong-word" / "doubled-word.toml").read_text(encoding="utf-8")
    text = text.replace("[options]", 'replaces = ["twice"]\n[options]', 1)
    (desk / "ours" / "typo" / "mine.toml").write_text(text, encoding="utf-8")
    (desk / "copydesk.toml").write_text('rules = ["ours"]\nselect = ["twice"]')
    code, out, err = call("check", "--format", "sarif", "bad.txt")
    assert code == 1
    assert [result["ruleId"] for result in results(out)] == ["mine"]
    assert "the rule 'twice' is now called 'mine'" in err
    code, out, err = call("explain", "twice")
    assert (code, out.startswith("mine")) == (0, True)
    assert "now called 'mine'" in err


def test_preview(call, desk):
    (desk / "ours" / "typo").mkdir(parents=True)
    house = next(rule for rule in read_catalogue() if rule.id == "doubled-word")
    text = (house.home / "wrong-word" / "doubled-word.toml").read_text(encoding="utf-8")
    text = text.replace("[options]", "preview = true\n[options]", 1)
    (desk / "ours" / "typo" / "mine.toml").write_text(text, encoding="utf-8")
    (desk / "copydesk.toml").write_text('rules = ["ours"]\npreview = true\n')

    def speaks(*arguments):
        found = results(call("check", "--format", "sarif", "bad.txt", *arguments)[1])
        return "mine" in {result["ruleId"] for result in found}

    assert speaks()
    assert not speaks("--no-preview")
    assert speaks("--no-preview", "--select", "mine")
    assert not speaks("--no-preview", "--select", "typo")
    assert speaks("--preview", "--select", "typo")
    assert not speaks("--ignore", "mine")
    assert "(preview: off)" not in call("rules")[1]
    (desk / "copydesk.toml").write_text('rules = ["ours"]')
    assert "(preview: off)" in next(line for line in call("rules")[1].splitlines() if " mine " in line)


def test_a_single_place_is_allowed(call, desk):
    entry = '[[allow]]\npath = "bad.txt"\nrule = "doubled-word"\ntext = "to to"\nreason = "meant"\n'
    (desk / "copydesk.toml").write_text(entry)
    (desk / "worse.txt").write_text(BAD)
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in results(call(*sarif())[1])
    ]
    assert [uri.rsplit("/")[-1] for uri in uris] == ["worse.txt"]


def test_comments_allow_and_are_remarked_on(call, desk):
    allow = "<!-- copydesk: allow {} -->\n\n"
    (desk / "a.md").write_text(
        f"{allow.format('doubled-word: meant')}{BAD}\n{allow.format('doubled-wrd')}{BAD}"
    )
    code, out, err = call(*sarif("a.md"))
    assert (code, len(results(out))) == (1, 1)
    said = "a comment allows 'doubled-wrd': there is no such rule; did you mean 'doubled-word'?"
    assert err == f"a.md:5:1: {said}\n"
    assert call(*sarif("a.md", "--quiet"))[2] == ""


def test_a_comment_that_allows_nothing_is_remarked_on(call, desk):
    (desk / "a.html").write_text("<!-- copydesk: allow-file wrong-word --><p>All is well.</p>")
    code, _, err = call(*sarif("a.html"))
    assert (code, err) == (0, "a.html:1:1: a comment allows wrong-word, but it has nothing to allow\n")


def test_called_from_a_thread(desk):
    with ThreadPoolExecutor() as threads:
        assert threads.submit(main, ["--version"]).result() == 0


def test_the_date_reaches_the_article(call, monkeypatch):
    seen = []

    def look(rule, document):
        seen.append(document.meta.date)
        yield from ()

    monkeypatch.setitem(CHECKS, "doubled", Check(CHECKS["doubled"].options, look))
    assert call(*sarif("bad.txt", "--date", "2026-11-23"))[0] == 0
    assert seen == [date(2026, 11, 23)]


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


def pipe(*arguments, data=b"", env=None, **options):
    return subprocess.run(
        [sys.executable, "-m", "copydesk", *arguments],
        input=data,
        capture_output=True,
        env=os.environ | (env or {}),
        timeout=60,
        check=False,
        **options,
    )


def test_standard_input(desk):
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
def test_what_is_no_regular_file_is_written_to(desk):
    done = pipe(*sarif("bad.txt", "--output", "/dev/stdout"))
    assert done.returncode == 1
    assert len(results(done.stdout)) == 1


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names that are not UTF-8")
@pytest.mark.parametrize("name", REPORTS)
def test_a_name_that_is_not_utf8(desk, name):
    (desk / os.fsdecode(b"caf\xe9.txt")).write_text(BAD)
    done = pipe("check", *ONE, "--format", name)
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    assert b"caf" in done.stdout


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
def test_no_locale_makes_it_fail(desk, encoding):
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


def test_several_processes_report_what_one_does(desk, archive):
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


# The other commands


def test_alone_it_shows_what_a_newcomer_wants(call):
    code, out, err = call()
    assert (code, err) == (0, "")
    assert [line.split()[:2] for line in out.splitlines() if line.startswith("  ")] == [
        ["copydesk", "check"],
        ["copydesk", "explain"],
        ["copydesk", "check"],
    ]
    assert max(map(len, out.splitlines())) <= 84


def test_the_rule_in_the_welcome_exists(call, catalogue):
    shown = call()[1].split("explain ")[1].split()[0]
    assert shown in {rule.id for rule in catalogue}


def test_version(call):
    assert call("--version") == (0, f"copydesk {__version__}\n", "")


def test_python_m(desk):
    done = pipe("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"copydesk {__version__}{os.linesep}")


def test_rules_lists_every_rule(call, catalogue):
    code, out, _ = call("rules")
    assert code == 0
    listed = [line.split()[0] for line in out.splitlines() if line.startswith("  ")]
    assert listed == [rule.id for rule in catalogue]


def test_rules_as_json_say_what_the_settings_make_of_them(call, desk, catalogue):
    (desk / "copydesk.toml").write_text('ignore = ["doubled-word"]\n[severity]\ndoubled-word = "note"\n')
    rules = {rule["id"]: rule for rule in json.loads(call("rules", "--format", "json")[1])}
    assert set(rules) == {rule.id for rule in catalogue}
    assert rules["doubled-word"]["active"] is False
    assert json.loads(call("rules", "--format", "json", "--isolated")[1])[0]["active"] in (True, False)
    assert "doubled-word" in call("rules")[1]
    assert "(off)" in next(line for line in call("rules")[1].splitlines() if "doubled-word" in line)


def test_explain_shows_why_examples_and_source_without_markdown(call, catalogue):
    for rule in catalogue:
        code, out, err = call("explain", rule.id)
        assert (code, err) == (0, "")
        assert out.startswith(rule.id)
        assert "**" not in out
        assert rule.source[0].split()[0] in out


def test_help_names_every_format(call):
    assert all(name in call("check", "--help")[1] for name in REPORTS)


@pytest.mark.parametrize("command", [[], ["check"], ["rules"], ["explain"]])
def test_help(command):
    done = CliRunner().invoke(copydesk, [*command, "--help"])
    assert done.exit_code == 0
    assert "Usage: " in done.output


def test_every_option_is_explained():
    for command in copydesk.commands.values():
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion(desk, shell):
    done = pipe(env={"_COPYDESK_COMPLETE": f"{shell}_source"})
    assert done.returncode == 0
    assert b"_COPYDESK_COMPLETE" in done.stdout


def test_the_start_imports_nothing_heavy():
    code = "import sys, copydesk.cli; print(*sys.modules)"
    loaded = set(subprocess.check_output([sys.executable, "-c", code], text=True).split())
    assert not loaded & {
        "copydesk.run",
        "copydesk.catalogue",
        "spellchecker",
        "pathspec",
        "multiprocessing",
        "json",
    }
