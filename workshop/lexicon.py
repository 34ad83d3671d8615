"""Make data/lexicon.txt, names.txt, pairs.txt and letters.txt: the words and names that copydesk knows.

    python workshop/lexicon.py COUNTS.json WORDNET-FOLDER VARCON.txt TYPOS-WORDS.csv NLTK-FOLDER OUT-FOLDER

COUNTS.json comes from count_news.py, the WordNet folder holds senses.tsv.xz and irregular_forms.tsv.xz of the Open
English WordNet, VARCON.txt and TYPOS-WORDS.csv are files of the typos dictionary, the NLTK folder holds names/ and
gazetteers/ of nltk_data. pyspellchecker must be installed.

A word enters on evidence of being one: a lemma of WordNet with its inflections, a spelling of varcon that is no improper
variant, a word of pyspellchecker's list that news uses too, a word that many articles of several publishers set in the
lower case, or one of workshop/more-words.txt, which was read through by hand. What the typos dictionary lists as a misspelling, and what is one letter away from a word a hundred times
as frequent, never enters on the strength of news counts.
"""

from __future__ import annotations

import csv
import json
import lzma
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from spellchecker import SpellChecker

PLAIN = re.compile(r"[a-zà-ÿœ]+(?:['-][a-zà-ÿœ]+)*")
BASE = re.compile(r"[a-z]{2,}(?:n't|'ll|'ve|'re|'d)?|o'clock|ma'am|y'all|i'm|o'er|ne'er")
HEADER = "# {what}, by their first three letters, each with a grade of frequency (A none to Z); made by workshop/lexicon.py from {sources}\n"
VOWELS = "aeiou"
CLASSES = 26
LITTLE = 50_000
"""A word so often in the lower case stands before a name by chance: “In Libya”."""

TITLES = 200
"""So often with a capital inside a sentence, a common word is a name too: “President”, “Department”."""

RAREST_LEVEL = 80
"""Varcon's level above which a word may not be one."""

Rows = dict[str, list[int]]


def inflections(lemma: str, pos: str, irregular: dict[tuple[str, str], list[str]]) -> set[str]:
    """All forms of a lemma, regular unless the list of irregular ones says otherwise."""
    forms = set(irregular.get((lemma, pos), ()))
    sibilant = lemma.endswith(("s", "x", "z", "ch", "sh"))
    consonant_y = lemma.endswith("y") and lemma[-2:-1] not in VOWELS
    plural = lemma[:-1] + "ies" if consonant_y else lemma + ("es" if sibilant else "s")
    if pos == "n":
        forms.add(plural)
        if lemma.endswith("o"):
            forms.add(lemma + "es") if lemma[-2:-1] not in VOWELS else None
    if pos == "v":
        doubled = any(form.endswith(("ed", "ing")) and len(form) > len(lemma) + 2 for form in forms)
        forms.add(lemma + "es" if lemma.endswith("o") and lemma[-2:-1] not in VOWELS else plural)
        if not forms & {lemma + lemma[-1] + "ing"}:
            silent = lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye"))
            forms.add((lemma[:-2] + "y" if lemma.endswith("ie") else lemma[:-1] if silent else lemma) + "ing")
        if not doubled and not irregular.get((lemma, pos)):
            forms.add(
                lemma[:-1] + "ied" if consonant_y else lemma + "d" if lemma.endswith("e") else lemma + "ed"
            )
    return forms


class Sources:
    """The raw material, read once."""

    def __init__(self, counts: str, wordnet: str, varcon: str, typos: str, gazetteer: str) -> None:
        data = json.loads(Path(counts).read_text(encoding="utf-8"))
        self.lower: Rows = data["lower"]
        self.capital: Rows = data["capital"]
        self.pairs: Rows = data["pairs"]
        self.wordnet, self.proper = self.read_wordnet(Path(wordnet))
        self.varcon = set(self.read_varcon(Path(varcon)))
        self.gazetteer = set(self.read_gazetteer(Path(gazetteer)))
        with Path(typos).open(encoding="utf-8") as lines:
            self.wrong = {row[0] for row in csv.reader(lines)}
        self.base = {word for word in SpellChecker(distance=1).word_frequency.words() if BASE.fullmatch(word)}

    @staticmethod
    def read_wordnet(folder: Path) -> tuple[set[str], set[str]]:
        irregular: dict[tuple[str, str], list[str]] = defaultdict(list)
        with lzma.open(folder / "irregular_forms.tsv.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                lemma, pos, forms = line.rstrip("\n").split("\t")
                irregular[lemma, pos] += forms.split("|")
        words: set[str] = set()
        proper: set[str] = set()
        with lzma.open(folder / "senses.tsv.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                parts, pos = line.split("\t")[0].split(" "), line.split("\t")[1][0]
                proper.update(part for part in parts if part[:1].isupper() and part[1:].islower())
                words.update(part for part in parts if PLAIN.fullmatch(part) and len(part) > 1)
                if len(parts) == 1 and PLAIN.fullmatch(parts[0]):
                    words.add(parts[0])
                    words |= {f for f in inflections(parts[0], pos, irregular) if PLAIN.fullmatch(f)}
        return words, proper

    @staticmethod
    def read_gazetteer(folder: Path) -> set[str]:
        """Given names and countries, each word of a country's name on its own."""
        files = [*folder.glob("names/*male.txt"), folder / "gazetteers" / "isocountries.txt"]
        lines = "\n".join(path.read_text(encoding="latin-1") for path in files)
        return {
            word
            for word in re.findall(r"[^\W\d_]+", lines)
            if len(word) > 3 and word[0].isupper() and word[1:].islower()
        }

    @staticmethod
    def read_varcon(path: Path) -> set[str]:
        words = set()
        level = 0
        for line in path.read_text(encoding="latin-1").split("\n"):
            if line.startswith("#"):
                level = int(match[1]) if (match := re.search(r"level (\d+)", line)) else 99
            if not line or line.startswith("#") or level > RAREST_LEVEL:
                continue
            for entry in line.split(" | ")[0].split(" / "):
                tags, _, word = entry.partition(": ")
                good = any(not tag.endswith(("x", "-", "V")) for tag in tags.split())
                if good and PLAIN.fullmatch(word.strip()) and "'" not in word:
                    words.add(word.strip())
        return words


def neighbours(word: str) -> set[str]:
    """Every string one slip away: a letter less, more or other, or two swapped."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    near = {a + b[1:] for a, b in cuts if b}
    near |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    near |= {a + c + b[1:] for a, b in cuts if b for c in letters}
    near |= {a + c + b for a, b in cuts for c in letters}
    return near - {word}


def suspicious(word: str, count: int, lower: Rows) -> bool:
    """Whether a word is one slip from another that is a hundred times as frequent."""
    return any(lower[near][0] >= 100 * count for near in neighbours(word) if near in lower)


def words_of(sources: Sources) -> set[str]:
    lower = sources.lower
    words = (sources.wordnet | sources.varcon) - {w for w in sources.wrong if w not in sources.wordnet}
    words |= {word for word in sources.base if word in lower and word not in sources.wrong}
    words |= set(Path(__file__).with_name("more-words.txt").read_text(encoding="utf-8").splitlines()[1:])
    for word, (count, articles, publishers) in lower.items():
        plain = "-" not in word and "'" not in word and PLAIN.fullmatch(word) and len(word) > 2
        if not plain or word in words or word in sources.wrong:
            continue
        if articles >= 8 and publishers >= 4 and (articles >= 60 or not suspicious(word, count, lower)):
            words.add(word)
    return words


def names_of(sources: Sources) -> dict[str, int]:
    names = {}
    for name, (count, articles, publishers) in sources.capital.items():
        common = sources.lower.get(name.lower(), (0, 0, 0))[0]
        plain = name.replace("-", "").replace("'", "").isalpha() and not name.endswith(("'s", "'"))
        if (
            plain
            and len(name) > 2
            and articles >= 12
            and publishers >= 4
            and (count > common or count >= TITLES)
        ):
            names[name] = count
    for name in sources.gazetteer:
        if name not in names and name.lower() not in sources.wordnet:
            names[name] = sources.capital.get(name, (0, 0, 0))[0]
    for name in sources.proper:
        if name not in names and name.lower() not in sources.wordnet:
            names[name] = sources.capital.get(name, (0, 0, 0))[0]
    return names


def pairs_of(sources: Sources) -> dict[str, int]:
    """Two names that stand together in many articles, joined by a low line: “Jared_Kushner”, “New_Hampshire”."""
    pairs = {}
    for pair, (count, articles, publishers) in sources.pairs.items():
        one, two = pair.split(" ")
        little = sources.lower.get(one.lower(), (0,))[0] > LITTLE
        plain = one.isalpha() and two.isalpha() and len(two) > 4 and not two.isupper() and not one.isupper()
        if plain and not little and articles >= 8 and publishers >= 3:
            pairs[f"{one}_{two}"] = count
    return pairs


def grade(count: int) -> str:
    """A letter for a frequency: A never seen, then 1.2 steps for each doubling."""
    return chr(ord("A") + min(CLASSES - 1, int(1.2 * math.log2(count + 1))))


def write(path: Path, what: str, origin: str, counts: dict[str, int]) -> None:
    """One line for all words with the same first three letters: these, then what follows them with its grade."""
    lines: dict[str, list[str]] = defaultdict(list)
    for word in sorted(counts):
        lines[word[:3]].append(word[3:] + grade(counts[word]))
    text = HEADER.format(what=what, sources=origin)
    text += "".join(f"{head} {' '.join(rest)}\n" for head, rest in lines.items())
    path.write_text(text, encoding="utf-8", newline="\n")


def main(counts: str, wordnet: str, varcon: str, typos: str, gazetteer: str, target: str) -> None:
    sources = Sources(counts, wordnet, varcon, typos, gazetteer)
    words = words_of(sources)
    origin = (
        "news word counts (six sevenths of the training articles), the Open English WordNet (CC BY 4.0), "
    )
    origin += "varcon and pyspellchecker's list (MIT)"
    grades = {word: sources.lower.get(word, (0,))[0] for word in words}
    write(Path(target, "lexicon.txt"), "words in the lower case", origin, grades)
    letters: Counter[str] = Counter()
    for word, count in grades.items():
        if count and word.isalpha():
            letters.update(f"^{word}$"[i : i + 3] for i in range(len(word)))
    write(Path(target, "letters.txt"), "three letters in a row, ^ and $ for a word's edges", origin, letters)
    names = names_of(sources)
    origin = (
        "news word counts (six sevenths of the training articles) and the Open English WordNet (CC BY 4.0)"
    )
    write(Path(target, "names.txt"), "names", origin, names)
    write(Path(target, "pairs.txt"), "two names that stand together", "news word counts", pairs_of(sources))
    print(f"{len(words)} words, {len(names)} names")


if __name__ == "__main__":
    main(*sys.argv[1:])
