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
