"""The news corpus as one array of token numbers, for counting.

    python workshop/news.py ARTICLES.jsonl OUT     reads `text` of each article, writes OUT.npy, OUT.vocab.json

Tokens are copydesk's own, in the case they are written in; a line end is token 0, an article's end two of them.
Needs numpy. ARTICLES are the six sevenths of the news whose sha1(id) % 7 is not 0.
"""

from __future__ import annotations

import array
import json
import sys
from pathlib import Path

import numpy as np

from copydesk.document import Article, Document


def main(source: str, out: str) -> None:
    vocab = {"\n": 0}
    numbers = array.array("i")
    with Path(source).open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            document = Document(Article(article["id"] + ".txt", article["text"]))
            for sentence in document.sentences:
                for token in sentence.tokens:
                    numbers.append(vocab.setdefault(token.text.replace("’", "'"), len(vocab)))
                numbers.append(0)
            numbers.append(0)
    np.save(out + ".npy", np.frombuffer(numbers, dtype=np.int32))
    with Path(out + ".vocab.json").open("w", encoding="utf-8") as file:
        json.dump(list(vocab), file)


class News:
    """The corpus in memory: `lower` holds each token's number in `words` (lower case)."""

    def __init__(self, path: str) -> None:
        cased = np.load(path + ".npy")
        with Path(path + ".vocab.json").open(encoding="utf-8") as file:
            self.vocab = json.load(file)
        number: dict[str, int] = {}
        fold = np.array([number.setdefault(word.lower(), len(number)) for word in self.vocab], dtype=np.int32)
        self.cased = cased
        self.lower = fold[cased]
        self.words = list(number)
        self.number = number
        self.counts = np.bincount(self.lower, minlength=len(number))
        self.total = int((cased != 0).sum())

    def has(self, words: object) -> np.ndarray:
        """Whether each word of the vocabulary (lower case) is one of `words`."""
        table = np.zeros(len(self.words), dtype=bool)
        for word in words:
            if word in self.number:
                table[self.number[word]] = True
        return table

    def show(self, place: int, width: int = 8) -> str:
        """The words round a place."""
        return " ".join(
            self.vocab[n].replace("\n", "¶") for n in self.cased[max(0, place - width) : place + width + 1]
        )


if __name__ == "__main__":
    main(*sys.argv[1:3])
