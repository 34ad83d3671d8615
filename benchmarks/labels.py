"""Precision of each rule by the findings that a person read: `labels.py [--check ARTICLES] [RULE…]`.

`labels/<rule>.tsv` holds verdicts (true, alarm, arguable) on findings in held-out news. With `--check`, the rules are
run on those articles again and only verdicts on findings that are still made count; findings of these rules that
nobody has read are counted beside them.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from corpus import read_corpus

from copydesk.catalogue import read_catalogue
from copydesk.document import Article, Document
from copydesk.finding import same_finding
from copydesk.run import Desk

LABELS = Path(__file__).with_name("labels")
VERDICTS = ("true", "alarm", "arguable")


class Label(NamedTuple):
    """One verdict."""

    article: str
    offset: int
    fingerprint: str
    rule: str
    verdict: str
    reason: str


def read_labels(folder: Path = LABELS) -> list[Label]:
    """All verdicts.

    Raises:
        ValueError: a row is malformed; the message names file and line.
    """
    labels = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            if next(rows) != list(Label._fields):
                raise ValueError(f"{path}:1: expected the columns {', '.join(Label._fields)}")
            for number, row in enumerate(rows, 2):
                if len(row) != len(Label._fields) or row[4] not in VERDICTS or row[3] != path.stem:
                    raise ValueError(f"{path}:{number}: {row}")
                labels.append(Label(row[0], int(row[1]), *row[2:]))
    return labels


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a proportion (Wilson, 1927)."""
    if not of:
        return 0.0, 1.0
    share, z = right / of, 1.96
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def still_made(labels: list[Label], articles: Path) -> tuple[list[Label], Counter[str]]:
    """The labels of findings that are made today, and how many findings of the same rules nobody has read."""
    wanted = defaultdict(list)
    for label in labels:
        wanted[label.article].append(label)
    rules = {label.rule for label in labels}
    desk = Desk(rule for rule in read_catalogue() if rule.id in rules)
    kept, unread = [], Counter()
    for sample in read_corpus(articles, held_out=True):
        findings, _ = desk.read(Document(Article(f"{sample.id}.txt", sample.text)))
        for finding in findings:
            label = next(
                (
                    one
                    for one in wanted[sample.id]
                    if one.rule == finding.rule and same_finding(one.fingerprint, finding.fingerprint)
                ),
                None,
            )
            if label:
                kept.append(label)
            else:
                unread[finding.rule] += 1
    return kept, unread


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rules", nargs="*")
    parser.add_argument("--check", type=Path, metavar="ARTICLES")
    arguments = parser.parse_args()
    labels = [label for label in read_labels() if not arguments.rules or label.rule in arguments.rules]
    unread: Counter[str] = Counter()
    if arguments.check:
        labels, unread = still_made(labels, arguments.check)
    families = {rule.id: (rule.family, rule.preview) for rule in read_catalogue()}
    print("| rule | family | read | true | arguable | alarm | precision | 95 % | not read |")
    print("|---|---|---:|---:|---:|---:|---:|---|---:|")
    for rule in sorted(
        {label.rule for label in labels} | set(unread),
        key=lambda rule: (families.get(rule, ("gone",))[0], rule),
    ):
        counts = Counter(label.verdict for label in labels if label.rule == rule)
        sure = counts["true"] + counts["alarm"]
        low, high = wilson(counts["true"], sure)
        family, preview = families.get(rule, ("gone", False))
        print(
            f"| {rule}{' (preview)' if preview else ''} | {family} | {sum(counts.values())} | {counts['true']} | {counts['arguable']} "
            f"| {counts['alarm']} | {counts['true'] / sure if sure else 0:.0%} | {low:.0%}–{high:.0%} | {unread[rule] if arguments.check else '–'} |"
        )


if __name__ == "__main__":
    main()
