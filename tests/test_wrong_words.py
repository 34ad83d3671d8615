"""What the wrong-word rules find on the two real articles in seeds/, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.document import Article, Document
from copydesk.run import Desk

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.mark.parametrize(
    ("seed", "places"),
    [
        (
            "000_7467d37895fd2b1a.txt",
            {
                ((4, 30), "child units", "young-formation"),
                ((8, 303), "human rights’ organizations", "plural-possessive-compound"),
            },
        ),
        (
            "002_7e3fa55a4106c977.txt",
            {
                ((4, 222), "assist it attack", "object-and-bare-verb"),
                ((21, 149), "need on", "wrong-preposition"),
            },
        ),
    ],
)
def test_seeds(catalogue, seed, places):
    text = (SEEDS / seed).read_text(encoding="utf-8")
    document = Document(Article(seed, text))
    desk = Desk(rule for rule in catalogue if rule.family == "wrong-word" and not rule.preview)
    findings, crashes = desk.read(document)
    assert not crashes
    found = {(document.lines.position(f.span.start), f.found, f.rule) for f in findings}
    assert found == places


SLIPS = [
    ("missing-article", "She led the club over course of a year", "."),
    ("article-before-name", "The firm moved its office to United Kingdom after that", "."),
    ("number-of-noun", "It is a questions that she was asked often", "."),
    ("dropped-word", "The work was done at beginning of a long week", "."),
]
"""A slip that a headline may hold, with the mark that shows it is none."""


@pytest.mark.parametrize(("rule", "words", "mark"), SLIPS)
def test_headlines_keep_their_grammar(catalogue, rule, words, mark):
    desk = Desk(one for one in catalogue if one.id == rule)
    for text, count in ((words + mark, 1), (words, 0)):
        findings, crashes = desk.read(Document(Article("a.txt", text)))
        assert not crashes
        assert [finding.rule for finding in findings] == [rule] * count, text


QUIET = [
    "missing-article",
    "article-before-name",
    "article-before-owner",
    "number-of-noun",
    "auxiliary-pileup",
    "bare-verb-after-pronoun",
    "noun-for-adjective",
    "pronoun-case",
]


@pytest.mark.parametrize("rule", QUIET)
def test_quoted_speech_keeps_its_grammar(catalogue, rule):
    (one,) = (each for each in catalogue if each.id == rule)
    desk = Desk([one])
    for example in one.bad:
        plain, _ = desk.read(Document(Article("a.txt", example.text), whole=False))
        quoted, _ = desk.read(Document(Article("a.txt", f"“{example.text}”"), whole=False))
        assert plain
        assert not quoted


def test_places_with_line_ends_marks_and_emoji(catalogue):
    desk = Desk(one for one in catalogue if one.id == "verb-form")
    text = "😀 It was cold.\r\n\r\n\tTwo men were arrest by\u00a0police on Friday 😀.\r\n"
    (finding,), _ = desk.read(Document(Article("a.txt", text)))
    assert text[finding.span.start : finding.span.end] == "arrest"
