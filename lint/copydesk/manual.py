"""The manual page of a rule, as Markdown: for `copydesk explain`, docs/rules.md and the help text in SARIF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copydesk.rule import Example, Rule

EXAMPLES = 4
"""Examples of each sort that a page shows; the rest are tests."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def page(rule: Rule, level: int = 2) -> str:
    """The manual page of a rule; its heading is of the given level."""
    facts = [rule.family, str(rule.severity), f"since {rule.since}"]
    facts += [f"{rule.fix} fix"] if rule.fix else []
    facts += ["preview: off by default"] if rule.preview else []
    parts = [
        f"{'#' * level} {rule.id}",
        f"**{escape(rule.title)}** ({', '.join(facts)})",
        rule.why,
        "Found:\n\n" + _list(map(_found, rule.bad[:EXAMPLES])),
        "Silent:\n\n" + _list(escape(_one_line(example.text)) for example in rule.good[:EXAMPLES]),
        f"Source: {'; '.join(rule.source)}.",
    ]
    if rule.replaces:
        parts.append(f"Older names: {', '.join(rule.replaces)}.")
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return _SPECIAL.sub(r"\\\1", text)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _found(example: Example) -> str:
    marked, at = "", 0
    for span in example.primary:
        if span.start < at:
            continue
        words = span.of(example.text)
        marked += escape(example.text[at : span.start]) + (f"**{escape(words)}**" if words.strip() else words)
        at = span.end
    marked = _one_line(marked + escape(example.text[at:]))
    fixes = " or ".join(f"“{escape(fix)}”" if fix else "nothing" for fix in example.fixes)
    return f"{marked} → {fixes}" if fixes else marked


def _one_line(text: str) -> str:
    return " ¶ ".join(line.strip() for line in text.splitlines() if line.strip())
