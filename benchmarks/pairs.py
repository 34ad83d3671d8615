"""What the contradiction rules find where others say that two statements disagree: `pairs.py DATA [--only NAME]`.

DATA holds chatprotect.tar.xz (a sentence, behind its text, and another), nli-pairs.jsonl.xz (a premise and a hypothesis,
as two paragraphs; only pairs that differ in a figure, a date or a negation) and summedits-news.json.xz (a sentence put
before its article). Found is what the rules, previews too, say of the two and not of the first alone.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import tarfile
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from copydesk.catalogue import read_catalogue
from copydesk.desk import Desk
from copydesk.document import Article, Document

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEFT_OUT = ("anli", "sick", "control", "chatprotect")
"""Sources of the collected pairs that are not free for this, or are read from their own archive."""
_FIGURE = re.compile(
    r"\d+(?:[.,:]\d+)*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred"
    r"|thousand|million|half|dozen)\b"
)
_DATE = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|1\d{3}|20\d\d)\b"
)
_NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b")


class Pair(NamedTuple):
    """Two texts, the first alone and both together, what kind of pair it is, and whether they are said to disagree."""

    kind: str
    disagree: bool
    alone: str
    both: str


def chatprotect(path: Path) -> Iterator[Pair]:
    """The pairs that people judged; those that nobody could verify are left out."""
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            if not member.name.endswith(".json"):
                continue
            kind = member.name.split("annotations/")[1].split("/")[0]
            for row in json.load(archive.extractfile(member)):
                one, _, other = row["text"].partition("\n---;;;\n")
                if row["label"] != ["not verified"]:
                    alone = f"{row['prefix'].strip()}\n\n{one}".strip()
                    yield Pair(f"ChatProtect {kind}", bool(row["label"]), alone, f"{alone}\n\n{other}")


def inference(path: Path) -> Iterator[Pair]:
    """The pairs that differ in a figure, a date or a negation, by source."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            one, other = row["premise"], row["hypothesis"]
            if not row["src"].startswith(_LEFT_OUT):
                for kind in _differences(one.lower(), other.lower()):
                    yield Pair(f"NLI {kind}", row["label"] == "contradiction", one, f"{one}\n\n{other}")


def _differences(one: str, other: str) -> list[str]:
    kinds = []
    dates = {*_DATE.findall(one)}, {*_DATE.findall(other)}
    numbers = {*_FIGURE.findall(one)} - dates[0], {*_FIGURE.findall(other)} - dates[1]
    if numbers[0] and numbers[1] - numbers[0]:
        kinds.append("figure")
    if dates[0] and dates[1] - dates[0]:
        kinds.append("date")
    if bool(_NEGATION.search(one)) != bool(_NEGATION.search(other)):
        kinds.append("negation")
    return kinds


def summedits(path: Path) -> Iterator[Pair]:
    """A sentence before its article; those changed by inventing a fact are left out."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for row in json.load(file):
            if row["label"] or "hallucinated_fact_insertion" not in (row.get("edit_types") or ()):
                yield Pair("SummEdits", not row["label"], row["doc"], f"{row['summary']}\n\n{row['doc']}")


def measure(desk: Desk, pairs: Iterator[Pair], show: bool) -> None:
    """Count pairs and those with a finding, by kind and by whether they disagree, and the rules that spoke."""
    counts: Counter[tuple[str, bool]] = Counter()
    found: Counter[tuple[str, bool]] = Counter()
    rules: Counter[tuple[str, bool, str]] = Counter()
    known: dict[str, set[tuple[str, str]]] = {}
    for pair in pairs:
        if pair.alone not in known:
            known = {pair.alone: _said(desk, pair.alone)} if len(known) > 500 else known
            known[pair.alone] = _said(desk, pair.alone)
        new = _said(desk, pair.both) - known[pair.alone]
        counts[pair.kind, pair.disagree] += 1
        found[pair.kind, pair.disagree] += bool(new)
        rules.update({(pair.kind, pair.disagree, rule) for rule, _ in new})
        if show and new:
            print(f"<!-- {pair.kind} {pair.disagree} {sorted(new)}\n{pair.both[:300]} -->")
    for kind, disagree in sorted(counts, key=lambda key: (key[0], not key[1])):
        by = ", ".join(
            f"{rule} {n}" for (k, d, rule), n in sorted(rules.items()) if (k, d) == (kind, disagree)
        )
        label = "disagree" if disagree else "do not"
        print(f"| {kind} | {label} | {counts[kind, disagree]} | {found[kind, disagree]} | {by or '–'} |")


def _said(desk: Desk, text: str) -> set[tuple[str, str]]:
    findings, _ = desk.read(Document(Article("pair.txt", text)))
    return {(finding.rule, finding.message) for finding in findings}


SETS = {
    "chatprotect": (chatprotect, "chatprotect.tar.xz"),
    "nli": (inference, "nli-pairs.jsonl.xz"),
    "summedits": (summedits, "summedits-news.json.xz"),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=sorted(SETS))
    parser.add_argument("--first", type=int, default=0, help="skip so many pairs")
    parser.add_argument("--count", type=int, help="read so many pairs")
    parser.add_argument("--show", action="store_true", help="print what is found")
    arguments = parser.parse_args()
    desk = Desk([rule for rule in read_catalogue() if rule.family == "contradiction"])
    stop = None if arguments.count is None else arguments.first + arguments.count
    print("| pairs | said to | number | found | by |")
    print("|---|---|---:|---:|---|")
    for name, (read, file) in SETS.items():
        if arguments.only in (None, name):
            measure(desk, islice(read(arguments.folder / file), arguments.first, stop), arguments.show)


if __name__ == "__main__":
    main()
