"""The news corpus with the parts of speech that copydesk gives it, as arrays of numbers, for counting.

    PYTHONPATH=lint python workshop/tagged_news.py ARTICLES.jsonl OUT     writes OUT.npz, OUT.json

Sentences are set apart by three zeros. Needs numpy; takes half an hour for 28 M words. ARTICLES are the six sevenths of the
news whose sha1(id) % 7 is not 0.
"""

from __future__ import annotations

import array
import json
import sys
from pathlib import Path

import numpy as np

from copydesk.document import Article, Document

ENDS = {".", "!", "?", '"', "”", "'"}


def main(source: str, out: str) -> None:
    vocab, tags = {"¶": 0}, {"¶": 0}
    words, marks, quoted = array.array("I"), array.array("B"), array.array("B")
    with Path(source).open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            document = Document(Article(article["id"] + ".txt", article["text"]))
            for sentence in document.sentences:
                for token, tag in zip(sentence.tokens, document.tags[sentence], strict=True):
                    words.append(vocab.setdefault(token.text, len(vocab)))
                    name = f"{tag.xpos}+{tag.clitic}" if tag.clitic else tag.xpos
                    marks.append(tags.setdefault(name, len(tags)))
                    quoted.append(document.quoted(token.start))
                for column in (words, marks, quoted):
                    column.extend([0, 0, 0])
    np.savez(out, words=np.array(words), tags=np.array(marks), quoted=np.array(quoted, dtype=bool))
    with Path(out + ".json").open("w", encoding="utf-8") as file:
        json.dump([list(vocab), list(tags)], file)


class TaggedNews:
    """The corpus in memory: `lower` are numbers of words in small letters, `tags` of tags, `small` who is in small letters.

    `whole` marks the words of sentences of six words and more that end with a mark: no headlines.
    """

    def __init__(self, path: str) -> None:
        with np.load(path + ".npz") as arrays:
            cased, self.tags, self.quoted = arrays["words"], arrays["tags"], arrays["quoted"]
        with Path(path + ".json").open(encoding="utf-8") as file:
            vocab, self.tag_names = json.load(file)
        number: dict[str, int] = {}
        fold = [number.setdefault(word.lower().replace("’", "'"), len(number)) for word in vocab]
        self.vocab, self.cased = vocab, cased
        self.lower = np.array(fold, dtype=np.int64)[cased]
        self.small = np.array([word.islower() for word in vocab])[cased]
        self.capital = np.array([word[:1].isupper() for word in vocab])[cased]
        self.words, self.number = list(number), number
        self.counts = np.bincount(self.lower, minlength=len(number))
        self.whole = self._whole()

    def _whole(self) -> np.ndarray:
        word = np.concatenate([[False], self.lower != 0, [False]])
        starts = np.flatnonzero(word[1:] & ~word[:-1])
        ends = np.flatnonzero(word[:-1] & ~word[1:]) - 1
        good = self.among(ENDS)[self.lower[ends]] & (ends - starts >= 5)
        change = np.zeros(len(self.lower) + 1, dtype=np.int32)
        np.add.at(change, starts[good], 1)
        np.add.at(change, ends[good] + 1, -1)
        return np.cumsum(change)[:-1] > 0

    def among(self, words: set[str]) -> np.ndarray:
        """Of each word of the vocabulary, whether it is one of these."""
        return np.array([word in words for word in self.words])

    def tagged(self, *names: str) -> np.ndarray:
        """Of each place, whether its tag is one of these, whatever clitic is joined to it."""
        return np.array([name.split("+")[0] in names for name in self.tag_names])[self.tags]

    def share(self, *names: str) -> np.ndarray:
        """Of each word, how much of it has one of these tags."""
        had = np.bincount(self.lower[self.tagged(*names)], minlength=len(self.words))
        return had / np.maximum(self.counts, 1)

    def count(self, places: np.ndarray) -> np.ndarray:
        """How often each word stands at these places."""
        return np.bincount(self.lower[places], minlength=len(self.words))

    def behind(self, before: np.ndarray, where: np.ndarray) -> np.ndarray:
        """How often each word stands right behind one of the words `before`, at the places `where`."""
        place = np.flatnonzero(before[self.lower[:-1]] & where[1:]) + 1
        return np.bincount(self.lower[place], minlength=len(self.words))


if __name__ == "__main__":
    main(*sys.argv[1:3])
