"""Make rules/words/hyphenated-too.tsv: closed compounds that news also writes with a hyphen.

    python workshop/hyphenated.py NEWS OUT.tsv     NEWS is what workshop/news.py wrote; needs numpy

A compound is listed unless its closed form stands at least 60 times as often as the one with a hyphen.
"""

from __future__ import annotations

import sys
from pathlib import Path

from news import News

from copydesk.orthography import lexicon

RATIO = 60
LEAST = 5
BRITISH = ("north", "south", "east", "west", "mid", "back", "half", "farm", "work", "week")
"""First parts that British papers hyphenate: listed by themselves."""

HEADER = "# compounds that news writes closed and with a hyphen; made by workshop/hyphenated.py from counts of news (2012–2020)\n"


def main(source: str, target: str) -> None:
    news = News(source)
    found = []
    for word, number in news.number.items():
        one, _, two = word.partition("-")
        if len(one) < 3 or len(two) < 3 or not (one + two).isalpha() or not word.isascii():
            continue
        whole = one + two
        if (lexicon.grade(whole) or 0) < LEAST:
            continue
        closed = int(news.counts[news.number[whole]]) if whole in news.number else 0
        if closed < RATIO * int(news.counts[number]):
            found.append(word)
    found += BRITISH
    stems = set(found)
    found = [word for word in found if word.removesuffix("s") == word or word.removesuffix("s") not in stems]
    Path(target).write_text(HEADER + "".join(f"{word}\n" for word in sorted(found)), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
