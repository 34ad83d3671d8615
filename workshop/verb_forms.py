"""rules/words/form-after-been.tsv, -be.tsv, -have.tsv and -modal.tsv: verb forms that do not follow these auxiliaries, and those that do.

    PYTHONPATH=lint python workshop/verb_forms.py CORPUS IRREGULAR.tsv.xz rules/words

IRREGULAR are the irregular forms of Open English WordNet (CC BY 4.0); the verbs are those of rules/words/verbs.tsv. Which of
two irregular forms is the participle, and which of two spellings is the usual one, the counts say. A form is listed when
chance would have set it behind the auxiliaries twice at least (“been”: a third of a time) in 30 M words and it stands there at most three times in a hundred
of these (twenty, where it is a past that is no participle: those are slips).
"""

from __future__ import annotations

import lzma
import sys
from pathlib import Path

import numpy as np
from news import News

BE = ["been", "being", "are", "were", "be", "is", "was"]
HAVE = ["has", "have", "had", "having", "hasn't", "haven't", "hadn't", "i've", "we've", "they've", "you've"]
MODAL = ["would", "could", "should", "must", "cannot", "can't", "won't", "wouldn't", "couldn't", "shouldn't", "didn't", "doesn't", "don't"]  # fmt: skip
NOUNS_TOO, VERBS = 0.1, 0.4
"""The share of a form's uses as a bare verb that is asked for behind “been”, where nouns are rare, and elsewhere."""

SUBJECT = ["he", "she", "they", "we", "i", "it", "who"]
FURTHER = {"run": ("ran", "run"), "come": ("came", "come"), "become": ("became", "become"), "overcome": ("overcame", "overcome"), "swim": ("swam", "swum"), "tear": ("tore", "torn"), "swear": ("swore", "sworn")}  # fmt: skip
"""Verbs whose base form is their participle, and some rare ones."""


def conjugated(news: News, verbs: list[str], irregular: dict[str, list[str]]) -> dict[str, tuple[str, str]]:
    """Past and participle of each verb."""
    follows = {
        name: np.bincount(news.lower[1:][news.has(words)[news.lower[:-1]]], minlength=len(news.words))
        for name, words in (("past", SUBJECT), ("participle", [*HAVE, *BE]))
    }
    forms = dict(FURTHER)
    for verb in verbs:
        regular = [verb + "ed", verb + verb[-1] + "ed"]
        regular += [verb + "d"] if verb.endswith("e") else [verb[:-1] + "ied"] if verb.endswith("y") else []
        known = [form for form in irregular.get(verb, []) if not form.endswith("ing") and form in news.number]
        known = known or [
            form
            for form in regular
            if form != verb and news.counts[news.number.get(form, 0)] >= 5 and form in news.number
        ]
        if known and verb not in forms:
            past, participle = (
                max(known, key=lambda form, name=name: follows[name][news.number[form]])
                for name in ("past", "participle")
            )
            forms[verb] = (past, participle)
    return forms


def main(corpus: str, path: str, out: str) -> None:
    news = News(corpus)
    irregular = {}
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, part, forms = line.rstrip("\n").split("\t")
            if part == "v":
                irregular[word] = forms.split("|")
    table = Path(out, "verbs.tsv").read_text(encoding="utf-8").splitlines()
    share = {
        row[0]: int(row[1]) / int(row[2]) for row in (line.split("\t") for line in table if line[0] != "#")
    }
    known = conjugated(news, [verb for verb in share if verb not in ("be", "have", "do")], irregular)
    mixed, bare = (
        {verb: pair[1] for verb, pair in known.items() if pair[1] != verb and share.get(verb, 1) >= least}
        for least in (NOUNS_TOO, VERBS)
    )
    odd = {past: participle for past, participle in known.values() if past != participle}
    bases = {form: verb for verb, pair in known.items() for form in pair if form != verb}
    tables = (
        ("been", BE[:2], mixed),
        ("be", BE, bare),
        ("have", HAVE, {**bare, **odd}),
        ("modal", MODAL, bases),
    )
    for name, words, wanted in tables:
        behind = news.has(words)[news.lower[:-1]]
        seen = np.bincount(news.lower[1:][behind], minlength=len(news.words))
        part = behind.sum() / news.total
        rows = []
        for form, right in sorted(wanted.items()):
            number = news.number.get(form)
            if number is None:
                continue
            chance = news.counts[number] * part
            if (
                chance >= (2 if name != "been" else 0.3)
                and seen[number] <= (0.2 if form in odd else 0.03) * chance
            ):
                rows.append(f"{form}\t{right}\t{chance:.0f}\t{seen[number]}")
        head = f"# A verb form that does not follow “{words[0]}” and its like, the form that does, how often chance would have set it there\n# in 30 M words of news, and how often it was (workshop/verb_forms.py; verbs of Open English WordNet, CC BY 4.0).\n"
        Path(out, f"form-after-{name}.tsv").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:4])
