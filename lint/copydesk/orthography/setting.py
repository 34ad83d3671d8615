"""What goes wrong in setting: patterns of slips, where they may stand, and what each should read."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk import tables
from copydesk.orthography import lexicon, repairs
from copydesk.reckoning import numbers

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = Literal[
    "space-after-hyphen",
    "space-before-hyphen",
    "space-before-mark",
    "space-after-bracket",
    "space-missing",
    "space-at-quotation",
    "space-inside-quotation",
    "space-in-score",
    "space-after-currency",
    "mismatched-brackets",
    "thousands",
    "backtick",
    "doubled-mark",
    "half-abbreviation",
    "plural-apostrophe",
    "markup-left",
    "number-hyphen",
    "lower-case-paragraph",
    "missing-full-stop",
    "year-old",
    "spaced-hyphen",
    "lower-case-sentence",
    "dash-with-one-space",
    "apostrophe-with-space",
    "formula",
    "broken-paragraph",
]
"""What went wrong; each is a rule of its own."""


class Slip(NamedTuple):
    """A pattern of a kind of slip and its repair.

    `signs` is what a block holds that it may stand in: one of some strings in small letters, or what a pattern finds
    that is quickly tried.
    """

    kind: Kind
    signs: tuple[str, ...] | re.Pattern[str]
    pattern: re.Pattern[str]
    repair: Callable[[re.Match[str]], tuple[str, ...] | None]


_ABBREVIATED = {"a.m": "a.m.", "p.m": "p.m.", "i.e": "i.e.", "e.g": "e.g."}


@cache
def _beside_hyphens(role: str) -> frozenset[str]:
    """The words of rules/words/hyphen-neighbours.tsv that play a role."""
    return frozenset(row[0] for row in tables.rows("hyphen-neighbours") if row[1] == role)


def _hanging(word: str) -> bool:
    """Whether a word follows the hyphen of a first half that shares its second: “two- and three-year”."""
    return word in _beside_hyphens("hanging") or word in lexicon.little_words()


def _after_hyphen(match: re.Match[str]) -> tuple[str, ...] | None:
    one, two = match["one"], match["two"]
    if _hanging(two.lower()):
        return None
    whole = (one + two).lower()
    broken = lexicon.grade(one.lower()) is None or lexicon.grade(two.lower()) is None
    if broken and lexicon.grade(whole) is not None and one.isalpha():
        return (one + two, f"{one}-{two}")
    return (f"{one}-{two}", f"{one} – {two}")


def _before_hyphen(match: re.Match[str]) -> tuple[str, ...] | None:
    if _hanging(match["two"].lower()) or match["one"].lower() in lexicon.little_words():
        return None
    return (f"{match['one']}-{match['two']}", f"{match['one']} – {match['two']}")


def _before_mark(match: re.Match[str]) -> tuple[str, ...] | None:
    french = match[1] in "?!;" and "«" in match.string
    return None if french else (match[1],)


def _space_missing(match: re.Match[str]) -> tuple[str, ...] | None:
    one, mark, two = match["one"], match["mark"], match["two"]
    if mark in ".?!" and two in _ENDINGS:
        return None
    known = lexicon.grade(one) is not None and (
        _is_word(two) if mark in ".?!" else lexicon.grade(two.lower()) is not None
    )
    return (f"{one}{mark} {two}",) if known else None


def _after_colon(match: re.Match[str]) -> tuple[str, ...] | None:
    """A headline or a name right behind the colon of what announces it: “Read more:Harbour”."""
    one, two = match["one"], match["two"]
    if len(one) < _SHORTEST or not (_is_word(one) and (two.isdigit() or _is_word(two))):
        return None
    return (f"{one}{match['quote']}: {two}",)


def _is_word(word: str) -> bool:
    """Whether a word is in the dictionary or a name that news knows."""
    return lexicon.grade(word.lower()) is not None or lexicon.names().grade(word) is not None


def _new_start(match: re.Match[str]) -> tuple[str, ...] | None:
    """A sentence that begins right behind the one before, which ends in a name; “Node.js” and “Mr.Smith” are others'."""
    one, mark, two = match["one"], match["mark"], match["two"] or match["small"]
    if (lexicon.grade(two.lower()) or 0) < repairs.PLAIN or f"{one.lower()}." in repairs.abbreviations():
        return None
    return (f"{one}{mark} {two}",)


def _apostrophe(match: re.Match[str]) -> tuple[str, ...]:
    mark = match[1] or match[2] or match[3]
    return ("'" if mark == "'" else "’",)


def _plural(match: re.Match[str]) -> tuple[str, ...]:
    return (match[1] + "s",)


def _one_name(match: re.Match[str]) -> tuple[str, ...] | None:
    """Two names that news writes as one with a hyphen: “American-Islamic”."""
    name = f"{match[1]}-{match[2]}"
    return (name,) if lexicon.names().grade(name) is not None else None


def _greenhouse_gas(match: re.Match[str]) -> tuple[str, ...] | None:
    """Carbon dioxide that lost its figure; carbon monoxide is no greenhouse gas."""
    warming = re.search(r"\b(?:greenhouse|climate|warming|carbon dioxide)\b", match.string)
    return ("CO2",) if warming and "monoxide" not in match.string else None


def _elided(match: re.Match[str]) -> tuple[str, ...]:
    mark = match[1] or match[2]
    return (f"{mark}n{mark}", f" {mark}n{mark} ")


def _one_space(match: re.Match[str]) -> tuple[str, ...] | None:
    """A dash with a space on one side, unless a pair of them sets off what stands between, as some houses do."""
    dash = match[1] or match[2]
    if match[2] and re.search(rf"(?<=[A-Za-z]){dash} ", match.string[match.end() :]):
        return None
    if match[1] and re.search(rf" {dash}(?=[A-Za-z])", match.string[: match.start()]):
        return None
    tight, spaced = dash, f" {dash} "
    return (spaced, tight) if spaced in match.string or dash == "–" else (tight, spaced)


def _stop_and_comma(match: re.Match[str]) -> tuple[str, ...] | None:
    word = match["word"]
    if (lexicon.grade(word) or 0) < repairs.PLAIN or f"{word}." in repairs.abbreviations():
        return None
    return (f"{word},", f"{word}.")


def _thousands(match: re.Match[str]) -> tuple[str, ...] | None:
    found = match[0]
    head, _, tail = found.rpartition(",")
    if len(tail) == 4 and tail[:2] in ("19", "20") and head.isdigit() and int(head) < 32:
        return None
    return (found[:-1],) if len(tail) == 4 and tail.endswith("0") else ()


def _gone(_match: re.Match[str]) -> tuple[str, ...]:
    return ()


def _to(text: str) -> Callable[[re.Match[str]], tuple[str, ...]]:
    return lambda match: (match.expand(text),)


_OPENING = {"’": "‘"}
_COUNTED = list(numbers.UNITS)
_ONES, _TEENS, _TENS = "|".join(_COUNTED[1:10]), "|".join(_COUNTED[10:]), "|".join(numbers.TENS)
_INITIALS = "ATM|CD|CEO|DVD|EMT|ETF|GMO|GP|ID|IED|IOU|IPO|LED|MEP|MP|NGO|PC|POW|PTA|RV|SUV|TV|UFO|URL|VCR|VIP"
_ENTITY = "amp|nbsp|quot|apos|lt|gt|rsquo|lsquo|rdquo|ldquo|mdash|ndash|hellip|eacute|#[0-9]{2,5}|#x[0-9a-fA-F]{2,5}"
_TAG = "p|br|div|span|strong|em|b|i|u|a|img|script|h[1-6]|ul|li|table|tr|td|blockquote|figure|iframe"


_TIGHT = re.compile(r"[,;:.?!][A-Za-z]")
"""A mark with no space behind it."""

_COLON = re.compile(r":[A-Z\d]")
"""A colon with no space behind it."""

_ENDINGS = frozenset(["Com", "Net", "Org", "Gov", "Co", "Inc", "Js"])
"""What addresses and names of firms end in."""

_SHORTEST = 3
"""Letters of the shortest word before such a colon; “re:Invent” is a name."""

_TWO_CAPITALS = re.compile(r"[A-Z]\.[A-Z][ ’'-]")
"""Two capitals with one full stop."""

_SMALL_LETTER = re.compile(r"\. [a-z]")
"""A full stop and a small letter."""


def _spaces() -> tuple[Slip, ...]:
    """Spaces that are too many or missing."""
    return (
        Slip(
            "space-after-hyphen",
            ("- ",),
            re.compile(r"(?<![\w’'-])(?P<one>[A-Za-z]{2,30}|\d{1,4})- (?P<two>[A-Za-z][a-z]{1,30})(?![\w-])"),
            _after_hyphen,
        ),
        Slip(
            "space-before-hyphen",
            (" -",),
            re.compile(r"(?<![\w’'-])(?P<one>[A-Za-z]{2,30}|\d{1,4}) -(?P<two>[A-Za-z][a-z]{2,30})(?![\w-])"),
            _before_hyphen,
        ),
        Slip("space-before-mark", (" ,", " .", " ;", " !", " ?", " )", " ]", "\t", "\u2009"), re.compile(r"(?<=[^\W_])[ \t\u2009]([,.;!?)\]])(?=\s|$|[”\"])(?! ?[.!?])"), _before_mark),
        Slip("space-after-bracket", ("( ", "[ "), re.compile(r"(?<=\s)([(\[]) (?=[^\W\d_])"), _to(r"\1")),
        Slip(
            "space-missing",
            _TIGHT,
            re.compile(r"(?<![\w.@/’'&;-])(?P<one>[a-z]{2,30}+)(?P<mark>[,;]|:(?=[a-z])|[.?!](?=[A-Z]))(?P<two>[A-Z]?[a-z]{2,30}|[A-Z][a-z](?= ))(?![\w@/.])"),
            _space_missing,
        ),
        Slip(
            "space-missing",
            _COLON,
            re.compile(r"(?<![\w.@/’'&;#-])(?P<one>[A-Z]?[a-z]{2,30}+)(?P<quote>[’'”\"]?):(?P<two>[A-Z][a-z]{1,30}(?![\w@/.])|\d{1,4}(?= [a-z]))"),
            _after_colon,
        ),
        Slip(
            "space-missing",
            _TIGHT,
            re.compile(r"(?<![\w.@/’'&;-])(?P<one>[A-Z](?:[a-z]{2,30}+|[A-Z]{1,4}+))(?P<mark>[.?!])(?:(?P<two>(?!(?:Com|Net|Org|Gov|Co|Inc)\b)[A-Z][a-z]{1,30})(?= [a-z“\"])|(?P<small>The|He|She|It|But|They|We|This|That|And|In|On|At|As|For|If|When|While|After)(?= [A-Z]))"),
            _new_start,
        ),
        Slip(
            "space-at-quotation",
            ('""', "”“"),
            re.compile(r"(?<![\w.@/’'&;-])(?P<one>[A-Za-z][a-z]{1,30})(?P<mark>[.?!])(?:\"\"|”“)(?P<two>[A-Z][a-z]{0,30})(?![\w@/.])"),
            repairs.between_quotations,
        ),
        Slip(
            "space-at-quotation",
            ('."', '.”', '.“', '?"', '?”', '?“', '!"', '!”', '!“'),
            re.compile(r"(?<![\w.@/’'&;-])(?P<one>[A-Za-z][a-z]{1,30})(?P<mark>[.?!])(?P<quote>[\"”“])(?P<two>[A-Z][a-z]{0,30})(?![\w@/.])"),
            repairs.at_quotation,
        ),
        Slip("space-inside-quotation", ("“ ",), re.compile(r"(?:(?<=[\s(\[—])|^)“ (?=[A-Za-z\d$£])"), _to("“")),
        Slip("space-inside-quotation", (" ”",), re.compile(r"(?<=[\w.,!?]) ”(?=[\s.;)]|$)(?! [‘“])"), _to("”")),
        Slip("space-missing", (",’", ",'", ",‘", ",“"), re.compile(r"(?<=[a-z]),([’'‘“])(?=[a-z])"), lambda match: (", " + _OPENING.get(match[1], match[1]),)),
        Slip("space-missing", re.compile(r"[A-Z][A-Z][oafwt][a-z]"), re.compile(r"\b([A-Z]{2,5})(of|and|from|with|for|the)\b"), _to(r"\1 \2")),
        Slip("space-in-score", (" –", "– "), re.compile(r"(?<![\d–-] )(?<![\w–-])(\d{1,3})(?: –|– )(\d{1,3})(?![\w–-])"), _to(r"\1–\2")),
        Slip("space-after-currency", ("$ ", "£ ", "€ "), re.compile(r"([$£€]) (?=\d)"), _to(r"\1")),
    )  # fmt: skip


def _hyphens() -> tuple[Slip, ...]:
    """Hyphens and dashes with spaces, and numbers without hyphens."""
    units, seconds = ("|".join(sorted(_beside_hyphens(role))) for role in ("unit", "second"))
    return (
        Slip(
            "year-old",
            (" old", "-old"),
            re.compile(rf"(?<![\w-])([2-9]|\d{{2,3}}|(?:{_TENS})(?:-(?:{_ONES}))?|{_TEENS})(?: year[ -]old| ?-year old|-years?-old(?<=s-old)|-years old)(?![\w-])", re.IGNORECASE),
            repairs.year_old,
        ),
        Slip(
            "spaced-hyphen",
            (" - ",),
            re.compile(rf"(?<![\w-])(?:(?:\d{{1,3}}|{_ONES}|{_TENS}|{_TEENS}) - (?:{units})|[A-Za-z]{{3,30}} - (?:{seconds}))(?![\w-])(?! (?:by|in|with|to|on|at|from|as)\b)"),
            lambda match: (match[0].replace(" - ", "-"),),
        ),
        Slip("spaced-hyphen", (" - ",), re.compile(r"(?<![\w-])([A-Z][a-z]{2,30}) - ([A-Z][a-z]{2,30})(?![\w-])"), _one_name),
        Slip("dash-with-one-space", ("— ", " —", "– ", " –"), re.compile(r"(?<=[A-Za-z]{3})(?:([—–]) | ([—–]))(?=[A-Za-z][a-z])"), _one_space),
        Slip(
            "number-hyphen",
            tuple(f"{tens} " for tens in _TENS.split("|")),
            re.compile(rf"\b(?:{_TENS}) (?:{_ONES})\b(?!-)(?! (?:hundred|thousand|million|billion)-)", re.IGNORECASE),
            lambda match: (match[0].replace(" ", "-"),),
        ),
    )  # fmt: skip


def _apostrophes() -> tuple[Slip, ...]:
    """Apostrophes that are other signs, stand apart, or make a plural."""
    return (
        Slip("backtick", ("`", "´"), re.compile(r"(?<=[A-Za-z])[`´](?=[a-z])"), _to("’")),
        Slip("backtick", ("‘s ", "‘t ", "‘re ", "‘ve ", "‘ll ", "”s ", '"s '), re.compile(r"(?<=[a-z])(?:‘(?=(?:s|t|re|ve|ll) )|[”\"](?=s [a-z]))"), _to("’")),
        Slip("apostrophe-with-space", ("’ ", "' ", " ’", " '", " ‘"), re.compile(r"(?<=[a-z])(?:([’']) (?=(?:s|t|ll|re|ve) [a-z])| ([’'‘])(?=(?:s|ll|re|ve) [a-z])|(?<=n) ([’'‘])(?=t [a-z]))"), _apostrophe),
        Slip("apostrophe-with-space", ("’n’ ", "'n' ", " ’n’", " 'n'"), re.compile(r"(?<=[a-z])(?:([’'])n\1 (?=[a-z])| ([’'])n\2(?=[a-z]))"), _elided),
        Slip("plural-apostrophe", ("0’s", "0's"), re.compile(r"(?:(?<=\bthe )|(?<=\bmid-)|(?<=\blate )|(?<=\bearly ))((?:1[89]|20)\d0)[’']s\b"), _plural),
        Slip("plural-apostrophe", re.compile(r"[A-Z][’']s"), re.compile(rf"(?<=[a-z] )({_INITIALS})[’']s(?=,? (?:and|or|are|were|have|who|that)\b|[,;] [a-z])"), _plural),
    )  # fmt: skip


def _others() -> tuple[Slip, ...]:
    """Stops, marks and figures: small letters behind a stop, doubled marks, half abbreviations, thousands, formulas, code."""
    return (
        Slip("lower-case-sentence", _SMALL_LETTER, re.compile(r"(?<![\w.@/’'-])([a-z]{4,30})\. ([a-z]{2,30})(?![\w.@/=-])"), repairs.new_sentence),
        Slip(
            "lower-case-sentence",
            _SMALL_LETTER,
            re.compile(r"(?<![\w.@/’'-])([a-z]{4,30})\. (al-|el-|de |van |von |bin |ibn )(?=[A-Z][a-z])"),
            repairs.particle,
        ),
        Slip("thousands", re.compile(r",\d{4}"), re.compile(r"(?<![\d.,/#])\d{1,3}(?:,\d{3})*,\d{4,}(?![\d,]|\.\d)"), _thousands),
        Slip("formula", ("co 2", "ch 4", "so 2", "2 o", " 2o"), re.compile(r"\b(?:CO 2|CH 4|SO 2|[HN] ?2 O|[HN] 2O)\b(?= [a-z]|[,.;])"), lambda match: (match[0].replace(" ", ""),)),
        Slip("formula", ("of co in the ",), re.compile(r"\bCO(?= in the (?:atmosphere|air|ocean|sea|water)\b)"), _greenhouse_gas),
        Slip("doubled-mark", (",,", ", ,", ";,", ",.", ",;"), re.compile(r"(?<=\w)(?:(,) ?,|(;),|(,)[.;])(?=\s|$)"), lambda match: (match[1] or match[2] or ".",)),
        Slip("doubled-mark", (".,",), re.compile(r"(?<![\w.’'-])(?P<word>[a-z]{4,30})\.,(?=\s|$|[”\"])"), _stop_and_comma),
        Slip("doubled-mark", ("..",), re.compile(r"(?<=[a-z])\.\.(?=\s[A-Z]|$)"), _to(".")),
        Slip("half-abbreviation", _TWO_CAPITALS, re.compile(r"\b(?<![.&’'-])(?:U\.[SNK]|D\.C|N\.[YJ])(?= [A-Za-z]{2}|-[A-Za-z]{2}|[’']s )"), lambda match: (match[0] + ".",)),
        Slip("half-abbreviation", ("a.m", "p.m", "i.e", "e.g"), re.compile(r"\b(?:[ap]\.m|i\.e|e\.g)\b(?![.\w@])"), lambda match: (_ABBREVIATED[match[0]],)),
        Slip(
            "markup-left",
            ("&", "<", "{{", "(("),
            re.compile(rf"&(?:{_ENTITY});|</?(?:{_TAG})(?: [^<>]{{0,200}})?/?>|\{{\{{[^{{}}]{{0,80}}\}}\}}|\(\([a-z]{{2,3}}(?:-[a-z]{{2,4}})?\)\)"),
            _gone,
        ),
    )  # fmt: skip


@cache
def slips() -> tuple[Slip, ...]:
    """All of them, made when first needed."""
    return (*_spaces(), *_hyphens(), *_apostrophes(), *_others())
