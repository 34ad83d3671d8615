"""The XML reports: JUnit and Checkstyle."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.finding import Severity
from copydesk.outcome import Checked, Problem
from copydesk.report.xml import escaped, tag

PROBLEMS = (
    Problem("unread", "gone <away>", "/house/x.txt"),
    Problem("crash", "KeyError: 1", "/house/a.txt", "clash"),
    Problem("engine", "no model"),
)


def root(shown):
    assert shown.isascii()
    assert shown.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')
    return ElementTree.fromstring(shown)


@given(st.text() | st.text(st.sampled_from("a<>&\"'\n\r\x00\x1b\ufffe\uffff\ud800]“")))
def test_any_text_can_be_in_xml(text):
    element = ElementTree.fromstring(tag("x", a=text) + escaped(text) + "</x>")
    assert element.attrib["a"] == (element.text or "")
    if text.isascii() and text.replace("\n", "").isprintable():
        assert (element.text or "") == text


def test_letters_marks_and_lines_come_back_and_nothing_else_gets_in():
    text = '<a href="x">“R&D” ]]> isn’t</a>\nnaïve 中 🏳️‍🌈'
    assert ElementTree.fromstring(f"<x>{escaped(text)}</x>").text == text
    assert escaped("\x1b\x00\uffff") == "\\x1b\\x00\\uffff"


def test_checkstyle(written, checked):
    article = checked("/house/“a”.txt", "⟨Six⟩ <b>\n“⟦seven⟧", "clash", "Six or <seven>?")
    tree = root(written("checkstyle", article, Checked("/house/b.txt", "Good.")))
    assert tree.tag == "checkstyle"
    (file,) = tree
    assert file.attrib == {"name": "“a”.txt"}
    (error,) = file
    assert error.attrib == {
        "line": "2",
        "column": "2",
        "severity": "error",
        "message": "Six or <seven>? (1:1: but here)",
        "source": "copydesk.clash",
    }


@pytest.mark.parametrize(("rule", "severity"), [("slip", "error"), ("mix-up", "warning"), ("loose", "info")])
def test_severities_of_checkstyle(written, checked, rule, severity):
    tree = root(written("checkstyle", checked("/house/a.txt", "⟦a⟧", rule)))
    assert tree[0][0].attrib["severity"] == severity


def test_checkstyle_tells_what_was_not_checked(written, checked):
    article = replace(checked("/house/a.txt", "⟦a⟧"), problems=PROBLEMS[1:2])
    others = [Checked(problem.path or "", problems=(problem,)) for problem in (PROBLEMS[0], PROBLEMS[2])]
    tree = root(written("checkstyle", others[0], article, others[1]))
    assert [(file.attrib["name"], file[0].attrib["source"]) for file in tree] == [
        ("a.txt", "copydesk.slip"),
        ("x.txt", "copydesk.not-checked"),
        ("a.txt", "copydesk.not-checked"),
        (".", "copydesk.not-checked"),
    ]
    assert tree[1][0].attrib["message"] == "not checked: /house/x.txt: gone <away>"


def test_junit(written, checked):
    article = checked("/house/a.txt", "⟨Six⟩ <b>\n“⟦seven⟧", "clash", "Six or <seven>?", ("six",))
    tree = root(written("junit", article))
    (suite,) = tree
    assert suite.attrib == {"name": "a.txt", "tests": "1", "failures": "1", "errors": "0", "skipped": "0"}
    (case,) = suite
    assert case.attrib == {"name": "clash 2:2", "classname": "a.txt", "file": "a.txt", "line": "2"}
    (failure,) = case
    assert failure.attrib == {"message": "Six or <seven>?", "type": "error"}
    assert failure.text.split("\n") == [
        "a.txt:2:2: error Six or <seven>? [clash]",
        "1:1: but here",
        "fix: “six”",
    ]


def test_what_does_not_fail_the_run_is_no_failure(written, checked):
    articles = checked("/house/a.txt", "⟦a⟧", "mix-up"), checked("/house/b.txt", "⟦b⟧", "slip")
    one, other = root(written("junit", *articles, fail_on=Severity.ERROR))
    assert (one.attrib["tests"], one.attrib["failures"], one[0][0].tag) == ("1", "0", "system-out")
    assert one[0][0].text == "a.txt:1:1: warning “a” is wrong. [mix-up]"
    assert (other.attrib["failures"], other[0][0].tag) == ("1", "failure")


def test_a_clean_article_is_a_test_that_passed(written):
    (suite,) = root(written("junit", Checked("/house/a.txt", "Good.")))
    assert suite.attrib["tests"] == "1"
    assert [(case.attrib["name"], len(case)) for case in suite] == [("no findings", 0)]


def test_junit_tells_what_was_not_checked(written):
    article = Checked("/house/a.txt", "x", problems=PROBLEMS[1:])
    broken, last = root(written("junit", Checked("/house/x.txt", problems=PROBLEMS[:1]), article))
    assert (broken.attrib["name"], len(broken)) == ("a.txt", 0)
    assert last.attrib == {
        "name": "not checked",
        "tests": "3",
        "failures": "0",
        "errors": "3",
        "skipped": "0",
    }
    assert [(case.attrib["classname"], case[0].attrib["type"]) for case in last] == [
        ("x.txt", "unread"),
        ("a.txt", "crash"),
        ("copydesk", "engine"),
    ]
    assert last[0][0].attrib["message"] == "/house/x.txt: gone <away>"


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_nothing_at_all_is_xml_too(written, name):
    assert len(root(written(name))) == 0
