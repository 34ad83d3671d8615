"""Make rules/words/openers.tsv: words whose capital letter means that a sentence begins with them.

Counts, over news articles (a file of JSON lines with a `text`), how often a capitalised word follows a sure sentence
end (a lower-case word of four letters or more with its mark) and how often it stands inside a sentence. What ships
is words and shares; no text.

    python3 workshop/openers.py ARTICLES.jsonl > rules/words/openers.tsv
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

LEAST = 40
"""Behind how many different words (their last four letters) a word must open a sentence to be listed."""
SHARE = 0.6
"""What share of its capitals must be openings."""

_OPENING = re.compile(r"([a-z]{4})[.?!][”\"]? +[“\"]?([A-Z][a-z]*(?:[’'][a-z]+)?)(?![\w’.-])")
_INSIDE = re.compile(r"(?<=[a-z0-9,]) ([A-Z][a-z]*(?:[’'][a-z]+)?)(?![\w’.-])")


def main(path: str) -> None:
    opening: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    settings: defaultdict[str, set[str]] = defaultdict(set)
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"].replace("’", "'")
            found = _OPENING.findall(text)
            opening.update(word for _, word in found)
            for behind, word in found:
                settings[word].add(behind)
            inside.update(_INSIDE.findall(text))
    print(
        "# Words whose capital letter means that a sentence begins, with the share of their capitals that do."
    )
    print("# Made by workshop/openers.py from counts over news articles 2012-2020. MIT.")
    print("# word\tshare")
    for word, count in sorted(opening.items(), key=lambda item: (item[0].lower(), item[0])):
        share = count / (count + inside[word])
        if len(settings[word]) >= LEAST and share >= SHARE:
            print(f"{word.lower()}\t{share:.2f}")


if __name__ == "__main__":
    main(sys.argv[1])
