"""Of which kind each name is: by the gazetteer, its words and the words round it, summed up over the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from copydesk import tables
from copydesk.naming import hints
from copydesk.naming.capitals import capital
from copydesk.naming.gazetteer import KINDS, Entry, Head, Kind
from copydesk.naming.runs import SEALS, Piece, Runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.naming.capitals import Capitals
    from copydesk.sentences import Token

_FIRST: dict[str, Kind] = {
    **dict.fromkeys(("River", "Lake", "Mount", "Mt.", "Cape", "Port", "Fort", "Gulf", "Loch", "Isle", "Bay"), "place"),
    **dict.fromkeys(("Area", "Camp", "Interstate", "Highway", "Route", "Region"), "place"),
    **dict.fromkeys(("Hurricane", "Typhoon", "Cyclone", "Operation", "Project", "Proposition"), "other"),
}  # fmt: skip
"""What the first word makes of a name: “Lake Wobble”."""


_INTO = frozenset({"in", "at", "from", "near", "outside"})
_INITIAL = 3
"""Letters of “Mc” and “Mac” with the capital behind: “McDonald” has no other capital inside."""


_APPOSED = 4
_SIDES = frozenset({"South", "North", "East", "West", "Northern", "Southern", "Eastern", "Western"})
_NAMESAKE = 18
"""Quarters of a clue for a person whose full name the article has."""

_FIXED = frozenset({"place", "organisation"})
_AGE = 2
_LISTED = 12
_STRANGE = 6
"""Quarters of a clue (gazetteer.Gazetteer.clues) for what the gazetteer lists, and for words that are never common ones."""
_DOUBT = 4
"""The same for “other”, of a single word that news does not know."""


class Kinds:
    """Weighs the kinds of an article's names.

    `sums` holds what speaks for each of KINDS, by the name as written; `settled` the names that a title or an age decides.
    """

    def __init__(self, runs: Runs) -> None:
        self.runs = runs
        self.table = runs.table
        self.heads = runs.heads
        self.sums: dict[str, list[int]] = {}
        self.settled: dict[str, Kind] = {}

    def read(self, reading: Capitals, piece: Piece, text: str) -> Kind:
        """What a name names, by title, gazetteer, head and the words round it."""
        entry = self.table.names.get(text)
        if piece.work:
            return entry.kind if entry and entry.kind != "people" else "other"
        words = text.split(" ")
        plain = self.plain(words, entry)
        owned = self.runs.evidence.usage.owned.get(text.removesuffix("'s"))
        if owned and text.endswith("'s"):
            return cast("Kind", owned)
        if self.aged(reading, piece) and entry is None and words[0] not in self.heads:
            self.settled[text] = "person"
            return "person"
        if piece.title:
            self.settled[text] = "person"
            return "person"
        if plain:
            return plain
        scores = self.sums.get(text)
        if scores is None:
            scores = [0, 0, 0, 0]
            if entry:
                scores[KINDS.index(entry.kind)] += _LISTED + entry.grade if entry.grade else _STRANGE
            person, place = self.look(words)
            scores[0] += person
            scores[1] += place
            if not entry and len(words) == 1:
                scores[3] += _DOUBT
        scores = self.sums[text] = [
            one + two for one, two in zip(scores, self.weigh(reading, piece, words), strict=True)
        ]
        return KINDS[scores.index(max(scores))]

    def aged(self, reading: Capitals, piece: Piece) -> bool:
        """Whether a name of several words has an age behind it: “Tim Hill, 53, who left”."""
        tokens, at = reading.tokens, piece.end
        if at + 1 >= len(tokens) or piece.end - piece.first < 2 or tokens[at].text != ",":
            return False
        age = tokens[at + 1].text
        behind = tokens[at + 2].text if at + 2 < len(tokens) else "."
        return len(age) == _AGE and age.isdigit() and behind in {",", ".", ";", ")"} and age[0] != "0"

    def plain(self, words: list[str], entry: Entry | None) -> Kind | None:
        """The kind that a name has wherever it stands, by the gazetteer, its head, or a given name."""
        if len(words) == 1:
            if entry and entry.kind == "people":
                return "people"
            if words[0] == "House":
                return "organisation"
            if "-upon-" in words[0] or "-on-" in words[0] or (words[0].endswith("shire") and not entry):
                return "place"
            if not entry and compound(words[0]):
                return "organisation"
            alone = self.heads.get(words[0])
            return alone.kind if alone and self.runs.common(words[0]) else None
        last = self.table.names.get(words[-1])
        if len(words) == 2 and last and last.kind == "people" and words[0] in _SIDES:
            return "people"
        head = self.heads.get(words[-1])
        if "of" in words[1:-1]:
            before = words[words.index("of") - 1]
            listed = self.table.names.get(" ".join(words[: words.index("of")]))
            head = self.heads.get(before) or head
            if before == "House" or (not entry and listed and listed.kind == "organisation"):
                return "organisation"
        if entry:
            return head.kind if head and head.kind == "organisation" else entry.kind
        return self.built(words, head)

    def built(self, words: list[str], head: Head | None) -> Kind | None:
        """The kind of a name of several words that the gazetteer does not know."""
        first = self.table.names.get(words[0])
        last = self.table.names.get(words[-1])
        inner = self.heads.get(words[-2])
        if words[0].isupper() and first and first.kind == "organisation":
            return "organisation"
        if inner and inner.kind == "organisation" and last and last.kind == "place":
            return "organisation"
        if head:
            return head.kind
        if words[-1] in {"D.C.", "DC"}:
            return "place"
        if words[0] in _FIRST:
            return _FIRST[words[0]]
        if words[0] in _SIDES and len(words) == 2 and last and last.kind == "place":
            return "place"
        if words[-1] in SEALS:
            return "organisation"
        given = self.runs.evidence.given(words[0]) and not (first and first.kind == "people")
        return "person" if given and len(words) < 5 else None

    def look(self, words: list[str]) -> tuple[int, int]:
        """What the words themselves say of a person and of a place: common words and letters against, strange ones for."""
        first, last = words[0], words[-1]
        digits = any(map(str.isdigit, last))
        if self.runs.common(last) or digits:
            return -_LISTED, -_LISTED
        letters = len(first) > 2 and first.isupper() and first.isalpha()
        if len(words) == 1:
            return (-_LISTED, -_STRANGE) if letters else (0, 0)
        entry = self.table.names.get(last)
        if first in self.heads or letters or (entry and entry.kind == "place"):
            return -_LISTED, 0
        return (0, 0) if any(self.runs.common(word) for word in words if word[0].isupper()) else (_STRANGE, 0)

    def family(self, word: str) -> bool:
        """Whether the last word of a person's name, alone, means the person, or the place or group of that name."""
        entry = self.table.names.get(word)
        if entry is None or not entry.grade or entry.kind not in _FIXED:
            return True
        scores = self.sums[word]
        return scores[0] + _NAMESAKE >= max(scores)

    def neighbour(self, reading: Capitals, piece: Piece) -> Kind | None:
        """What a noun beside a name says that it is: “the Wobble valley”, “the town of Wobble”, “actor Jan Novak”."""
        tokens, first = reading.tokens, piece.first
        if (
            piece.end < len(tokens)
            and tokens[piece.end].lower in hints.of("land")
            and not tokens[piece.end - 1].lower.endswith("'s")
        ):
            return "place"
        before = tokens[first - 1].lower if first else ""
        if (
            before == "of" and first > 1 and tokens[first - 2].lower in hints.of("land")
        ) or before in hints.of("seat"):
            return "place"
        if piece.end < len(tokens) and tokens[piece.end].lower in hints.of("ill"):
            return "other"
        if before in _INTO and self.placed(tokens, piece.end):
            return "place"
        if before in hints.of("firm") or (
            piece.end < len(tokens) and tokens[piece.end].lower in hints.of("armed")
        ):
            return "organisation"
        people = tables.words("people")
        if before in people or before.removesuffix("s") in people:
            return "person"
        return self.apposed(tokens, piece.end)

    def placed(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a state or country stands behind a comma: “in Shelby, North Carolina”."""
        if at + 1 >= len(tokens) or tokens[at].text != ",":
            return False
        for end in range(min(at + 4, len(tokens)), at + 1, -1):
            entry = self.table.names.get(self.runs.evidence.text(tokens, at + 1, end))
            if entry:
                return entry.kind == "place"
        return False

    def apposed(self, tokens: Sequence[Token], at: int) -> Kind | None:
        """What a noun behind a comma says of a name: “Sampit, a port town”, “Kowal, the former mayor”."""
        if at + 2 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].lower not in {"a", "an", "the"}:
            return None
        for token in tokens[at + 2 : at + 2 + _APPOSED]:
            if token.kind != "word":
                return None
            if token.lower in hints.of("seat"):
                return "place"
            if token.lower in tables.words("people"):
                return "person"
        return None

    def weigh(self, reading: Capitals, piece: Piece, words: list[str]) -> list[int]:
        """What speaks for each kind: the words round a name and in it."""
        tokens = reading.tokens
        before = tokens[piece.first - 1].lower if piece.first else ""
        after = tokens[piece.end].lower if piece.end < len(tokens) else "."
        if tokens[piece.end - 1].lower.endswith("'s"):
            after = "'s"
        elif after[0].isdigit():
            after = "0"
        elif after == "," and piece.end + 1 < len(tokens):
            beyond = tokens[piece.end + 1]
            after = ", 0" if beyond.kind == "number" else ", C" if capital(beyond) else ", " + beyond.lower
        seen = ["<" + before, ">" + after]
        look = "A" if all(word.isupper() for word in words) and len(words[0]) > 1 else "a"
        if len(words) == 1:
            seen.append("%" + words[0][-3:])
            if look == "A":
                seen.append("#A")
        else:
            seen += [f"#{min(len(words), 4)}{look}", "^" + words[0], "$" + words[-1]]
            if any(len(word) == 2 and word[1] == "." for word in words):
                seen.append("~.")
        scores = [0, 0, 0, 0]
        near = self.neighbour(reading, piece)
        if near:
            scores[KINDS.index(near)] += 2 * _LISTED
        for feature in seen:
            weights = self.table.clues.get(feature)
            if weights and feature[0] == "%":
                scores = [score + weight // 2 for score, weight in zip(scores, weights, strict=True)]
            elif weights:
                scores = [score + weight for score, weight in zip(scores, weights, strict=True)]
        return scores


def compound(word: str) -> bool:
    """Whether a word has a capital inside like a firm's name: “BlackBerry”, and unlike “McDonald” and “DeSantis”."""
    inside = [at for at in range(1, len(word)) if word[at].isupper() and word[at - 1].islower()]
    return bool(inside) and (inside[0] > _INITIAL or word[0].islower()) and "-" not in word
