"""Rules as SARIF describes them: what they find, why, and with what examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from copydesk.finding import Severity
from copydesk.manual import page

if TYPE_CHECKING:
    from copydesk.rule import Example, Rule

LONGEST = 1024
"""Characters that GitHub takes of a description."""
EXAMPLES = 3
"""Examples of each kind that a rule's help shows."""

_GITHUB_SEVERITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


def descriptor(rule: Rule) -> dict[str, Any]:
    """One rule as a SARIF reportingDescriptor.

    Its precision is `medium`, since a rule that is wrong more often than right is off by default, and that of such a
    rule (`preview`) is `low`.
    """
    return {
        "id": rule.id,
        **_name(rule.title, rule.id),
        "shortDescription": {"text": _clipped(_sentence(rule.title))},
        "fullDescription": {"text": _clipped(_sentence(_flat(rule.why) or rule.title))},
        "help": {"text": _help(rule), "markdown": page(rule)},
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {
            "tags": [rule.family, "copyediting"],
            "precision": "low" if rule.preview else "medium",
            "problem.severity": _GITHUB_SEVERITY[rule.severity],
        },
    }


def notification(kind: str, title: str, meaning: str) -> dict[str, Any]:
    """A sort of notice about what was not checked, as a SARIF reportingDescriptor."""
    return {
        "id": kind,
        **_name(title, kind),
        "shortDescription": {"text": _sentence(title)},
        "fullDescription": {"text": meaning},
        "help": {"text": meaning},
    }


def _name(title: str, identity: str) -> dict[str, str]:
    """The title as one word, as SARIF wants names, unless it only repeats the id."""
    words = re.findall(r"[A-Za-z0-9]+", title)
    name = "".join(word[0].upper() + word[1:] for word in words)[:255]
    return {"name": name} if name and name.lower() != identity.lower() else {}


def _help(rule: Rule) -> str:
    parts = [_sentence(_flat(rule.why) or rule.title)]
    parts += [f"Wrong: {example.text}{_mended(example)}" for example in rule.bad[:EXAMPLES]]
    parts += [f"Right: {example.text}" for example in rule.good[:EXAMPLES]]
    if rule.source:
        parts.append(f"Source: {'; '.join(rule.source)}")
    return "\n".join(parts)


def _mended(example: Example) -> str:
    return f" ({' or '.join(example.fixes)})" if example.fixes else ""


def _flat(text: str) -> str:
    return " ".join(text.split())


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "”")) else f"{text}."


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
