"""One of two called the smaller, and the other called smaller than it: “Ann is the taller of the twins … Ann is shorter than”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.naming.entities import Mention
    from copydesk.sentences import Sentence
    from copydesk.stating.things import Thing


class Options(BaseOptions):
    """Words of comparing two.

    `than` joins a comparative to what it is compared with; `two`: the last words of “the smaller of the two”;
    `reach`: tokens from “the smaller” to them, and from the comparative to “than”; `never`: words before a comparative
    that turn it round; `opposites`: the comparatives that each excludes of one thing; `label` names the other place.
    """

    than: str
    two: tuple[str, ...]
    reach: int
    never: tuple[str, ...]
    opposites: dict[str, tuple[str, ...]]
    label: str


class _Side(NamedTuple):
    """What is compared: an entity's number or a definite noun with its words, as it is called, and its tokens."""

    key: object
    text: str
    first: int
    end: int


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find what is “the ADJer of the two” and that something else is “ADJer than”."""
    options: Options = rule.options
    lesser = dict(_lesser(document, options))
    for sentence, than in document.places.get(options.than, ()) if lesser else ():
        tokens = sentence.tokens
        for index in range(than - 1, max(0, than - options.reach) - 1, -1):
            word = tokens[index].lower
            if not any(
                word == adjective or word in options.opposites.get(adjective, ()) for adjective, _ in lesser
            ):
                continue
            denied = not {*options.never}.isdisjoint(t.lower for t in tokens[max(0, index - 2) : index])
            for adjective, named, end in (
                (word, _named(document, sentence, than + 1), -1),
                *((opposite, _owner(document, sentence, index - 1), than + 1) for opposite in options.opposites.get(word, ())),
            ):  # fmt: skip
                claim = lesser.get((adjective, named.key)) if named else None
                if named and claim and claim.start != tokens[index].start and not denied:
                    last = named.end if end < 0 else end
                    start = index if end < 0 else named.first
                    other = Span(tokens[start].start, tokens[last - 1].end)
                    primary, other = sorted((claim, other), reverse=True)
                    yield rule.finding(
                        document,
                        primary,
                        related=[Related(other, options.label)],
                        name=named.text[0].upper() + named.text[1:],
                        word=adjective,
                    )
                    return


def _lesser(document: Document, options: Options) -> Iterator[tuple[tuple[str, object], Span]]:
    """Each “NAME(’s …) is the ADJer of the two” and “the old mill, the ADJer of the two”, by adjective and what is compared."""
    for word in options.two:
        for sentence, end in document.places.get(word, ()):
            tokens = sentence.tokens
            for index in range(end - 2, max(0, end - options.reach) - 1, -1):
                if (
                    tokens[index].lower.endswith("er")
                    and tokens[index - 1].lower == "the"
                    and tokens[index + 1].lower == "of"
                ):
                    owner = _owner(document, sentence, index - 2)
                    if owner:
                        yield (
                            (tokens[index].lower, owner.key),
                            Span(tokens[index - 1].start, tokens[end].end),
                        )
                    break


def _named(document: Document, sentence: Sentence, at: int) -> _Side | None:
    """The name behind “than” or “than the”, or the definite noun."""
    named = document.mentions.at(sentence, at)
    if named is None and at < len(sentence.tokens) and sentence.tokens[at].lower == "the":
        named = document.mentions.at(sentence, at + 1)
    return _by_name(named) if named else _thing(sentence, document.things.behind(sentence, at))


def _owner(document: Document, sentence: Sentence, at: int) -> _Side | None:
    """What “is the ADJer” or “, the ADJer” speaks of: the first name of the words before it, or the noun."""
    tokens = sentence.tokens
    if at < 0:
        return None
    start = at
    while start >= 0 and tokens[start].kind == "word" and start > at - 5:
        start -= 1
    apposed = tokens[at].text == ","
    found = document.mentions.within(sentence, max(0, at - 1 if apposed else start), at + 1)
    named = (mention for mention in found if mention.name and mention.entity is not None)
    mention = next((mention for mention in named if not apposed or mention.end == at), None)
    if mention:
        return _by_name(mention)
    if apposed:
        return _thing(sentence, document.things.ending(sentence, at))
    verb = document.groups[sentence].verb_at(at)
    return _thing(sentence, document.things.before(sentence, verb.start)) if verb else None


def _by_name(mention: Mention) -> _Side | None:
    if mention.name is None:
        return None
    return _Side(mention.entity, mention.name.text, mention.first, mention.end)


def _thing(sentence: Sentence, thing: Thing | None) -> _Side | None:
    """A definite noun with the words that narrow it; one without them may be either of the two."""
    if thing is None or thing.entity >= 0 or not thing.words:
        return None
    text = " ".join(token.text for token in sentence.tokens[thing.start : thing.end])
    return _Side((thing.head, thing.words), text, thing.start, thing.end)


CHECK = Check(Options, run)
