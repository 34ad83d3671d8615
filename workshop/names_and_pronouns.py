"""Make rules/words/names-and-pronouns.tsv out of news articles.

    python workshop/names_and_pronouns.py NEWS.jsonl rules/words

Counts in how many articles the bearer of a given name, and of a family name that stands alone, is “he” and “she”
by the article's own titles, nouns and pronouns. Only the words and their counts are kept.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from copydesk.document import Article, Document

LEAST = 8


def main(news: Path, folder: Path) -> None:
    """Count and write the table."""
    given: Counter[tuple[str, str]] = Counter()
    alone: Counter[tuple[str, str]] = Counter()
    family: Counter[tuple[str, str]] = Counter()
    with news.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            for entity in Document(Article(article["id"], article["text"])).mentions.entities:
                first, *more = entity.text.split(" ")
                if entity.kind == "person" and entity.pronoun:
                    if more:
                        given[first, entity.pronoun] += 1
                        family[more[-1], entity.pronoun] += 1
                    else:
                        alone[first, entity.pronoun] += 1
    rows = []
    for word in sorted({word for word, _ in (*given, *alone, *family)}):
        first_he, first_she = given[word, "he"], given[word, "she"]
        he, she = alone[word, "he"], alone[word, "she"]
        if he + she < LEAST:
            he, she = he + family[word, "he"], she + family[word, "she"]
        if max(first_he + first_she, he + she) >= LEAST and word.replace("-", "").isalpha():
            rows.append(f"{word}\t{first_he}\t{first_she}\t{he}\t{she}")
    head = (
        "# Given and family names: word, articles whose bearer of it as a given name is “he”, “she”; as a family name “he”, “she”.\n"
        "# Made by workshop/names_and_pronouns.py from 30,101 news articles of 2012 to 2020 (counts only).\n"
    )
    (folder / "names-and-pronouns.tsv").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
