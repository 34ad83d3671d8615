"""The words of workshop/inflections.py: their codes, the forms of one base together, and what kind each is before another."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from copydesk.company import codes as plain
from copydesk.company.words import form_code
from copydesk.grammar import lemmas, tags

if TYPE_CHECKING:
    from tagged_news import TaggedNews

WORDS, LEAST_WORD = 12000, 100
LEAST_MEMBER, LEAST_CENTER = 40, 300
BE = "be is are was were been being am".split()
PAIRS = {"this": "these", "he": "him", "they": "them", "we": "us", "i": "me"}
UNASKED = set(
    """of in on for with at from by to about into against over as through between under during after before can could will
    would may might must shall should the a an it that than who not and no its their his""".split()
)
FORMS = [
    "base",
    "s",
    "many",
    "ing",
    "past",
    "participle",
    "adjective",
    "adverb",
    *BE,
    "singular",
    "plural",
    "subject",
    "object",
]
"""All forms; the ones of “be” are themselves."""
SHORT = {"VB": "base", "VBP": "base", "NN": "base", "VBZ": "s", "NNS": "many", "VBG": "ing"}
AUXILIARIES = {
    **dict.fromkeys([*BE, "isn't", "aren't", "wasn't", "weren't"], "BE"),
    **dict.fromkeys(["have", "has", "had", "having", "hasn't", "haven't", "hadn't"], "HAVE"),
    **dict.fromkeys(["do", "does", "did", "don't", "doesn't", "didn't"], "DO"),
    "to": "TO",
}
BARE = {"TO", "MD", "DO"}
"""Before these stands the bare verb."""


class Words:
    """The vocabulary: codes, the classes that rarer words count as, families of forms and their centers."""

    def __init__(self, news: TaggedNews) -> None:
        model = tags.model()
        order = np.argsort(-news.counts, kind="stable")
        quotes = set('“”"„‟«»') | {"''", "``"}
        good = (news.words[i] for i in order if i and news.counts[i] >= LEAST_WORD)
        self.own = [word for word in good if not word[0].isdigit() and word not in quotes][:WORDS]
        self.classes = sorted(set(model.lexicon.values()))
        shapes = len(plain.SHAPES)
        self.class_code = {name: at for at, name in enumerate(self.classes, shapes)}
        self.first = shapes + len(self.classes)
        self.known = {word: at for at, word in enumerate(self.own, self.first)}
        self.size = self.first + len(self.own)
        self.codes = np.array(
            [
                0
                if text == "¶"
                else form_code(text, text.lower().replace("’", "'"), self.known, self.class_code)
                for text in news.vocab
            ],
            np.int32,
        )
        self.back = np.arange(self.size, dtype=np.int32)
        for word, code in self.known.items():
            self.back[code] = form_code(word, word, {}, self.class_code)
        named = [model.meant[name[0]].xpos for name in self.classes]
        slots = [*plain.SHAPES, *named, *(_slot(word, model) for word in self.own)]
        self.slot_names = sorted(set(slots))
        self.slots = [self.slot_names.index(slot) for slot in slots]
        self.carried = (
            self.slot_names.index("RB"),
            [self.slot_names.index(slot) for slot in sorted(BARE | {"BE", "HAVE"})],
        )
        self._families(news)

    def _families(self, news: TaggedNews) -> None:
        form = {name: at for at, name in enumerate(FORMS)}
        names = len(news.tag_names)
        small = news.small | (news.lower == news.number["i"])
        counts = np.bincount((news.lower * names + news.tags)[small], minlength=len(news.words) * names)
        counts = counts.reshape(-1, names)
        members: dict[str, dict[int, str]] = defaultdict(dict)
        for word in BE:
            members["be"][form[word]] = word
        for one, two in PAIRS.items():
            kinds = ("singular", "plural") if one == "this" else ("subject", "object")
            members["@" + one].update(zip(map(form.__getitem__, kinds), (one, two), strict=True))
        taken = {word for family in members.values() for word in family.values()} | UNASKED
        commonest = {}
        for at in np.flatnonzero(
            (news.counts >= LEAST_MEMBER) & (counts.sum(axis=1) >= 0.6 * news.counts)
        ).tolist():
            commonest[news.words[at]] = news.tag_names[counts[at].argmax()].split("+")[0]
        for word, tag in commonest.items():
            if tag == "RB" and word.endswith("ly"):
                stems = (
                    word[:-2],
                    word[:-3] + "y",
                    word[:-1] + "e",
                    word[:-4] if word.endswith("ally") else "",
                )
                stem = next(
                    (s for s in stems if commonest.get(s) == "JJ" and news.counts[news.number[s]] >= 100),
                    None,
                )
                if stem:
                    members["~" + stem] = {form["adjective"]: stem, form["adverb"]: word}
                    taken |= {word, stem}
        for word, tag in commonest.items():
            if word in taken or not word.isalpha() or len(word) < 2:
                continue
            base, which = _reading(word, tag)
            if which:
                members[base].setdefault(form[which], word)
        self.members = {base: family for base, family in members.items() if len(family) > 1}
        much = Counter(
            {
                base: sum(int(news.counts[news.number[w]]) for w in family.values())
                for base, family in self.members.items()
            }
        )
        self.centers: dict[str, int] = {}
        self.center_of = {}
        for base, family in self.members.items():
            row = base if much[base] >= LEAST_CENTER else "?" + "-".join(map(str, sorted(family)))
            self.center_of[base] = self.centers.setdefault(row, len(self.centers))


def _slot(word: str, model: tags.Model) -> str:
    if word in AUXILIARIES:
        return AUXILIARIES[word]
    if word.endswith("'ve"):
        return "HAVE"
    letters = model.lexicon.get(word)
    if letters:
        return model.meant[letters[0]].xpos
    return "MD" if word.endswith("n't") else "?"


def _reading(word: str, tag: str) -> tuple[str, str]:
    """The base of a word and which form of it the word is; nothing of words without forms."""
    base = lemmas.lemma(word, tag)
    if tag in SHORT:
        return base, "" if tag == "NNS" and base == word else SHORT[tag]
    if tag not in ("VBD", "VBN"):
        return base, ""
    if word == base:
        return base, "base"
    past, participle = lemmas.inflect(base, "VBD"), lemmas.inflect(base, "VBN")
    return base, "past" if word == past else "participle" if word == participle else ""
