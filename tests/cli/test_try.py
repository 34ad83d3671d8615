"""`copydesk try`: what a pattern would match, in the words of the command."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from copydesk.cli import main
from copydesk.finding import Finding
from copydesk.outcome import Checked
from copydesk.report import Setting
from copydesk.report.matches import ROOM, Sample, TextMatches
from copydesk.span import Span

COUNCIL = """\
The council leader refuted the claim that rents had doubled.

“We refuted the figures with receipts,” she added.
"""
FERRY = "The ferry firm refuted any suggestion that it had cut crews. Two engineers refuted the theory in a paper.\n"
MARKET = "Traders denied the claim.\n"
REFUTED = "⟦refuted⟧ the|any => denied"
PAGE = Path(__file__).parents[2] / "docs" / "try-a-pattern.md"


@pytest.fixture(autouse=True)
def archive(tmp_path, monkeypatch):
    """Three articles in a folder; no settings from above, no colours."""
    (tmp_path / "copydesk.toml").write_text("")
    folder = tmp_path / "archive"
    folder.mkdir()
    for name, text in (("council", COUNCIL), ("ferry", FERRY), ("market", MARKET)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def call(capsys):
    """`call(*arguments)`: exit code, standard output, standard error."""

    def call(*arguments):
        code = main(["try", *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def lines(call):
    """`lines(*arguments)`: the lines of the jsonl form; the last is the summary."""

    def lines(*arguments):
        return [json.loads(line) for line in call("--format", "jsonl", *arguments)[1].splitlines()]

    return lines


def test_the_examples_of_the_manual(call):
    page = PAGE.read_text(encoding="utf-8")
    code, out, err = call(REFUTED, "archive")
    assert (code, err) == (0, "")
    assert f"```text\n{out}```" in page
    _, out, _ = call("--no-quoted", "--unless", "refuted the theory", REFUTED, "archive")
    assert f"```text\n{out}```" in page
    _, out, _ = call("--format", "jsonl", REFUTED, "archive")
    assert f"```json\n{out.splitlines()[0]}\n```" in page


def test_nothing_found_is_exit_0(call):
    code, out, _ = call("refute", "archive")
    assert code == 0
    assert out == "No matches in 3 articles (41 words).\n"


def test_counts_are_those_of_the_words_read(lines):
    assert lines("refuted", "archive")[-1] == {
        "summary": {
            "articles": 3,
            "articles_with_matches": 2,
            "words": 41,
            "matches": 4,
            "shown": 4,
            "hidden": 0,
            "per_1000_words": 97.560976,
        }
    }


@pytest.mark.parametrize(
    ("pattern", "column"),
    [("refuted <clam>", 9), ("(refuted", 1), ("<NOUN> the|", 11), ("<NOUN>", 1), ("the => {noun}", 7)],
)
def test_a_wrong_pattern_is_exit_2_with_the_column(call, pattern, column):
    code, out, err = call(pattern, "archive")
    assert (code, out) == (2, "")
    assert err.startswith(f"Error: pattern {pattern!r}, column {column}: ")


def test_a_wrong_excuse_is_exit_2(call):
    code, out, err = call("--unless", "refuted <clam>", "refuted", "archive")
    assert (code, out) == (2, "")
    assert "'refuted <clam>', column 9" in err


def test_a_name_that_messages_use_is_exit_2(call):
    code, _, err = call("found:refuted", "archive")
    assert code == 2
    assert "cannot be named 'found'" in err


def test_classes(lines, call):
    found = lines(
        "--class", "verbs=refuted, denied", "--class", "what=council leader", "<verbs> the", "archive"
    )
    assert [match["found"] for match in found[:-1]] == ["refuted the"] * 3 + ["denied the"]
    found = lines("--class", "what=council leader,ferry firm", "<what> refuted", "archive")
    assert [match["found"] for match in found[:-1]] == ["council leader refuted", "ferry firm refuted"]
    for wrong in ("verbs", "verbs=", "=said", "NOUN=said", "word=said"):
        code, _, err = call("--class", wrong, "<verbs>", "archive")
        assert code == 2, wrong
        assert "--class" in err


def test_tables_of_the_house(lines, archive):
    words = archive.parent / "rules" / "words"
    words.mkdir(parents=True)
    (words / "whom.tsv").write_text("# who\nleader\n")
    (archive.parent / "copydesk.toml").write_text('rules = ["rules"]\n')
    assert lines("<whom> refuted", "archive")[0]["found"] == "leader refuted"


def test_settings_that_are_for_rules_do_not_count(lines, archive):
    (archive.parent / "copydesk.toml").write_text(
        'exclude = ["ferry.txt"]\nper-file = {"*.txt" = ["typo"]}\n'
    )
    assert {match["path"] for match in lines("refuted", "archive")[:-1]} == {"archive/council.txt"}
    assert len(lines("--isolated", "refuted", "archive")) == 5


def test_a_file_that_cannot_be_read_comes_after_all_else(call, lines, archive):
    (archive / "aaa.txt").write_bytes(b"caf\xe9 refuted the claim")
    code, out, _ = call("refuted", "archive", "gone.txt")
    assert code == 2
    assert out.index("ferry.txt:1:76") < out.index("not checked: archive/aaa.txt: not UTF-8")
    assert "not checked: gone.txt: no such file" in out
    assert out.endswith("4 matches in 2 of 3 articles (41 words): 97.56 per 1,000 words.\n")
    problems = [line["problem"]["path"] for line in lines("refuted", "archive")[:-1] if "problem" in line]
    assert problems == ["archive/aaa.txt"]
    code, out, _ = call("--encoding", "cp1252", "café", "archive/aaa.txt")
    assert code == 0
    assert out.startswith("archive/aaa.txt:1:1\n")


def test_a_wrong_encoding_is_exit_2(call):
    code, _, err = call("--encoding", "utf-88", "refuted", "archive")
    assert code == 2
    assert "--encoding" in err


def test_standard_input(call, monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(FERRY.encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    code, out, _ = call("refuted any", "-")
    assert code == 0
    assert out.startswith("stdin:1:16\n")
    assert "1 match in 1 of 1 article (19 words)" in out


def test_words_in_a_comment_are_no_remark(call, archive):
    (archive / "note.md").write_text("<!-- copydesk: allow try: no rule -->\nShe refuted it.\n")
    code, out, err = call("refuted it", "archive/note.md")
    assert (code, err) == (0, "")
    assert out.startswith("archive/note.md:2:5\n")


def test_before_a_sic_nothing_is_counted_but_it_is_said(call, archive):
    (archive / "sic.txt").write_text("He refuted [sic] the claim.\n")
    code, out, _ = call("refuted", "archive/sic.txt")
    assert code == 0
    assert out == "No matches in 1 article (5 words).\n1 match before a [sic] not counted.\n"


@pytest.mark.parametrize("text", ["\ufeffA refuted claim.", "\tA refuted claim.", "😀 refuted"])
def test_columns_are_code_points(lines, archive, text):
    (archive / "odd.txt").write_text(text, encoding="utf-8")
    seen = text.removeprefix("\ufeff")
    match = lines("refuted", "archive/odd.txt")[0]
    assert match["span"]["start"] == {
        "offset": seen.index("refuted"),
        "line": 1,
        "column": seen.index("refuted") + 1,
    }
    assert match["before"] == seen[: seen.index("refuted")]


def test_a_match_over_two_lines(lines, call, archive):
    text = "The long-serving mayor of the harbour town refuted\r\nthe claim on Monday.\r\n"
    (archive / "hard.txt").write_bytes(text.encode())
    match = lines("refuted the", "archive/hard.txt")[0]
    assert (match["found"], match["before"], match["after"]) == (
        "refuted the",
        "The long-serving mayor of the harbour town ",
        " claim on Monday.",
    )
    marks = [row.strip() for row in call("refuted the", "archive/hard.txt")[1].splitlines() if "^" in row]
    assert marks == ["^^^^^^^", "^^^"]


def test_what_a_terminal_would_obey_is_escaped(call, archive):
    (archive / "bell.txt").write_text("A \x1b[31mrefuted claim.\n")
    assert "\x1b" not in call("refuted", "archive/bell.txt")[1]
    assert "\x1b[" in call("--color", "always", "refuted", "archive/ferry.txt")[1]


def test_a_sample_is_the_same_each_time_and_counts_all(call, lines, archive):
    (archive / "many.txt").write_text("".join(f"Line {n} has been refuted.\n\n" for n in range(1, 101)))
    found = lines("--limit", "4", "has been refuted", "archive/many.txt")
    assert [match["span"]["start"]["line"] for match in found[:-1]] == [25, 75, 125, 175]
    assert (found[-1]["summary"]["matches"], found[-1]["summary"]["shown"]) == (100, 4)
    assert found == lines("--limit", "4", "has been refuted", "archive/many.txt")
    _, out, _ = call("--limit", "0", "has been refuted", "archive/many.txt")
    assert out.startswith("100 matches in 1 of 1 article")
    _, out, _ = call("--limit", "4", "has been refuted", "archive/many.txt")
    assert out.endswith("\n4 of them shown, at even distances.\n")
    _, out, _ = call("--limit", "400", "refuted the", "archive")
    assert "of them shown" not in out


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 1000, ROOM + 1, 20 * ROOM + 3])
def test_a_sample_lies_evenly(count):
    sample = Sample(10)
    made = []

    def make(number):
        made.append(number)
        return str(number)

    for number in range(count):
        sample.offer(lambda number=number: make(number))
    taken = [int(one) for one in sample.taken()]
    assert len(taken) == min(10, count)
    assert taken == sorted(set(taken))
    if count > 10:
        gaps = [after - before for before, after in zip([0, *taken], [*taken, count], strict=False)]
        assert max(gaps) <= 2 * count / 10
    assert len(made) <= min(count, 6 * ROOM)


def test_many_processes_say_the_same_as_one(call, archive):
    for number in range(60):
        (archive / f"more{number:02}.txt").write_text("Some copy that says nothing. " * 150 + FERRY)
    assert call("-j", "2", REFUTED, "archive")[1] == call("-j", "1", REFUTED, "archive")[1]


@pytest.mark.parametrize(
    ("words", "rate"), [(20, "50.00"), (9_000, "0.11"), (100_000, "0.0100"), (40_000_000, "under 0.0001")]
)
def test_a_rare_match_is_not_called_none(words, rate):
    out = io.StringIO()
    report = TextMatches(out, Setting((), Path()))
    finding = Finding("try", Span(0, 1), "")
    report.add(Checked("a.txt", "word", (finding,), words=words))
    report.counts(1)
    assert out.getvalue().endswith(f": {rate} per 1,000 words.\n")
