"""A person taken up as what he is not: “Rep. Roe spoke first. The Utah senator …”."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.naming.posts import givens, office_at, offices, signs, states, told
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span
from copydesk.tables import rows, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.naming.posts import Post
    from copydesk.sentences import Sentence, Token


class Options(BaseOptions):
    """How persons are taken up.

    `articles`: words before a description; `verbs`: a table of verbs behind one; `joints`: words before one that begin a clause; `unsaid`: verbs behind one that say what an office is; `members`: words for members of parties and the like, which say where somebody is from, in lower case; `seats`: the
    field of offices that are of a state; `alone`: fields of offices that say enough without a state; `free`: the field of offices of which one person may hold several; `together`: fields of which nobody holds an office
    of each; `besides`: words before an office that say nothing of where it is; `back` and `far`: sentences between the person and a description with and without a state, at most; `label` names what the person is.
    """

    articles: tuple[str, ...]
    verbs: str
    joints: tuple[str, ...]
    unsaid: tuple[str, ...]
    members: tuple[str, ...]
    seats: str
    alone: tuple[str, ...]
    free: str
    together: tuple[str, ...]
    besides: tuple[str, ...]
    back: int
    far: int
    label: str


_FINITE = frozenset({"VBD", "VBZ"})


class _Description(NamedTuple):
    """“the Utah senator”: the office (“” for a member), its field, the state, and the tokens from the article to the end."""

    office: str
    field: str
    state: str
    sentence: Sentence
    first: int
    end: int

    @property
    def span(self) -> Span:
        """Its words, the article left out."""
        tokens = self.sentence.tokens
        return Span(tokens[self.first + 1].start, tokens[self.end - 1].end)


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find descriptions of a person, of a state or an office that nothing else in the article is of, right behind somebody of another."""
    options: Options = rule.options
    for found in _descriptions(options, document):
        if document.quoted(found.span.start):
            continue
        person = _person(options, document, found)
        known = _known(options, document, found, person) if person else None
        if known:
            yield rule.finding(
                document, found.span, related=[Related(known, options.label)], name=person.title()
            )


def _descriptions(options: Options, document: Document) -> Iterator[_Description]:
    """The descriptions by an office or a state that stand for a name."""
    for word in (offices().keys() | {*options.members}) & document.places.keys():
        for sentence, index in document.places[word]:
            found = _at(options, sentence, index)
            if found and _stands(options, document, found):
                yield found


def _at(options: Options, sentence: Sentence, index: int) -> _Description | None:
    """The description with an article before it of which a word is the first of the office: “the Utah senator”."""
    tokens = sentence.tokens
    start, state = _state_before(tokens, index)
    start -= start == index > 1 and tokens[index - 1].lower in _peoples()
    if not start or tokens[start - 1].lower not in options.articles:
        return None
    entry = office_at(tokens, index)
    member = tokens[index].lower in options.members
    if state and member:
        office, field, end = (entry.office, entry.field, index + 1) if entry else ("", "", index + 1)
    elif entry and entry.field in options.alone:
        office, field, end = entry.office, entry.field, index + len(entry.words)
    else:
        return None
    return _Description(office, field, state, sentence, start - 1, end)


@cache
def _peoples() -> frozenset[str]:
    """The adjectives of countries, in lower case: “the French finance minister”."""
    return frozenset(row[1].lower() for row in rows("country-adjectives"))


def _state_before(tokens: Sequence[Token], index: int) -> tuple[int, str]:
    """Where the name of a state right before a token begins (the token itself where there is none), and the state."""
    for start in (index - 2, index - 1):
        if start > 0 and tokens[start].text[0].isupper():
            named = " ".join([token.lower for token in tokens[start:index]])
            if named in states():
                return start, states()[named]
    return index, ""


def _strange(document: Document, found: _Description) -> tuple[bool, bool]:
    """Whether the article speaks of the state of a description nowhere else, and whether of its office."""
    forms = [form for form, state in states().items() if state == found.state]
    state = sum(_times(document, form) for form in forms) == 1
    return state, bool(found.office) and told(document.places, found.office) == 1


def _stands(options: Options, document: Document, found: _Description) -> bool:
    """Whether a description stands for a name: before a verb of speech or another finite verb, and beside no name."""
    tokens = found.sentence.tokens
    before = tokens[found.first - 1] if found.first else None
    if found.end >= len(tokens):
        return False
    if before is not None and before.lower not in options.joints:
        apposed = before.text in (",", "—", "–", "--") and tokens[found.first - 2].text[0].isupper()
        if before.kind == "word" or apposed:
            return False
    behind = tokens[found.end].lower
    if behind in words(options.verbs):
        return True
    office = found.office and behind not in options.unsaid and tokens[found.end].kind == "word"
    return bool(office) and document.tags[found.sentence][found.end].xpos in _FINITE


def _times(document: Document, form: str) -> int:
    parts = form.split(" ")
    found = 0
    for word in (parts[0], f"{parts[0]}'s", f"r-{parts[0]}", f"d-{parts[0]}"):
        for sentence, index in document.places.get(word, ()):
            here = sentence.tokens[index : index + len(parts)]
            rest = [token.lower.removesuffix("'s") for token in here[1:]]
            lone = len(form) > 2 or here[0].text.isupper()
            found += rest == parts[1:] and lone
    return found


def _person(options: Options, document: Document, found: _Description) -> str:
    """The family name of the person named last before a description, “” if somebody else may be meant."""
    start = found.sentence.tokens[found.first].start
    before = [
        mention
        for mention in document.mentions.all
        if mention.name
        and mention.name.kind == "person"
        and mention.span.end <= start
        and not document.quoted(mention.span.start)
    ]
    reach = options.back if found.state else options.far
    if not before or found.sentence.number - before[-1].sentence.number > reach:
        return ""
    mention = before[-1]
    if any(
        other.sentence.block is mention.sentence.block and other.entity != mention.entity for other in before
    ):
        return ""
    last: Token = mention.sentence.tokens[mention.end - 1]
    family = last.lower.removesuffix("'s")
    spoken = any(
        last.start < sentence.tokens[index].start < start
        for form in (family, f"{family}'s")
        for sentence, index in document.places.get(form, ())
    )
    return "" if spoken else family


def _known(options: Options, document: Document, found: _Description, family: str) -> Span | None:
    """Where the article says that a person is of another state or office, if it does and has one person of that name."""
    state, office = _strange(document, found)
    if not (state or office) or len(givens(document.places, family)) > 1:
        return None
    posts = [
        post
        for post in document.posts
        if post.current and post.family == family and post.span.start < found.span.start
    ]
    if state:
        for named, of, span in signs(document.places):
            if named == family and of != found.state:
                return span
        for post in posts:
            if post.field == options.seats and _state(options, post) not in ("", found.state):
                return post.span
    for post in posts if office else ():
        same = post.field == found.field or {post.field, found.field} <= {*options.together}
        if same and post.office != found.office and post.field != options.free:
            return post.span
    return None


def _state(options: Options, post: Post) -> str:
    where = " ".join(word for word in post.scope.split(" ") if word not in options.besides)
    return states().get(where, "")


CHECK = Check(Options, run)
