"""A person taken up as what he is not: “Rep. Roe spoke first. The senator …”, “Roe, R-Ohio … the Utah Republican”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.naming import descriptions, holders, members
from copydesk.naming.posts import givens, nations, signs, states, times_told
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.tables import words

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.naming.descriptions import Description
    from copydesk.naming.entities import Mention
    from copydesk.naming.posts import Post
    from copydesk.span import Span


class Options(BaseOptions):
    """How persons are taken up.

    `members`: words for members of parties and the like, which with a state before them say where somebody is from; `fields`: the groups of fields of offices of which nobody
    holds two; `besides`: offices that are known of nobody by what the article says of others; `untold`: offices whose holder everybody knows; `behind`: words behind an office that go on about it; `seats`: the field of offices that
    are of a state; `back`: sentences between the person and a description, at most; `verbs`: a table of verbs of speech, and `things` what an office
    owns whoever holds it; `label` names what the person is.
    """

    members: tuple[str, ...]
    fields: dict[str, str]
    besides: tuple[str, ...]
    untold: tuple[str, ...]
    behind: tuple[str, ...]
    seats: str
    back: int
    verbs: str
    things: tuple[str, ...]
    label: str


_NO_VERBS = frozenset({"NN", "NNS", "JJ", "VB", "VBP"})
"""Parts of speech behind an office that is no person's, or whoever holds it."""
_THINGS = frozenset({"NN", "NNS"})
_FINITE = frozenset({"VBD", "VBZ"})
_BE = frozenset({"is", "was"})
_OFTEN = 2
"""Times that a person is named before “the governor” must mean that person and no other whom nobody has named."""


class _Known(NamedTuple):
    """What is known of the person named last before a description, and where it is said."""

    family: str
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find descriptions of the person named last by an office or state that are told of nobody in the article."""
    options: Options = rule.options
    for found in descriptions.read(document.places, frozenset(options.members)):
        if document.quoted(found.span.start) or not _stands(options, document, found):
            continue
        known = _state(options, document, found) or _office(options, document, found)
        if known:
            yield rule.finding(
                document,
                found.span,
                related=[Related(known.span, options.label)],
                name=known.family.title(),
            )


def _stands(options: Options, document: Document, found: Description) -> bool:
    """Whether no noun and no other word behind a description goes on about it."""
    behind = found.sentence.tokens[found.end]
    if _owns(found):
        return True
    if behind.lower in options.behind:
        return False
    return behind.kind != "word" or document.tags[found.sentence][found.end].xpos not in _NO_VERBS


def _office(options: Options, document: Document, found: Description) -> _Known | None:
    """The office of a person named before, where the one described is another, told of nobody in the article and known of nobody in it."""
    group = _group(options, found.office, found.field)
    if not group or found.office in options.untold:
        return None
    rivals = [
        post
        for post in document.posts
        if post.span.start < found.span.start
        and post.office != found.office
        and post.office not in options.besides
        and post.office not in found.office
        and found.office not in post.office
        and _group(options, post.office, post.field) == group
        and _there(post, found.place)
    ]
    if not rivals or _held(document, found):
        return None
    if _acts(document, found, words(options.verbs)):
        rival = next(
            (post for post in reversed(rivals) if found.place and _state_of(post) == found.place), rivals[-1]
        )
        return _Known(rival.family, rival.span)
    if _owns(found):
        return _owner(options, found, rivals)
    family = _last(options, document, found)
    of = [post for post in rivals if post.current and post.family == family]
    if not of or of[-1].field != found.field:
        return None
    if (
        found.field == options.seats
        and not found.place
        and _named(document, family, found.span.start) < _OFTEN
    ):
        return None
    return _Known(family, of[-1].span)


def _held(document: Document, found: Description) -> bool:
    """Whether an article speaks of the office of a description elsewhere too, or names somebody who is known to have held it."""
    place = found.place if found.place in states().values() else ""
    others = sum(
        post.office == found.office and (state := _state_of(post)) != "" and state != place
        for post in document.posts
        if place
    )
    if times_told(document.places, found.office) - others > 1:
        return True
    return holders.told_of(document.places, found.office, place)


def _state_of(post: Post) -> str:
    """The state of an office, or of a member who holds it; “” if nothing says so."""
    return (
        states().get(post.scope)
        or states().get(post.scope.rpartition(" ")[2])
        or members.state_of(post.given, post.family)
    )


def _acts(document: Document, found: Description, verbs: Container[str]) -> bool:
    """Whether a description says or does something, or is told."""
    tokens = found.sentence.tokens
    if found.first and tokens[found.first - 1].lower in verbs:
        return not _owns(found)
    does = document.tags[found.sentence][found.end]
    return does.xpos in _FINITE and tokens[found.end].lower not in _BE and not _owns(found)


def _owns(found: Description) -> bool:
    """Whether a description is of whose a thing is: “the mayor's”."""
    return found.sentence.tokens[found.end - 1].lower.endswith("'s")


def _owner(options: Options, found: Description, rivals: list[Post]) -> _Known | None:
    """The only other person of such an office in an article, where a description owns what that person may have."""
    others = {post.family for post in rivals}
    if len(others) > 1 or not rivals[-1].current or found.sentence.tokens[found.end].lower in options.things:
        return None
    return _Known(rivals[-1].family, rivals[-1].span)


def _named(document: Document, family: str, end: int) -> int:
    """How often an article has named somebody before a place."""
    return sum(
        sentence.tokens[index].start < end
        for form in (family, f"{family}'s")
        for sentence, index in document.places.get(form, ())
    )


def _there(post: Post, place: str) -> bool:
    """Whether an office may be of the state or country of a description, if that has one."""
    named = [states().get(word) or nations().get(word) for word in (post.scope, post.scope.split(" ")[-1])]
    return not place or place in named or (place in states().values() and not any(named))


def _group(options: Options, office: str, field: str) -> str:
    return options.fields.get(office) or options.fields.get(field, "")


def _state(options: Options, document: Document, found: Description) -> _Known | None:
    """Where the person named last is said to be of another state than the one described, which the article names only here."""
    if not found.place or found.place not in states().values() or _times(document, found.place) != 1:
        return None
    if members.named(document.places, found.place):
        return None
    family = _last(options, document, found)
    if not family or len(givens(document.places, family)) > 1:
        return None
    start = found.span.start
    for named, of, span in signs(document.places):
        if named == family and of != found.place and span.start < start:
            return _Known(family, span)
    for said in members.read(document.places, family):
        if said.state and said.state != found.place and said.span.start < start:
            return _Known(family, said.span)
    for post in document.posts:
        if post.current and post.family == family and post.span.start < start and post.field == options.seats:
            of = states().get(post.scope) or states().get(post.scope.rpartition(" ")[2], "")
            if of and of != found.place:
                return _Known(family, post.span)
    return None


def _times(document: Document, place: str) -> int:
    """How often an article names a state, in full or in short; nobody asks beyond two."""
    found = 0
    for form in (form for form, state in states().items() if state == place):
        parts = form.split(" ")
        for word in (parts[0], f"{parts[0]}'s", f"r-{parts[0]}", f"d-{parts[0]}"):
            for sentence, index in document.places.get(word, ()):
                here = sentence.tokens[index : index + len(parts)]
                rest = [token.lower.removesuffix("'s") for token in here[1:]]
                found += rest == parts[1:] and (len(form) > 2 or here[0].text.isupper())
                if found > 1:
                    return found
    return found


def _last(options: Options, document: Document, found: Description) -> str:
    """The family name of the person named last before a description, outside quotations; “” if that is too far back."""
    start = found.sentence.tokens[found.first].start
    last: Mention | None = None
    for mention in document.mentions.all:
        if mention.span.end > start:
            break
        if mention.name and mention.name.kind == "person":
            if _spoken_of(document, mention):
                last = mention
            elif mention.sentence is found.sentence:
                last = None
    if last is None or found.sentence.number - last.sentence.number > options.back:
        return ""
    return last.sentence.tokens[last.end - 1].lower.removesuffix("'s")


def _spoken_of(document: Document, mention: Mention) -> bool:
    """Whether a name outside quotations is somebody's, and does not only say which thing: “the Roe administration”, “R-Ky.”."""
    tokens = mention.sentence.tokens
    if document.quoted(mention.span.start) or tokens[mention.first].text[1:2] == "-":
        return False
    if mention.end >= len(tokens) or not tokens[mention.end].text.islower():
        return True
    return document.tags[mention.sentence][mention.end].xpos not in _THINGS


CHECK = Check(Options, run)
