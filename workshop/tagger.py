"""Make lint/copydesk/data/tags.txt, the model of copydesk.grammar.tags, from UD English EWT (CC BY-SA 4.0).

    PYTHONPATH=lint python3 workshop/tagger.py TRAIN.conllu [--taught FILE] [--dev DEV.conllu] > lint/copydesk/data/tags.txt

The gold words are mapped to copydesk's tokens: clitics stand alone, as in UD; a token that covers several gold words (a
hyphenated compound that UD cuts) has the tag of their head, or JJ where it stands before the noun that it belongs to.

`--taught` names sentences that workshop/tag_teacher.py has tagged (it too learns from EWT alone); they give the
lexicon of tags the words that EWT has not, and the perceptron more contexts. Learnt are, besides the text as it stands,
some sentences in capitals and some in title case, for headlines.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.grammar.tags import FIXED, NAMED, UNKNOWN, Model, Piece, Setting, pieces
from copydesk.markup import Block
from copydesk.sentences import tokenise
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OPEN = (
    "NOUN|NN NOUN|NNS PROPN|NNP PROPN|NNPS ADJ|JJ ADJ|JJR ADJ|JJS ADV|RB VERB|VB VERB|VBD VERB|VBN VERB|VBG VERB|VBP "
    "VERB|VBZ ADJ|NNP NUM|CD X|FW INTJ|UH"
).split()
"""What a word that the lexicon does not know can be."""

KINDRED = {
    "NOUN|NN": ("ADJ|JJ", "VERB|VB", "VERB|VBP"),
    "NOUN|NNS": ("VERB|VBZ",),
    "VERB|VBZ": ("NOUN|NNS",),
    "VERB|VBD": ("VERB|VBN", "ADJ|JJ"),
    "VERB|VBN": ("VERB|VBD", "ADJ|JJ"),
    "VERB|VBG": ("NOUN|NN", "ADJ|JJ"),
    "VERB|VB": ("VERB|VBP", "NOUN|NN"),
    "VERB|VBP": ("VERB|VB", "NOUN|NN"),
    "ADJ|JJ": ("NOUN|NN", "ADV|RB"),
    "PROPN|NNP": ("ADJ|JJ",),
}
"""What a word that was seen a few times as one thing may also be."""

Row = list[str]
Sentence = tuple[list[Piece], list[str | None]]


def entries(path: Path, ids: str = "") -> Iterator[tuple[str, list[tuple[int, int, Row]], dict[str, Row]]]:
    """Each sentence of a treebank: its text, its words with their places, and its rows by number."""
    for entry in path.read_text(encoding="utf-8").split("\n\n"):
        lines = entry.strip().split("\n")
        notes = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
        if "text" not in notes or not notes.get("sent_id", "").startswith(ids):
            continue
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        rows = [row for row in rows if "." not in row[0]]
        by_number = {row[0]: row for row in rows if "-" not in row[0]}
        placed = places(notes["text"], rows, by_number)
        if placed:
            yield notes["text"], placed, by_number


def places(text: str, rows: list[Row], by_number: dict[str, Row]) -> list[tuple[int, int, Row]] | None:
    """Where each word stands; the words of a contraction one after the other."""
    words: list[tuple[int, int, Row]] = []
    inside: set[str] = set()
    last = 0
    for row in rows:
        if row[0] in inside:
            continue
        at = text.find(row[1], last)
        if at < 0 or at > last + 3:
            return None
        last = at + len(row[1])
        if "-" not in row[0]:
            words.append((at, last, row))
            continue
        first, final = map(int, row[0].split("-"))
        parts = [by_number[str(number)] for number in range(first, final + 1)]
        inside.update(part[0] for part in parts)
        if "".join(part[1] for part in parts) != row[1]:
            words.append((at, last, parts[0]))
            continue
        for part in parts:
            words.append((at, at + len(part[1]), part))
            at += len(part[1])
    return words


def label(row: Row) -> str:
    return f"{row[3]}|{row[4]}"


def merged(rows: list[Row]) -> str:
    """The tag of several gold words that are one token."""
    numbers = {row[0] for row in rows}
    parts = [row for row in rows if row[4] != "HYPH"] or rows
    head = next((part for part in parts if part[6] not in numbers), parts[-1])
    if all(part[4] in {"NNP", "NNPS"} for part in parts):
        return f"PROPN|{parts[-1][4]}"
    if all(part[4] == "CD" for part in parts):
        return "NUM|CD"
    if (
        len(rows) == 2
        and rows[1][4] in {"RB", "TO", "VBZ", "VBP"}
        and head[4] in {"MD", "VBP", "VB", "VBZ", "VBD", "PRP"}
    ):
        return label(rows[0])
    relation = head[7].split(":")[0]
    if relation in {"amod", "compound", "nmod"} and int(head[6]) > max(map(int, numbers)):
        return "ADJ|JJ"
    if (
        len(parts) > 1
        and head[4] in {"VBN", "VBG", "JJ"}
        and relation in {"amod", "acl", "root", "conj", "xcomp"}
    ):
        return "ADJ|JJ"
    return label(head)


def treebank(path: Path, ids: str = "") -> list[Sentence]:
    """A treebank in copydesk's pieces; a piece that is part of a gold word that is no word has no tag."""
    found = []
    for text, words, _ in entries(path, ids):
        tokens = tokenise(Block.verbatim("paragraph", text, Span(0, len(text))))
        parts, _ = pieces(tokens)
        tags: list[str | None] = []
        last = 0
        for part in parts:
            at = text.index(part.text, last)
            last = at + len(part.text)
            covered = [word for word in words if word[0] < last and at < word[1]]
            if not covered:
                tags.append(None)
            elif len(covered) > 1:
                tags.append(merged([word[2] for word in covered]))
            else:
                exact = covered[0][:2] == (at, last)
                tags.append(label(covered[0][2]) if exact or part.kind == "word" else None)
        found.append((parts, tags))
    return found


def lexicon(gold: list[Sentence], taught: list[Sentence], labels: list[str]) -> dict[str, tuple[str, ...]]:
    """Words and the tags that they can have, the commonest first."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    sure: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentences, into in ((gold, sure), (taught, counts)):
        for parts, tags in sentences:
            for part, tag in zip(parts, tags, strict=True):
                if part.kind in {"word", "quote"} and tag in labels:
                    into[part.lower][tag] += 1
    words = {}
    for word in set(sure) | set(counts):
        total, certain = counts[word].total(), sure[word].total()
        if total < 5 and certain < 4:
            continue
        mass: dict[str, float] = defaultdict(float)
        for tag, count in sure[word].items():
            if certain < 4 or count / certain >= 0.005:
                mass[tag] += count / certain * min(certain, 50) / 50
        for tag, count in counts[word].items():
            if count >= 3 and count / total >= 0.02:
                mass[tag] += count / total
        if not mass:
            continue
        common = max(mass, key=mass.__getitem__)
        if (total < 30 and certain < 20) or (common == "PROPN|NNP" and certain < 20):
            for tag in KINDRED.get(common, ()):
                mass.setdefault(tag, 0)
        words[word] = tuple(sorted(mass, key=mass.__getitem__, reverse=True)[:7])
    return words


def loud(sentence: Sentence) -> Sentence:
    return [part._replace(text=part.text.upper()) for part in sentence[0]], sentence[1]


def titled(sentence: Sentence) -> Sentence:
    return [
        part._replace(text=part.text[0].upper() + part.text[1:]) if len(part.text) > 3 else part
        for part in sentence[0]
    ], sentence[1]


class Learner:
    """The averaged perceptron; reads with copydesk's own Model and Setting, so that both see the same features."""

    def __init__(self, words: dict[str, tuple[str, ...]], labels: list[str]) -> None:
        self.head = " ".join(labels)
        letter = {name: chr(40 + index) for index, name in enumerate(labels)}
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(words):
            groups["".join(letter[tag] for tag in words[word])].append(word)
        lines = ["".join(letter[tag] for tag in OPEN if tag in letter) + "\t" + UNKNOWN]
        lines += [f"{letters}\t{' '.join(group)}" for letters, group in sorted(groups.items())]
        self.lexicon = "\n".join(lines)
        self.letter = letter
        self.model = Model(f"{self.head}\n\n{self.lexicon}\n\n")
        self.weights: dict[str, dict[str, float]] = {}
        self.sums: dict[tuple[str, str], float] = {}
        self.stamps: dict[tuple[str, str], int] = {}
        self.seen: Counter[str] = Counter()
        self.steps = 0

    def learn(self, sentences: list[Sentence], rounds: int) -> None:
        ready = [
            (Setting(self.model, parts), parts, [self.letter.get(tag or "") for tag in tags])
            for parts, tags in sentences
        ]
        order = random.Random(7)
        for number in range(rounds):
            begin, right, decided = time.time(), 0, 0
            order.shuffle(ready)
            for setting, parts, tags in ready:
                one = two = verb = "^"
                for index, part in enumerate(parts):
                    letter = setting.fixed[index]
                    if letter is None:
                        choices = self.model.choices(part, setting.classes[index])
                        letter = choices
                        if len(choices) > 1:
                            letter, good = self.decide(setting, index, choices, (one, two, verb), tags[index])
                            decided += 1
                            right += good
                    two, one, verb = one, letter, self.model.turns.get(letter, verb)
            print(
                f"round {number}: {right / decided:.4f} of {decided}, {time.time() - begin:.0f} s",
                file=sys.stderr,
            )

    def decide(
        self, setting: Setting, index: int, choices: str, past: tuple[str, str, str], gold: str | None
    ) -> tuple[str, bool]:
        scores = dict.fromkeys(choices, 0.0)
        features = setting.features(index, *past)
        for feature in features:
            row = self.weights.get(feature)
            if row:
                for letter in choices:
                    if letter in row:
                        scores[letter] += row[letter]
        guess = max(scores, key=scores.__getitem__)
        self.steps += 1
        if gold is None or guess == gold or gold not in scores:
            return guess, guess == gold
        for feature in features:
            row = self.weights.setdefault(feature, {})
            self.seen[feature] += 1
            for letter, change in ((gold, 1.0), (guess, -1.0)):
                key, weight = (feature, letter), row.get(letter, 0.0)
                self.sums[key] = self.sums.get(key, 0.0) + (self.steps - self.stamps.get(key, 0)) * weight
                self.stamps[key] = self.steps
                row[letter] = weight + change
        return guess, False

    def packed(self, scale: float, least: int, floor: float) -> str:
        """The model's text: weights averaged, those of rare features and small ones left out, in steps of 1 / scale."""
        halves: defaultdict[str, list[str]] = defaultdict(list)
        for feature, row in sorted(self.weights.items()):
            if self.seen[feature] < least:
                continue
            cells = ""
            for letter, weight in sorted(row.items()):
                key = (feature, letter)
                total = self.sums.get(key, 0.0) + (self.steps - self.stamps.get(key, 0)) * weight
                value = round(total / self.steps * scale)
                if abs(value) >= floor:
                    cells += letter + chr(80 + max(-47, min(46, value)))
            if cells:
                half, _, other = feature.partition("\t")
                halves[half] += [other, cells]
        lines = ["\t".join([half, *fields]) for half, fields in halves.items()]
        return f"{NOTICE}{self.head}\n\n{self.lexicon}\n\n" + "\n".join(lines) + "\n"


NOTICE = (
    "# Made by workshop/tagger.py from UD English EWT (Universal Dependencies, CC BY-SA 4.0; copyright the treebank's "
    "authors), so CC BY-SA 4.0: tags, words with their tags, weights\n"
)


def measured(model: Model, sentences: Iterable[Sentence]) -> str:
    total = upos = xpos = 0
    for parts, tags in sentences:
        for letter, tag in zip(model.read(parts), tags, strict=True):
            if tag is not None:
                total += 1
                upos += model.meant[letter].upos == tag.split("|")[0]
                xpos += model.meant[letter].xpos == tag.split("|")[1]
    return f"{total} tokens: UPOS {upos / total:.2%}, XPOS {xpos / total:.2%}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn the model of copydesk.grammar.tags.")
    parser.add_argument("train", type=Path)
    parser.add_argument("--taught", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--share", type=int, default=1, help="learn contexts from every so-many-th taught sentence"
    )
    parser.add_argument("--scale", type=float, default=4.0)
    parser.add_argument("--least", type=int, default=3)
    parser.add_argument("--floor", type=float, default=1)
    args = parser.parse_args()
    gold = treebank(args.train)
    taught: list[Sentence] = []
    if args.taught:
        with args.taught.open("rb") as file:
            taught = [([Piece(*part) for part in parts], tags) for parts, tags in pickle.load(file)]
    counts = Counter(tag for _, tags in gold for tag in tags if tag)
    fixed = {
        *FIXED.values(),
        "PUNCT|.",
        "PUNCT|HYPH",
        "SYM|SYM",
        "X|ADD",
        "NUM|CD",
        "ADJ|JJ",
        "NOUN|NNS",
        *NAMED,
    }
    labels = sorted({tag for tag, count in counts.items() if count >= 12} | fixed)
    print(f"{len(labels)} tags, {len(gold)} gold sentences, {len(taught)} taught", file=sys.stderr)
    learner = Learner(lexicon(gold, taught, labels), labels)
    sample = [*gold, *gold, *taught[:: args.share]] if taught else gold
    dice = random.Random(1)
    sample += [dice.choice((loud, titled))(sentence) for sentence in sample if dice.random() < 0.1]
    learner.learn(sample, args.rounds)
    text = learner.packed(args.scale, args.least, args.floor)
    print(text, end="")
    print(f"{len(text.encode()):,} bytes", file=sys.stderr)
    if args.dev:
        print(measured(Model(text), treebank(args.dev)), file=sys.stderr)


if __name__ == "__main__":
    main()
