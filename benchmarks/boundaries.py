"""Sentence boundaries against the gold sentences of a UD treebank, next to pysbd and syntok where they are installed.

    python3 benchmarks/boundaries.py TREEBANK.conllu [--ids PREFIX] [--group N] [--misses]

A gold sentence is one `# text`. Sentences are joined to paragraphs: those of one `# newpar`, or, in a treebank whose
sentences are not consecutive (PUD), each N in the order of the file (`--group`), with a space between (none after
SpaceAfter=No). Counted are the boundaries inside paragraphs, as offsets at which a sentence ends; a paragraph's own end
is given and not counted. `--ids` keeps sentences whose id begins so (PUD: n is news, w is Wikipedia).
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from copydesk.document import Article, Document

NEW = re.compile("# new(par|doc)")
Splitter = Callable[[str], set[int]]


def paragraphs(path: Path, ids: str, group: int) -> Iterator[tuple[str, set[int]]]:
    """Each paragraph's text and the offsets at which its sentences end, the last one left out."""
    sentences: list[tuple[str, str]] = []
    for entry in path.read_text(encoding="utf-8").split("\n\n"):
        lines = entry.strip().split("\n")
        notes = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
        if not notes.get("sent_id", "").startswith(ids) or "text" not in notes:
            continue
        if sentences and (len(sentences) == group if group else any(map(NEW.match, lines))):
            yield joined(sentences)
            sentences = []
        sentences.append((notes["text"].strip(), "" if "SpaceAfter=No" in lines[-1] and not group else " "))
    if sentences:
        yield joined(sentences)


def joined(sentences: list[tuple[str, str]]) -> tuple[str, set[int]]:
    text, ends = "", set()
    for sentence, space in sentences:
        text += sentence
        ends.add(len(text))
        text += space
    text = text.rstrip()
    return text, ends - {len(text)}


def ours(text: str) -> set[int]:
    return {sentence.span.end for sentence in Document(Article("paragraph.txt", text)).sentences}


def splitters() -> dict[str, Splitter]:
    found: dict[str, Splitter] = {"copydesk": ours}
    try:
        import pysbd

        segmenter = pysbd.Segmenter(language="en", clean=False, char_span=True)
        found["pysbd"] = lambda text: {
            span.start + len(span.sent.rstrip()) for span in segmenter.segment(text) if span.sent.strip()
        }
    except ImportError:
        pass
    try:
        from syntok import segmenter as syntok

        found["syntok"] = lambda text: {
            sentence[-1].offset + len(sentence[-1].value)
            for paragraph in syntok.analyze(text)
            for sentence in paragraph
        }
    except ImportError:
        pass
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Boundary precision, recall and F1.")
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--ids", default="")
    parser.add_argument("--group", type=int, default=0, help="sentences to a paragraph; 0: by # newpar")
    parser.add_argument("--misses", action="store_true", help="print what copydesk got wrong")
    args = parser.parse_args()
    gold = list(paragraphs(args.treebank, args.ids, args.group))
    print(f"{len(gold)} paragraphs, {sum(len(ends) for _, ends in gold)} boundaries inside them")
    for name, splitter in splitters().items():
        begin = time.perf_counter()
        hits = wrong = missed = 0
        for text, ends in gold:
            found = splitter(text) - {len(text)}
            hits += len(found & ends)
            wrong += len(found - ends)
            missed += len(ends - found)
            if args.misses and name == "copydesk":
                show(text, found, ends)
        seconds = time.perf_counter() - begin
        precision, recall = hits / max(1, hits + wrong), hits / max(1, hits + missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        words = sum(len(text.split()) for text, _ in gold)
        print(f"{name:10} P {precision:.2%}  R {recall:.2%}  F1 {f1:.2%}  {words / seconds:,.0f} words/s")


def show(text: str, found: set[int], ends: set[int]) -> None:
    for sign, places in (("+", found - ends), ("-", ends - found)):
        for place in sorted(places):
            print(sign, text[max(0, place - 50) : place], "|", text[place : place + 40])


if __name__ == "__main__":
    main()
