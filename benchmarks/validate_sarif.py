"""Hold a SARIF report against Microsoft's validator: `validate_sarif.py NPM_FOLDER REPORT`.

NPM_FOLDER is where `npm install @microsoft/sarif-multitool` put it. The validator exits 0 whatever it finds, so its own
report is read: any error, and any warning but those named in `TOLERATED`, makes this exit 1.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

TOLERATED = {
    "SARIF2005",  # asks for the address of the tool; it has none yet
    "SARIF2006",  # asks for a schema address that can be reached; this machine may have no network
}


def main() -> int:
    npm, report = map(Path, sys.argv[1:3])
    programs = sorted(npm.glob("node_modules/@microsoft/sarif-multitool-linux/**/Sarif.Multitool"))
    if not programs:
        print(f"{npm}: no Sarif.Multitool there for Linux")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.sarif"
        command = [
            programs[0],
            "validate",
            report,
            "--rule-kind",
            "Sarif;Ghas",
            "--level",
            "Error;Warning;Note",
        ]
        programs[0].chmod(0o755)
        done = subprocess.run([*command, "--output", log], capture_output=True, text=True, check=False)
        if not log.is_file():
            print(done.stdout, done.stderr)
            return 2
        results = [
            r for run in json.loads(log.read_text("utf-8-sig"))["runs"] for r in run.get("results", [])
        ]
    levels = [result.get("level", "warning") for result in results]  # a level left out means warning
    bad = [
        result
        for result, level in zip(results, levels, strict=True)
        if level in ("error", "warning") and result["ruleId"] not in TOLERATED
    ]
    for result in bad:
        print(result["ruleId"], result["message"].get("arguments", result["message"]))
    print(f"{report}: {len(bad)} complaints of the validator, {len(results) - len(bad)} remarks")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
