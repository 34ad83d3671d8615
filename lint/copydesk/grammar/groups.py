"""Noun groups and verb groups of a sentence: which words stand together, which is the head, what the verb says of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk.grammar import lemmas
from copydesk.grammar.tags import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.grammar.tags import Tag, Tags
    from copydesk.sentences import Sentence, Token

Tense = Literal["past", "present", "future"]
VerbForm = Literal["finite", "infinitive", "base", "ing", "participle"]

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE = frozenset(
    {
        "DT",
        "PDT",
        "PRP$",
        "CD",
        "JJ",
        "JJR",
        "JJS",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "POS",
        "$",
        "HYPH",
        "WP$",
        "WDT",
    }
)
_OPENS = frozenset({"DT", "PDT", "PRP$", "WP$"})
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "CD"})
_ALONE = frozenset({"PRP", "EX", "WP"})
_BEGIN = _BEFORE | _ALONE | {"VBN", "VBG"}
"""What a noun group can begin with."""
_PERFECT = frozenset({"been", "had", "gone", "got", "become", "come", "done"})
_NOT = frozenset({"not", "never"})
_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "TO"})
"""What a verb group begins with."""


class NounGroup(NamedTuple):
    """Words from `start` to `end` (half-open, counted in the sentence's tokens) round the noun or pronoun at `head`.

    A possessive belongs to the group of what is possessed (“Russia’s new president”); names with their titles are one
    group, and so are a sum or share and its sign. What follows the head (“of Mali”, “who left”) is not in it.
    """

    start: int
    end: int
    head: int
    plural: bool


class VerbGroup(NamedTuple):
    """Words from `start` to `end` (half-open, counted in the sentence's tokens): a verb at `head` and its auxiliaries.

    The first word may be a pronoun whose clitic is the auxiliary (“they’ve gone”). `form` is that of the first verb:
    “to leave” is an infinitive, “leave” alone a base; `tense` is that of a finite first verb (present in “has gone”).
    """

    start: int
    end: int
    head: int
    form: VerbForm
    tense: Tense | None = None
    modal: str | None = None
    negated: bool = False
    perfect: bool = False
    progressive: bool = False
    passive: bool = False


class Groups(NamedTuple):
    """The groups of a sentence, each kind in order."""

    nouns: tuple[NounGroup, ...]
    verbs: tuple[VerbGroup, ...]

    def noun_at(self, index: int) -> NounGroup | None:
        """The noun group that a token belongs to."""
        return next((group for group in self.nouns if group.start <= index < group.end), None)

    def verb_at(self, index: int) -> VerbGroup | None:
        """The verb group that a token belongs to."""
        return next((group for group in self.verbs if group.start <= index < group.end), None)


class Groupings:
    """The groups of an article's sentences, each read when first asked for."""

    def __init__(self, tags: Tags) -> None:
        self._tags = tags
        self._known: dict[int, Groups] = {}

    def __getitem__(self, sentence: Sentence) -> Groups:
        """The groups of a sentence."""
        found = self._known.get(sentence.number)
        if found is None:
            found = group(sentence.tokens, self._tags[sentence])
            self._known[sentence.number] = found
        return found


def group(tokens: Sequence[Token], tags: Sequence[Tag]) -> Groups:
    """The noun and verb groups of a sentence's tokens."""
    verbs = tuple(_verbs(tokens, tags))
    taken = {at for group in verbs for at in range(group.start, group.end) if tags[at].xpos not in _ALONE}
    return Groups(tuple(_nouns(tokens, tags, taken)), verbs)


def _nouns(tokens: Sequence[Token], tags: Sequence[Tag], taken: set[int]) -> list[NounGroup]:
    found = []
    at = 0
    while at < len(tokens):
        if tags[at].xpos not in _BEGIN:
            at += 1
            continue
        end = at if at in taken else _reach(tags, at, taken)
        head = next((spot for spot in range(end - 1, at - 1, -1) if tags[spot].xpos in NOUNS), None)
        if head is None and end > at:
            head = _nounless(tokens, tags, at, end)
        if head is None and end == at and at not in taken and tags[at].xpos in _ALONE:
            head, end = at, at + 1
        if head is None:
            at = max(end, at + 1)
            continue
        end = head + 1
        if end < len(tokens) and tokens[end].text == "%":
            end += 1
        start = at
        while start < head and tags[start].xpos in {"HYPH", "POS"}:
            start += 1
        found.append(NounGroup(start, end, head, tags[head].xpos in {"NNS", "NNPS"}))
        at = end
    return found


def _reach(tags: Sequence[Tag], start: int, taken: set[int]) -> int:
    """How far the words that can stand before a noun, or be one, go on."""
    at = start
    while at < len(tags) and at not in taken:
        xpos = tags[at].xpos
        after = tags[at + 1].xpos if at + 1 < len(tags) else ""
        if at > start and xpos in _OPENS and tags[at - 1].xpos != "PDT":
            break
        if xpos not in _BEFORE and not _between(xpos, tags[at - 1].xpos if at > start else "", after):
            break
        at += 1
        if tags[at - 1].xpos in {"NN", "NNS"} and not tags[at - 1].clitic and _starts_anew(tags, at):
            break
    return at


def _between(xpos: str, before: str, after: str) -> bool:
    """Whether a participle, an adverb or a comma goes on with the words before a noun: “a long, hard, forced march”."""
    return (
        (xpos in {"VBN", "VBG"} and after in NOUNS | (_ADJECTIVES if before else frozenset()))
        or (before and xpos in {"RB", "RBR", "RBS"} and after in _ADJECTIVES | {"VBN"})
        or (xpos == "," and before == after == "JJ")
    )


def _starts_anew(tags: Sequence[Tag], at: int) -> bool:
    """Whether a new group begins behind a common noun: “gave the man money” no, “the man many knew” yes."""
    return at < len(tags) and tags[at].xpos in {"JJ", "JJR", "JJS", "CD", "$"}


def _nounless(tokens: Sequence[Token], tags: Sequence[Tag], start: int, end: int) -> int | None:
    """The head of a group without a noun: “the poor”, “$5 million”, “this”."""
    last = end - 1
    while last > start and tags[last].xpos in {"HYPH", "POS", "PDT"}:
        last -= 1
    if tags[last].xpos == "CD" or (tokens[start].lower == "the" and tags[last].xpos in _ADJECTIVES):
        return last
    if tags[last].upos == "PRON" or (
        tags[last].xpos == "DT" and tokens[last].lower in {"this", "that", "these", "those"}
    ):
        return last
    return None


def _verbs(tokens: Sequence[Token], tags: Sequence[Tag]) -> list[VerbGroup]:
    found = []
    at = 0
    while at < len(tokens):
        xpos, clitic = tags[at].xpos, tags[at].clitic
        opens = xpos in _VERBAL or clitic in _VERBAL
        words = _chain(tokens, tags, at) if opens and not _premodifies(tags, at) else None
        if words is None:
            at += 1
            continue
        found.append(_described(words, tokens))
        at = found[-1].end
    return found


def _premodifies(tags: Sequence[Tag], at: int) -> bool:
    """Whether a participle stands before its noun: “developed countries”, “a working day”; not “leaving people”."""
    if tags[at].xpos not in {"VBN", "VBG"} or at + 1 == len(tags) or tags[at + 1].xpos not in NOUNS:
        return False
    before = tags[at - 1].xpos if at else ""
    if tags[at].xpos == "VBN":
        return before not in NOUNS | {"RB"} and before[:2] != "VB"
    return before in _OPENS | _ADJECTIVES | {"POS"} or (at > 0 and tags[at - 1].clitic == "POS")


class _Word(NamedTuple):
    at: int
    base: str
    xpos: str
    short: bool = False


def _chain(tokens: Sequence[Token], tags: Sequence[Tag], start: int) -> list[_Word] | None:
    """The verbs, adverbs and “to” of the verb group that begins at a token, if one does."""
    words: list[_Word] = []
    at = start
    while at < len(tokens):
        tag = tags[at]
        host = bare(tokens[at].lower, tag)
        clitic = tokens[at].lower[len(host) :]
        if tag.xpos == "MD" or tag.xpos[:2] == "VB":
            _settle(words, host, tag.xpos)
            if words and not _continues(words, tag.xpos):
                break
            words.append(_Word(at, lemmas.lemma(host, tag.xpos), tag.xpos))
        elif not words and tag.clitic[:2] in {"VB", "MD"}:
            words.append(_Word(at, lemmas.lemma(clitic, tag.clitic), tag.clitic, short=tag.clitic != "VBP"))
        elif tag.xpos == "TO" and not words:
            words.append(_Word(at, "to", "TO"))
        elif not (words and tag.xpos == "RB"):
            break
        else:
            words.append(_Word(at, tokens[at].lower, "RB"))
        if tag.clitic == "RB":
            words.append(_Word(at, "not", "RB"))
        at += 1
    while words and words[-1].xpos == "RB" and words[-1].base not in _NOT:
        words.pop()
    if all(word.xpos in {"RB", "TO"} for word in words):
        return None
    return words


def _settle(words: list[_Word], host: str, xpos: str) -> None:
    """Read a clitic by the participle behind it: “she’d gone” had, “it’s been” has."""
    if xpos != "VBN":
        return
    last = next((at for at in range(len(words) - 1, -1, -1) if words[at].xpos != "RB"), None)
    if last is None or not words[last].short:
        return
    if words[last].xpos == "MD":
        words[last] = words[last]._replace(base="have", xpos="VBD")
    elif words[last].base == "be" and words[last].xpos == "VBZ" and host in _PERFECT:
        words[last] = words[last]._replace(base="have")


def _continues(words: list[_Word], xpos: str) -> bool:
    """Whether a verb of this form can stand behind what the group holds: “has been” VBN, “will” VB, “to” VB."""
    last = next((word for word in reversed(words) if word.xpos != "RB"), None)
    if last is None:
        return False
    if last.xpos == "MD" or last.base == "to":
        return xpos in {"VB", "VBP"}
    if last.base == "do":
        return xpos in {"VB", "VBP"} and any(word.xpos == "RB" for word in words[-2:])
    if last.base == "have":
        return xpos in {"VBN", "VBD"}
    return last.base in {"be", "get"} and xpos in {"VBN", "VBG"}


def _described(words: list[_Word], tokens: Sequence[Token]) -> VerbGroup:
    verbs = [word for word in words if word.xpos not in {"RB", "TO"}]
    first, head = verbs[0], verbs[-1]
    bases = [word.base for word in verbs]
    participle = len(verbs) > 1 and head.xpos in {"VBN", "VBD"}
    ahead = bases[-2] if len(verbs) > 1 else ""
    return VerbGroup(
        words[0].at,
        words[-1].at + 1,
        head.at,
        _form(words[0], first),
        _tense(words[0], first),
        first.base if first.xpos == "MD" else None,
        tokens[first.at].lower == "cannot" or any(word.base in _NOT for word in words),
        perfect="have" in bases[:-1],
        progressive="be" in bases[:-1] and any(word.xpos == "VBG" for word in verbs[1:]),
        passive=participle and ahead in {"be", "get"},
    )


def _form(opening: _Word, first: _Word) -> VerbForm:
    if opening.xpos == "TO":
        return "infinitive"
    forms: dict[str, VerbForm] = {"VB": "base", "VBG": "ing", "VBN": "participle"}
    return forms.get(first.xpos, "finite")


def _tense(opening: _Word, first: _Word) -> Tense | None:
    if _form(opening, first) != "finite":
        return None
    if first.xpos == "MD":
        return "future" if first.base in {"will", "shall"} else None
    return "past" if first.xpos == "VBD" else "present"
