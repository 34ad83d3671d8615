"""Write docs/rules.md from the catalogue: `python workshop/rules_page.py`."""

from __future__ import annotations

from pathlib import Path

from copydesk.catalogue import read_catalogue
from copydesk.manual import escape, page
from copydesk.rule import FAMILIES

PAGE = Path(__file__).resolve().parents[1] / "docs" / "rules.md"
HEAD = """# Rules

<!-- Made by workshop/rules_page.py from rules/. Do not edit by hand. -->

Every rule with why it exists, what it finds and what it leaves alone. The examples are the rule's tests. A rule in
preview is off by default: its alarms are not yet rare enough.
"""


def rules_page() -> str:
    """The whole page."""
    rules = read_catalogue()
    parts = [HEAD]
    for family in FAMILIES:
        members = [rule for rule in rules if rule.family == family]
        rows = [f"| [{rule.id}](#{rule.id}) | {escape(rule.title)} | {rule.severity} |" for rule in members]
        table = "\n".join(["| rule | what it finds | severity |", "|---|---|---|", *rows])
        parts += [f"## {family}\n\n{table}\n", *(page(rule, 3) for rule in members)]
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(rules_page(), encoding="utf-8", newline="\n")
