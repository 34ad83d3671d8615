"""Tokens: words, numbers and marks, with exact places."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk import tables
from copydesk.native import loops
from copydesk.span import Span

if TYPE_CHECKING:
    from copydesk.markup import Block
    from copydesk.native.loops import Scanner

TokenKind = Literal["word", "number", "quote", "mark", "symbol", "address"]
"""What a token is: letters; digits; a quotation mark or apostrophe; punctuation; any other sign; a URL, e-mail address,
handle or hashtag."""


class Token(NamedTuple):
    """An orthographic word, a number, a mark.

    A word keeps its apostrophes, hyphens and digits (“Ukraine’s”, “long-range”, “MI5”, “Covid-19”), and an abbreviation
    its points (“U.S.”, “Mr.”, “p.m.”), also where the last one ends the sentence. The apostrophe of a plural possessive
    (“workers’”) is a quote of its own. A number keeps what is one figure (“1,000”, “10:30”, “.5”, “21st”, “’90s”);
    units, signs and hyphens round it stand alone (“10” “m”, “$” “5”, “1,000” “-” “day”), and so does “’s” behind one.
    Three points or more are one mark, with or without spaces, and so are two hyphens or more, and five quotation marks
    or more, which quote nothing.

    `lower` is in small letters with straight apostrophes and plain hyphens. `start` and `end` are places in the source,
    `at` the offset in the block's prose; `spaced` says whether white space (or the block's edge) stands before it.
    """

    text: str
    lower: str
    kind: TokenKind
    start: int
    end: int
    at: int
    spaced: bool

    @property
    def span(self) -> Span:
        """The token's place in the source."""
        return Span(self.start, self.end)


# Every repeat below is possessive or bounded, or what follows it fails at once: no text makes matching slow.
_COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711-\u0963\u0981-\u0dff"
    "\u0e31-\u0e4e\u0eb1-\u0ecd\u0f18-\u0fc6\u102b-\u109d\u135d-\u135f\u1712-\u193b\u1a17-\u1a7f\u1ab0-\u1dff"
    "\u20d0-\u20f0\u302a-\u302f\u3099\u309a\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff"
)
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_RARE = re.compile(f"[{_COMBINING}{_UNSEEN}]")
_ADDRESS = re.compile(
    r"""
      (?<!\w) (?:https?://|www\.) [^\s<>“”"]* [\w/]
    | (?<![\w.+-]) [\w.+-]{1,64}+ @ [\w-]{1,63}+ (?:\.[\w-]{1,63}+){1,5}+
    | (?<![\w@-]) (?:[\w-]{1,63}+\.){1,4}
      (?: (?:com|org|net|edu|gov|mil|info|io|tv|co|uk|eu) (?:\.(?:uk|au|nz|za|jp))?+ (?![\w-]|\.\w) (?:/[^\s<>“”"]*[\w/])?
        | [a-z]{2,10}+ /\w [^\s<>“”"]* (?<=[\w/]) )
    | (?<![\w@\#&/]) [@\#][^\W\d]\w*+
    """,
    re.VERBOSE,
)
_HINT = re.compile(r"@|#|://|www\.|\.(?:com|org|net|edu|gov|mil|info|io|tv|co|uk|eu)\b|\.[a-z]{2,10}/")
_LIKE_HYPHEN = "‐‑"
_PLAIN = str.maketrans(
    dict.fromkeys("’‘´`", "'") | dict.fromkeys(_LIKE_HYPHEN, "-") | dict.fromkeys("\u00ad\u200c\u200d\u2060")
)
_END = frozenset({".", "!", "?", "…", "...", "。", "！", "？", "؟", "।", "۔"})
BULLETS = frozenset("•●■▪◆►‣")
PERSON = frozenset(("i", "i'm", "i've", "i'd", "i'll"))
_FOLLOWS = re.compile(r"(\s*+)[“‘\"'(\[]*+(\S?)([\w’']*+)")


@cache
def _kinds() -> dict[str, str]:
    """Abbreviations, as the table writes them, to their kinds."""
    return {row[0]: row[1] for row in tables.rows("abbreviations")}


@cache
def openers() -> frozenset[str]:
    """Words in small letters that open a sentence where an abbreviation or an initial stands before them."""
    return tables.words("openers") | PERSON


@cache
def clues(kind: str) -> frozenset[str]:
    """Words by which the end of a sentence is told: `letter`, `office` or `speech`."""
    return frozenset(row[0] for row in tables.rows("sentence-clues") if row[1] == kind)


@cache
def _pattern(rare: bool) -> re.Pattern[str]:
    """The pattern of a token; with `rare`, words also hold combining marks and soft hyphens."""
    letter = r"[^\W\d_¼-¾⅐-⅞]"
    word = rf"{letter}(?:[^\W_]|[{_COMBINING}\u00ad\u200c\u200d\u2060])*+" if rare else rf"{letter}[^\W_]*+"
    sign = rf"[^\s{_UNSEEN}][{_COMBINING}]*+(?:\u200d\S[{_COMBINING}]*+)*+" if rare else r"\S"
    elided = [row[0] for row in tables.rows("elisions")]
    surely = [row[0] for row in tables.rows("elisions") if row[2:] == ("sure",)]
    pointed = [re.escape(name[:-1]) for name in _kinds() if "." in name[1:-2] and not re.match(r"\w\.", name)]
    pointed_letters = r"[A-Za-z](?:\.[A-Za-z])+(?!\w)\.?"
    behind = r"(?<![^\s“‘\"'(\[–—-])"
    return re.compile(
        rf"""
        (?:
          (?P<word> [A-Za-z]++(?=[ ,])
                  | (?: {pointed_letters}
                      | (?:{"|".join(pointed)})(?!\w)\.?
                      | [A-Z][A-Za-z]*+-\d{{1,3}}+[A-Za-z]?s?(?![\w]|[.,:]\d)
                      | [A-Z]{{1,4}}+&[A-Z]{{1,4}}+(?!\w)
                      | {word}
                      | {behind}(?:’(?:{"|".join(elided)})|['‘](?:{"|".join(surely)}))(?!\w)
                      | [’'‘]n[’'](?!\w)
                      | (?<=[^\s“‘(\[])[’'](?:s|ll|re|ve|d|m)(?!\w)
                    )
                    (?:-{pointed_letters}|[’'‘´`{_LIKE_HYPHEN}-]{word})*+ )
        | (?P<number> (?: (?:(?<![^\s$£€(])\.)?+\d++(?:[.,:]\d++)*+[¼-¾⅐-⅞]?+(?:(?:st|nd|rd|th|s|ST|ND|RD|TH)(?!\w))?
                        | {behind}(?:’\d\ds?|['‘]\d\ds)(?!\w)
                        | [¼-¾⅐-⅞] ) )
        | (?P<mark> [“”"„‟«»‹›‘’'‚‛]{{5,}}+ | \.(?:[ \u00a0]\.){{2,}}+\.*+ | \.{{3,}}+ | --++ | [.,;:!?…()\[\]{{}}–—―‒¿¡{_LIKE_HYPHEN}、。！？，：；؟،।۔-] )
        | (?P<quote> [“”"„‟«»‹›‘’'‚‛] )
        | (?P<symbol> [\U0001F1E6-\U0001F1FF]{{2}} | {sign} )
        ) [ ]?+
        """,
        re.VERBOSE,
    )


def tokenise(block: Block) -> list[Token]:
    """The tokens of a block."""
    return read(block)[0]


def read(block: Block) -> tuple[list[Token], list[int]]:
    """The tokens of a block, and which of them may end a sentence."""
    tokens: list[Token] = []
    ends: list[int] = []
    prose = block.prose
    unusual = loops.unusual(prose) if loops else 3
    rare = bool(unusual & 1) and _RARE.search(prose) is not None
    scan = _scan_rare if rare else _scan_natively if loops else _scan_plainly
    place = 0
    if unusual & 2 and _HINT.search(prose):
        for address in _ADDRESS.finditer(prose):
            scan(block, place, address.start(), tokens, ends)
            place = address.end()
            _add(block, address[0], "address", address.start(), tokens)
    scan(block, place, len(prose), tokens, ends)
    return tokens, ends


def _add(block: Block, text: str, kind: TokenKind, at: int, tokens: list[Token]) -> None:
    """Append a token that the quick way through does not make."""
    start, end = block.span(at, at + len(text))
    last = tokens[-1].at + len(tokens[-1].text) if tokens else 0
    spaced = not at or any(map(str.isspace, block.prose[last:at]))
    lower = text.lower() if kind == "word" else text
    tokens.append(Token(text, lower, kind, start, end, at, spaced))


def _scan_natively(block: Block, place: int, stop: int, tokens: list[Token], ends: list[int]) -> None:
    _scanner().scan(block, block.prose, block.shift, place, stop, tokens, ends)


def _scan_rare(block: Block, place: int, stop: int, tokens: list[Token], ends: list[int]) -> None:
    _scan_plainly(block, place, stop, tokens, ends, rare=True)


def _scan_plainly(
    block: Block, place: int, stop: int, tokens: list[Token], ends: list[int], rare: bool = False
) -> None:
    """Append the tokens between two offsets of a block's prose, and which of them may end a sentence."""
    prose, shift = block.prose, block.shift
    last = place or -1
    new, add, ending = tuple.__new__, tokens.append, _END
    for match in _pattern(rare).finditer(prose, place, stop):
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        at, after = match.span(kind)
        text = match[kind]
        lower = text
        if kind == "word":
            lower = _lowered(text)
            if text[-1] == ".":
                ends.append(len(tokens))
        elif kind == "mark" and (text in ending or text[0] == "."):
            if at == last and (text == "." or text == "!") and _grown(block, tokens, ends, after, text):
                last = after
                continue
            ends.append(len(tokens))
        elif text in BULLETS and tokens:
            ends.append(len(tokens) - 1)
        spaced = at != last
        if rare and spaced and at:
            spaced = prose[last:at].isspace() or any(map(str.isspace, prose[max(last, 0) : at]))
        start, end = (at + shift, after + shift) if shift is not None else block.span(at, after)
        add(new(Token, (text, lower, kind, start, end, at, spaced)))
        last = after


@cache
def _scanner() -> Scanner:
    """What finds tokens in C; it knows all of the pattern but apostrophes before letters and pointed abbreviations."""
    pattern = _pattern(False)

    def matched(prose: str, place: int, stop: int) -> tuple[str, int, int]:
        match = pattern.match(prose, place, stop)
        kind = match.lastgroup  # type: ignore[union-attr]
        return kind, *match.span(kind)  # type: ignore[union-attr,arg-type]

    return loops.Scanner(Token, matched, _lowered, _shortens, _grown)


def _lowered(word: str) -> str:
    """A word in small letters with straight apostrophes and plain hyphens."""
    lower = word.lower()
    return lower if lower.isascii() else lower.translate(_PLAIN)


def _grown(block: Block, tokens: list[Token], ends: list[int], after: int, mark: str) -> bool:
    """Whether a point (or “!”) that ends at `after` belongs to the word before it, which then gets it."""
    abbreviated = _abbreviated(block.prose, tokens, after, mark)
    if abbreviated:
        _grow(block, tokens, ends, mark)
    return abbreviated


def _grow(block: Block, tokens: list[Token], ends: list[int], mark: str) -> None:
    """Give the last token its point."""
    token = tokens.pop()
    ends.append(len(tokens))
    end = block.span(token.at, token.at + len(token.text) + 1)[1]
    tokens.append(token._replace(text=token.text + mark, lower=token.lower + mark, end=end))


def kind_of(text: str) -> str | None:
    """What kind of abbreviation a word with its point is, by the table; of “ex-Sen.” what “Sen.” is."""
    kinds = _kinds()
    if "-" in text:
        text = text.rpartition("-")[2]
    if len(text) == 2 or text in kinds:
        return kinds.get(text)
    return kinds.get(text.lower()) or (kinds.get(text.capitalize()) if text.isupper() else None)


def _shortens(word: str) -> bool:
    """Whether a point right behind a word may be its own."""
    return kind_of(word + ".") is not None or (len(word) == 1 and word.isupper())


def _abbreviated(prose: str, tokens: list[Token], after: int, mark: str) -> bool:
    """Whether the point that ends at `after` belongs to the word before it."""
    if not tokens or tokens[-1].kind != "word":
        return False
    word = tokens[-1]
    kind = kind_of(word.text + mark)
    if kind is None and not (len(word.text) == 1 and mark == "." and word.text.isupper()):
        return False
    follows = _FOLLOWS.match(prose, after)
    gap, first, rest = follows.groups() if follows else ("", "", "")
    before = tokens[-2] if len(tokens) > 1 else None
    if kind is None:
        return _initial(word, before, gap, first, rest)
    if kind == "title":
        return first.isupper()
    if kind == "number":
        return first.isdigit() or first == "#"
    if kind == "inner":
        return bool(first)
    if kind == "unit":
        return before is not None and before.kind == "number"
    if kind == "place":
        return "-" in word.text or (before is not None and before.text in {",", "("})
    return True


def _initial(word: Token, before: Token | None, gap: str, first: str, rest: str) -> bool:
    """Whether a capital with a point is somebody's initial (“J. K. Rowling”) and no letter that ends a sentence."""
    if first and first in ",;":
        return not gap and before is not None and (before.text[0].isupper() or before.text == "(")
    if not first.isupper():
        return bool(gap) and first.islower()
    if (first + rest).lower().replace("’", "'") in openers() and len(first + rest) > 1:
        return False
    named = before is None or before.kind != "word" or before.text[0].isupper()
    return named or (word.text != "I" and before is not None and before.lower not in clues("letter"))
