"""What is measured or counted of a thing: “the tower is 300 feet tall”, “the club’s 400 members”, “the blast killed 12 people”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.grammar import lemmas

if TYPE_CHECKING:
    from copydesk.grammar.groups import Groupings, VerbGroup
    from copydesk.grammar.tags import Tags
    from copydesk.reckoning.figures import Figure
    from copydesk.stating.things import Thing, Things

_EXTENTS = {"tall": "high", "high": "high", "long": "long", "wide": "wide", "deep": "deep", "thick": "thick"}
"""Words behind a measure that say which it is; a tall thing and a high one have one height."""
_BEFORE = frozenset(
    {"only", "just", "about", "some", "exactly", "also", "nearly", "around", "roughly", "a", "up", "out"}
)
_AGENTS = frozenset({"by", "in"})


class Measured(NamedTuple):
    """A thing, what is told of it (“kill person”, “be high”, “cost $”), when, and the figure."""

    thing: Thing
    what: str
    tense: str
    figure: Figure


def read(figure: Figure, groups: Groupings, tags: Tags, things: Things) -> Measured | None:
    """What a figure is told of, if its neighbours say so plainly."""
    kind = _kind(figure)
    if not kind or "-" in figure.sentence.tokens[figure.first].text:
        return None
    return (
        _object(figure, kind, groups, tags, things)
        or _owned(figure, kind, tags, things)
        or _apposed(figure, kind, things)
        or _subject(figure, kind, groups, tags, things)
    )


def _kind(figure: Figure) -> str:
    """What a figure counts: a base form, a currency, a dimension with its extent."""
    if figure.kind == "count":
        return lemmas.lemma(figure.noun, "NNS") if figure.noun else ""
    if figure.kind == "money":
        return figure.symbol or figure.noun
    if figure.kind == "measure":
        tokens = figure.sentence.tokens
        behind = tokens[figure.last].lower if figure.last < len(tokens) else ""
        return f"{figure.units[0].dimension} {_EXTENTS.get(behind, '')}".strip()
    return ""


def _object(figure: Figure, kind: str, groups: Groupings, tags: Tags, things: Things) -> Measured | None:
    """“The blast killed 12 people”, “the ticket costs $20”."""
    sentence = figure.sentence
    at = figure.first
    while at and sentence.tokens[at - 1].lower in _BEFORE:
        at -= 1
    verb = groups[sentence].verb_at(at - 1) if at else None
    if verb is None or verb.end != at or verb.form != "finite" or verb.modal or verb.negated or verb.passive:
        return None
    thing = things.before(sentence, verb.start)
    return Measured(thing, f"{_base(figure, verb, tags)} {kind}", verb.tense or "", figure) if thing else None


def _owned(figure: Figure, kind: str, tags: Tags, things: Things) -> Measured | None:
    """“The club’s 400 members”: what it has."""
    sentence, at = figure.sentence, figure.first - 1
    if figure.kind != "count" or at < 1:
        return None
    marked = tags[sentence][at]
    if marked.xpos == "POS" or marked.clitic == "POS":
        thing = things.owner(sentence, at)
        return Measured(thing, f"have {kind}", "present", figure) if thing else None
    return None


def _apposed(figure: Figure, kind: str, things: Things) -> Measured | None:
    """“The tower, 300 feet tall, was built”."""
    sentence, tokens = figure.sentence, figure.sentence.tokens
    end = figure.last + 1
    if kind.rpartition(" ")[2] not in _EXTENTS or figure.first < 2 or tokens[figure.first - 1].text != ",":
        return None
    thing = things.ending(sentence, figure.first - 1)
    closed = end < len(tokens) and tokens[end].text in (",", ".")
    return Measured(thing, f"be {kind}", "present", figure) if thing and closed else None


def _subject(figure: Figure, kind: str, groups: Groupings, tags: Tags, things: Things) -> Measured | None:
    """“12 people were killed in the blast”: what the blast did."""
    sentence = figure.sentence
    group = groups[sentence].noun_at(figure.first)
    verb = groups[sentence].verb_at(group.end) if group else None
    if (
        group is None
        or verb is None
        or verb.start != group.end
        or not verb.passive
        or verb.modal
        or verb.negated
    ):
        return None
    if verb.end >= len(sentence.tokens) or sentence.tokens[verb.end].lower not in _AGENTS:
        return None
    thing = things.behind(sentence, verb.end + 1)
    return Measured(thing, f"{_base(figure, verb, tags)} {kind}", "past", figure) if thing else None


def _base(figure: Figure, verb: VerbGroup, tags: Tags) -> str:
    word = figure.sentence.tokens[verb.head].lower
    return lemmas.lemma(word, tags[figure.sentence][verb.head].xpos)
