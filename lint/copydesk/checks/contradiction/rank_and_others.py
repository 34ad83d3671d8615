"""A rank that does not go with the number of others: “the fourth woman … only two other women”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import phrase_at, reckoned, whole
from copydesk.reckoning.counted import plural
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


class Options(BaseOptions):
    """The words round a number.

    `only` and `other`: the words round the number of others; `apart`: words before the number of those told of, where it is not one;
    `one`: phrases before the number of all, `left`: words behind it; `never`: words behind a rank; `label` names the number of others.
    """

    only: tuple[str, ...]
    other: str
    apart: tuple[str, ...]
    one: tuple[str, ...]
    left: tuple[str, ...]
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “the Nth X” or “one of only N X” where the article says that only K other X there are, which does not fit."""
    options: Options = rule.options
    if options.other not in document.places:
        return
    others = _others(options, document)
    phrases = [phrase.split() for phrase in options.one]
    for figure in document.figures if others else ():
        noun = _ranked(options, figure) or _of_all(options, phrases, figure)
        number, known = others.get(noun, (None, 1.0))
        if number and figure.value > 1 and number.value + known != figure.value:
            yield rule.finding(
                document,
                figure.span,
                related=[Related(number.span, options.label)],
                others=document.seen(number.span),
                noun=noun,
                right=reckoned(number.value + known),
            )


def _others(options: Options, document: Document) -> dict[str, tuple[Figure, float]]:
    """The numbers of others, by the base form of what they are, each with how many are told of besides."""
    found: dict[str, tuple[Figure, float]] = {}
    for figures in document.figures_of.values():
        for at, figure in enumerate(figures):
            tokens = figure.sentence.tokens
            if (
                not whole(figure)
                or figure.last + 1 >= len(tokens)
                or tokens[figure.last].lower != options.other
            ):
                continue
            before = {token.lower for token in tokens[max(0, figure.first - 4) : figure.first]}
            if before & {*options.only}:
                noun = _noun(figure)
                apart = figures[at - 1] if at else None
                known = apart.value if apart and _besides(options, apart) else 1.0
                found.setdefault(noun, (figure, known))
    return found


def _noun(figure: Figure) -> str:
    """The base form of what a number counts: its noun, or the word behind “other”."""
    noun = figure.noun if plural(figure.noun) else figure.sentence.tokens[figure.last + 1].lower
    return lemmas.lemma(noun, "NNS")


def _besides(options: Options, figure: Figure) -> bool:
    """Whether “apart from these” or the like leads to a number."""
    words = {token.lower for token in figure.sentence.tokens[max(0, figure.first - 3) : figure.first]}
    return whole(figure) and not words.isdisjoint(options.apart)


def _ranked(options: Options, figure: Figure) -> str:
    """What “the Nth X” ranks; “” where it is another thing."""
    tokens = figure.sentence.tokens
    if (
        figure.kind != "ordinal"
        or not figure.first
        or tokens[figure.first - 1].lower != "the"
        or figure.last >= len(tokens)
    ):
        return ""
    after = {token.lower for token in tokens[figure.last + 1 : figure.last + 3]}
    return "" if after & {*options.never} else tokens[figure.last].lower


def _of_all(options: Options, phrases: list[list[str]], figure: Figure) -> str:
    """The base form of X in “one of only N X”."""
    tokens = figure.sentence.tokens
    at = next((n for n in range(figure.last, len(tokens)) if tokens[n].lower == figure.noun), len(tokens) - 1)
    if at + 1 < len(tokens) and tokens[at + 1].kind == "word" and tokens[at + 1].lower not in options.left:
        return ""
    led = any(
        phrase_at(tokens, figure.first - len(phrase), [phrase])
        for phrase in phrases
        if figure.first >= len(phrase)
    )
    return lemmas.lemma(figure.noun, "NNS") if led and whole(figure) and figure.noun else ""


CHECK = Check(Options, run)
