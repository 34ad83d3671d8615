"""Make rules/words/misspellings.tsv out of the typos dictionary: the entries that news or pyspellchecker's list holds.

    python workshop/misspellings.py COUNTS.json TYPOS-WORDS.csv KEPT.txt OUT.tsv

KEPT.txt (workshop/misspellings-kept.txt) names entries that are words after all (dialect, names, terms), by blanks. An entry whose word the lexicon
knows is left out, and so is one whose correction it does not know.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

from copydesk.orthography import distance, lexicon

SHORTEST = 4
COMMON = 8
ALWAYS = {
    "alot": "a lot",
    "teh": "the",
    "adn": "and",
    "hte": "the",
    "taht": "that",
    "thta": "that",
    "wiht": "with",
}
ALWAYS |= {
    "inspite": "in spite",
    "eachother": "each other",
    "incase": "in case",
    "noone": "no one",
    "aswell": "as well",
}
ALWAYS |= {
    "cna": "can",
    "hda": "had",
    "hsa": "has",
    "hsi": "his",
    "nad": "and",
    "nto": "not",
    "ofr": "for",
    "wsa": "was",
    "yuo": "you",
}
ALWAYS |= {
    "infact": "in fact",
    "guage": "gauge",
    "theyre": "they're",
    "youre": "you're",
    "whos": "who's",
    "thats": "that's",
}
ALWAYS |= {
    "dont": "don't",
    "doesnt": "doesn't",
    "didnt": "didn't",
    "isnt": "isn't",
    "wasnt": "wasn't",
    "havent": "haven't",
}
ALWAYS |= {
    "wouldnt": "wouldn't",
    "couldnt": "couldn't",
    "shouldnt": "shouldn't",
    "hasnt": "hasn't",
    "arent": "aren't",
}
ALWAYS |= {
    "didn": "didn't",
    "wasn": "wasn't",
    "isn": "isn't",
    "aren": "aren't",
    "doesn": "doesn't",
    "couldn": "couldn't",
}
ALWAYS |= {
    "wouldn": "wouldn't",
    "hasn": "hasn't",
    "weren": "weren't",
    "shouldn": "shouldn't",
    "outloud": "out loud",
}
ALWAYS |= {
    "womens": "women's",
    "childrens": "children's",
    "everyones": "everyone's",
    "citys": "city's, cities",
}
ALWAYS |= {
    "advertize": "advertise",
    "advertized": "advertised",
    "advertizement": "advertisement",
    "advertizements": "advertisements",
    "advertizer": "advertiser",
    "advertizers": "advertisers",
    "advertizing": "advertising",
    "distributers": "distributors",
    "improvized": "improvised",
    "improvizing": "improvising",
    "potatos": "potatoes",
    "tomatos": "tomatoes",
    "vetos": "vetoes",
    "embargos": "embargoes",
    "reenforce": "reinforce",
    "reenforced": "reinforced",
    "reenforces": "reinforces",
    "reenforcing": "reinforcing",
    "reenforcement": "reinforcement",
    "reenforcements": "reinforcements",
}
"""Last: spellings of which news has the other a hundred times as often: dictionaries give them second or not at all."""
ALWAYS |= {
    "countrys": "country's, countries",
    "companys": "company's, companies",
    "partys": "party's, parties",
}
ALWAYS |= {
    "avante": "avant",
    "hinderance": "hindrance",
    "embarrasing": "embarrassing",
    "miniscule": "minuscule",
}
HEADER = "# Misspellings and what they should be; made by workshop/misspellings.py from the typos dictionary (MIT OR Apache-2.0)\n"


def taken_for_right(wrong: str, right: str) -> bool:
    """Whether pyspellchecker or the word grammar would let a misspelling of a common word pass."""
    name = lexicon.names().grade(wrong.capitalize()) is not None
    passes = lexicon.base_knows(wrong) or lexicon.built(wrong)
    return passes and not name and distance.cost(wrong, right) <= 1 and (lexicon.grade(right) or 0) >= COMMON


def main(counts: str, typos: str, kept: str, target: str) -> None:
    lower = json.loads(Path(counts).read_text(encoding="utf-8"))["lower"]
    spared = set(Path(kept).read_text(encoding="utf-8").split())
    table = dict(ALWAYS)
    with Path(typos).open(encoding="utf-8") as lines:
        for wrong, *right in csv.reader(lines):
            if (
                wrong in spared
                or wrong in ALWAYS
                or lexicon.grade(wrong) is not None
                or len(wrong) < SHORTEST
            ):
                continue
            right = [word for word in right if lexicon.known(word) and word not in table]
            right.sort(key=lambda word: distance.cost(wrong, word) - 0.1 * (lexicon.grade(word) or 0))
            if right and (wrong in lower or taken_for_right(wrong, right[0])):
                table[wrong] = ", ".join(right[:3])
    rows = "".join(f"{wrong}\t{right}\n" for wrong, right in sorted(table.items()))
    Path(target).write_text(HEADER + rows, encoding="utf-8", newline="\n")
    print(len(table))


if __name__ == "__main__":
    main(*sys.argv[1:])
