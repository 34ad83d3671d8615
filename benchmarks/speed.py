"""Speed next to harper-py, run in the same breath: `speed.py ARTICLES --peer PYTHON`.

ARTICLES is JSON Lines or a folder; PYTHON is an interpreter in whose environment harper-py is installed (it is no
dependency of this project). Prints ratios, which hold on a shared machine where seconds do not: the cold start on one
article, and words per second on a million words, one process against one process, with peak memory.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from corpus import CHECK, read_corpus, write_folder

ROOT = Path(__file__).resolve().parents[1]

PEER = """
import sys, pathlib, harper
linter = harper.Linter()
for argument in sys.argv[1:]:
    place = pathlib.Path(argument)
    for path in sorted(place.rglob("*.txt")) if place.is_dir() else [place]:
        linter.lint(path.read_text(encoding="utf-8"))
"""


def measure(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak memory (MiB) of a process, as the operating system counts them."""
    started = time.perf_counter()
    pid = os.posix_spawnp(
        command[0],
        command,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command}: exit {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def pairs(
    ours: list[str], theirs: list[str], runs: int
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Both commands in turn, after one uncounted run of each."""
    measure(ours), measure(theirs)
    both = [(measure(ours), measure(theirs)) for _ in range(runs)]
    return [a for a, _ in both], [b for _, b in both]


def report(name: str, ours: list[tuple[float, float]], theirs: list[tuple[float, float]], words: int) -> None:
    mine, other = (statistics.median(seconds for seconds, _ in runs) for runs in (ours, theirs))
    ratio = statistics.median(b[0] / a[0] for a, b in zip(ours, theirs, strict=True))
    print(
        f"| {name} | {words:,} | {mine:.2f} s, {words / mine:,.0f} words/s, {max(m for _, m in ours):.0f} MiB "
        f"| {other:.2f} s, {words / other:,.0f} words/s, {max(m for _, m in theirs):.0f} MiB | {ratio:.1f} × |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--peer", required=True, help="a Python that has harper-py")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--words", type=int, default=1_000_000)
    parser.add_argument("--jobs", type=int, default=1, help="processes of copydesk on the million words")
    arguments = parser.parse_args()
    copydesk = [*CHECK]
    print("| what | words | copydesk | harper-py | copydesk is faster by |\n|---|---:|---|---|---:|")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        peer = folder / "peer.py"
        peer.write_text(PEER, encoding="utf-8")
        for seed in sorted((ROOT / "seeds").glob("*.txt")):
            words = len(seed.read_text(encoding="utf-8").split())
            timed = pairs([*copydesk, str(seed)], [arguments.peer, str(peer), str(seed)], arguments.runs)
            report(f"cold, {seed.name}", *timed, words)
        million = folder / "articles"
        words = write_folder(read_corpus(arguments.articles), million, arguments.words)
        jobs = ["--jobs", str(arguments.jobs)]
        timed = pairs([*copydesk, *jobs, str(million)], [arguments.peer, str(peer), str(million)], 1)
        report(
            f"{words:,} words, {arguments.jobs} process{'es' if arguments.jobs > 1 else ''}", *timed, words
        )


if __name__ == "__main__":
    main()
