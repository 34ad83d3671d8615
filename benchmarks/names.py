"""Precision and recall of name spans on a corpus with gold names, and the speed of the reading.

    python benchmarks/names.py WIKIGOLD.conll.txt          spans against Wikigold (CC BY 4.0), and the kinds of those found
    python benchmarks/names.py SPANS.tsv FOLDER            people and places against spans that a person noted
    python benchmarks/names.py --speed ARTICLES.jsonl [N]  words a second of names and mentions, tokens given

A span is right if both its ends are. SPANS.tsv has columns file, start, end, kind (person | place | read), with start and end in code points
of the file in FOLDER; only its files are read, and of each what lies in its span of kind “read”, or all. benchmarks/gold/names.tsv is such a file,
for newsbench's clean articles.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path

from copydesk.document import Article, Document

KINDS = {"person": "PER", "place": "LOC", "organisation": "ORG", "people": "MISC", "other": "MISC"}
NO_SPACE_BEFORE = {".", ",", ")", ":", ";", "?", "!", "%", "n't"}
QUOTES = {"``": "“", "''": "”"}

Gold = dict[tuple[int, int], str]


def documents(path: str) -> list[list[list[tuple[str, str]]]]:
    """Documents of sentences of words with their tags."""
    found: list[list[list[tuple[str, str]]]] = [[[]]]
    for line in Path(path).read_text(encoding="utf-8").split("\n"):
        parts = line.split()
        if not parts:
            found[-1].append([])
        elif parts[0] == "-DOCSTART-":
            found.append([[]])
        else:
            found[-1][-1].append((parts[0], parts[1].split("-")[-1]))
    return [[sentence for sentence in document if sentence] for document in found if any(document)]


def join(sentences: list[list[tuple[str, str]]]) -> tuple[str, Gold]:
    """A document's text, a paragraph for each sentence, and its gold spans; every second straight mark closes."""
    text = ""
    gold: Gold = {}
    for sentence in sentences:
        start = end = -1
        before = "O"
        opened = False
        for word, kind in [*sentence, ("", "O")]:
            if before not in {"O", kind}:
                gold[start, end] = before
            word = QUOTES.get(word, word)
            opened ^= word == '"'
            closing = word == "”" or (word == '"' and not opened)
            if word in NO_SPACE_BEFORE or closing or (word.startswith("'") and len(word) < 4):
                text = text.rstrip(" ")
            if kind not in {"O", before}:
                start = len(text)
            text += word
            end = len(text) if word else end
            text += "" if word in {"(", "“", "$"} or (word == '"' and opened) else " "
            before = kind
        text = text.rstrip() + "\n\n"
    return text, gold


def wikigold(path: str) -> None:
    right = said = meant = 0
    kinds: Counter[tuple[str, str]] = Counter()
    for sentences in documents(path):
        text, gold = join(sentences)
        found = {(n.span.start, n.span.end): n for n in Document(Article("a.txt", text)).names}
        said += len(found)
        meant += len(gold)
        for place in found.keys() & gold.keys():
            right += 1
            kinds[gold[place], KINDS[found[place].kind]] += 1
    report("spans", right, said, meant)
    for one in ("PER", "LOC", "ORG", "MISC"):
        print(f"  of {one}:", {other: kinds[one, other] for other in ("PER", "LOC", "ORG", "MISC")})


def noted(path: str, folder: str) -> None:
    gold: dict[str, Gold] = {}
    for line in Path(path).read_text(encoding="utf-8").split("\n")[1:]:
        if line:
            file, start, end, kind = line.split("\t")
            gold.setdefault(file, {})[int(start), int(end)] = kind
    for kind in ("person", "place"):
        right = said = meant = 0
        for file, spans in gold.items():
            with Path(folder, file).open(encoding="utf-8", newline="") as source:
                text = source.read()
            text = text[: max((end for (_, end), what in spans.items() if what == "read"), default=len(text))]
            found = {
                (n.span.start, n.span.end) for n in Document(Article("a.txt", text)).names if n.kind == kind
            }
            wanted = {place for place, what in spans.items() if what == kind}
            right, said, meant = right + len(found & wanted), said + len(found), meant + len(wanted)
        report(kind, right, said, meant)


def report(what: str, right: int, said: int, meant: int) -> None:
    print(
        f"{what}: precision {right / max(said, 1):.1%}, recall {right / max(meant, 1):.1%} ({right} of {said} said, {meant} meant)"
    )


def speed(path: str, count: int) -> None:
    words = 0
    spent: Counter[str] = Counter()
    with Path(path).open(encoding="utf-8") as lines:
        for _, line in zip(range(count), lines, strict=False):
            document = Document(Article("a.txt", json.loads(line)["text"]))
            words += sum(token.kind == "word" for token in document.tokens)
            document.quoted(0)
            for reading in ("names", "mentions"):
                start = time.process_time()
                getattr(document, reading)
                spent[reading] += time.process_time() - start
    for reading, seconds in spent.items():
        print(f"{reading}: {words / seconds:,.0f} words/s ({words:,} words)")


if __name__ == "__main__":
    if sys.argv[1] == "--speed":
        speed(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 300)
    elif len(sys.argv) > 2:
        noted(sys.argv[1], sys.argv[2])
    else:
        wikigold(sys.argv[1])
