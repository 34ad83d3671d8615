"""A city in another country: “in Nairobi, Sweden”, “Niger’s capital, Accra”."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token

_LONGEST = 3


class Options(BaseOptions):
    """The words and figures of the rule.

    `cities`: a table of cities with their country and whether they are its capital; `capital`: the noun; `of`: the word
    between it and a country; `lists`: words behind a country that make the two members of a list; `same`: countries that
    are called by another's name; `label` names the country.
    """

    cities: str
    capital: str
    of: str
    lists: tuple[str, ...]
    same: dict[str, str]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “CITY, COUNTRY”, “COUNTRY’s capital, CITY” and “CITY, the capital of COUNTRY” that do not go together."""
    options: Options = rule.options
    cities, countries, heads = _table(options.cities, rule.home)
    for head in heads & document.places.keys():
        for sentence, index in document.places[head]:
            tokens = sentence.tokens
            end = _match(tokens, index, cities)
            named = index > 0 and tokens[index - 1].text[0].isupper() and index > 1
            if end is None or named or document.quoted(tokens[index].start):
                continue
            city = _text(tokens, index, end)
            found = _beside(options, tokens, end, countries) or _capital(
                options, tokens, index, end, countries
            )
            if found is None:
                continue
            first, last, capital = found
            country = _text(tokens, first, last).removesuffix("'s")
            own, chief = cities[city]
            if options.same.get(country, country) == options.same.get(own, own) and (chief or not capital):
                continue
            if own != country:
                yield rule.finding(
                    document,
                    Span(tokens[index].start, tokens[end - 1].end),
                    related=[Related(Span(tokens[first].start, tokens[last - 1].end), options.label)],
                    own=own,
                )


def _beside(
    options: Options, tokens: tuple[Token, ...], end: int, countries: frozenset[str]
) -> tuple[int, int, bool] | None:
    """The country of “CITY, COUNTRY,”, which ends there and is no member of a list."""
    if end + 1 >= len(tokens) or tokens[end].text != ",":
        return None
    last = _match(tokens, end + 1, countries)
    if last is None:
        return None
    after = tokens[last] if last < len(tokens) else None
    if after is not None and after.kind != "mark":
        return None
    again = [token.lower for token in tokens[last : last + 3]]
    commas = sum(token.text == "," for token in tokens[last : last + 8])
    listed = commas > 1 or any(word in options.lists for word in again)
    return None if listed else (end + 1, last, False)


def _capital(
    options: Options, tokens: tuple[Token, ...], index: int, end: int, countries: frozenset[str]
) -> tuple[int, int, bool] | None:
    """The country of which a city is called the capital, before it or behind it."""
    at = index - 1
    if at >= 0 and tokens[at].text == ",":
        at -= 1
    if at > 0 and tokens[at].lower == options.capital:
        return _owner(tokens, at, countries)
    after = [token.lower for token in tokens[end : end + 4]]
    if after[:1] == [","] and options.capital in after:
        at = end + after.index(options.capital)
        if at + 1 < len(tokens) and tokens[at + 1].lower == options.of and at == end + 2:
            last = _match(tokens, at + 2, countries)
            return (at + 2, last, True) if last is not None else None
        found = _owner(tokens, at, countries)
        return found if found and found[0] == end + 1 else None
    return None


def _owner(tokens: tuple[Token, ...], at: int, countries: frozenset[str]) -> tuple[int, int, bool] | None:
    """The country right before “capital”, in the possessive."""
    for first in range(max(0, at - _LONGEST), at):
        text = _text(tokens, first, at)
        if text.endswith("'s") and text.removesuffix("'s") in countries:
            return first, at, True
    return None


def _match(
    tokens: tuple[Token, ...], index: int, names: frozenset[str] | dict[str, tuple[str, bool]]
) -> int | None:
    """Where the longest of some names ends that begins at a token."""
    for end in range(min(index + _LONGEST, len(tokens)), index, -1):
        if _text(tokens, index, end) in names:
            return end
    return None


def _text(tokens: tuple[Token, ...], first: int, end: int) -> str:
    return " ".join(token.text for token in tokens[first:end]).replace("’", "'")


@cache
def _table(name: str, home: Path) -> tuple[dict[str, tuple[str, bool]], frozenset[str], frozenset[str]]:
    """The cities with their country, the countries, and the first words of the cities in lower case."""
    rows = tables.rows(name, home)
    cities = {city: (country, capital == "yes") for city, country, capital in rows}
    return cities, frozenset(row[1] for row in rows), frozenset(city.split()[0].lower() for city in cities)


CHECK = Check(Options, run)
