"""Speed and memory of the readings: `readings.py ARTICLES [-n WORDS]`, held-out articles of a corpus or a folder.

Every reading of every article is made, in the order in which they need each other, and timed in processor seconds of one
core; a reading's own time does not hold that of the readings below it. The first hundredth of the articles is read before
and not counted: it loads the tables. As a yardstick that does not depend on the machine, each figure is also given as a
multiple of the time that str.split and a dict take to count the same words.
"""

from __future__ import annotations

import argparse
import gc
import resource
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import is_held_out, read_corpus

from copydesk.document import Article, Document

if TYPE_CHECKING:
    from collections.abc import Callable

READINGS: dict[str, Callable[[Document], object]] = {
    "blocks": lambda d: d.blocks,
    "sentences and tokens": lambda d: d.tokens,
    "places of words": lambda d: d.places,
    "quotations": lambda d: d.quotations,
    "tags": lambda d: [d.tags[s] for s in d.sentences],
    "lemmas": lambda d: [d.tags.lemmas(s) for s in d.sentences],
    "noun and verb groups": lambda d: [d.groups[s] for s in d.sentences],
    "names": lambda d: d.names_of,
    "mentions": lambda d: d.mentions,
    "figures": lambda d: d.figures_of,
    "dates": lambda d: d.dates,
    "ages": lambda d: d.ages,
    "speakers and attributions": lambda d: (d.attributions, d.speakers),
    "claims": lambda d: [d.claims[s] for s in d.sentences],
    "spelling": lambda d: (d.slips, d.unknown, d.mixed_spelling),
    "setting": lambda d: d.faults,
}
NOT_ASKED = ("spelling", "setting")
"""Readings of single words and marks, which no pattern and no other reading asks for."""


def read(texts: list[str], spent: dict[str, float]) -> None:
    for text in texts:
        document = Document(Article("a.txt", text))
        for name, make in READINGS.items():
            begin = time.process_time()
            make(document)
            spent[name] += time.process_time() - begin


def yardstick(texts: list[str]) -> float:
    begin = time.process_time()
    for text in texts:
        Counter(text.split())
    return time.process_time() - begin


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("-n", "--words", type=int, default=300_000)
    arguments = parser.parse_args()
    start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    texts, words = [], 0
    for sample in read_corpus(arguments.articles):
        if arguments.articles.is_dir() or is_held_out(sample.id):
            texts.append(sample.text)
            words += len(sample.text.split())
            if words >= arguments.words:
                break
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begin = time.process_time()
    read(texts[: max(1, len(texts) // 100)], defaultdict(float))
    first = time.process_time() - begin
    gc.freeze()  # as the command does
    gc.set_threshold(50_000, 20, 20)
    spent: dict[str, float] = defaultdict(float)
    read(texts, spent)
    unit = min(yardstick(texts) for _ in range(3))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("| reading | words/s | × counting words |\n|---|--:|--:|")
    asked = sum(seconds for name, seconds in spent.items() if name not in NOT_ASKED)
    rows = [*spent.items(), ("all that patterns can ask for", asked), ("all", sum(spent.values()))]
    for name, seconds in rows:
        print(f"| {name} | {words / max(seconds, 1e-9):,.0f} | {seconds / unit:.1f} |")
    print(
        f"\n{len(texts):,} articles, {words:,} words. Tables loaded in {first:.2f} s with the first of them. "
        f"Peak memory {peak:.0f} MiB, of which {held - start:.0f} are the articles."
    )


if __name__ == "__main__":
    main()
