"""Parts of speech: one tag for every token of a sentence, made when first asked for.

A word that has one part of speech in the lexicon of tags has that one; the others are decided from left to right by an
averaged perceptron, from the word, its ending, the classes of the words round it and the tags before it. The model was
made by workshop/tagger.py.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.grammar.lemmas import lemma
from copydesk.grammar.weights import EDGE, FULL, Weights
from copydesk.native import loops

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from copydesk.native.loops import Tagger
    from copydesk.sentences import Sentence, Token


class Tag(NamedTuple):
    """A part of speech: universal (`upos`: NOUN, VERB, AUX …) and Penn (`xpos`: NN, VBD, MD …).

    A word with a clitic has the tag of its host, and the clitic's Penn tag in `clitic`: POS for “Russia’s”, RB for
    “don’t”, VBZ for “it’s”; of any other word it is empty.
    """

    upos: str
    xpos: str
    clitic: str = ""


class Piece(NamedTuple):
    """What the model tags: a token, or the host or the clitic of one."""

    text: str
    lower: str
    kind: str
    spaced: bool


CLITIC = re.compile(r"(?:n't|'(?:s|ll|re|ve|d|m))$")
FIXED = {
    "“": "PUNCT|``", "„": "PUNCT|``", "‟": "PUNCT|``", "«": "PUNCT|``", "‹": "PUNCT|``", "‘": "PUNCT|``", "‚": "PUNCT|``",
    "”": "PUNCT|''", "»": "PUNCT|''", "›": "PUNCT|''",
    ",": "PUNCT|,", "、": "PUNCT|,", "،": "PUNCT|,",
    ":": "PUNCT|:", ";": "PUNCT|:", "–": "PUNCT|:", "—": "PUNCT|:", "―": "PUNCT|:", "--": "PUNCT|:", "؛": "PUNCT|:",
    "(": "PUNCT|-LRB-", "[": "PUNCT|-LRB-", "{": "PUNCT|-LRB-", ")": "PUNCT|-RRB-", "]": "PUNCT|-RRB-", "}": "PUNCT|-RRB-",
    "$": "SYM|$", "£": "SYM|$", "€": "SYM|$", "¥": "SYM|$", "%": "SYM|NN", "&": "CCONJ|CC",
}  # fmt: skip
"""Marks and signs that are always the same."""

_DEFAULT = {"mark": "PUNCT|.", "symbol": "SYM|SYM", "address": "X|ADD", "quote": "PUNCT|''"}
_ENDS = frozenset('.!?…:“‘"—') | {"..."}


def pieces(tokens: Sequence[Token]) -> tuple[list[Piece], list[int]]:
    """What of a sentence is tagged on its own, and the index of each token's first piece."""
    found: list[Piece] = []
    firsts = []
    for token in tokens:
        firsts.append(len(found))
        lower = token.lower
        if token.kind == "word" and "'" in lower:
            clitic = CLITIC.search(lower)
            if clitic and clitic.start():
                cut = clitic.start() - len(lower)
                found.append(Piece(token.text[:cut], lower[:cut], "word", token.spaced))
                found.append(Piece(token.text[cut:], lower[cut:], "word", False))
                continue
        found.append(Piece(token.text, lower, token.kind, token.spaced))
    return found, firsts


def plain(piece: Piece) -> str | None:
    """The tag of a piece that is no word, where its form says it."""
    if piece.kind == "word":
        return None
    if piece.kind == "number":
        last = piece.text[-1]
        if last in "dhtDHT":
            return "ADJ|JJ"
        return "NOUN|NNS" if last in "sS" and piece.text[-2:] not in {"’s", "'s"} else "NUM|CD"
    if piece.text == "-":
        return "PUNCT|:" if piece.spaced else "PUNCT|HYPH"
    if piece.text in FIXED:
        return FIXED[piece.text]
    if piece.text == '"':
        return "PUNCT|``" if piece.spaced else "PUNCT|''"
    return None if piece.text in {"’", "'"} else _DEFAULT[piece.kind]


class Model:
    """A lexicon of tags, and the weights that decide between them.

    `labels` are the tags, `letters` one character for each. `lexicon` maps words to their class: the letters of the tags
    that they can have, the commonest first.
    """

    def __init__(self, text: str) -> None:
        head, classes, self._weights = text.split("\n\n")
        self.labels = head.split("\n")[-1].split(" ")
        self.letters = [chr(40 + index) for index in range(len(self.labels))]
        self.lexicon: dict[str, str] = {}
        self._counts = dict.fromkeys(self.letters, 0)
        for line in classes.split("\n"):
            letters, words = line.split("\t")
            self.lexicon.update(dict.fromkeys(words.split(" "), letters))
            for letter in letters:
                self._counts[letter] += len(words)
        self.tags = [Tag(*label.split("|")) for label in self.labels]
        self.open = self.lexicon.pop(UNKNOWN)
        self.named = "".join(
            self.letters[self.labels.index(label)] for label in NAMED if label in self.labels
        )
        self.opening = frozenset(self.open)
        self.letter = dict(zip(self.labels, self.letters, strict=True))
        names = set(self.named) | {self.letter.get("ADJ|JJ", "")}
        self.names = frozenset(
            name for name in set(self.lexicon.values()) if name[0] in self.named and set(name) <= names
        )
        self.turns = {
            letter: turn
            for letter, label in zip(self.letters, self.labels, strict=True)
            if (turn := turned(letter, label))
        }
        self.meant = dict(zip(self.letters, self.tags, strict=True))

    @cached_property
    def weights(self) -> Weights:
        """The weights, for `read`."""
        return Weights(self._weights, sorted(self.letters, key=self._counts.__getitem__, reverse=True))

    @cached_property
    def tagger(self) -> Tagger:
        """What reads as `read` does, in C; where there are loops."""
        letter, meant = self.letter, self.tags

        def plainly(text: str, lower: str, kind: str, spaced: bool) -> str | None:
            label = plain(Piece(text, lower, kind, spaced))
            return None if label is None else letter[label]

        def with_clitic(host: int, clitic: int) -> Tag:
            return meant[host]._replace(clitic=meant[clitic].xpos)

        return loops.Tagger(
            weights=self._weights,
            first=self.letters[0],
            meant=tuple(meant),
            lexicon=self.lexicon,
            names=self.names,
            opening=self.open,
            named=self.named,
            turns="".join(self.turns.get(name, " ") for name in self.letters),
            possessive=letter.get("PART|POS", self.letters[0]),
            ends=_ENDS,
            plain=plainly,
            clitic=with_clitic,
        )

    def choices(self, piece: Piece, name: str) -> str:
        """The tags that a word of a class can have, a capital adding those of names."""
        if name == UNKNOWN or (name in self.names and piece.text.islower()):
            return self.open
        if not piece.text[0].isupper() or self.opening.isdisjoint(name):
            return name
        return name + "".join(letter for letter in self.named if letter not in name)

    def widest(self, name: str) -> set[str]:
        """The tags, universal and Penn, that a word of a class can have, however it is written."""
        letters = self.choices(Piece("A", "a", "word", True), name)
        if name in self.names:
            letters += self.open
        return {part for letter in letters for part in self.meant[letter][:2]}

    def read(self, found: Sequence[Piece]) -> list[str]:
        """The letter of each piece's tag."""
        setting = Setting(self, found)
        chosen: list[str] = []
        lanes, scored = self.weights.lanes, self.weights.scores
        one = two = verb = EDGE
        for index, piece in enumerate(found):
            letter = setting.fixed[index]
            if letter is None:
                choices = self.choices(piece, setting.classes[index])
                letter = choices
                if len(choices) > 1:
                    scores = scored(setting, index, one, two, verb)
                    best = -1
                    for choice in choices:
                        score = scores >> lanes[choice] & FULL
                        if score > best:
                            best, letter = score, choice
            chosen.append(letter)
            two, one, verb = one, letter, self.turns.get(letter, verb)
        return chosen


UNKNOWN = "!"
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLAUSE = frozenset(
    {"PUNCT|.", "PUNCT|:", "PUNCT|``", "PUNCT|''", "CCONJ|CC", "SCONJ|IN", "PRON|WDT", "PRON|WP", "ADV|WRB"}
)
"""Tags that a new clause begins with."""


def turned(letter: str, label: str) -> str:
    """What a tag says of the clause: which finite verb it has, or that it is a new one; empty if neither."""
    if label in CLAUSE:
        return EDGE
    return letter if label.partition("|")[2] in FINITE else ""


NAMED = ("PROPN|NNP", "PROPN|NNPS", "ADJ|NNP")


class Setting:
    """A sentence as the features see it: words, classes and shapes, with edges."""

    def __init__(self, model: Model, found: Sequence[Piece]) -> None:
        self.fixed: list[str | None] = []
        self.words = ["0" if piece.kind == "number" else piece.lower for piece in found]
        self.classes: list[str] = []
        self.shapes: list[str] = []
        lexicon, letter = model.lexicon, model.letter
        opening = True
        last = ""
        for piece, word in zip(found, self.words, strict=True):
            if piece.kind != "word":
                label = plain(piece)
            else:
                label = "PART|POS" if last == "number" and word == "'s" else None
            last = piece.kind
            tag = None if label is None else letter[label]
            self.fixed.append(tag)
            self.classes.append(tag or lexicon.get(word, UNKNOWN))
            if last == "word":
                self.shapes.append(shape(piece.text, opening))
                opening = False
            else:
                self.shapes.append("m")
                opening = opening or piece.text in _ENDS
        self.words += ["$", "$"]
        self.classes += ["$", "$"]
        self.shapes += ["$", "$"]
        forms = [look[0] for look in self.shapes]
        capitals, smalls = forms.count("C") + forms.count("U"), forms.count("l")
        self.loud = "!" if capitals > 2 * smalls else ""

    def features(self, index: int, one: str, two: str, verb: str) -> tuple[str, ...]:
        """What is seen at a piece: `one` and `two` are the tags before it, `verb` that of the clause's finite verb.

        Each feature is two halves with a tab between them; Weights.scores looks up the same.
        """
        words, classes, shapes = self.words, self.classes, self.shapes
        word, kin = words[index], classes[index]
        before, beyond = (words[index - 1] if index else EDGE), words[index + 1]
        next_kin = classes[index + 1]
        look = shapes[index] + self.loud
        last = shapes[index - 1] if index else EDGE
        return (
            f"w\t{word}",
            f"x{word}\t{one}",
            f"y{word}\t{beyond}",
            f"z{word}\t{before}",
            f"1\t{word[-1:]}{look}",
            f"2\t{word[-2:]}",
            f"3\t{word[-3:]}",
            f"4\t{word[-4:]}",
            f"5{word[-3:]}\t{one}",
            f"p\t{word[:2]}",
            f"s\t{look}{last}{shapes[index + 1]}",
            f"S\t{look}{kin}",
            f"k\t{kin}",
            f"l{kin}\t{one}",
            f"m{kin}\t{two}{one}",
            f"a{kin}\t{before}",
            f"b{kin}\t{beyond}",
            f"A{kin}\t{words[index - 2] if index > 1 else EDGE}",
            f"B{kin}\t{words[index + 2]}",
            f"c{kin}\t{next_kin}",
            f"d{kin}\t{next_kin} {classes[index + 2]}",
            f"e{kin}\t{one}{next_kin}",
            f"f{one}\t{next_kin}",
            f"g{one}\t{two}",
            f"h{one}\t{beyond}",
            f"i\t{look}{before}",
            f"j\t{look}{beyond}",
            f"v{kin}\t{verb}",
            f"V{kin}\t{verb}{one}",
            f"u{word[-2:]}\t{verb}{next_kin}",
        )


def shape(text: str, opening: bool) -> str:
    """The look of a word: capitals, figures, hyphens; whether it stands where any word has a capital."""
    look = "l"
    if text[0].isupper():
        look = "U" if len(text) > 1 and text.isupper() else "C"
    if not text.isalpha():
        look += "d" if any(map(str.isdigit, text)) else "-" if "-" in text[1:-1] else ".'"
    return look + "0" if opening else look


@cache
def model() -> Model:
    """The model that travels with copydesk, read when first needed."""
    return Model(tables.data_file("tags.txt").read_text(encoding="utf-8"))


@cache
def _tag(letter: str, clitic: str) -> Tag:
    meant = model().meant
    return meant[letter]._replace(clitic=meant[clitic].xpos)


@cache
def _widest(name: str) -> set[str]:
    return model().widest(name)


class Candidates:
    """The words that could have one of some tags, universal or Penn, in some sentence: no sentence is read to know it."""

    def __init__(self, tags: Iterable[str]) -> None:
        self._tags = frozenset(tags)
        self._lexicon: Mapping[str, str] | None = None
        self._classes: frozenset[str] = frozenset()

    def __contains__(self, lower: str) -> bool:
        """Whether a token that reads so in small letters could; of one that is no plain word nothing is ruled out."""
        if self._lexicon is None:
            reader = model()
            self._lexicon = reader.lexicon
            self._classes = frozenset(
                name for name in set(self._lexicon.values()) if not self._tags.isdisjoint(_widest(name))
            )
        name = self._lexicon.get(lower)
        return name is None or name in self._classes or not lower.isalpha()


def tag(tokens: Sequence[Token]) -> tuple[Tag, ...]:
    """The tags of a sentence's tokens, one each."""
    return model().tagger.tag(tuple(tokens)) if loops else tag_plainly(tokens)


def tag_plainly(tokens: Sequence[Token]) -> tuple[Tag, ...]:
    """The same without the loops in C."""
    found, firsts = pieces(tokens)
    reader = model()
    letters = reader.read(found)
    if len(found) == len(tokens):
        return tuple([reader.meant[letter] for letter in letters])
    firsts.append(len(found))
    return tuple(
        [
            reader.meant[letters[at]] if after == at + 1 else _tag(letters[at], letters[at + 1])
            for at, after in pairwise(firsts)
        ]
    )


def bare(lower: str, tag: Tag) -> str:
    """A word in small letters without its clitic."""
    clitic = CLITIC.search(lower) if tag.clitic else None
    return lower[: clitic.start()] if clitic else lower


class Tags:
    """The tags of an article's sentences, each sentence tagged when first asked for."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Tag, ...]] = {}
        self._bases: dict[int, tuple[str, ...]] = {}

    def __getitem__(self, sentence: Sentence) -> tuple[Tag, ...]:
        """The tags of a sentence's tokens, one each."""
        found = self._known.get(sentence.number)
        if found is None:
            found = self._known[sentence.number] = tag(sentence.tokens)
        return found

    def lemmas(self, sentence: Sentence) -> tuple[str, ...]:
        """The base forms of a sentence's tokens, clitics left out: “Russia’s” is “russia”, “don’t” is “do”."""
        found = self._bases.get(sentence.number)
        if found is None:
            pairs = zip(sentence.tokens, self[sentence], strict=True)
            found = tuple([lemma(bare(token.lower, tag), tag.xpos) for token, tag in pairs])
            self._bases[sentence.number] = found
        return found
