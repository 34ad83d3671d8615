"""What Markdown and HTML cost next to plain text: `markup.py ARTICLES [--words N] [--runs N]`.

The same articles are written three times, as a desk would have them: plain, in Markdown with front matter, emphasis
and links, and as a page with a head, navigation, paragraphs, inline elements and entities. Prints seconds of each
as a multiple of plain text's, all in the same breath, one process.
"""

from __future__ import annotations

import argparse
import html
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from corpus import CHECK, read_corpus

LINK = 12
"""Every twelfth word is a link."""

STRESS = 25
"""Every twenty-fifth is emphasised."""

PAGE = """<!doctype html>
<html lang="en"><head><title>{title}</title><meta charset="utf-8"><script>let a = "b";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>{title}</h1>
{body}
</article><footer>All rights</footer></body></html>
"""


def paragraphs(text: str) -> list[list[str]]:
    return [line.split(" ") for line in text.split("\n") if line.strip()]


def markdown(identity: str, text: str) -> str:
    """An article as Markdown."""

    def word(number: int, written: str) -> str:
        if number % LINK == LINK - 1 and written.isalpha():
            return f"[{written}](https://example.org/{number})"
        return f"*{written}*" if number % STRESS == STRESS - 1 and written.isalpha() else written

    blocks = [" ".join(word(n, one) for n, one in enumerate(words)) for words in paragraphs(text)]
    return f"---\ntitle: {identity}\n---\n\n" + "\n\n".join(blocks) + "\n"


def page(identity: str, text: str) -> str:
    """An article as a page of HTML."""

    def word(number: int, written: str) -> str:
        escaped = html.escape(written, quote=False).replace("’", "&rsquo;")
        if number % LINK == LINK - 1:
            return f'<a href="https://example.org/{number}">{escaped}</a>'
        return f"<em>{escaped}</em>" if number % STRESS == STRESS - 1 else escaped

    blocks = ["<p>" + " ".join(word(n, one) for n, one in enumerate(words)) for words in paragraphs(text)]
    return PAGE.format(title=html.escape(identity), body="</p>\n".join(blocks) + "</p>")


def seconds(folder: Path) -> float:
    started = time.perf_counter()
    subprocess.run([*CHECK, "--jobs", "1", str(folder)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--words", type=int, default=200_000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    forms = {"txt": lambda _, text: text, "md": markdown, "html": page}
    words = 0
    with tempfile.TemporaryDirectory() as scratch:
        folders = {suffix: Path(scratch, suffix) for suffix in forms}
        for folder in folders.values():
            folder.mkdir()
        for sample in read_corpus(arguments.articles):
            if words >= arguments.words:
                break
            words += len(sample.text.split())
            for suffix, written in forms.items():
                name = folders[suffix] / f"{sample.id}.{suffix}"
                name.write_text(written(sample.id, sample.text), encoding="utf-8", newline="")
        runs = [
            {suffix: seconds(folder) for suffix, folder in folders.items()} for _ in range(arguments.runs)
        ]
    print(f"{words:,} words\n\n| form | seconds | of plain text's |\n|---|---:|---:|")
    for suffix in forms:
        ratio = statistics.median(run[suffix] / run["txt"] for run in runs)
        print(f"| {suffix} | {statistics.median(run[suffix] for run in runs):.2f} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
