"""`copydesk check --compare`: what is new, gone and the same next to an earlier run."""

from __future__ import annotations

import json

import pytest

BAD = "He asked to to leave.\n"
ONE = ["--select", "doubled-word"]


@pytest.fixture
def old(call, desk):
    """A report of two articles with three findings."""
    (desk / "two.txt").write_text("She has the the keys.\n\nIt was was late.\n")
    assert call("check", *ONE, "--format", "json", "--output", "old.json")[0] == 1
    return desk / "old.json"


@pytest.fixture
def compared(call):
    """`compared(*arguments)`: exit code, and the lines of the comparison."""

    def compared(*arguments):
        code, out, err = call("check", *ONE, "--compare", "old.json", *arguments)
        assert not err
        return code, out.splitlines()

    return compared


def test_nothing_has_changed(compared, old):
    code, lines = compared()
    assert code == 0
    assert [line[:2] for line in lines[:-1]] == ["= "] * 3
    assert lines[-1] == "0 findings new, 0 gone, 3 the same."


def test_new_gone_and_the_same(compared, desk, old):
    (desk / "two.txt").write_text("At last.\n\nA new new line.\n\nShe has the the keys.\n")
    code, lines = compared()
    assert code == 1
    assert lines == [
        "= bad.txt:1:10: error “to to” is set twice. “to”? [doubled-word]",
        "+ two.txt:3:3: error “new new” is set twice. “new”? [doubled-word]",
        "    3 | A new new line.",
        "      |   ^^^^^^^",
        "= two.txt:5:9: error “the the” is set twice. “the”? [doubled-word]",
        "- two.txt:3:4: error “was was” is set twice. “was”? [doubled-word]",
        "1 finding new, 1 gone, 2 the same.",
    ]
    quiet = compared("--quiet")[1]
    assert [line[0] for line in quiet] == ["+", "-", "1"]


def test_only_what_is_new_makes_the_exit_code(compared, desk, old):
    (desk / "bad.txt").write_text("All is well.\n")
    assert compared()[0] == 0
    (desk / "clean.txt").write_text(BAD)
    (desk / "copydesk.toml").write_text('[severity]\ndoubled-word = "note"\n')
    assert compared()[0] == 0
    assert compared("--fail-on", "note")[0] == 1
    assert compared("--fail-on", "note", "--exit-zero")[0] == 0


def test_articles_that_were_not_read_and_articles_that_are_gone(compared, desk, old):
    code, lines = compared("bad.txt")
    assert code == 0
    assert lines[-2:] == [
        "0 findings new, 0 gone, 1 the same.",
        "2 old findings in articles that were not read.",
    ]
    (desk / "two.txt").unlink()
    lines = compared("bad.txt")[1]
    assert [line[:2] for line in lines] == ["= ", "- ", "- ", "0 "]
    (desk / "renamed.txt").write_text("She has the the keys.\n\nIt was was late.\n")
    assert compared()[1][-1] == "0 findings new, 0 gone, 3 the same."


def test_as_json(compared, desk, old):
    (desk / "two.txt").write_text("A new new line.\n\nShe has the the keys.\n")
    code, (line,) = compared("--format", "json")
    assert code == 1
    data = json.loads(line)
    assert data["summary"] == {"new": 1, "gone": 1, "same": 2, "unread": 0, "problems": 0}
    assert [one["found"] for one in data["new"]] == ["new new"]
    assert [one["found"] for one in data["same"]] == ["to to", "the the"]
    before = [one for article in json.loads(old.read_text())["articles"] for one in article["findings"]]
    assert data["gone"] == [one for one in before if one["found"] == "was was"]


def test_what_was_not_checked_is_exit_2_and_nothing_of_it_is_gone(compared, desk, old):
    (desk / "two.txt").write_bytes(b"caf\xe9")
    code, lines = compared()
    assert code == 2
    assert lines[-3].startswith("not checked: two.txt: not UTF-8")
    assert lines[-2:] == [
        "0 findings new, 0 gone, 1 the same.",
        "2 old findings in articles that were not read.",
    ]


def test_several_reports(compared, desk, old):
    code, lines = compared("--format", "text", "--output", "-", "--format", "json", "--output", "new.json")
    assert (code, lines[-1]) == (0, "0 findings new, 0 gone, 3 the same.")
    assert json.loads((desk / "new.json").read_text())["summary"]["same"] == 3


def test_nothing_in_an_old_report_commands_the_terminal(call, desk, old):
    old.write_text(old.read_text().replace("was was", "\\u001b[31mwas"))
    out = call("check", *ONE, "--compare", "old.json")[1]
    assert "\x1b" not in out
    assert "\x1b[" in call("check", *ONE, "--compare", "old.json", "--color", "always")[1]


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"articles": 1}', '{"articles": [{"findings": [{}]}]}', '{"articles": [1]}',
        '{"articles": [{"findings": [{"path": "a", "rule": "b", "fingerprint": "c", "found": "d"}]}]}',
    ],
)  # fmt: skip
def test_what_is_no_report(call, desk, text):
    (desk / "old.json").write_text(text)
    code, out, err = call("check", "--compare", "old.json")
    assert (code, out) == (2, "")
    assert "--compare: old.json: no JSON report; copydesk check --format json --output FILE makes one" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--compare", "nowhere.json"], "'nowhere.json' does not exist"),
        (["--compare", "old.json", "--format", "sarif"], "--compare is shown as text or json"),
        (["--compare", "old.json", "--write-baseline", "known.json"], "take one of them"),
    ],
)
def test_what_cannot_be_done(call, old, arguments, said):
    code, out, err = call("check", *arguments)
    assert (code, out) == (2, "")
    assert said in " ".join(err.split())
