"""Make rules/words/holders.tsv: which offices news gives to whom.

Reads, with copydesk's own reading of posts, the offices right beside full names (“Sen. Ann Roe”, “Ann Roe, the governor
of Ohio,”), and beside a family name alone where the article has one full name of that family; once an article. Kept are names that news gives
offices in LEAST articles, each with those that it has twice, and those it has once as of another time. What ships is names, counts and offices.

    python3 workshop/holders.py ARTICLES.jsonl > rules/words/holders.tsv
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.document import Article, Document
from copydesk.naming import holders
from copydesk.naming.gazetteer import gazetteer
from copydesk.naming.posts import givens

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 4
"""Articles that must give a name an office."""

FIELDS = frozenset({"cabinet", "seat", "chamber", "staff", "bench", "law", "throne"})
"""Fields of offices that are told."""

BESIDES = {
    "amber rudd": ["secretary of energy", "secretary of home"],
    "bernard cazeneuve": ["prime minister"],
    "bob corker": ["mayor"],
    "bob dole": ["minority leader", "majority leader"],
    "dianne feinstein": ["mayor"],
    "cory booker": ["mayor"],
    "evan bayh": ["governor"],
    "jeanne shaheen": ["governor"],
    "john hickenlooper": ["mayor"],
    "brian schatz": ["lieutenant governor"],
    "dick gephardt": ["majority leader", "minority leader", "representative"],
    "donald verrilli": ["solicitor general"],
    "ed murray": ["senator"],
    "george mitchell": ["majority leader", "senator"],
    "george shultz": ["secretary of labor", "secretary of the treasury"],
    "greg stanton": ["mayor", "representative"],
    "jacky rosen": ["representative", "senator"],
    "jeremy hunt": ["secretary of health"],
    "jim bridenstine": ["administrator of nasa", "representative"],
    "joe biden": ["senator"],
    "jon husted": ["lieutenant governor"],
    "maggie hassan": ["senator"],
    "paolo gentiloni": ["secretary of foreign"],
    "walter mondale": ["senator"],
    "william cohen": ["representative", "senator"],
    "leon panetta": ["representative", "chief of staff"],
    "philip hammond": ["secretary of defense", "secretary of transportation"],
    "rahm emanuel": ["representative"],
    "rob portman": ["trade representative", "representative"],
    "roy blunt": ["representative", "majority whip"],
    "joseph biden": ["senator"],
    "chuck schumer": ["representative"],
    "tom daschle": ["minority leader", "majority leader"],
}
"""Offices that they held before the years of the articles."""


def _articles(path: str) -> Iterator[Document]:
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield Document(Article(article["id"] + ".txt", article["text"]))


def told(document: Document, given: frozenset[str]) -> set[tuple[str, str, bool]]:
    """Who is given which office in an article, and whether as of another time."""
    full: dict[str, set[str]] = defaultdict(set)
    posts = [(post, holders.bearer(post.words, given)) for post in document.posts if post.field in FIELDS]
    for _, name in posts:
        if name:
            full[name.split(" ")[-1]].add(name)
    found = set()
    for post, name in posts:
        if not name and (len(full[post.family]) != 1 or len(givens(document.places, post.family)) > 1):
            continue
        found.add((name or next(iter(full[post.family])), post.office, post.current))
    return found


def main(path: str) -> None:
    given = frozenset(name.lower() for name in gazetteer().given)
    now: defaultdict[str, Counter[str]] = defaultdict(Counter)
    ever: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document in _articles(path):
        here = told(document, given)
        for name, office in {(name, office) for name, office, _ in here}:
            ever[name][office] += 1
        for name, office in {(name, office) for name, office, current in here if current}:
            now[name][office] += 1
    print(
        "# Who held which office, as news tells it. Made by workshop/holders.py from counts over news articles 2012-2020. MIT."
    )
    print("# Columns: name, articles that give the name an office, offices.")
    for name, offices in sorted(ever.items()):
        kept = {office for office, n in offices.items() if n > 1 or not now[name][office]}
        kept |= {*BESIDES.get(name, ())}
        if (
            offices.total() >= LEAST
            and kept
            and name.replace(" ", "").replace("-", "").replace("'", "").replace(".", "").isalpha()
        ):
            print(name, offices.total(), ", ".join(sorted(kept)), sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
