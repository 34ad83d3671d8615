"""Bytes in, findings out, whatever the bytes: `fuzz.py [-n INPUTS] [--seed S]`.

Takes the seeds, the examples of the rules and odd characters apart, puts them together anew, and reads the result as
plain text, Markdown and HTML with every rule. A crash, a span outside the text or an exception is a fault; so is an
input of which the loops in C read something else than their twins in Python, which a second process reads the same
inputs with (where no loops were compiled it is left out). The bytes of a fault are written to tests/crashes/, which is
read first of all, here and by tests/test_fuzzed.py. Prints how many inputs were read, refused, and at fault.

The loops under the compiler's sanitizers, in which the first touch of memory that is not theirs ends the run:

    CFLAGS="-fsanitize=address,undefined -fno-sanitize-recover=all -g" python lint/build_native.py
    ASAN_OPTIONS=detect_leaks=0 LD_PRELOAD="$(cc -print-file-name=libasan.so)" python benchmarks/fuzz.py
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from hashlib import sha1
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from copydesk.catalogue import read_catalogue
from copydesk.desk import Desk
from copydesk.document import Article, Document
from copydesk.files import Unreadable, decode
from copydesk.native import loops
from copydesk.report.readings import Readings

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    if not rng.randrange(3):  # most of what goes wrong at an article's edges does so in short ones
        words = data.split(b" ")
        at = rng.randrange(len(words))
        data = bytearray(b" ".join(words[at : at + rng.choice([2, 4, 8])]))
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


class Outcome(NamedTuple):
    """What came of an input: a word for it and what there is to say: what went wrong, or what was read, in short."""

    data: bytes
    form: str
    kind: str
    said: str

    @property
    def name(self) -> str:
        """What the input is called where it is kept."""
        return f"{sha1(self.data, usedforsecurity=False).hexdigest()[:12]}{FORMS[self.form]}"

    @property
    def line(self) -> str:
        """What the twin prints of it."""
        return f"{self.name} {self.kind} {self.said}"

    def keep(self, wrong: str) -> None:
        """Write the input to tests/crashes/, and say what is wrong with it."""
        CRASHES.mkdir(exist_ok=True)
        path = CRASHES / self.name
        path.write_bytes(self.data)
        print(f"{path}: {wrong}", flush=True)


def read(data: bytes, form: str, desk: Desk) -> Outcome:
    """What comes of an input: it was refused, it crashed something, or it was read, of which a digest tells what."""
    try:
        text = decode(data, f"fuzz{FORMS[form]}")
    except Unreadable as reason:
        return Outcome(data, form, "refused", str(reason))
    document = Document(Article(f"fuzz{FORMS[form]}", text, form))
    try:
        findings, problems = desk.read(document)
        readings = Readings(document, tokens=True, groups=True, claims=True).all()
    except Exception as error:
        return Outcome(data, form, "crashed", f"{type(error).__name__}: {error}".replace("\n", " "))
    if problems:
        return Outcome(data, form, "crashed", f"{problems[0].rule}: {problems[0].message}")
    for finding in findings:
        places = [
            finding.span,
            *(related.span for related in finding.related),
            *(edit.span for edit in finding.suggestions),
        ]
        if not all(0 <= place.start <= place.end <= len(text) for place in places):
            return Outcome(data, form, "crashed", f"{finding.rule}: a span outside the text")
    known = json.dumps([readings, [repr(finding) for finding in findings]], sort_keys=True, default=str)
    return Outcome(data, form, "read", sha1(known.encode(), usedforsecurity=False).hexdigest())


def outcomes(count: int, seed: int) -> Iterator[Outcome]:
    """What comes of the inputs that were kept, and of those of a seed: the same ones in every process."""
    rng = random.Random(seed)
    rules = read_catalogue()
    desk = Desk(rules)
    sources = [path.read_bytes() for path in sorted((ROOT / "seeds").glob("*.txt"))]
    sources += [example.text.encode() for rule in rules for example in (*rule.bad, *rule.good)]
    sources += [path.read_bytes() for path in sorted((ROOT / "docs").glob("*.md"))]
    forms = {ending: form for form, ending in FORMS.items()}
    for path in sorted(CRASHES.glob("*")):
        yield read(path.read_bytes(), forms[path.suffix], desk)
    for _ in range(count):
        data = mutate(rng.choice(sources), sources, rng)
        yield read(data, rng.choices(list(FORMS), [3, 1, 1])[0], desk)


@contextmanager
def twin(count: int, seed: int) -> Iterator[Iterator[str | None]]:
    """What comes of the same inputs without the loops in C, a line each; None for each where there are no loops."""
    if loops is None:
        yield repeat(None)
        return
    command = [sys.executable, __file__, "-n", str(count), "--seed", str(seed), "--lines"]
    plainly = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
    with subprocess.Popen(
        command, env={**plainly, "COPYDESK_NATIVE": "0"}, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield (line.rstrip("\n") for line in process.stdout or ())
        process.kill()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-n", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lines", action="store_true", help="print what came of each input, compare nothing")
    arguments = parser.parse_args()
    ours = outcomes(arguments.n, arguments.seed)
    if arguments.lines:
        for outcome in ours:
            print(outcome.line, flush=True)
        return 0
    counts: Counter[str] = Counter()
    with twin(arguments.n, arguments.seed) as theirs:
        for outcome in ours:
            kind, wrong = outcome.kind, outcome.said
            other = next(theirs, "nothing: the twin has ended")
            if other not in (None, outcome.line):
                kind, wrong = "otherwise", f"{outcome.line} with the loops in C, {other} without"
            counts[kind] += 1
            if kind in ("crashed", "otherwise"):
                outcome.keep(wrong)
    print(dict(counts), "" if loops else "(no loops in C)")
    return 1 if counts["crashed"] or counts["otherwise"] else 0


if __name__ == "__main__":
    sys.exit(main())
