"""What a finite verb has for its subject, across prepositions and relative pronouns: “thousands of ballots remain”, “a center which runs”.

Only the noun groups in a row before the verb are read, not what they mean: `number` is that of all of them, where they agree,
so that it does not matter which of them is the head.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk.grammar.groups import NOUNS
from copydesk.grammar.tags import model

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from copydesk.grammar.groups import NounGroup
    from copydesk.grammar.tags import Tag
    from copydesk.sentences import Token

Number = Literal["singular", "plural"]
"""Which verb goes with a noun."""

RELATIVE = frozenset({"who", "which", "that"})
PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "on",
        "for",
        "from",
        "with",
        "by",
        "at",
        "about",
        "against",
        "between",
        "among",
        "like",
        "under",
        "over",
        "into",
        "across",
        "during",
        "within",
        "behind",
        "around",
        "through",
        "without",
        "near",
        "to",
    ]
)
_JOINS = frozenset({"and", "or", "&", "nor"})
_SEVERAL = frozenset(
    {"those", "these", "they", "we", "many", "several", "few", "both", "most", "all", "some", "others"}
)
_ALONE = frozenset({"PRP", "WP", "EX", "DT", "WDT"})


class Subject(NamedTuple):
    """The noun groups before a verb, the outermost first, and the index of the first word of them; `relative` is that of a relative pronoun."""

    groups: tuple[NounGroup, ...]
    start: int
    relative: int | None = None


def subject(
    tokens: Sequence[Token], tags: Sequence[Tag], nouns: Sequence[NounGroup], verb: int
) -> Subject | None:
    """The subject of the verb that begins at an index, where noun groups stand right before it or its relative pronoun."""
    ends = {group.end: group for group in nouns}
    at = _over_adverbs(tokens, tags, verb)
    relative = None
    if at > 1 and tokens[at - 1].text in RELATIVE and tags[at - 1].xpos in {"WDT", "WP"}:
        relative = at - 1
        at -= 2 if tokens[at - 2].text == "," else 1
    found: list[NounGroup] = []
    while group := ends.get(at):
        found.insert(0, group)
        at = group.start
        if not at or tokens[at - 1].lower not in PREPOSITIONS or at - 1 not in ends:
            break
        at -= 1
    return Subject(tuple(found), at, relative) if found else None


def _over_adverbs(tokens: Sequence[Token], tags: Sequence[Tag], at: int) -> int:
    while at and tags[at - 1].xpos == "RB" and tokens[at - 1].lower not in {"not", "only"}:
        at -= 1
    return at


def number(
    tokens: Sequence[Token], tags: Sequence[Tag], group: NounGroup, unsure: Collection[str]
) -> Number | None:
    """The number of a group round a common noun, where its form says it; `unsure` are nouns that take both verbs."""
    head, tag = tokens[group.head], tags[group.head]
    inside = range(group.start, group.end)
    if head.lower in unsure or tag.clitic or not head.text.islower() or head.lower not in model().lexicon:
        return None
    if any(tags[at].xpos in {"CD", "$"} or tokens[at].lower in _JOINS for at in inside):
        return None
    if any(tags[at].xpos == "NNS" and not tags[at].clitic for at in inside if at < group.head):
        return None
    if any(tags[at].xpos in {"VBG", "VBN"} and tags[at - 1].xpos in NOUNS for at in inside[1:]):
        return None
    if tokens[group.start].lower.endswith("ing") or tokens[group.start].kind != "word":
        return None
    return {"NNS": "plural", "NN": "singular"}.get(tag.xpos)  # type: ignore[return-value]


def others(
    tokens: Sequence[Token],
    tags: Sequence[Tag],
    nouns: Sequence[NounGroup],
    end: int,
    unsure: Collection[str],
) -> set[Number]:
    """The numbers of all noun groups of a sentence up to a place: a relative pronoun may mean any of them."""
    found: set[Number] = set()
    for group in nouns:
        head, xpos = tokens[group.head].lower, tags[group.head].xpos
        if group.end > end or (xpos in _ALONE and head not in _SEVERAL):
            continue
        if head in unsure:
            return {"singular", "plural"}
        found.add("singular" if xpos in {"NN", "NNP"} else "plural")
    if any(tokens[at].lower in _JOINS | _SEVERAL or tags[at].xpos == "CD" for at in range(end)):
        found.add("plural")
    return found
