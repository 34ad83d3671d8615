"""Make rules/words/members.tsv: members of Congress and governors with their parties and state.

Counts, over news articles (a file of JSON lines with a `text`), the signs behind full names (“Ann Roe, R-Ohio,”, “Ann Roe
(D-N.Y.)”) and the states before governors (“Ohio Gov. Ann Roe”), once an article. Kept is what news says at least twice
and almost always; who has changed the party is given all of them by hand, in SEVERAL. What ships is names and states.

    python3 workshop/members.py ARTICLES.jsonl > rules/words/members.tsv
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from copydesk import tables
from copydesk.naming.gazetteer import gazetteer

LEAST = 2
"""Articles that must say it."""
SHARE = 0.85
"""What share of the articles about a name must agree on the state, and on the party."""
SECOND = 0.05
"""From what share on another state is that of somebody else of the same name."""
SEVERAL = {
    "Arlen Specter": "DR", "Angus King": "DI", "Bernie Sanders": "DI", "Charlie Crist": "DIR", "Jeff Van Drew": "DR",
    "Joe Lieberman": "DI", "Joe Manchin": "DI", "Justin Amash": "IR", "Kyrsten Sinema": "DI", "Lincoln Chafee": "DIR",
    "Lisa Murkowski": "IR", "Paul Mitchell": "IR", "Tulsi Gabbard": "DIR", "Jim Justice": "DR",
}  # fmt: skip

BESIDES = (
    ("John Kennedy", "D", "Massachusetts"),
    ("Mike Rogers", "R", "Alabama"),
    ("Patrick Murphy", "D", "Pennsylvania"),
    ("Scott Brown", "R", "Massachusetts"),
)
"""Who shares a name with one of whom news says more, or came from elsewhere."""

_SLIPS = frozenset({"Diane Feinstein", "Jean Shaheen"})
"""What news misspells often enough."""

_NAME = r"((?:[A-Z][\w'.-]+ ){1,3}[A-Z][\w'-]+)(?:,? Jr\.)?"
_STATE = r"([A-Z][A-Za-z.]*(?: [A-Z][a-z]+)?)"
_SIGN = re.compile(rf"{_NAME}(?:, | [(\[])([RDI])[-–—]\s?{_STATE}")
_GOVERNOR = re.compile(rf"\b{_STATE} (?:Republican |Democratic )?(?:Gov\.|Governor) {_NAME}")


def _states() -> dict[str, str]:
    return dict(tables.rows("us-states"))


def _state(text: str, states: dict[str, str]) -> str:
    """The state that a text begins with, in full; “” if none."""
    for form in (text, text.rstrip("."), text.split(" ")[0], text.split(" ")[0].rstrip(".")):
        if form in states or f"{form}." in states:
            return states.get(form) or states[f"{form}."]
    return ""


def _bearer(text: str, given: frozenset[str] | dict[str, object]) -> str:
    """A name from its given name on, without titles before it and initials inside; “” where none is seen."""
    text = text.removesuffix("'s").removesuffix("MORE").rstrip()
    words = [word for word in text.split(" ") if len(word.rstrip(".")) > 1]
    for length in (3, 2):
        named = words[-length:]
        if len(named) == length and named[0] in given and not any(map(str.isupper, named)):
            return " ".join(named)
    return ""


def main(path: str) -> None:
    states = _states()
    given = gazetteer().given
    found: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"].replace("’", "'")
            here = {(_bearer(m[1], given), m[2], _state(m[3], states)) for m in _SIGN.finditer(text)}
            here |= {(_bearer(m[2], given), "", _state(m[1], states)) for m in _GOVERNOR.finditer(text)}
            for name, party, state in here:
                if name and state and name not in _SLIPS:
                    found[name][party, state] += 1
    print(
        "# Members of Congress and governors, as news writes their names, with the letters of their parties (- if news does not say) and their state."
    )
    print(
        "# Made by workshop/members.py from counts over news articles 2012-2020. MIT. Columns: name, parties, state."
    )
    for name, party, state in BESIDES:
        found[name][party, state] += found[name].total()
    for name, told in sorted(found.items()):
        total = told.total()
        of = Counter[str]()
        for (_, state), count in told.items():
            of[state] += count
        kept = [state for state, count in of.items() if count >= LEAST and count >= SECOND * total]
        if total < LEAST or not kept or (len(kept) == 1 and of[kept[0]] < SHARE * total):
            continue
        for state in sorted(kept):
            parties = Counter({party: n for (party, where), n in told.items() if where == state and party})
            sure = [party for party, n in parties.items() if n >= SHARE * parties.total()]
            letters = SEVERAL.get(name) or ("".join(sure) if parties.total() >= LEAST and sure else "-")
            print(f"{name}\t{letters}\t{state}")


if __name__ == "__main__":
    main(sys.argv[1])
