"""Make lint/copydesk/data/forms.txt: forms whose base the rules of copydesk.grammar.lemmas get wrong, and verbs that double.

    PYTHONPATH=lint python3 workshop/forms.py OPEN-ENGLISH-WORDNET-FOLDER > lint/copydesk/data/forms.txt

The folder holds senses.tsv.xz and irregular_forms.tsv.xz of Open English WordNet (CC BY 4.0). Only bases and forms that
the lexicon has seen in the counted news are kept.
"""

from __future__ import annotations

import lzma
import sys
from collections import defaultdict
from pathlib import Path

from copydesk import tables
from copydesk.grammar import lemmas
from copydesk.orthography import lexicon

VOWELS = "aeiou"
BOTH = ("el", "al", "il", "ol", "ap", "ip", "op", "us", "as")
"""Endings that double in Britain and not in America, or either way: read both, write the single one."""


def lines(path: Path) -> list[list[str]]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def seen(word: str) -> int:
    return lexicon.grade(word) or 0


def pasts(base: str, doubled: bool) -> dict[str, str]:
    """The regular past and the form in -ing."""
    stem = base + base[-1] if doubled else base
    past = base + "d" if base.endswith("e") else base[:-1] + "ied" if consonant_y(base) else stem + "ed"
    if base.endswith("ie"):
        going = base[:-2] + "ying"
    elif base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        going = base[:-1] + "ing"
    else:
        going = stem + "ing"
    return {"VBD": past, "VBG": going}


def consonant_y(base: str) -> bool:
    return base.endswith("y") and base[-2:-1] not in VOWELS


def plurals(base: str) -> list[str]:
    if consonant_y(base):
        return [base[:-1] + "ies"]
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return [base + "es"]
    return [base + "s", base + "es"] if base.endswith("o") else [base + "s"]


def compared(base: str) -> list[str]:
    stem = base[:-1] if base.endswith("e") else base[:-1] + "i" if consonant_y(base) else base
    doubled = stem + stem[-1] if base[-1] not in "aeiouwy" and base[-2:-1] in VOWELS else stem
    return [stem + "er", stem + "est", doubled + "er", doubled + "est"]


def main(folder: Path) -> None:
    irregular: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for base, group, forms in lines(folder / "irregular_forms.tsv.xz"):
        irregular[base, group[0].replace("r", "a")] += forms.split("|")
    bases: defaultdict[str, set[str]] = defaultdict(set)
    for row in lines(folder / "senses.tsv.xz"):
        if row[0].isascii() and row[0].isalpha() and row[0].islower() and len(row[0]) > 1 and seen(row[0]):
            bases[{"s": "a", "r": "a"}.get(row[1], row[1])].add(row[0])
    table = {row[0]: row[1:] for row in tables.rows("irregular-verbs")}
    found: dict[tuple[str, str], tuple[int, str]] = {}

    def add(group: str, form: str, base: str, bonus: int = 0) -> None:
        rank = (seen(base) + bonus, base)
        if form != base and (seen(form) or bonus) and found.get((group, form), (-99, "")) < rank:
            found[group, form] = rank

    doubling = []
    for base in sorted(bases["v"] | set(table)):
        listed = irregular[base, "v"]
        doubled = base + base[-1] + "ing" in listed
        single = max(seen(base + "ing"), seen(base + "ed"))
        if doubled and lemmas.syllables(base) > 1 and seen(base + base[-1] + "ing") > single:
            doubling.append(base)
        for form in {base + "s", *plurals(base)}:
            add("v", form, base)
        for double in (
            (False, True) if doubled and base.endswith(BOTH) else (doubled or lemmas.doubles(base),)
        ):
            for tag, form in pasts(base, double).items():
                if tag == "VBG" or base not in table:
                    add("v", form, base)
        for form in table.get(base, ()):
            add("v", form, base, 40)
        for form in listed:
            add("v", form, base, 5 if base not in table else -10)
    for base in bases["n"]:
        for form in plurals(base):
            add("n", form, base)
        for form in irregular[base, "n"]:
            add("n", form, base, 40)
    for base in bases["a"]:
        for form in compared(base):
            if seen(form) > 2 and not base.endswith("ly"):
                add("a", form, base, -20)
        for form in irregular[base, "a"]:
            if form.endswith(("er", "est")):
                add("a", form, base, 20)
    for form in sorted(bases["n"]):
        single = found.get(("n", form), (0, lemmas.by_rule(form, "NNS")))[1]
        only = single not in bases["n"] or seen(single) + 3 <= seen(form)
        if (
            form.endswith("s")
            and single != form
            and only
            and not seen(form + "es")
            and not irregular[form, "n"]
        ):
            found["n", form] = (99, form)
    found["v", "lied"] = (99, "lie")
    found["n", "leaves"] = (99, "leaf")
    add("a", "worse", "bad", 50)
    add("a", "worst", "bad", 50)
    add("a", "better", "good", 50)
    add("a", "best", "good", 50)
    print(
        "# Made by workshop/forms.py from Open English WordNet (CC BY 4.0): n, v, a: a base and the forms that rules do not lead to it; "
        "NNS: a base and its plural; double: verbs of several syllables that double their last letter"
    )
    tags = {"n": ("NNS",), "v": ("VBD", "VBG", "VBZ"), "a": ("JJR", "JJS")}
    kept: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for (group, form), (_, base) in sorted(found.items()):
        ends = [
            tag
            for tag in tags[group]
            if form.endswith(
                {"NNS": "s", "VBD": "ed", "VBG": "ing", "VBZ": "s", "JJR": "er", "JJS": "est"}[tag]
            )
        ]
        if not ends or any(lemmas.by_rule(form, tag) != base for tag in ends):
            kept[group, base].append(form)
    for (group, base), forms in sorted(kept.items()):
        print(f"{group}\t{base} {' '.join(forms)}")
    for base in sorted(bases["n"]):
        best = max(
            (form for form in {*irregular[base, "n"], *plurals(base)}),
            key=lambda form: (seen(form), form),
            default="",
        )
        if ("n", base) not in found and best and seen(best) and best != lemmas.inflect(base, "NNS"):
            print(f"NNS\t{base} {best}")
    print("double\t" + " ".join(doubling))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
