"""The questions of `copydesk fix --ask`, key by key; tests/cli/test_fix.py asks them in a terminal."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from copydesk.cli.ask import Asking
from copydesk.document import Article
from copydesk.report import Setting


@pytest.fixture
def ask(monkeypatch, rules, capsys):
    """`ask(keys, article…)`: which repairs are taken, as (finding, its new words), and how often was asked."""

    def ask(keys, *articles):
        typed = iter(keys)

        def getchar():
            key = next(typed)
            if isinstance(key, BaseException):
                raise key
            return key

        monkeypatch.setattr(click, "getchar", getchar)
        asking = Asking(Setting(rules, Path()))
        taken = []
        for checked in articles:
            article = Article(checked.path, checked.text)
            taken += [(fix.finding.found, fix.edit.text) for fix in asking(article, checked)]
        assert next(typed, None) is None, "not every key was asked for"
        return taken, capsys.readouterr().out.count("q quit: ")

    return ask


def test_yes_no_and_one_of_several(ask, checked):
    article = checked("a.txt", "⟦one⟧ and ⟦two⟧ and ⟦three⟧", fixes=("x", "y"))
    assert ask("y2n", article) == ([("one", "x"), ("two", "y")], 3)


def test_what_is_no_answer_is_asked_again(ask, checked):
    assert ask("3\t0Y", checked("a.txt", "⟦one⟧", fixes=("x", "y"))) == ([("one", "x")], 4)


def test_a_digit_needs_several_suggestions(ask, checked):
    assert ask("1n", checked("a.txt", "⟦one⟧", fixes=("x",))) == ([], 2)


def test_all_of_a_rule_in_every_article(ask, checked):
    one = checked("a.txt", "⟦one⟧ ⟦two⟧", fixes=("x",))
    other = checked("b.txt", "⟦three⟧", "mix-up", fixes=("y",))
    more = checked("c.txt", "⟦four⟧", fixes=("x",))
    assert ask("an", one, other, more) == ([("one", "x"), ("two", "x"), ("four", "x")], 2)


@pytest.mark.parametrize("key", ["q", "\x04", "\x1b", EOFError()])
def test_an_end_is_the_end(ask, checked, key):
    articles = checked("a.txt", "⟦one⟧ ⟦two⟧", fixes=("x",)), checked("b.txt", "⟦three⟧", fixes=("x",))
    assert ask(["y", key], *articles) == ([("one", "x")], 2)


def test_what_was_declined_is_not_asked_again_in_the_next_round(ask, checked):
    article = checked("a.txt", "⟦one⟧ and ⟦two⟧", fixes=("x",))
    assert ask("nn", article, article) == ([], 2)
    assert ask("nnnn", article, checked("b.txt", "⟦one⟧ and ⟦two⟧", fixes=("x",))) == ([], 4)


def test_a_finding_without_a_suggestion_is_passed_over(ask, checked):
    assert ask("", checked("a.txt", "⟦one⟧")) == ([], 0)
