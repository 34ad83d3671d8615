"""What stands behind a verb that somebody is the subject of: a person told, a clause, a preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.sentences import Token

_NOUN_AT = 3
_ADVERBS = frozenset(["also", "later", "then", "again", "once", "further", "never"])


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SUBJECTS = _set("he she they we i it who")
_HE = _set("he she they we i")
_HE_IS = _HE | _set(
    "he's she's they're we're i'm he'd she'd they'd we'd i'd they've we've i've he'll she'll they'll we'll i'll"
)
_HIM = _set("him them me us")
_PRESS = _set("reporters journalists lawmakers viewers listeners readers")
_HEARERS = _set(
    "board committee court jury crowd public nation newspaper network council panel audience press media agency government"
    " company police parliament senate house union team party broadcaster magazine paper station senators congregation"
    " customers presenter interviewer moderator readership electorate office department campaign administration rebels shareholders investors employees staff colleagues"
)
_DETERMINERS = _set("the a an his her their its our my these those some several many all both two three")
_WHICH = _set("that whether why how")
_PREPOSITIONS = _set("to of about for with at by from upon")
_OPENING = _set(
    "the a an his her their its our my he she it they we i there no all some many nothing nobody no-one everyone everything most"
)
_FINITE = _set("is was are were has had have will would could can may might should must does did")
_BEHIND_PRESS = _set("that about how why of . : outside late early last this yesterday today")
_WHEN_OR_WHERE = _set("in on at during after before")
_BETWEEN = 7
_APPOSITION = 20
_NO_GERUND = _set(
    "funding spending housing training "
    "during following regarding concerning including pending something nothing anything everything amid barring according"
    " saying citing adding arguing noting calling telling being evening morning king spring ceiling outgoing incoming"
)
_NO_SUBJECT = _set(
    "is was were are be been being am to of in on at for with by from about as and or but that than not if when while"
    " because after before so very more most less the a an this these those"
)
_BEING = _set("is was are were am be been isn't wasn't weren't aren't not")
_NO_NOUN = ("ed", "en", "n't", "'re", "'m", "'s", "'ve")
_AUXILIARIES = _set("has had have")
_JOINING = _set(
    "and but when as because while after before if then so since though although where or yet said says until"
)
_TIMES = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september"
    " october november december christmas easter thanksgiving"
)


def behind(tokens: Sequence[Token], place: int) -> tuple[str, ...]:
    """The frames in which a verb stands, by what follows it.

    “person that”: somebody who is told something in a clause; “person to”: somebody who is to do something; “to person”,
    “that” with a clause, “prep that”: a preposition before such a clause, “to do”, “about” with a noun, “doing”, “whether”, “of”,
    “for”, “he”, “him” and “reporters”; “person of”: somebody accused of a deed; “news”: a paper or a channel; “it is”; “prep if”; “when that”: a clause
    behind when or where it was said.
    """
    return tuple(_frames(tokens, place))


def _frames(tokens: Sequence[Token], place: int) -> Iterator[str]:
    at = place + 1
    word, following = _word(tokens, at), _word(tokens, at + 1)
    yield from _late(tokens, at)
    if word == "that":
        if _clause(tokens, at + 1):
            yield "that"
    elif word == "to":
        if _person(tokens, at + 1):
            yield "to person"
        elif following in tables.words("base-verbs"):
            yield "to do"
    elif word == "about":
        if (following in _DETERMINERS and following != "a") or following.endswith("ing"):
            yield "about"
    elif word in ("whether", "if"):
        yield "whether"
    elif word in ("of", "for") and following != "course":
        yield word
    else:
        yield from _with_person(tokens, at)


def _late(tokens: Sequence[Token], at: int) -> Iterator[str]:
    """The frames in which a clause follows a preposition, at once or behind a time or a place."""
    word, following = _word(tokens, at), _word(tokens, at + 1)
    if word in _PREPOSITIONS and following == "that" and _clause(tokens, at + 2):
        yield "prep that"
    elif word in _PREPOSITIONS and following == "if":
        yield "prep if"
    elif word in _WHEN_OR_WHERE and _late_clause(tokens, at + 1):
        yield "when that"


def _with_person(tokens: Sequence[Token], at: int) -> Iterator[str]:
    """The frames that begin with somebody right behind the verb, or with a form in -ing."""
    word, following = _word(tokens, at), _word(tokens, at + 1)
    small = at < len(tokens) and (tokens[at].text.islower() or word[0] == "i")
    if word in _HE_IS and following and small:
        yield "he"
    elif word == "it" and following in _FINITE:
        yield "it is"
    elif word in _HIM and tokens[at].text.islower() and following not in _WHICH:
        yield "person that" if following in _HE else "him"
    elif word in _PRESS and (following in _BEHIND_PRESS or _dated(tokens, at + 1)):
        yield "reporters"
    end = _person(tokens, at)
    if not end:
        if word.endswith("ing") and word not in _NO_GERUND and tokens[at].text.islower():
            yield "doing"
        return
    joining = _word(tokens, end)
    if joining in _WHICH and (tokens[at].text[0].isupper() or _clause(tokens, end + 1)):
        yield "person that"
    elif joining == "to" and _word(tokens, end + 1) in tables.words("verbs"):
        yield "person to"
    elif joining == "of" and _accused(tokens, end + 1):
        yield "person of"
    elif tokens[end - 1].text in tables.words("news-outlets") and (
        joining in _BEHIND_PRESS or _dated(tokens, end)
    ):
        yield "news"


def _dated(tokens: Sequence[Token], index: int) -> bool:
    """Whether a day or a month stands at a token."""
    return _word(tokens, index) in _TIMES and tokens[index].text[0].isupper()


def _accused(tokens: Sequence[Token], index: int) -> bool:
    """Whether a deed stands at a token: a form in -ing, or a quotation."""
    if index >= len(tokens):
        return False
    doing = _word(tokens, index).endswith("ing") and _word(tokens, index) not in _NO_GERUND
    return tokens[index].kind == "quote" or (doing and tokens[index].text.islower())


def _late_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause with “that” follows a few words behind a token, with no mark and no verb of speech between."""
    for at in range(index, min(index + _BETWEEN, len(tokens))):
        if tokens[at].kind not in ("word", "number"):
            return False
        if tokens[at].lower == "that":
            return _clause(tokens, at + 1) or _word(tokens, at + 1) in ("“", '"')
    return False


def _word(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if index < len(tokens) else ""


def _clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause may begin at a token: with an article, a pronoun, or a name."""
    if index + 1 >= len(tokens):
        return False
    return tokens[index].lower in _OPENING or (
        tokens[index].kind == "word" and tokens[index].text[0].isupper()
    )


def _person(tokens: Sequence[Token], index: int) -> int:
    """The end of who may be told something, where that begins at a token; 0 where it does not."""
    word = _word(tokens, index)
    if word in _HIM or word in _PRESS:
        return index + 1
    if word == "her" and _word(tokens, index + 1) in (*_WHICH, "to"):
        return index + 1
    if word and tokens[index].text[0].isupper():
        end = _named(tokens, index)
        return end if end > index else 0
    if word == "the" and _named(tokens, index + 1) > index + 1:
        end = _named(tokens, index + 1)
        if tokens[end - 1].text in tables.words("news-outlets") or _word(tokens, end) == "to":
            return end
    if word in _DETERMINERS:
        for at in range(index + 1, min(index + 1 + _NOUN_AT, len(tokens))):
            if tokens[at].kind != "word":
                return 0
            if tokens[at].text.islower() and _tells_person(tokens, at):
                return at + 1
        return 0
    plural = word.endswith("s") and word[:-1] in tables.words("people")
    return index + 1 if plural and _word(tokens, index + 1) in (*_WHICH, "to") else 0


def _tells_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun for persons or for those who listen ends at a token."""
    word = tokens[at].lower
    people = tables.words("people")
    known = word in people or word in _HEARERS or (word.endswith("s") and word[:-1] in people)
    following = _word(tokens, at + 1)
    return known and not (following in people or following in _HEARERS or following.endswith("'s"))


def _named(tokens: Sequence[Token], index: int) -> int:
    """The end of the capitalised words that begin at a token and are no day or month."""
    if index >= len(tokens) or tokens[index].lower in _TIMES:
        return index
    while index < len(tokens) and tokens[index].kind == "word" and tokens[index].text[0].isupper():
        if tokens[index].lower in _TIMES:
            break
        index += 1
    return index


def has_subject(tokens: Sequence[Token], place: int) -> bool:
    """Whether a pronoun or a noun stands right before a verb, but for an adverb, so that it is no participle.

    Before a form with -ing that is a form of “be”; at a sentence's head it has its subject behind it.
    """
    before = place - 1
    while before >= 0 and (tokens[before].lower.endswith("ly") or tokens[before].lower in _ADVERBS):
        before -= 1
    going_on = tokens[place].lower.endswith("ing")
    if before >= 0 and tokens[before].text == "," and not going_on:
        return _apposed(tokens, before)
    if before < 0 or tokens[before].kind != "word":
        return going_on and place == 0
    word = tokens[before].lower
    if going_on:
        return word in _BEING
    if word in ("has", "had", "have", "who"):
        return True
    return word in _SUBJECTS or not (word in _NO_SUBJECT or word.endswith(_NO_NOUN))


def _apposed(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma closes what the bearer of a name is: “Ida Blom, the mayor of Harbour,”."""
    behind = range(comma - 2, max(0, comma - _APPOSITION), -1)
    first = next((at for at in behind if tokens[at].text == ","), None)
    if first is None or not tokens[first - 1].text[0].isupper():
        return False
    return (
        not any(token.kind == "quote" for token in tokens[:comma])
        and _word(tokens, first + 1) not in _JOINING
    )


def after_noun(tokens: Sequence[Token], place: int) -> bool:
    """Whether what a verb tells may stand before it: “the story she told to us”, “stories told to us”."""
    before = place - 1
    while before >= 0 and (tokens[before].lower in _AUXILIARIES or tokens[before].lower in _ADVERBS):
        before -= 1
    if before >= 0 and tokens[before].text[0].isupper():
        while before > 0 and tokens[before].kind == "word" and tokens[before].text[0].isupper():
            before -= 1
    elif before >= 0 and tokens[before].lower in _SUBJECTS:
        before -= 1
    elif before < 0 or not _tells_person(tokens, before):
        return True
    else:
        start = next(
            (
                at
                for at in range(before, max(-1, before - _NOUN_AT - 1), -1)
                if tokens[at].lower in _DETERMINERS
            ),
            before,
        )
        before = start - 1
    word = tokens[before].lower if before >= 0 else ""
    plain = before >= 0 and tokens[before].kind == "word" and tokens[before].text.islower()
    return plain and not (word in _JOINING or word in _DETERMINERS or word in tables.words("people"))
