"""Make rules/words/given-names.tsv and rules/words/well-known-speakers.tsv out of news articles.

    python workshop/given_names.py NEWS.jsonl rules/words

A given name is a capitalised word that stands before at least `SURNAMES` different surnames, each of which speaks by itself
in the same article (“Ida Lindqvist … Lindqvist said”), and that is rarely written in lower case. A well-known speaker is a name that speaks in at least `ARTICLES`
articles, or speaks without being introduced in at least three. Only the words and their counts are kept.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SURNAMES = 2
ARTICLES = 20
LOWER = 0.5
NAME = r"[A-Z][a-zà-ÿ’'A-Z-]+"
SPEAKS = re.compile(
    rf"[”\"] (?:said (?:Mr\. |Ms\. |Mrs\. )?({NAME})[.,]|(?:Mr\. |Ms\. |Mrs\. )?({NAME}) (?:said|says|added|told|wrote)\b)"
)
NO_NAMES = set(
    "Florida Democrats Democratic Images County Washington Tuesday House Texas California Virginia Georgia Republican Republicans Senate White Monday Wednesday Thursday Friday Saturday Sunday".split()
)
TITLES = NO_NAMES | set(
    "Mr Mrs Ms Dr Sen Rep Gov President Senator Secretary Governor Judge Justice General Prof Professor The And But Mayor Chief".split()
)


def lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from file


def main() -> None:
    before: dict[str, set[str]] = defaultdict(set)
    speaks: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for line in lines(Path(sys.argv[1])):
        record = json.loads(line)
        text = record["text"]
        words.update(re.findall(r"[^\W\d_]+", text))
        for name in {one or two for one, two in SPEAKS.findall(text)}:
            speaks[name] += 1
            full = re.findall(rf"(?<![\w’'])({NAME})(?: [A-Z]\.)? {re.escape(name)}(?!\w)", text)
            for given in full:
                before[given].add(name)
            alone[name] += not full and name not in record["title"]
    folder = Path(sys.argv[2])
    given = {
        name: len(names)
        for name, names in before.items()
        if len(names) >= SURNAMES
        and name not in TITLES
        and not re.search(r"[’']|[A-Z]{3}", name)
        and words[name.lower()] < LOWER * words[name]
    }
    write(
        folder / "given-names.tsv",
        "Given names: word, the number of different surnames that it stood before.",
        given,
    )
    known = {name: speaks[name] for name in speaks if speaks[name] >= ARTICLES or alone[name] >= 3}
    write(
        folder / "well-known-speakers.tsv",
        "Names that speak in many articles: word, the number of articles.",
        known,
    )


def write(path: Path, what: str, rows: dict[str, int]) -> None:
    lines = [f"{name}\t{rows[name]}" for name in sorted(rows)]
    head = f"# {what}\n# Made by workshop/given_names.py from 30,101 news articles of 2012 to 2020 (counts only).\n"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
