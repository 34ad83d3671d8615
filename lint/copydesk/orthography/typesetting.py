"""Slips of setting: spaces, hyphens, marks, figures and code that went wrong between keyboard and page."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk import tables
from copydesk.native import loops
from copydesk.orthography import lexicon, repairs
from copydesk.reckoning import numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from copydesk.markup import Block
    from copydesk.span import Span

Kind = Literal[
    "space-after-hyphen",
    "space-before-hyphen",
    "space-before-mark",
    "space-after-bracket",
    "space-missing",
    "space-at-quotation",
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


class Fault(NamedTuple):
    """A slip of setting: its place in the source, what it should read (nothing where that is not plain)."""

    kind: Kind
    span: Span
    fixes: tuple[str, ...] = ()


_ABBREVIATED = {"a.m": "a.m.", "p.m": "p.m.", "i.e": "i.e.", "e.g": "e.g."}
_CLOSE = {")": "(", "]": "[", "}": "{"}
_BRACKETS = tuple("()[]{}")


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
    known = all(lexicon.grade(word.lower()) is not None for word in (one, two))
    return (f"{one}{mark} {two}",) if known else None


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

_SMALL_LETTER = re.compile(r"\. [a-z]")
"""A full stop and a small letter."""


class _Slip(NamedTuple):
    """A pattern of a kind of slip and its repair.

    `signs` is what a block holds that it may stand in: one of some strings in small letters, or what a pattern finds
    that is quickly tried.
    """

    kind: Kind
    signs: tuple[str, ...] | re.Pattern[str]
    pattern: re.Pattern[str]
    repair: Callable[[re.Match[str]], tuple[str, ...] | None]


class PlainSigns:
    """Groups of signs, looked for together."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._groups = groups

    def lines(self, lines: list[str]) -> list[list[int]]:
        """For each group the numbers of the lines that hold one of its signs."""
        page = _Page(lines)
        return [sorted({number for sign in group for number in page.holding(sign)}) for group in self._groups]


class _Page:
    """Lines as one string, so that it costs little to see which of them hold something."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._text = "\n".join(lines)
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]
        self._characters = frozenset(self._text)

    def holding(self, sign: str) -> Iterator[int]:
        """The numbers of the lines that hold a sign, in order."""
        place = self._text.find(sign) if self._characters.issuperset(sign) else -1
        while place >= 0:
            number = bisect_right(self._starts, place) - 1
            yield number
            place = self._text.find(sign, self._starts[number + 1])

    def matched(self, pattern: re.Pattern[str]) -> list[int]:
        """The numbers of the lines in which a pattern finds something, in order."""
        starts = self._starts
        return sorted({bisect_right(starts, match.start()) - 1 for match in pattern.finditer(self._text)})


@cache
def _slips() -> tuple[_Slip, ...]:
    units, seconds = ("|".join(sorted(_beside_hyphens(role))) for role in ("unit", "second"))
    slips: tuple[tuple[Kind, tuple[str, ...] | re.Pattern[str], re.Pattern[str], Callable[[re.Match[str]], tuple[str, ...] | None]], ...] = (
        (
            "space-after-hyphen",
            ("- ",),
            re.compile(r"(?<![\w’'-])(?P<one>[A-Za-z]{2,30}|\d{1,4})- (?P<two>[A-Za-z][a-z]{1,30})(?![\w-])"),
            _after_hyphen,
        ),
        (
            "space-before-hyphen",
            (" -",),
            re.compile(r"(?<![\w’'-])(?P<one>[A-Za-z]{2,30}|\d{1,4}) -(?P<two>[A-Za-z][a-z]{2,30})(?![\w-])"),
            _before_hyphen,
        ),
        ("space-before-mark", (" ,", " .", " ;", " !", " ?", " )", " ]", "\t", "\u2009"), re.compile(r"(?<=[^\W_])[ \t\u2009]([,.;!?)\]])(?=\s|$|[”\"])(?! ?[.!?])"), _before_mark),
        ("space-after-bracket", ("( ", "[ "), re.compile(r"(?<=\s)([(\[]) (?=[^\W\d_])"), _to(r"\1")),
        (
            "space-missing",
            _TIGHT,
            re.compile(r"(?<![\w.@/’'&;-])(?P<one>[a-z]{2,30}+)(?P<mark>[,;:]|[.?!](?=[A-Z]))(?P<two>[A-Z]?[a-z]{2,30})(?![\w@/.])"),
            _space_missing,
        ),
        (
            "space-missing",
            _TIGHT,
            re.compile(r"(?<![\w.@/’'&;-])(?P<one>[A-Z](?:[a-z]{2,30}+|[A-Z]{1,4}+))(?P<mark>[.?!])(?:(?P<two>(?!(?:Com|Net|Org|Gov|Co|Inc)\b)[A-Z][a-z]{1,30})(?= [a-z“\"])|(?P<small>The|He|She|It|But|They|We|This|That)(?= [A-Z]))"),
            _new_start,
        ),
        (
            "space-at-quotation",
            ('""', "”“"),
            re.compile(r"(?<![\w.@/’'&;-])(?P<one>[A-Za-z][a-z]{1,30})(?P<mark>[.?!])(?:\"\"|”“)(?P<two>[A-Z][a-z]{0,30})(?![\w@/.])"),
            repairs.between_quotations,
        ),
        (
            "space-at-quotation",
            ('."', '.”', '.“', '?"', '?”', '?“', '!"', '!”', '!“'),
            re.compile(r"(?<![\w.@/’'&;-])(?P<one>[A-Za-z][a-z]{1,30})(?P<mark>[.?!])(?P<quote>[\"”“])(?P<two>[A-Z][a-z]{0,30})(?![\w@/.])"),
            repairs.at_quotation,
        ),
        ("space-missing", (",’", ",'", ",‘", ",“"), re.compile(r"(?<=[a-z]),([’'‘“])(?=[a-z])"), lambda match: (", " + _OPENING.get(match[1], match[1]),)),
        ("space-missing", re.compile(r"[A-Z][A-Z][oafwt][a-z]"), re.compile(r"\b([A-Z]{2,5})(of|and|from|with|for|the)\b"), _to(r"\1 \2")),
        (
            "year-old",
            (" old", "-old"),
            re.compile(rf"(?<![\w-])([2-9]|\d{{2,3}}|(?:{_TENS})(?:-(?:{_ONES}))?|{_TEENS})(?: year[ -]old| ?-year old|-years?-old(?<=s-old)|-years old)(?![\w-])", re.IGNORECASE),
            repairs.year_old,
        ),
        (
            "spaced-hyphen",
            (" - ",),
            re.compile(rf"(?<![\w-])(?:(?:\d{{1,3}}|{_ONES}|{_TENS}|{_TEENS}) - (?:{units})|[A-Za-z]{{3,30}} - (?:{seconds}))(?![\w-])(?! (?:by|in|with|to|on|at|from|as)\b)"),
            lambda match: (match[0].replace(" - ", "-"),),
        ),
        ("spaced-hyphen", (" - ",), re.compile(r"(?<![\w-])([A-Z][a-z]{2,30}) - ([A-Z][a-z]{2,30})(?![\w-])"), _one_name),
        ("lower-case-sentence", _SMALL_LETTER, re.compile(r"(?<![\w.@/’'-])([a-z]{4,30})\. ([a-z]{2,30})(?![\w.@/=-])"), repairs.new_sentence),
        (
            "lower-case-sentence",
            _SMALL_LETTER,
            re.compile(r"(?<![\w.@/’'-])([a-z]{4,30})\. (al-|el-|de |van |von |bin |ibn )(?=[A-Z][a-z])"),
            repairs.particle,
        ),
        ("space-in-score", (" –", "– "), re.compile(r"(?<![\d–-] )(?<![\w–-])(\d{1,3})(?: –|– )(\d{1,3})(?![\w–-])"), _to(r"\1–\2")),
        ("space-after-currency", ("$ ", "£ ", "€ "), re.compile(r"([$£€]) (?=\d)"), _to(r"\1")),
        ("thousands", re.compile(r",\d{4}"), re.compile(r"(?<![\d.,/#])\d{1,3}(?:,\d{3})*,\d{4,}(?![\d,]|\.\d)"), _thousands),
        ("backtick", ("`", "´"), re.compile(r"(?<=[A-Za-z])[`´](?=[a-z])"), _to("’")),
        ("backtick", ("‘s ", "‘t ", "‘re ", "‘ve ", "‘ll ", "”s ", '"s '), re.compile(r"(?<=[a-z])(?:‘(?=(?:s|t|re|ve|ll) )|[”\"](?=s [a-z]))"), _to("’")),
        ("apostrophe-with-space", ("’ ", "' ", " ’", " '", " ‘"), re.compile(r"(?<=[a-z])(?:([’']) (?=(?:s|t|ll|re|ve) [a-z])| ([’'‘])(?=(?:s|ll|re|ve) [a-z])|(?<=n) ([’'‘])(?=t [a-z]))"), _apostrophe),
        ("apostrophe-with-space", ("’n’ ", "'n' ", " ’n’", " 'n'"), re.compile(r"(?<=[a-z])(?:([’'])n\1 (?=[a-z])| ([’'])n\2(?=[a-z]))"), _elided),
        ("formula", ("co 2", "ch 4", "so 2", "2 o", " 2o"), re.compile(r"\b(?:CO 2|CH 4|SO 2|[HN] ?2 O|[HN] 2O)\b(?= [a-z]|[,.;])"), lambda match: (match[0].replace(" ", ""),)),
        ("formula", ("of co in the ",), re.compile(r"\bCO(?= in the (?:atmosphere|air|ocean|sea|water)\b)"), _greenhouse_gas),
        ("dash-with-one-space", ("— ", " —", "– ", " –"), re.compile(r"(?<=[A-Za-z]{3})(?:([—–]) | ([—–]))(?=[A-Za-z][a-z])"), _one_space),
        ("doubled-mark", (",,", ", ,", ";,", ",.", ",;"), re.compile(r"(?<=\w)(?:(,) ?,|(;),|(,)[.;])(?=\s|$)"), lambda match: (match[1] or match[2] or ".",)),
        ("doubled-mark", (".,",), re.compile(r"(?<![\w.’'-])(?P<word>[a-z]{4,30})\.,(?=\s|$|[”\"])"), _stop_and_comma),
        ("doubled-mark", ("..",), re.compile(r"(?<=[a-z])\.\.(?=\s[A-Z]|$)"), _to(".")),
        ("half-abbreviation", ("a.m", "p.m", "i.e", "e.g"), re.compile(r"\b(?:[ap]\.m|i\.e|e\.g)\b(?![.\w@])"), lambda match: (_ABBREVIATED[match[0]],)),
        ("plural-apostrophe", ("0’s", "0's"), re.compile(r"(?:(?<=\bthe )|(?<=\bmid-)|(?<=\blate )|(?<=\bearly ))((?:1[89]|20)\d0)[’']s\b"), _plural),
        ("plural-apostrophe", re.compile(r"[A-Z][’']s"), re.compile(rf"(?<=[a-z] )({_INITIALS})[’']s(?=,? (?:and|or|are|were|have|who|that)\b|[,;] [a-z])"), _plural),
        (
            "markup-left",
            ("&", "<", "{{", "(("),
            re.compile(rf"&(?:{_ENTITY});|</?(?:{_TAG})(?: [^<>]{{0,200}})?/?>|\{{\{{[^{{}}]{{0,80}}\}}\}}|\(\([a-z]{{2,3}}(?:-[a-z]{{2,4}})?\)\)"),
            _gone,
        ),
        (
            "number-hyphen",
            tuple(f"{tens} " for tens in _TENS.split("|")),
            re.compile(rf"\b(?:{_TENS}) (?:{_ONES})\b(?!-)(?! (?:hundred|thousand|million|billion)-)", re.IGNORECASE),
            lambda match: (match[0].replace(" ", "-"),),
        ),
    )  # fmt: skip
    return tuple(_Slip(*slip) for slip in slips)


@cache
def _signs() -> tuple[tuple[str, ...], ...]:
    """The signs of all slips that are known by some, and the brackets."""
    return (*{slip.signs for slip in _slips() if isinstance(slip.signs, tuple)}, _BRACKETS)


@cache
def _held() -> PlainSigns | loops.Signs:
    return (PlainSigns if loops is None else loops.Signs)(_signs())


def faults(blocks: Sequence[Block]) -> Iterator[Fault]:
    """The slips of setting that lie within a paragraph."""
    held: dict[object, list[int]] = dict(
        zip(_signs(), _held().lines([block.prose.lower() for block in blocks]), strict=True)
    )
    page = _Page([block.prose for block in blocks])
    for slip in _slips():
        if isinstance(slip.signs, re.Pattern) and slip.signs not in held:
            held[slip.signs] = page.matched(slip.signs)
        for number in held[slip.signs]:
            block = blocks[number]
            for match in slip.pattern.finditer(block.prose):
                fixes = slip.repair(match)
                if fixes is not None:
                    yield Fault(slip.kind, block.span(*match.span()), fixes)
    for number in held[_BRACKETS]:
        yield from _brackets(blocks[number])


def _brackets(block: Block) -> Iterator[Fault]:
    """Brackets that close another kind than was opened: “(paraffin}”."""
    opened: list[str] = []
    for match in re.finditer(r"[()\[\]{}]", block.prose):
        mark = match[0]
        if mark in "([{":
            opened.append(mark)
        elif opened:
            opener = opened.pop()
            if opener != _CLOSE[mark]:
                right = next(close for close, open_ in _CLOSE.items() if open_ == opener)
                yield Fault("mismatched-brackets", block.span(*match.span()), (right,))
