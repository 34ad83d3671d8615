"""A known institution or law with one word of its name wrong: “Council of Foreign Relations”, “Armed Service Committee”."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.grammar.lemmas import inflect
from copydesk.rule import BaseOptions, Check, Rule, each

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token


class Options(BaseOptions):
    """Which names are known, and what counts as a slip in one of their words.

    `names`: a table of names of three words and more, each with “only” where no other institution differs from it only in the last word.
    `links`: the small words within names, one for the other. `heads`: last words one for the other, where the table says “only”.
    `joining`: the one of `links` that behind another name only joins two of them (“State Department and Homeland Security”).
    `spelled`: other spellings of words in names. `stem`: so many letters at its start make a word another form of one.
    """

    names: str
    links: tuple[str, ...]
    heads: tuple[str, ...]
    joining: str
    spelled: dict[str, str]
    stem: int = 5


class Known(NamedTuple):
    """A name: as it is written, its words in small letters, and whether its last word is its own."""

    written: tuple[str, ...]
    words: tuple[str, ...]
    only: bool


class _Reader:
    """One rule of this kind, made ready: names by two words in a row, or by the first and the third."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.options: Options = rule.options
        rows = [
            (tuple(row[0].split(" ")), row[1] == "only") for row in tables.rows(rule.options.names, rule.home)
        ]
        known = [Known(name, tuple(word.lower() for word in name), only) for name, only in rows]
        self.right = frozenset(name.words for name in known)
        self.pairs: dict[tuple[str, str], list[Known]] = defaultdict(list)
        self.around: dict[tuple[str, str], list[Known]] = defaultdict(list)
        for name in known:
            self.pairs[name.words[0], name.words[1]].append(name)
            self.around[name.words[0], name.words[2]].append(name)
        self.firsts = frozenset(name.words[0] for name in known)

    def read(self, document: Document) -> Iterator[Finding]:
        """Find the names in which one word is another: the longest where one name is the end of another."""
        slips: dict[Token, tuple[Known, int]] = {}
        for wrong, name, slip in sorted(
            self.slips(document), key=lambda one: (len(one[1].words), one[1].words)
        ):
            slips[wrong] = name, slip
        for wrong, (name, slip) in slips.items():
            owning = wrong.text[-2:] if wrong.lower.endswith("'s") else ""
            yield self.rule.finding(
                document,
                wrong.span,
                suggestions=[name.written[slip] + owning],
                name=" ".join(name.written),
            )

    def slips(self, document: Document) -> Iterator[tuple[Token, Known, int]]:
        """The words that stand for others, each with the name that it stands in and its place there."""
        for first in self.firsts & document.places.keys():
            for sentence, index in document.places[first]:
                tokens = sentence.tokens
                if index + 2 >= len(tokens) or not tokens[index].text[0].isupper():
                    continue
                second, third = tokens[index + 1].lower, tokens[index + 2].lower
                for name in (*self.pairs.get((first, second), ()), *self.around.get((first, third), ())):
                    slip = self.slip(tokens[index : index + len(name.words)], name)
                    if slip is not None and not self.joins(tokens, index, index + slip):
                        yield tokens[index + slip], name, slip

    def joins(self, tokens: Sequence[Token], start: int, at: int) -> bool:
        """Whether the word at a place joins what stands before it, another name, to what follows."""
        return tokens[at].lower == self.options.joining and start > 0 and tokens[start - 1].text[0].isupper()

    def slip(self, tokens: Sequence[Token], name: Known) -> int | None:
        """Which word of what stands there is a slip, if that is all that is not as in the name."""
        size = len(name.words)
        if len(tokens) < size:
            return None
        words = [token.lower for token in tokens]
        words[-1] = words[-1].removesuffix("'s")
        wrong = [at for at in range(size) if words[at] != name.words[at]]
        if len(wrong) != 1 or tuple(words) in self.right:
            return None
        [at] = wrong
        capital = tokens[at].text[0].isupper() or words[at] in self.options.links
        last = at == size - 1
        if capital and tokens[at].kind == "word" and self.alike(words[at], name.words[at], last, name.only):
            return at
        return None

    def alike(self, word: str, right: str, last: bool, only: bool) -> bool:
        """Whether a word may stand by a slip for the right one."""
        options = self.options
        if word in options.links or right in options.links:
            return word in options.links and right in options.links
        if options.spelled.get(word) == right or options.spelled.get(right) == word or "-" in word:
            return False
        if last and word in options.heads and right in options.heads:
            return only
        if inflect(right, "NNS") == word:
            return not last
        if inflect(word, "NNS") == right:
            return True
        longer = word.startswith(right) and len(word) > len(right) + 1
        return word[: options.stem] == right[: options.stem] and not longer


CHECK = Check(Options, prepare=each(lambda rule: _Reader(rule).read))
