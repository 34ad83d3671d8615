"""Paragraphs of news whose quotation marks do not pair, against a reader's verdicts: `unbalanced.py QUOTES.jsonl`.

`unbalanced-quotes.tsv` says of each paragraph whether a mark is really wrong in it: fault, elsewhere (a fault, but what
copydesk says points at another place), none or unclear. The attribution rules read the paragraph with the ends of
its neighbours, which are all that the file holds of them; only what is said inside the paragraph counts. A verdict on a finding holds for the
rule that was read; where another rule speaks now, or speaks of what was silent, the row is printed to be read again.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from pathlib import Path

from labels import wilson

from copydesk.catalogue import read_catalogue
from copydesk.document import Article, Document
from copydesk.run import Desk

VERDICTS = Path(__file__).with_name("unbalanced-quotes.tsv")
STYLE = "mixed-quotation-marks"


def said(desk: Desk, row: dict) -> set[str]:
    """The rules on quotation marks that speak inside a row's paragraph."""
    text = "\n\n".join(part for part in (row["prev"], row["para"], row["next"]) if part) + "\n"
    start = len(row["prev"]) + 2 if row["prev"] else 0
    findings, _ = desk.read(Document(Article("quotes.txt", text)))
    return {
        finding.rule
        for finding in findings
        if start <= finding.span.start < start + len(row["para"]) and finding.rule != "unknown-speaker"
    }


def share(name: str, right: int, of: int) -> str:
    low, high = wilson(right, of)
    return f"{name}: {right} of {of}, {right / max(of, 1):.1%} ({low:.1%}–{high:.1%})"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("quotes", type=Path)
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in arguments.quotes.read_text(encoding="utf-8").splitlines()]
    desk = Desk(rule for rule in read_catalogue() if rule.family == "attribution" and not rule.preview)
    counts: Counter[tuple[str, bool, bool]] = Counter()
    with VERDICTS.open(encoding="utf-8", newline="") as lines:
        for label in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            rules = said(desk, rows[int(label["line"])])
            stands = label["found"] in rules if label["found"] != "-" else not rules
            if not stands:
                print(f"read again: {label['line']} {label['found']} → {', '.join(sorted(rules)) or '-'}")
            counts[label["verdict"], stands and bool(rules), label["found"] == STYLE] += 1
    for (verdict, found, style), number in sorted(counts.items()):
        print(
            f"{verdict:10} {'found' if found else 'silent':7} {'mixture of styles' if style else '':18} {number}"
        )
    found: Counter[str] = Counter()
    for (verdict, speaks, _), number in counts.items():
        found[verdict] += number * speaks
    wrong = found["none"] + found["elsewhere"]
    real = sum(n for (verdict, _, _), n in counts.items() if verdict in ("fault", "elsewhere"))
    print(share("precision", found["fault"], found["fault"] + wrong))
    print(share("recall", found["fault"], real))
    style = counts["fault", True, True]
    print(share("precision without mixtures", found["fault"] - style, found["fault"] - style + wrong))
    print(share("recall without mixtures", found["fault"] - style, real - style))


if __name__ == "__main__":
    main()
