"""Nothing hangs it: files made to be slow, next to as much news: `hostile.py ARTICLES [--size BYTES]`.

Each hostile text is one line of the given size (1 MB unless set) of one thing repeated, or a million one-word lines.
The table gives its seconds as a multiple of what news of the same size takes in the same breath; 3 × is the bound.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from pathlib import Path

from corpus import CHECK, read_corpus

HOSTILE = {
    "curly quotation marks": "“",
    "both curly marks": "“”",
    "straight quotation marks": '"',
    "apostrophes": "'",
    "marks and words": '"a ',
    "hyphens": "-",
    "hyphenated letters": "a-",
    "digits": "1",
    "digits and commas": "1,",
    "dates": "Tuesday, Nov. 18, ",
    "figures with units": "10 miles (16 km) ",
    "capitals": "A",
    "capitalised words": "Smith ",
    "one word": "a",
    "one unknown word": "xqzvk ",
    "the same word": "the ",
    "full stops": ".",
    "initials": "A.",
    "spaces": " ",
    "tabs": "\t",
    "opening brackets": "(",
    "brackets": "()",
    "combining marks": "\u0301",
    "emoji": "👩\u200d🚀",
    "at signs": "a@",
    "addresses": "http://",
    "speech": "“Yes,” she said he told “no” ",
    "neither": "neither A nor B can do so, with A able to do so ",
    "killed": "killing 12 people, wounding 14 people and ",
}
MARKUP = {
    "nested lists.md": "- " * 500_000,
    "nested quotes.md": "> " * 500_000,
    "open brackets.md": "[" * 1_000_000,
    "emphasis.md": "*a " * 333_333,
    "nested elements.html": "<div>" * 200_000,
    "open tags.html": "<a " * 333_333,
    "entities.html": "&amp" * 250_000,
}


def seconds(path: Path) -> float:
    started = time.perf_counter()
    command = [*CHECK, "--preview", path]
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, timeout=600
    )
    if done.returncode:
        print(f"{path.name}: exit {done.returncode}: {done.stderr.decode()[-300:]}")
    return time.perf_counter() - started


def news(articles: Path, size: int) -> str:
    text = ""
    for sample in read_corpus(articles):
        text += sample.text + "\n\n"
        if len(text) >= size:
            break
    return text[:size]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--only", help="a part of the name of what to run")
    arguments = parser.parse_args()
    texts = {f"{name}.txt": (piece * arguments.size)[: arguments.size] for name, piece in HOSTILE.items()}
    texts["a million lines.txt"] = "word\n" * 1_000_000
    texts |= MARKUP
    print("| text | size | × news of that size |\n|---|---:|---:|")
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "news.txt"
        baseline: dict[int, float] = {}
        for name, text in texts.items():
            if arguments.only and arguments.only not in name:
                continue
            if len(text) not in baseline:
                plain.write_text(news(arguments.articles, len(text)), encoding="utf-8")
                baseline[len(text)] = seconds(plain)
            path = Path(scratch) / name
            path.write_text(text, encoding="utf-8")
            print(f"| {name} | {len(text):,} | {seconds(path) / baseline[len(text)]:.2f} |", flush=True)
            path.unlink()


if __name__ == "__main__":
    main()
