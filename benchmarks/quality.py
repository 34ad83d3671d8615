"""Recall, fixes and false alarms per family on a newsbench folder: `quality.py DIR [--newsbench SCRIPT]`.

DIR is what `newsbench.py build` wrote. Prints one table for the default rules and one with `--preview`, as Markdown.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def score(newsbench: Path, folder: Path, *options: str) -> dict:
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "report.sarif"
        check = [sys.executable, "-m", "copydesk", "check", "--isolated", "--no-cache", "--exit-zero"]
        check += ["--format", "sarif"]
        subprocess.run([*check, *options, "--output", report, folder], check=True)
        done = subprocess.run(
            [sys.executable, newsbench, "score", folder, report, "--json"],
            check=True,
            capture_output=True,
            text=True,
        )
    return json.loads(done.stdout)


def row(rules: str, family: str, found: dict) -> str:
    fixed = f"{found['fixed']}/{found['fixable']}" if found["fixable"] else "–"
    recall = found["found"] / max(1, found["planted"])
    return (
        f"| {rules} | {family} | {found['found']}/{found['planted']} | {recall:.1%} | {fixed} "
        f"| {found['alarms']} | {found['alarms_per_1000']:.3f} | {found['real_found']}/{found['real']} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--newsbench", type=Path, default=ROOT.parent / "shared" / "bench" / "newsbench.py")
    arguments = parser.parse_args()
    print("| rules | family | found | recall | fixed | alarms | per 1,000 words | real |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    for rules, options in (("default", []), ("--preview", ["--preview"])):
        result = score(arguments.newsbench, arguments.folder, *options)
        for family, found in result["families"].items():
            print(row(rules, family, found))
        total = {
            key: sum(f[key] for f in result["families"].values())
            for key in ("found", "planted", "fixed", "fixable")
        }
        alarms = {"alarms": result["alarms_total"], "alarms_per_1000": result["alarms_per_1000"]}
        real = {"real_found": result["real_found"], "real": result["real"]}
        print(row(rules, "all", total | alarms | real))


if __name__ == "__main__":
    main()
