"""Findings that a change adds and removes on real articles: `diff.py REV ARTICLES [-n N] [--rule RULE]…`.

Runs the working tree and revision REV over the articles and prints what only one of them finds, with context: the thing
to read before trusting a rule. ARTICLES is JSON Lines (.jsonl, .xz) or a folder; held-out articles are left out unless
`--held-out` asks for them alone.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from corpus import read_corpus, write_folder

ROOT = Path(__file__).resolve().parents[1]


def findings(tree: Path, articles: Path, *options: str) -> dict[str, list[dict]]:
    """What the copydesk of a source tree says, by article."""
    environment = os.environ | {"PYTHONPATH": str(tree / "lint")}
    command = [
        sys.executable,
        "-m",
        "copydesk",
        "check",
        "--isolated",
        "--no-cache",
        "--exit-zero",
        "--format",
        "json",
        *options,
    ]
    done = subprocess.run(
        [*command, articles], env=environment, cwd=tree, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{tree}: {done.stderr}")
    found = defaultdict(list)
    for article in json.loads(done.stdout)["articles"]:
        found[Path(article["path"]).stem] += article["findings"]
    return found


def only(some: list[dict], others: list[dict]) -> list[dict]:
    """The findings of the first list that have no equal (rule and fingerprint) in the second."""
    keys = {(finding["rule"], half) for finding in others for half in finding["fingerprint"].split(".")}
    return [f for f in some if not any((f["rule"], half) in keys for half in f["fingerprint"].split("."))]


def show(sign: str, finding: dict, text: str) -> None:
    start, end = finding["span"]["start"]["offset"], finding["span"]["end"]["offset"]
    context = text[max(0, start - 70) : start] + "⟦" + text[start:end] + "⟧" + text[end : end + 70]
    print(f"{sign} {finding['rule']}  {Path(finding['path']).stem}:{start}")
    print(f"    {' '.join(context.split())}\n    {finding['message']}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("revision")
    parser.add_argument("articles", type=Path)
    parser.add_argument("-n", type=int, default=2000, help="articles to read (default 2000)")
    parser.add_argument("--rule", action="append", default=[])
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--preview", action="store_true")
    arguments = parser.parse_args()
    options = [
        *(["--preview"] if arguments.preview else []),
        *(["--select", ",".join(arguments.rule)] if arguments.rule else []),
    ]
    with tempfile.TemporaryDirectory() as scratch:
        folder, tree = Path(scratch) / "articles", Path(scratch) / "tree"
        subprocess.run(
            ["git", "-C", ROOT, "worktree", "add", "--quiet", "--detach", tree, arguments.revision],
            check=True,
        )
        try:
            samples = read_corpus(arguments.articles, held_out=arguments.held_out)
            words = write_folder(itertools.islice(samples, arguments.n), folder)
            old, new = findings(tree, folder, *options), findings(ROOT, folder, *options)
        finally:
            subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", tree], check=True)
        counts: dict[str, Counter[str]] = {"+": Counter(), "-": Counter()}
        for path in sorted(folder.glob("*.txt")):
            text = path.read_bytes().decode()
            for sign, some, others in (("+", new, old), ("-", old, new)):
                for finding in only(some[path.stem], others[path.stem]):
                    counts[sign][finding["rule"]] += 1
                    show(sign, finding, text)
    print(f"\n{words:,} words. Added: {dict(counts['+'])}. Removed: {dict(counts['-'])}.")


if __name__ == "__main__":
    main()
