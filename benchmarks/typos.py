"""Speed of the family typo alone, next to pyspellchecker and harper-py: `typos.py ARTICLES --peer PYTHON [--words N]`.

ARTICLES is JSON Lines or a folder; PYTHON has harper-py. Processor time of one process after everything is loaded and
warm, so that a machine that is shared says the same. pyspellchecker looks each word up and corrects nothing, as its
correction takes seconds for some words; Harper runs all of its rules. Last, the slowest of many searches for candidates.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import tempfile
import time
from pathlib import Path

from corpus import read_corpus

from copydesk.catalogue import read_catalogue
from copydesk.cli.settings import collect_seldom
from copydesk.document import Article, Document
from copydesk.orthography import distance, lexicon, slips
from copydesk.run import Desk

PEER = """
import sys, json, time, harper
texts = json.load(open(sys.argv[1], encoding="utf-8"))
linter = harper.Linter()
for text in texts[:20]:
    linter.lint(text)
started = time.process_time()
for text in texts:
    linter.lint(text)
print(time.process_time() - started)
"""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def ours(texts: list[str]) -> float:
    """Processor seconds of the typo family, readings and all."""
    desk = Desk(rule for rule in read_catalogue() if rule.family == "typo" and not rule.preview)
    for text in texts[:20]:
        desk.read(Document(Article("a.txt", text)))
    collect_seldom()  # as every run of the command does
    started = time.process_time()
    for text in texts:
        desk.read(Document(Article("a.txt", text)))
    return time.process_time() - started


def spellchecker(texts: list[str]) -> float:
    """Processor seconds of looking all words up."""
    from spellchecker import SpellChecker

    known = SpellChecker(language="en")
    started = time.process_time()
    for text in texts:
        known.unknown(WORD.findall(text.lower()))
    return time.process_time() - started


def slowest_search(rounds: int = 2000) -> float:
    """The most milliseconds of processor time that one search for candidates took: slips in known words, and letters at random."""
    dice = random.Random(3)
    known = [word for word in lexicon.words().all() if len(word) > 3]
    worst = 0.0
    for _ in range(rounds):
        word = list(
            dice.choice(known) if dice.random() < 0.8 else dice.choices(LETTERS, k=dice.randint(4, 40))
        )
        word[dice.randrange(len(word))] = dice.choice(LETTERS)
        started = time.process_time()
        slips.candidates.__wrapped__("".join(word)[: distance.LONGEST])
        worst = max(worst, time.process_time() - started)
    return worst * 1000


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--peer", required=True, help="a Python that has harper-py")
    parser.add_argument("--words", type=int, default=300_000)
    arguments = parser.parse_args()
    texts: list[str] = []
    words = 0
    for sample in read_corpus(arguments.articles):
        texts.append(sample.text)
        words += len(sample.text.split())
        if words >= arguments.words:
            break
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        Path(folder, "peer.py").write_text(PEER, encoding="utf-8")
        command = [arguments.peer, str(Path(folder, "peer.py")), str(Path(folder, "texts.json"))]
        harper = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print("| what | words/s of processor time |\n|---|---:|")
    for name, seconds in (
        ("copydesk, family typo", ours(texts)),
        ("pyspellchecker, look-up alone", spellchecker(texts)),
        ("harper-py, all rules", harper),
    ):
        print(f"| {name} | {words / seconds:,.0f} |")
    print(f"\n{words:,} words; slowest of 2,000 searches for candidates {slowest_search():.1f} ms")


if __name__ == "__main__":
    main()
