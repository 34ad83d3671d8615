"""Make rules/words/dialects.tsv: words that are spelled one way in Britain and another in America.

    python workshop/dialects.py VARCON.txt ARTICLES.jsonl > rules/words/dialects.tsv

VarCon (level 70 and commoner) says which spelling belongs where; a spelling that it allows on both sides, as a variant
or in another sense, speaks for neither. A row stays where the news bears it out: of the articles that use a spelling,
those that use other spellings of its own side outnumber those that use the other side's.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

RAREST_LEVEL = 70
FEWEST = 3
"""Articles that have to bear a spelling out."""

SHARE = 0.7
"""Share of them that have to be of the spelling's own side."""

WORD = re.compile(r"[a-z]{4,}")


def pairs(path: Path) -> tuple[dict[str, str], set[str]]:
    """British spellings with the American one of each; those of the American ones that are not British as well."""
    british: dict[str, set[str]] = defaultdict(set)
    sides: dict[str, set[str]] = defaultdict(set)
    level = 99
    for line in path.read_text(encoding="latin-1").split("\n"):
        if line.startswith("#"):
            level = int(match[1]) if (match := re.search(r"level (\d+)", line)) else 99
        if not line or line.startswith("#") or level > RAREST_LEVEL:
            continue
        ours, theirs = [], []
        for entry in line.split(" | ")[0].split(" / "):
            tags, _, word = entry.partition(": ")
            word = word.strip()
            for tag in tags.split():
                if not tag.endswith("x") and tag[0] in "_ABZ":
                    sides[word].add("A" if tag[0] in "A_" else "B")
            if {"A", "_"} & set(tags.split()):
                theirs.append(word)
            if "B" in tags.split():
                ours.append(word)
        for word in ours if len(theirs) == 1 else ():
            british[word].add(theirs[0])
    good = {
        word: next(iter(meant))
        for word, meant in british.items()
        if WORD.fullmatch(word) and len(meant) == 1 and sides[word] == {"B"} and word not in meant
    }
    return good, {word for word, side in sides.items() if side == {"A"}}


def main(varcon: str, articles: str) -> None:
    british, american = pairs(Path(varcon))
    back = {theirs: ours for ours, theirs in british.items() if theirs in american}
    seen = Counter[str]()
    own = Counter[str]()
    for line in Path(articles).read_text(encoding="utf-8").split("\n")[:-1]:
        words = set(WORD.findall(json.loads(line)["text"]))
        ours, theirs = words & british.keys(), words & back.keys()
        for word in ours | theirs:
            rest = (len(ours) - len(theirs)) * (1 if word in ours else -1) - 1
            if rest:
                seen[word] += 1
                own[word] += rest > 0
    print(
        "# British spellings, the American one of each, and whether the American one is wrong in Britain (both-ways) or"
    )
    print(
        "# right there, too (one-way); made by workshop/dialects.py from VarCon (see NOTICE) and counts of the training articles"
    )
    sure = {word for word in seen if seen[word] >= FEWEST and own[word] >= SHARE * seen[word]}
    for ours, theirs in sorted(british.items()):
        if ours in sure:
            print(ours, theirs, "both-ways" if theirs in sure else "one-way", sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
