"""Base forms of words, and the forms of a base: “parties” is a form of “party”, “was” of “be”.

Rules for endings, and a compiled table of the words that they get wrong (workshop/forms.py).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

from copydesk import tables

Group = Literal["n", "v", "a"]
"""Nouns; verbs; adjectives and adverbs."""

_MANS = frozenset({"human", "german", "roman", "shaman", "talisman", "ottoman", "norman", "caiman"})
VOWELS = frozenset("aeiou")
_GROUPS: dict[str, Group] = {
    "NNS": "n", "VBD": "v", "VBN": "v", "VBG": "v", "VBZ": "v", "JJR": "a", "JJS": "a", "RBR": "a", "RBS": "a",
}  # fmt: skip
_BE = {"VB": "be", "VBP": "are", "VBZ": "is", "VBD": "was", "VBN": "been", "VBG": "being"}
_CONTRACTED = {
    "cannot": "can",
    "ca": "can",
    "wo": "will",
    "sha": "shall",
    "ai": "be",
    "'m": "be",
    "'re": "be",
    "'ve": "have",
    "'ll": "will",
    "'d": "would",
}
_ALSO_BASES = frozenset(
    [
        "found",
        "saw",
        "fell",
        "wound",
        "ground",
        "bound",
        "lay",
        "rose",
        "shot",
        "thought",
        "felt",
        "left",
        "bore",
        "bit",
        "spat",
        "cast",
        "cost",
        "cut",
        "hit",
        "hurt",
        "let",
        "put",
        "set",
        "shut",
        "split",
        "spread",
        "bet",
        "bid",
        "burst",
        "quit",
        "rid",
        "shed",
        "slit",
        "thrust",
        "wet",
        "read",
        "come",
        "become",
        "overcome",
        "run",
        "beat",
    ]
)
"""Irregular pasts that are words of their own."""
_STAY = frozenset({"more", "most", "less", "least", "people", "police", "cattle", "data", "media", "staff"})
_SAME = {
    "am": "be",
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "been": "be",
    "being": "be",
    "has": "have",
}


class Forms(NamedTuple):
    """What the rules get wrong: bases by group and form, forms by tag and base."""

    bases: dict[tuple[str, str], str]
    forms: dict[tuple[str, str], str]
    doubling: frozenset[str]


@cache
def _forms() -> Forms:
    bases: dict[tuple[str, str], str] = {}
    forms: dict[tuple[str, str], str] = {}
    doubling: list[str] = []
    for line in tables.lines("forms.txt"):
        kind, _, rest = line.partition("\t")
        if kind in {"n", "v", "a"}:
            base, *found = rest.split(" ")
            for form in found:
                bases[kind, form] = base
        elif kind == "NNS":
            base, form = rest.split(" ")
            forms[kind, base] = form
        elif kind == "double":
            doubling += rest.split(" ")
    for base, past, participle in tables.rows("irregular-verbs"):
        forms["VBD", base], forms["VBN", base] = past, participle
    return Forms(bases, forms, frozenset(doubling))


def lemma(word: str, xpos: str) -> str:
    """The base of a word in small letters, as its Penn tag takes it; of a word that is no inflected form, itself."""
    if xpos == "RB":
        return "not" if word == "n't" else word
    if xpos in {"VB", "VBP", "MD"} or (word in _SAME and xpos[0] == "V"):
        return _SAME.get(word) or _CONTRACTED.get(word, word)
    group = _GROUPS.get(xpos)
    if group is None:
        return word
    if word[0].isdigit() or word in _STAY:
        return word
    if xpos[0] == "R" and word in {"better", "best"}:
        return "well"
    if word.startswith("'"):
        return {"'s": "have" if xpos == "VBN" else "be", "'d": "have"}.get(word, word)
    known = _forms().bases.get((group, word))
    if known is None and "-" in word:
        head, _, last = word.rpartition("-")
        return f"{head}-{lemma(last, xpos)}" if last else word
    return known or by_rule(word, xpos)


def by_rule(word: str, xpos: str) -> str:
    """The base of a form by its ending alone."""
    if xpos in {"NNS", "VBZ"}:
        return _without_s(word)
    if xpos in {"VBD", "VBN"}:
        return _stem(word, "ed")
    if xpos == "VBG":
        return _stem(word, "ing")
    return _stem(word, "er" if xpos[-1] == "R" else "est")


def _without_s(word: str) -> str:
    if (word.endswith("men") and len(word) > 4) or word.endswith("children"):
        return word[:-3] if word.endswith("children") else word[:-2] + "an"
    if not word.endswith("s") or word.endswith("ss") or len(word) < 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


def _stem(word: str, ending: str) -> str:
    if not word.endswith(ending) or len(word) < len(ending) + 2:
        return word
    stem = word[: -len(ending)]
    if not VOWELS & set(stem) and "y" not in stem:
        return word
    if stem[-1] == "i" and ending != "ing":
        return stem[:-1] + "y"
    last = stem[-1]
    if len(stem) > 2 and last == stem[-2] and last not in VOWELS:
        return stem if last in "lsfz" else stem[:-1]
    return stem + "e" if _silent_e(stem) else stem


def _silent_e(stem: str) -> bool:
    """Whether a stem wants its silent e back: “hop(e)”, “arriv(e)”, “danc(e)”; not “visit”, “happen”, “walk”."""
    last, before = stem[-1], stem[-2:-1]
    if last in "uvcz" or stem.endswith(
        ("dg", "ng", "rg", "lg", "rs", "ns", "ps", "as", "is", "us", "os", "es")
    ):
        return not stem.endswith(("ing", "ong", "ang", "ess", "focus", "bias", "canvas"))
    if last in VOWELS or last in "wxyhkfmj":
        return (
            stem.endswith(("ak", "ik", "ok", "am", "im", "om", "um", "yp"))
            and before in VOWELS
            and not _double(stem)
        )
    if before not in VOWELS or stem[-3:-2] in VOWELS:
        return stem.endswith(("bl", "pl", "dl", "gl", "fl", "tl", "cl", "kl", "zl"))
    return stem.endswith(
        (
            "at",
            "ut",
            "iz",
            "ir",
            "ur",
            "id",
            "ad",
            "od",
            "ud",
            "in",
            "un",
            "on",
            "ot",
            "ap",
            "ip",
            "op",
            "er",
            "ar",
            "or",
            "al",
            "il",
            "ol",
            "ul",
        )
    ) and (syllables(stem) == 1 or stem.endswith(("at", "ut", "ir", "ur", "id", "ad", "ud")))


def _double(stem: str) -> bool:
    return len(stem) > 1 and stem[-1] == stem[-2]


def syllables(word: str) -> int:
    """How many groups of vowels a word has."""
    return sum(
        1
        for before, here in zip(" " + word, word, strict=False)
        if here in "aeiouy" and before not in "aeiouy"
    )


@lru_cache(maxsize=20_000)
def inflect(base: str, xpos: str) -> str | None:
    """The form of a base that a Penn tag asks for (VBZ, VBD, VBN, VBG, NNS); None for a tag without forms."""
    if base == "be":
        return _BE.get(xpos)
    if xpos == "NNS" and base in _STAY:
        return base
    if xpos in {"VB", "VBP", "NN", "JJ", "RB"}:
        return base
    known = _forms().forms.get((xpos, base))
    if known is None and xpos in {"VBD", "VBN"} and "-" not in base:
        for prefix in ("re", "un", "over", "out", "under", "mis", "fore", "with", "up"):
            rest = base.removeprefix(prefix)
            if rest != base and (form := _forms().forms.get((xpos, rest))) and len(rest) > 3:
                return prefix + form
    if known:
        return known
    if xpos in {"VBD", "VBN"}:
        return _joined(base, "ed")
    if xpos == "VBG":
        return base[:-2] + "ying" if base.endswith("ie") else _joined(base, "ing")
    if xpos in {"NNS", "VBZ"}:
        if xpos == "NNS" and (_forms().bases.get(("n", base)) == base):
            return base
        return "has" if base == "have" and xpos == "VBZ" else _with_s(base)
    return None


def _with_s(base: str) -> str:
    if base.endswith("man") and base not in _MANS:
        return base[:-2] + "en"
    if base.endswith("child"):
        return base + "ren"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    if base.endswith(("s", "x", "z", "ch", "sh")) or (
        base.endswith("o") and base in {"go", "do", "undergo", "veto", "echo"}
    ):
        return base + "es"
    return base + "s"


def _joined(base: str, ending: str) -> str:
    if base.endswith("e") and (ending == "ed" or not base.endswith(("ee", "oe", "ye"))):
        return base[:-1] + ending
    if base.endswith("y") and base[-2:-1] not in VOWELS and ending == "ed":
        return base[:-1] + "ied"
    if base.endswith("ic"):
        return base + "k" + ending
    return base + base[-1] + ending if doubles(base) else base + ending


def doubles(base: str) -> bool:
    """Whether a verb doubles its last letter before an ending: “stop”, “refer”; not “visit”, “mix”."""
    if base in _forms().doubling:
        return True
    if len(base) < 3 or base[-1] in VOWELS or base[-1] in "wxy" or base[-2] not in VOWELS:
        return False
    single = base[-3] not in VOWELS or base[-3:-1] == "ui"
    return single and syllables(base) == 1 and base[-1] != "h"


@lru_cache(maxsize=20_000)  # a class of two thousand nouns may stand in a dozen patterns
def forms(base: str) -> frozenset[str]:
    """All forms that a base has as a verb or a noun, and itself; of an adjective, only irregular ones."""
    found = {form for xpos in ("VBZ", "VBD", "VBN", "VBG", "NNS") if (form := inflect(base, xpos))}
    if base == "be":
        found |= {"am", "were"}
    if base.endswith("l") and base[-2:-1] in VOWELS and base[-3:-2] not in VOWELS:
        found |= {base + "ed", base + "ing", base + "led", base + "ling"}
    return frozenset({base, *found, *_others().get(base, ())})


@cache
def _others() -> dict[str, list[str]]:
    """Forms by their base, of words that the rules get wrong."""
    found: dict[str, list[str]] = {}
    for (_, form), base in _forms().bases.items():
        found.setdefault(base, []).append(form)
    return found


@cache
def _pasts() -> dict[str, str]:
    """The base of irregular pasts and participles that are no verbs themselves."""
    rows = [(base, *rest) for base, *rest in tables.rows("irregular-verbs")]
    return {form: base for base, *rest in rows for form in rest if form not in _ALSO_BASES}


@cache
def _verbs() -> frozenset[str]:
    return frozenset(base for base, *_ in tables.rows("verbs"))


def base_of(word: str) -> str:
    """The base of a word that is certainly a form of another (“said”, “carried”, “has”); else the word itself."""
    if word in _SAME or word in _pasts():
        return _SAME.get(word) or _pasts()[word]
    stem = by_rule(word, "VBD")
    if word.endswith("ed") and stem in _verbs():
        return stem
    stem = by_rule(word, "VBZ")
    return stem if stem != word and stem in _verbs() and inflect(stem, "VBZ") == word else word
