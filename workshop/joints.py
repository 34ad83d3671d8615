"""Make data/joints.bin: how the words round a verb of speech fit together.

    python workshop/joints.py NEWS.jsonl lint/copydesk/data

Needs numpy, scipy and scikit-learn. Two fifths of the articles of NEWS.jsonl (a news article a line: `id`, `text`) are read. Beside each
sentence as it was published stand some that were broken: the verb moved by up to five words, a neighbour moved over it, its speaker or
hearer deleted, another verb in its place, a preposition before the hearer. A logistic regression tells the two apart by what
`quoting/joints.py` sees of them, and its weights are written in sixteenths.
"""

from __future__ import annotations

import json
import random
import sys
from itertools import accumulate, chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from copydesk.document import Article, Document
from copydesk.grammar import tags
from copydesk.quoting import joints
from copydesk.quoting.parts import verbs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from copydesk.quoting.speech import Speech
    from copydesk.tokens import Token

HEAD = (
    "# How the words round verbs of speech fit together: weights in sixteenths, made by workshop/joints.py from "
    "12,041 news articles (weights only). MIT.\n"
)
PREPOSITIONS = ("to", "to", "that", "about", "of", "at")
NO_VERBS = frozenset(["NN", "NNS", "JJ"])
Broken = tuple[list["Token"], int]


def moved(tokens: list[Token], place: int, to: int) -> list[Token]:
    """The tokens with one of them elsewhere."""
    rest = tokens[:place] + tokens[place + 1 :]
    return [*rest[:to], tokens[place], *rest[to:]]


def orders(tokens: list[Token], cue: int) -> Iterator[Broken]:
    """The sentence with the verb or a neighbour of it out of place; with where the verb is then."""
    words = [token.kind == "word" for token in tokens]
    for step in (1, 2, 3, 4, 5):
        if all(words[cue + 1 : cue + step + 1]) and cue + step < len(tokens):
            yield moved(tokens, cue, cue + step), cue + step
        if step < 5 and cue >= step and all(words[cue - step : cue]):
            yield moved(tokens, cue, cue - step), cue - step
    if cue > 1 and words[cue - 1] and words[cue - 2]:
        yield moved(tokens, cue - 2, cue - 1), cue
        if all(words[cue + 1 : cue + 3]) and cue + 2 < len(tokens):
            yield moved(tokens, cue - 1, cue + 1), cue - 1
    if cue + 2 < len(tokens) and all(words[cue + 1 : cue + 3]):
        yield moved(tokens, cue + 1, cue + 2), cue


def others(
    speech: Speech, tokens: list[Token], cue: int, start: int, rng: Random, used: list[str]
) -> Iterator[Broken]:
    """The sentence without its speaker or hearer, with another verb, with a preposition too many or too few."""
    head = speech.subject(start + cue, start) - start
    after = speech.speaker(start + cue + 1, start + len(tokens)) if cue + 1 < len(tokens) else None
    if 0 <= head < cue:
        yield tokens[:head] + tokens[cue:], head
    elif after and cue and (tokens[cue - 1].kind == "quote" or tokens[cue - 1].text == ","):
        yield tokens[: cue + 1] + tokens[after.end - start :], cue
    form = verbs()[tokens[cue].lower]
    other = rng.choice(used)
    if verbs()[other].tense == form.tense and other != tokens[cue].lower:
        yield [*tokens[:cue], tokens[cue]._replace(text=other, lower=other), *tokens[cue + 1 :]], cue
    if cue + 1 < len(tokens) and tokens[cue + 1].lower == "to":
        yield tokens[: cue + 1] + tokens[cue + 2 :], cue
    elif after:
        word = rng.choice(PREPOSITIONS)
        yield [*tokens[: cue + 1], tokens[cue]._replace(text=word, lower=word), *tokens[cue + 1 :]], cue
        if form.takes != "say":
            yield tokens[: cue + 1] + tokens[after.end - start :], cue


def seen(tokens: list[Token], cue: int, document: Document) -> list[int]:
    """The buckets of what is seen of a verb."""
    symbols = joints.row(tokens, tags.tag(tuple(tokens)), document.quoted)
    at = next(number for number, symbol in enumerate(symbols) if symbol.end > cue)
    return [joints.hashed(feature) for feature in joints.features(symbols, at, tokens[cue].lower)]


def cases(document: Document, rng: Random, used: list[str]) -> Iterator[tuple[list[int], bool]]:
    """What is seen of each verb of speech, and of the same sentence broken."""
    for sentence in document.sentences:
        tokens = list(sentence.tokens)
        for cue, token in enumerate(tokens):
            form = verbs().get(token.lower)
            if form is None or form.tense not in ("past", "present") or not token.text.islower():
                continue
            if document.quoted(token.start) or document.tags[sentence][cue].xpos in NO_VERBS:
                continue
            yield seen(tokens, cue, document), False
            used.append(token.lower)
            start = document.speech.at(sentence.span.start)
            broken = list(orders(tokens, cue))
            broken = rng.sample(broken, min(2, len(broken)))
            broken += others(document.speech, tokens, cue, start, rng, used)
            if rng.random() < 0.6:
                yield from ((seen(*one, document), True) for one in broken)


def main() -> None:
    """Write the weights and print what the model's start is."""
    news, folder = map(Path, sys.argv[1:])
    rng = random.Random(7)
    listed: list[tuple[list[int], bool]] = []
    used: list[str] = []
    for number, line in enumerate(news.open(encoding="utf-8")):
        if number % 5 < 2:
            article = json.loads(line)
            listed += cases(Document(Article(article["id"] + ".txt", article["text"])), rng, used)
    across = np.fromiter(chain.from_iterable(row for row, _ in listed), int)
    down = [0, *accumulate(len(row) for row, _ in listed)]
    rows = csr_matrix((np.ones(len(across), np.float32), across, down), shape=(len(listed), joints.BUCKETS))
    model = LogisticRegression(C=0.3, max_iter=60, tol=1e-3).fit(rows, [broken for _, broken in listed])
    weights = np.clip(np.round(model.coef_[0] * 16), -127, 127) + 128
    (folder / "joints.bin").write_bytes(HEAD.encode() + weights.astype(np.uint8).tobytes())
    print(model.intercept_[0])


if __name__ == "__main__":
    main()
