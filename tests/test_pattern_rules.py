"""Rules of the kind `pattern`: how they complain when loaded, and that many cost no more than few."""

from __future__ import annotations

import sys

import pytest

from copydesk.catalogue import CatalogueError, read_rule
from copydesk.checks.pattern import prepare
from copydesk.desk import Desk
from copydesk.document import Article, Document
from copydesk.schema import SchemaError

RULE = """title    = "A word that the house does not use"
check    = "pattern"
severity = "warning"
message  = "“{found}”: write “{fix}”."
why      = "The house writes it otherwise."
source   = ["House style"]
since    = "2026"
fix      = "unsafe"

[options]
patterns = [
    "a plain ⟦~zorb⟧ => ~make",
    "PATTERN => made",
]

[options.classes]
fruit = ["apple"]

[[bad]]
text = "A plain ⟦zorb⟧."

[[good]]
text = "A plain word."
"""


def write(folder, pattern, name="house-word"):
    path = folder / "wrong-word" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(RULE.replace("PATTERN", pattern), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("a (b", "this bracket is never closed"),
        ("v:~be => {v:passt}", "did you mean 'past'?"),
        ("found:x", "an element cannot be named 'found'"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_named_with_file_line_and_key(tmp_path, pattern, complaint):
    path = write(tmp_path, pattern)
    with pytest.raises(CatalogueError) as caught:
        read_rule(path)
    assert str(caught.value).startswith(f"{path}:13: options.patterns[1]: ")
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("the <frit>", "did you mean 'fruit'?"),
        ("to ~said", "write ~say"),
        ("<noun-group>", "put one into it"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_named_with_file_line_and_key(tmp_path, pattern, complaint):
    path = write(tmp_path, pattern)
    with pytest.raises(SchemaError) as caught:
        prepare((read_rule(path),))
    assert str(caught.value).startswith(f"{path}:13: options.patterns[1]: ")
    assert complaint in str(caught.value)


def test_an_excuse_that_cannot_be_used_is_named_too(tmp_path):
    path = write(tmp_path, "a b")
    text = path.read_text(encoding="utf-8").replace(
        "[options.classes]", 'unless = ["a b", "a <frit>"]\n[options.classes]'
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        prepare((read_rule(path),))
    assert str(caught.value).startswith(f"{path}:16: options.unless[1]: ")


def test_a_list_cannot_have_the_name_of_something_else(tmp_path):
    path = write(tmp_path, "a b")
    path.write_text(path.read_text(encoding="utf-8").replace("fruit =", "money ="), encoding="utf-8")
    with pytest.raises(
        CatalogueError, match=r":17: options\.classes\.money: <money> has a meaning in patterns"
    ):
        read_rule(path)


def word(number):
    """A word that no article holds, of its own for each number."""
    return "zq" + "".join("bcdfghjklm"[int(digit)] for digit in str(number))


def calls(desk, document):
    """How many functions of copydesk are called while a document is read."""
    count = 0

    def seen(frame, event, _):
        nonlocal count
        count += event == "call" and "copydesk" in frame.f_code.co_filename

    sys.setprofile(seen)
    try:
        findings, problems = desk.read(document)
    finally:
        sys.setprofile(None)
    assert not problems
    return count, [finding.found for finding in findings]


@pytest.mark.parametrize("many", [300, pytest.param(10_000, marks=pytest.mark.slow)])
def test_rules_whose_words_are_absent_cost_nothing(tmp_path, many):
    """Every rule asks for groups, so that one that were tried in vain would tag the article."""
    for number in range(many):
        write(tmp_path, f"⟦{word(number)} <noun-group>⟧ ~be&<passive>", f"house-{word(number)}")
    rules = [read_rule(path) for path in sorted(tmp_path.glob("*/*.toml"))]
    assert len(rules) == many
    few, all_of_them = Desk(rules[:3]), Desk(rules)
    assert not all_of_them.problems
    text = f"The council said {word(7)} old plans were dropped. It was a wet day. " * 3
    silent = text.replace(word(7), "that")
    calls(few, Document(Article("a.txt", text)))  # loads tables
    least, nothing = calls(few, Document(Article("a.txt", silent)))
    document = Document(Article("a.txt", silent))
    most, still_nothing = calls(all_of_them, document)
    assert nothing == still_nothing == []
    assert most == least
    assert "tags" not in vars(document)
    _, found = calls(all_of_them, Document(Article("a.txt", text)))
    assert found == [f"{word(7)} old plans"] * 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They sold a zorb.\n", 1),
        ("They sold a zorb\n", 0),
        ("| what | how |\n|---|---|\n| one | They sold a zorb. |\n", 0),
    ],
)
def test_a_rule_without_headlines_is_silent_where_words_are_left_out(tmp_path, text, found):
    path = write(tmp_path, "sold a ⟦zorb⟧")
    path.write_text(path.read_text(encoding="utf-8").replace("[options]\n", "[options]\nheadlines = false\n"))
    findings, problems = Desk([read_rule(path)]).read(Document(Article("page.md", text, "markdown")))
    assert len(findings) == found
    assert not problems
