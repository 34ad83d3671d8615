"""Throw broken articles at everything from bytes to findings: `fuzz.py [-n INPUTS] [--seed SEED]`.

Each input is a seed article or an example of a rule, mutated: bytes flipped, cut, doubled, spliced with another, marks and odd
characters put in. An input may be refused with a clear error; a crash of any rule or an exception is a fault, and its
bytes are written to tests/crashes/, where a test keeps them. Prints how many inputs were read, refused and crashed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from hashlib import sha1
from pathlib import Path

from copydesk.catalogue import read_catalogue
from copydesk.document import Article, Document
from copydesk.files import Unreadable, decode
from copydesk.run import Desk

ROOT = Path(__file__).resolve().parents[1]
CRASHES = ROOT / "tests" / "crashes"
FORMS = {"plain": ".txt", "markdown": ".md", "html": ".html"}
ODD = [
    *"“”‘’\"'«»„()[]{}<>&#*_`|~-–—…,.;:!?/\\\t\n\r 0123456789$£€%°½",
    *[
        "\r\n",
        "\n\n",
        "\u2028",
        "\x0c",
        "\u00a0",
        "\u200d",
        "\ufeff",
        "\u0301",
        "😀",
        "👩\u200d🚀",
        "é",
        "ß",
        "İ",
        "ǅ",
        "汉",
        "א",
        "\u202e",
    ],
    *[
        "said",
        "Mr.",
        "U.S.",
        "Tuesday, Nov. 18",
        "10 miles (42 km)",
        "neither",
        "<b>",
        "</p>",
        "<!--",
        "-->",
        "&nbsp;",
        "&#x0;",
        "![",
        "](",
        "```",
        "\n> ",
        "\n- ",
        "\n\t",
    ],
]


def mutate(source: bytes, others: list[bytes], rng: random.Random) -> bytes:
    data = bytearray(source)
    if len(data) > 1500:
        at = rng.randrange(len(data) - 1000)
        data = data[at : at + 1000]
    for _ in range(rng.choice([1, 2, 4, 8])):
        at = rng.randrange(len(data) + 1)
        length = rng.choice([1, 3, 20, 200])
        match rng.randrange(6):
            case 0:
                data[at : at + length] = b""
            case 1:
                data[at:at] = rng.choice(ODD).encode() * rng.choice([1, 1, 2, 30])
            case 2:
                data[at:at] = data[at : at + length]
            case 3:
                other = rng.choice(others)
                start = rng.randrange(len(other) + 1)
                data[at:at] = other[start : start + length]
            case 4 if data:
                data[at % len(data)] = rng.randrange(256)
            case 5:
                data[at : at + 1] = rng.choice(ODD).encode()
    return bytes(data)


def read(data: bytes, form: str, desk: Desk) -> str | None:
    """What went wrong on an input, or None; raises Unreadable where it is refused."""
    text = decode(data, f"fuzz{FORMS[form]}")
    document = Document(Article(f"fuzz{FORMS[form]}", text, form))
    findings, problems = desk.read(document)
    if problems:
        return f"{problems[0].rule}: {problems[0].message}"
    for finding in findings:
        places = [
            finding.span,
            *(related.span for related in finding.related),
            *(edit.span for edit in finding.suggestions),
        ]
        if not all(0 <= place.start <= place.end <= len(text) for place in places):
            return f"{finding.rule}: a span outside the text"
    return None


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-n", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    rules = read_catalogue()
    desk = Desk(rules)
    sources = [path.read_bytes() for path in sorted((ROOT / "seeds").glob("*.txt"))]
    sources += [example.text.encode() for rule in rules for example in (*rule.bad, *rule.good)]
    sources += [path.read_bytes() for path in sorted((ROOT / "docs").glob("*.md"))]
    counts: Counter[str] = Counter()
    for _ in range(arguments.n):
        data = mutate(rng.choice(sources), sources, rng)
        form = rng.choices(list(FORMS), [3, 1, 1])[0]
        try:
            wrong = read(data, form, desk)
        except Unreadable:
            counts["refused"] += 1
            continue
        except Exception as error:
            wrong = f"{type(error).__name__}: {error}"
        counts["crashed" if wrong else "read"] += 1
        if wrong:
            CRASHES.mkdir(exist_ok=True)
            path = CRASHES / f"{sha1(data, usedforsecurity=False).hexdigest()[:12]}{FORMS[form]}"
            path.write_bytes(data)
            print(f"{path}: {wrong}", flush=True)
    print(dict(counts))
    return 1 if counts["crashed"] else 0


if __name__ == "__main__":
    sys.exit(main())
