"""Memory over a long run in several processes: `archive.py ARTICLES [--files N] [--jobs N] [--format NAME]`.

Writes N articles of full length (an archive of fewer is gone through again), checks the folder, and looks every half
second at the memory of all its processes together, counting shared pages once (PSS, so Linux only). The table gives
the highest figure of each tenth of the run: it must not grow.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from corpus import CHECK, read_corpus

HALF = 0.5
"""Seconds between two looks."""


def family(pid: int) -> list[int]:
    """A process and what it started, down to the last."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        below = [int(child) for child in children.read_text().split()]
    except OSError:
        return [pid]
    return [pid, *(one for child in below for one in family(child))]


def memory(pids: list[int]) -> float:
    """MiB of all processes together; a page that they share counts once."""
    total = 0
    for pid in pids:
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return total / 1024


def watch(command: list[str]) -> tuple[float, list[float]]:
    """Seconds that the command took, and its memory (MiB) each half second."""
    started = time.perf_counter()
    looks = []
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            looks.append(memory(family(process.pid)))
            time.sleep(HALF)
    if process.returncode not in (0, 1):
        sys.exit(f"{command}: exit {process.returncode}")
    return time.perf_counter() - started, looks


def write(articles: Path, folder: Path, count: int) -> int:
    """Write so many articles, a thousand to a folder; how many words they hold."""
    words = 0
    kept = list(islice(read_corpus(articles), count))
    for number, sample in enumerate(islice(cycle(kept), count)):
        place = folder / f"{number // 1000:03}"
        place.mkdir(exist_ok=True)
        (place / f"{number:06}.txt").write_text(sample.text, encoding="utf-8", newline="")
        words += len(sample.text.split())
    return words


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--format", default="sarif", help="the report that is written (default: sarif)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder, report = Path(scratch, "articles"), Path(scratch, "report")
        folder.mkdir()
        words = write(arguments.articles, folder, arguments.files)
        command = [
            *CHECK,
            "--jobs",
            str(arguments.jobs),
            "--format",
            arguments.format,
            "--output",
            str(report),
        ]
        seconds, looks = watch([*command, str(folder)])
        print(
            f"{arguments.files:,} articles, {words:,} words, {arguments.jobs} processes: {seconds:.0f} s, ",
            end="",
        )
        print(
            f"{words / seconds:,.0f} words/s, {report.stat().st_size / 2**20:.1f} MiB of {arguments.format}"
        )
    tenth = max(1, len(looks) // 10)
    print("\n| part of the run | highest memory of all processes, MiB |\n|---|---:|")
    for part, first in enumerate(range(0, tenth * 10, tenth)):
        if looks[first : first + tenth]:
            print(f"| {part * 10}–{part * 10 + 10} % | {max(looks[first : first + tenth]):.0f} |")


if __name__ == "__main__":
    main()
