"""Tag news sentences for workshop/tagger.py with a larger model, which learns from UD English EWT alone.

    PYTHONPATH=lint python3 workshop/tag_teacher.py TRAIN.conllu ARTICLES.jsonl OUT.pickle [--dev DEV.conllu]

Needs gensim, jax and optax. Word vectors (skip-gram, window 1) are counted over the articles; three residual convolutions
over them and over the words' letters are trained on the treebank; then every STEP-th article is tagged. Of the articles
only words, their vectors and tags are kept, in OUT, which is no part of the project.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from gensim.models import Word2Vec
from tagger import Sentence, treebank

from copydesk.document import Article, Document
from copydesk.grammar.tags import Piece, pieces, shape

if TYPE_CHECKING:
    from collections.abc import Iterator

STEP = 11
TOKENS = 3_000_000
HASHED, LONGEST, WIDTH, ROUNDS, BATCH = 4096, 64, 192, 7, 32
ENDINGS = 6

Params = dict[str, Any]


def news(path: Path, step: int) -> Iterator[list[Piece]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % step == 0:
                text = json.loads(line)["text"]
                for sentence in Document(Article("article.txt", text)).sentences:
                    yield pieces(sentence.tokens)[0]


class Words:
    """Words as numbers: 0 is nothing, 1 an unknown word, 2 a figure."""

    def __init__(self, articles: Path) -> None:
        plain = [
            ["0" if part.kind == "number" else part.lower for part in parts] for parts in news(articles, 1)
        ]
        vectors = Word2Vec(
            plain, vector_size=80, window=1, min_count=20, workers=2, sg=1, negative=6, epochs=2, sample=1e-4
        ).wv
        self.numbers = {word: number + 3 for number, word in enumerate(vectors.index_to_key)}
        self.table = 2 * np.concatenate([np.zeros((3, 80), np.float32), vectors.get_normed_vectors()])
        self.shapes: dict[str, int] = {}

    def read(self, parts: list[Piece]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        words = np.array(
            [2 if part.kind == "number" else self.numbers.get(part.lower, 1) for part in parts], np.int32
        )
        letters = np.array([self.letters(part.lower) for part in parts], np.int32)
        looks = [
            shape(part.text, index == 0) if part.kind == "word" else part.kind
            for index, part in enumerate(parts)
        ]
        capitals = sum(look[0] in "CU" for look in looks) > 2 * sum(look[0] == "l" for look in looks)
        numbers = [self.shapes.setdefault(f"{look}{capitals}", len(self.shapes) + 1) for look in looks]
        return words, letters, np.minimum(np.array(numbers, np.int32), 63)

    @staticmethod
    def letters(word: str) -> list[int]:
        ends = [
            "1" + word[-1:],
            "2" + word[-2:],
            "3" + word[-3:],
            "4" + word[-4:],
            "p" + word[:2],
            "q" + word[:3],
        ]
        return [zlib.crc32(end.encode()) % (HASHED - 1) + 1 for end in ends]


def pack(rows: list[tuple[np.ndarray, ...]]) -> list[np.ndarray]:
    """Sentences of much the same length as arrays, padded to 16, 32 or 64."""
    longest = max(len(row[0]) for row in rows)
    width = next(size for size in (16, 32, LONGEST) if longest <= size)
    packed = []
    for column in range(len(rows[0])):
        shape_of = (len(rows), width, *rows[0][column].shape[1:])
        array = np.zeros(shape_of, np.int32)
        for place, row in enumerate(rows):
            array[place, : len(row[0])] = row[column]
        packed.append(array)
    return packed


def begin(table: np.ndarray, labels: int) -> Params:
    keys = iter(jax.random.split(jax.random.PRNGKey(1), 12))

    def some(*size: int) -> jax.Array:
        return jax.random.normal(next(keys), size) / np.sqrt(np.prod(size[:-1]))

    inside = table.shape[1] + ENDINGS * 24 + 16
    return {
        "words": jnp.array(table),
        "letters": jax.random.normal(next(keys), (HASHED, 24)) * 0.3,
        "shapes": jax.random.normal(next(keys), (64, 16)) * 0.3,
        "first": some(3, inside, WIDTH),
        "deeper": [some(3, WIDTH, WIDTH) for _ in range(3)],
        "out": some(WIDTH + inside, labels),
        "bias": jnp.zeros(labels),
    }


def convolve(x: jax.Array, kernel: jax.Array) -> jax.Array:
    return jax.lax.conv_general_dilated(x, kernel, (1,), "SAME", dimension_numbers=("NHC", "HIO", "NHC"))


def forward(
    p: Params, words: jax.Array, letters: jax.Array, shapes: jax.Array, key: jax.Array | None = None
) -> jax.Array:
    there = (words > 0)[..., None]

    def thin(x: jax.Array, keep: float, number: int) -> jax.Array:
        if key is None:
            return x
        return x * jax.random.bernoulli(jax.random.fold_in(key, number), keep, x.shape) / keep

    known = words
    if key is not None:
        forget = jax.random.bernoulli(jax.random.fold_in(key, 9), 0.07, words.shape) & (words > 2)
        known = jnp.where(forget, 1, words)
    seen = jnp.concatenate(
        [p["words"][known], p["letters"][letters].reshape(*words.shape, -1), p["shapes"][shapes]], -1
    )
    seen = thin(seen * there, 0.75, 0)
    x = jax.nn.gelu(convolve(seen, p["first"])) * there
    for number, kernel in enumerate(p["deeper"]):
        x = x + jax.nn.gelu(convolve(thin(x, 0.7, number + 1), kernel)) * there
    return thin(jnp.concatenate([x, seen], -1), 0.6, 5) @ p["out"] + p["bias"]


def train(p: Params, rows: list[tuple[np.ndarray, ...]]) -> Params:
    optimiser = optax.adam(optax.cosine_decay_schedule(2e-3, ROUNDS * len(rows) // BATCH))
    state = optimiser.init(p)

    def loss(p: Params, words: Any, letters: Any, shapes: Any, gold: Any, key: Any) -> jax.Array:
        scores = forward(p, words, letters, shapes, key)
        each = optax.softmax_cross_entropy_with_integer_labels(scores, gold)
        return (each * (gold > 0)).sum() / (gold > 0).sum()

    @jax.jit
    def step(p: Params, state: Any, batch: list[np.ndarray], key: jax.Array) -> tuple[Params, Any]:
        change, state = optimiser.update(jax.grad(loss)(p, *batch, key), state)
        return optax.apply_updates(p, change), state

    key, order = jax.random.PRNGKey(0), random.Random(0)
    for _ in range(ROUNDS):
        rows.sort(key=lambda row: len(row[0]) + 4 * order.random())
        batches = [rows[at : at + BATCH] for at in range(0, len(rows) - BATCH + 1, BATCH)]
        order.shuffle(batches)
        for batch in batches:
            key, now = jax.random.split(key)
            p, state = step(p, state, pack(batch), now)
    return p


def tagged(p: Params, words: Words, labels: list[str], sentences: list[list[Piece]]) -> list[Sentence]:
    guess = jax.jit(lambda *batch: jnp.argmax(forward(p, *batch)[..., 1:], -1))
    found: list[Sentence] = []
    ordered = sorted(sentences, key=len)  # stable: `scored` sorts gold sentences the same way
    for at in range(0, len(ordered), 256):
        some = ordered[at : at + 256]
        rows = [words.read(parts) for parts in some]
        for parts, row in zip(
            some, np.asarray(guess(*pack(rows + rows[-1:] * (256 - len(rows))))), strict=False
        ):
            found.append((parts, [labels[number] for number in row[: len(parts)]]))
    return found


def short(path: Path) -> list[Sentence]:
    """A treebank's sentences that are not too long, the shortest first."""
    return sorted((pair for pair in treebank(path) if len(pair[0]) <= LONGEST), key=lambda pair: len(pair[0]))


def scored(found: list[Sentence], gold: list[Sentence]) -> str:
    pairs = [
        pair
        for (_, mine), (_, right) in zip(found, gold, strict=True)
        for pair in zip(mine, right, strict=True)
        if pair[1]
    ]
    upos, xpos = (sum(a.split("|")[n] == b.split("|")[n] for a, b in pairs) / len(pairs) for n in (0, 1))
    return f"{len(pairs)} tokens: UPOS {upos:.2%}, XPOS {xpos:.2%}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Tag news for the lexicon of tags.")
    parser.add_argument("train", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dev", type=Path)
    args = parser.parse_args()
    words = Words(args.articles)
    gold = [(parts[:LONGEST], tags[:LONGEST]) for parts, tags in treebank(args.train)]
    labels = sorted({tag for _, tags in gold for tag in tags if tag})
    number = {label: index + 1 for index, label in enumerate(labels)}
    rows = [
        (*words.read(parts), np.array([number.get(tag or "", 0) for tag in tags], np.int32))
        for parts, tags in gold
    ]
    p = train(begin(words.table, len(labels) + 1), rows)
    if args.dev:
        print(scored(tagged(p, words, labels, [parts for parts, _ in short(args.dev)]), short(args.dev)))
    sentences: list[list[Piece]] = []
    count = 0
    for parts in news(args.articles, STEP):
        if 4 <= len(parts) <= LONGEST:
            sentences.append(parts)
            count += len(parts)
            if count > TOKENS:
                break
    with args.out.open("wb") as file:
        pickle.dump(
            [([tuple(part) for part in parts], tags) for parts, tags in tagged(p, words, labels, sentences)],
            file,
        )


if __name__ == "__main__":
    main()
