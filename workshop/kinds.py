"""Make lint/copydesk/data/kinds.txt: nouns and verbs by what they name, for `<kind:…>` in patterns.

    PYTHONPATH=lint python3 workshop/kinds.py OPEN-ENGLISH-WORDNET-FOLDER > lint/copydesk/data/kinds.txt

The folder holds synsets.tsv.xz and senses.tsv.xz of Open English WordNet (CC BY 4.0), senses in the order of their
frequency. A noun is of a kind if its first sense lies below a synset of the kind, a verb if its first sense is in the kind's
lexicographer file. Only single words that the lexicon has seen in the counted news are kept.
"""

from __future__ import annotations

import lzma
import sys
from collections import defaultdict
from pathlib import Path

from copydesk.orthography import lexicon

NOUNS = {
    "aircraft": "aircraft 1", "animal": "animal 1", "attack": "attack 1", "body-of-water": "body of water 1",
    "body-part": "body part 1", "building": "building 1", "child": "child 1|boy 1|girl 1", "clothing": "clothing 1",
    "colour": "color 1", "container": "container 1", "contest": "contest 1", "crime": "crime 1",
    "criminal": "criminal 1", "currency-unit": "monetary unit 1", "device": "device 1",
    "disaster": "calamity 1|earthquake 1|storm 1|flood 1", "disease": "disease 1", "document": "document 1",
    "drink": "beverage 1", "drug": "drug 1", "event": "event 1", "feeling": "feeling 1", "food": "food 1",
    "furniture": "furniture 1", "group-of-people": "social group 1", "injury": "injury 1", "landform":
    "geological formation 1", "leader": "leader 1", "material": "material 1", "meeting": "meeting 1",
    "military-unit": "military unit 1", "musical-instrument": "musical instrument 1", "organisation": "organization 1",
    "payment": "payment 1", "person": "person 1", "plant": "plant 2", "publication": "publication 1",
    "region": "region 3", "relative": "relative 1", "road": "road 1", "room": "room 1", "science": "science 1",
    "ship": "vessel 2", "sport": "sport 1", "statement": "statement 1", "structure": "structure 1",
    "time-period": "time period 1|time unit 1", "unit": "unit of measurement 1|time unit 1",
    "vehicle": "vehicle 1", "weapon": "weapon 1|bomb 1|ammunition 1", "weather": "weather 1|storm 1|atmospheric phenomenon 1",
    "worker": "worker 1",
}  # fmt: skip
VERBS = (
    "body change cognition communication competition consumption contact creation emotion motion perception possession "
    "social stative weather"
).split()


def lines(path: Path) -> list[list[str]]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file][1:]


def main() -> None:
    folder = Path(sys.argv[1])
    synsets = {row[0]: row for row in lines(folder / "synsets.tsv.xz")}
    senses: dict[tuple[str, str], list[str]] = defaultdict(list)
    for lemma, part, synset, *_ in lines(folder / "senses.tsv.xz"):
        senses[lemma, part].append(synset)
    above: dict[str, frozenset[str]] = {}

    def ancestors(synset: str) -> frozenset[str]:
        if synset not in above:
            above[synset] = frozenset({synset})  # a loop would end here
            parents = [parent for parent in synsets[synset][4].split("|") if parent in synsets]
            above[synset] = frozenset({synset}).union(*map(ancestors, parents))
        return above[synset]

    tops: dict[str, set[str]] = defaultdict(set)
    for kind, listed in NOUNS.items():
        for top in listed.split("|"):
            lemma, number = top.rsplit(" ", 1)
            tops[kind].add(senses[lemma, "n"][int(number) - 1])
    kinds: dict[str, set[str]] = defaultdict(set)
    for (lemma, part), found in senses.items():
        if not (lemma.isalpha() and lemma.islower() and len(lemma) > 1 and lexicon.grade(lemma)):
            continue
        if part == "n":
            over = ancestors(found[0])
            for kind, top in tops.items():
                if not over.isdisjoint(top):
                    kinds[kind].add(lemma)
        elif part == "v":
            kinds[synsets[found[0]][2].removeprefix("verb.") + "-verb"].add(lemma)
    print(
        "# Made by workshop/kinds.py from Open English WordNet (CC BY 4.0): nouns and verbs by what their first sense names"
    )
    for kind in sorted({*NOUNS, *(f"{name}-verb" for name in VERBS)}):
        print(kind, " ".join(sorted(kinds[kind])), sep="\t")


if __name__ == "__main__":
    main()
