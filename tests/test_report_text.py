"""The report for people, as it is printed."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

import copydesk
from copydesk.finding import Edit, Severity
from copydesk.outcome import Checked, Problem
from copydesk.report import Setting
from copydesk.report.text import TextReport
from copydesk.span import Span


def test_a_finding_its_place_and_its_repair(written, checked):
    article = checked("desk/a.txt", "One.\nThe ⟦recieved⟧ wisdom.", fixes=("received", "relieved"))
    assert written("text", article) == dedent("""\
        desk/a.txt:2:5: error “recieved” is wrong. [slip]
            2 | The recieved wisdom.
              |     ^^^^^^^^
          fix: “received” or “relieved” (safe)

        1 finding in 1 article (7 words): 1 error.
        copydesk fix mends it.
        """)


def test_the_second_place_of_a_contradiction(written, checked):
    article = checked(
        "a.txt", "⟨Six⟩ men came.\n\nAll ⟦seven⟧ left.", "clash", "Six or seven?", label="the number before"
    )
    assert written("text", article) == dedent("""\
        a.txt:3:5: error Six or seven? [clash]
            3 | All seven left.
              |     ^^^^^
          1:1: the number before
            1 | Six men came.
              | ^^^

        1 finding in 1 article (7 words): 1 error.
        """)


def test_a_place_over_many_lines(written, checked):
    article = checked("a.txt", "He said: ⟦“One\ntwo\n\nthree\nfour\nfive⟧ six.", "loose", "Never closed.")
    assert written("text", article, quiet=False).split("\n\n")[0] == dedent("""\
        a.txt:1:10: note Never closed. [loose]
            1 | He said: “One
              |          ^^^^
            2 | two
              | ^^^
              | …
            6 | five six.
              | ^^^^""")


def test_repairs_elsewhere_are_told_with_their_place(written, checked):
    article = checked("a.txt", "He said: ⟦“⟧One. Two words here.", "mix-up")
    finding = article.findings[0]
    edits = (
        Edit(Span(14, 14), "”"),
        Edit(Span(19, 24), ""),
        Edit(finding.span, ""),
        Edit(Span(0, 2), "She", safe=True),
    )
    article = replace(article, findings=(replace(finding, suggestions=edits),))
    assert written("text", article).split("\n")[3:7] == [
        "  fix: at 1:15, insert “”” after “One.”",
        "  fix: at 1:20, delete “words”",
        "  fix: delete ““”",
        "  fix: at 1:1, “He” → “She” (safe)",
    ]


def test_an_insertion_at_the_very_start(written, checked):
    article = checked("a.txt", "⟦⟧One.”", fixes=("“",))
    assert "  fix: insert ““” (safe)\n" in written("text", article)


def test_quiet_is_one_line_per_finding_and_problem(written, checked):
    articles = (
        checked("a.txt", "a ⟦b⟧ c ⟦d⟧"),
        Checked("x.txt", problems=(Problem("unread", "gone", "x.txt"),)),
    )
    assert written("text", *articles, quiet=True) == dedent("""\
        a.txt:1:3: error “b” is wrong. [slip]
        a.txt:1:7: error “d” is wrong. [slip]
        not checked: x.txt: gone
        """)


def test_nothing_found(written):
    assert written("text", Checked("a.txt", "Good.", words=1)) == "No findings in 1 article (1 word).\n"
    assert written("text") == "No findings in 0 articles (0 words).\n"
    assert written("text", quiet=True) == ""


def test_problems_come_after_everything_else_and_are_counted(written, checked):
    articles = (
        Checked("b.txt", problems=(Problem("unread", "b.txt: byte 7 is no UTF-8", "b.txt"),)),
        replace(
            checked("c.txt", "⟦c⟧"), problems=(Problem("crash", "KeyError: 1\x1b[2J", "c.txt", "mix-up"),)
        ),
        Checked("", problems=(Problem("engine", "no articles found"),)),
    )
    assert written("text", *articles).split("\n")[4:] == [
        "not checked: b.txt: byte 7 is no UTF-8",
        "not checked: c.txt: mix-up failed: KeyError: 1\\x1b[2J",
        "not checked: no articles found",
        "1 finding in 1 article (7 words): 1 error.",
        "3 problems: not everything was checked (see above).",
        "",
    ]


def test_counts_tell_what_can_be_mended(written, checked):
    sure, unsure = checked("a.txt", "⟦a⟧ ⟦b⟧", fixes=("x",)), checked("b.txt", "⟦c⟧", "mix-up", fixes=("x",))
    assert written("text", sure).split("\n")[-2] == "copydesk fix mends them all."
    assert written("text", sure, unsure).split("\n")[-2] == "copydesk fix mends 2 of them."
    assert "copydesk fix" not in written("text", unsure)
    assert "copydesk fix" not in written("text", sure, quiet=True)


def test_counts_tell_what_is_hidden_and_that_nothing_is_grave_enough(written, checked):
    articles = checked("a.txt", "⟦a⟧ ⟦b⟧", "mix-up", hidden=3), checked("b.txt", "⟦c⟧", "loose", words=1993)
    assert written("text", *articles, fail_on=Severity.ERROR).split("\n")[-4:-1] == [
        "3 findings in 2 articles (2,000 words): 2 warnings, 1 note.",
        "None is as grave as --fail-on asks for (error).",
        "3 findings not shown, as settings or comments say.",
    ]


def test_statistics_by_family_and_rule(written, checked):
    articles = checked("a.txt", "⟦a⟧ ⟦b⟧", words=1000), checked("b.txt", "⟦c⟧", "clash", words=500)
    assert dedent("""
          findings  per 1,000 words  rule
                 2             1.33  typo
                 2             1.33    slip
                 1             0.67  contradiction
                 1             0.67    clash
                 3             2.00  all

        3 findings in 2 articles (1,500 words): 3 errors.
        """) in written("text", *articles, statistics=True)
    assert "per 1,000" not in written("text", *articles)


def test_statistics_of_nothing(written):
    assert written("text", statistics=True).split("\n") == [
        "  findings  per 1,000 words  rule",
        "No findings in 0 articles (0 words).",
        "",
    ]


def test_what_copy_holds_never_commands_the_terminal(written, checked):
    article = checked(
        "\x1b]0;path\x07.txt", "a \x1b[31m⟦b\x9b⟧\x08 \u202ec", message="“{}\x1b[0m”", label="\x07"
    )
    shown = written("text", article)
    assert not set(shown) & set("\x1b\x07\x9b\x08\u202e")
    assert "    1 | a \\x1b[31mb\\x9b\\x08 \\u202ec\n      |           ^^^^^\n" in shown


def test_every_finding_begins_a_line_that_tools_can_read(written, checked):
    article = checked("a b.txt", "⟦one\ntwo⟧ three", message="First\nsecond: {}")
    first = written("text", article).split("\n")[0]
    assert re.fullmatch(r"a b\.txt:1:1: error First\\x0asecond: one\\x0atwo \[slip\]", first)


def test_colour_adds_only_colour(written, checked):
    articles = (
        checked("a.txt", "⟨Six⟩ or ⟦seven⟧", fixes=("six",)),
        Checked("", problems=(Problem("engine", "x"),)),
    )
    colored = written("text", *articles, color=True)
    assert "\x1b[31m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == written("text", *articles)
    assert "\x1b" not in written("text", *articles)


@pytest.mark.parametrize("width", [0, 30, 80, 200])
def test_excerpts_keep_to_the_width(written, checked, width):
    article = checked("a.txt", "many words " * 30 + "⟦bad words⟧" + " more words" * 30)
    excerpt = written("text", article, width=width).split("\n")[1]
    assert len(excerpt) <= max(width, 28)
    assert "bad words" in excerpt


def test_a_stream_of_another_encoding_gets_what_it_can_take(written, checked):
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", newline="\n")
    written("text", checked("ü.txt", "“⟦naïve⟧” — 中", label="…"), out=out, quiet=False)
    out.flush()
    lines = raw.getvalue().decode("ascii").split("\n")
    assert lines[:3] == [
        '?.txt:1:2: error "na?ve" is wrong. [slip]',
        '    1 | "na?ve" -- ?',
        "      |  ^^^^^",
    ]


def test_findings_are_written_as_they_come(rules, checked):
    from copydesk.report import REPORTS, Setting

    out = io.StringIO()
    report = REPORTS["text"](out, Setting(rules, root=None))
    report.begin()
    for number in range(3):
        report.add(checked(f"{number}.txt", "⟦a⟧"))
        assert f"{number}.txt" in out.getvalue()


def test_click_is_not_loaded_for_a_report_without_colour():
    program = (
        "import io, sys, copydesk.report as r\n"
        "w = r.REPORTS['text'](io.StringIO(), r.Setting((), None)); w.begin(); w.end()\n"
        "sys.exit('click' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


@pytest.mark.parametrize("width", [30, 45, 80])
def test_on_a_terminal_a_head_is_wrapped_between_words(width):
    text = "He asked to to leave.\n"
    checked = Checked("some/folder/article.txt", text, tuple(copydesk.check(text)), words=5)
    piped, shown = io.StringIO(), Terminal()
    for out in (piped, shown):
        report = TextReport(out, Setting(rules=(), root=Path(), width=width))
        report.begin()
        report.add(checked)
    one_line = piped.getvalue().split("\n")[0]
    head = shown.getvalue().split("\n    1 |")[0].split("\n")
    assert one_line.endswith("[doubled-word]")
    assert " ".join(line.strip() for line in head) == one_line
    assert all(len(line) <= width or " " not in line.strip() for line in head)
