"""The manual page of a rule: complete, and nothing in it is taken for markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from copydesk.catalogue import read_catalogue
from copydesk.manual import escape, page
from copydesk.rule import Example
from copydesk.span import Span

RULE = next(rule for rule in read_catalogue() if rule.id == "doubled-word")


def test_a_page_says_what_the_rule_is_and_why():
    text = page(RULE)
    assert text.startswith("## doubled-word\n")
    assert RULE.why in text
    assert RULE.source[0] in text


def test_a_bad_example_shows_the_place_and_the_fix():
    rule = replace(RULE, bad=(Example("He asked to to leave.", (Span(9, 14),), fixes=("to",)),))
    assert "- He asked **to to** leave. → “to”" in page(rule)


def test_an_insertion_or_a_space_is_not_set_in_bold():
    rule = replace(RULE, bad=(Example("He left ,", (Span(7, 8),)),))
    assert "- He left ,\n" in page(rule)


def test_preview_and_older_names_are_told():
    text = page(replace(RULE, preview=True, replaces=("word-twice",)))
    assert "preview: off by default" in text
    assert "Older names: word-twice." in text


@pytest.mark.parametrize("copy", ["*stars*", "_low_", "a < b", "[link](x)", "`code`", "# head", "a | b"])
def test_copy_is_shown_as_it_stands(copy):
    escaped = escape(copy)
    assert escaped.replace("\\", "") == copy
    assert escaped != copy


def test_several_paragraphs_are_shown_on_one_line():
    rule = replace(RULE, good=(Example("One.\n\nTwo."),))
    assert "- One. ¶ Two.\n" in page(rule)
