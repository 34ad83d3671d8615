"""How long an unchanged second run takes: `rerun.py ARTICLES [--articles 2000]`.

ARTICLES is JSON Lines or a folder. Prints wall and processor seconds of a first run, of second runs (median), of a run
over a single remembered article, which is what starting takes, and of a second run that reads everything anew.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from corpus import read_corpus, write_folder


def measure(folder: Path, *arguments: str) -> tuple[float, float]:
    """Wall and processor seconds of `copydesk check` with its children, in a folder with settings of its own."""
    command = [sys.executable, "-m", "copydesk", "check", "--exit-zero", "--quiet", *arguments]
    started = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execv(sys.executable, command)
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"{command}: {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", default=str(os.cpu_count()))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "copydesk.toml").write_text("", encoding="utf-8")
        words = write_folder(islice(read_corpus(arguments.corpus), arguments.articles), folder / "articles")
        one = str(next((folder / "articles").iterdir()).relative_to(folder))
        measure(folder, "--no-cache", one)  # what the system and Python load once
        jobs = ("--jobs", arguments.jobs)
        first = measure(folder, *jobs, "articles")
        runs = {
            "a second run": [measure(folder, *jobs, "articles") for _ in range(arguments.runs)],
            "one remembered article": [measure(folder, *jobs, one) for _ in range(arguments.runs)],
            "a second run, --no-cache": [measure(folder, *jobs, "--no-cache", "articles")],
        }
        size = sum(path.stat().st_size for path in (folder / ".copydesk_cache").rglob("*") if path.is_file())
    print(
        f"{arguments.articles:,} articles, {words:,} words, --jobs {arguments.jobs}; the cache holds {size:,} bytes"
    )
    print("| what | wall | of the first run | processor | of the first run |\n|---|---:|---:|---:|---:|")
    print(f"| the first run | {first[0]:.2f} s | | {first[1]:.2f} s | |")
    for name, measured in runs.items():
        wall, processor = (statistics.median(values) for values in zip(*measured, strict=True))
        print(
            f"| {name} | {wall:.2f} s | {wall / first[0]:.1%} | {processor:.2f} s | {processor / first[1]:.1%} |"
        )


if __name__ == "__main__":
    main()
