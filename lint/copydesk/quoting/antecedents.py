"""How likely a pronoun is “he” and how likely “she”: all who may be meant, each as likely to be meant as in news, and of its sex.

Nobody is chosen. Whoever is spoken of near a pronoun has a share in it, by where and as what he or she stands there; and each is
“he” or “she” by name, title and the article's other pronouns. The weights are learned (workshop/antecedents.py).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from math import exp, log
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk import tables
from copydesk.naming.gazetteer import titles
from copydesk.naming.mentions import PRONOUNS
from copydesk.quoting.alone import leaning
from copydesk.quoting.speakers import Other, settled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.quoting.alone import Alone
    from copydesk.quoting.nearest import Nearest
    from copydesk.quoting.speakers import Speakers
    from copydesk.quoting.speech import Speech
    from copydesk.quoting.steps import Step
    from copydesk.sentences import Sentence

Seat = Literal["tag", "head", "told"]
"""Where a pronoun of speech stands: behind a mark, at a sentence's head, in what somebody reports."""

_LIMIT = 0.003
"""Below this a pronoun is taken for the wrong one: in 6,020 articles not learned from 7 right ones were, and half of those turned round."""
_BACK = 4
_MOST = 60
_FEW = (1, 3, 8)


class Candidate(NamedTuple):
    """Somebody who may be meant: the names of what speaks for that, and what speaks for “he” (over 0) or “she” (under 0)."""

    step: Step | None
    standing: tuple[str, ...]
    sex: tuple[tuple[str, float], ...]


class Antecedents:
    """Weighs who may be meant by a pronoun; made when first asked for."""

    def __init__(
        self,
        nearest: Nearest,
        alone: Alone,
        speakers: Speakers,
        speech: Speech,
        sentences: Sequence[Sentence],
    ) -> None:
        self._nearest = nearest
        self._alone = alone
        self._speakers = speakers
        self._speech = speech
        self._starts = [sentence.span.start for sentence in sentences]
        self._known: dict[int, tuple[str, ...]] = {}

    def seat(self, index: int) -> Seat:
        """Where the pronoun at a token stands."""
        before = self._speech.tokens[index - 1] if index else None
        if before is not None and (before.kind == "quote" or before.text in (",", "-", "—", "–")):
            return "tag"
        return "head" if self._speech.tokens[index].start in self._heads else "told"

    @cached_property
    def _heads(self) -> frozenset[int]:
        return frozenset(self._starts)

    def candidates(self, block: int, index: int) -> Iterator[Candidate]:
        """Everybody who may be meant by the pronoun at a token of a block, and nobody of them."""
        place = self._speech.tokens[index].start
        steps = [
            (block - number, step)
            for number in range(max(0, block - _BACK), block + 1)
            for step in self._speakers.steps.get(number, ())
            if step.kind != "person" or not self._of_party(step)
        ]
        before = [(back, step) for back, step in steps if step.span.start < place][-_MOST:]
        behind = [step for back, step in steps if not back and step.span.start > place][:5]
        number = self._sentence(place)
        last = next((at for at in reversed(range(len(before))) if before[at][1].kind == "person"), -1)
        for at, (back, step) in enumerate(before):
            away = min(number - self._sentence(step.span.start), 3)
            names = [f"rank{min(len(before) - 1 - at, 9)}", f"back{back}.{away}", *self._parts(step)]
            if at == last:
                names.append(f"last{min(back, 2)}.{away}")
            yield Candidate(step, tuple(names), tuple(self._sex(step, place)))
        for at, step in enumerate(behind):
            names = [f"ahead{at}", *(f"ahead.{name}" for name in self._parts(step))]
            yield Candidate(step, tuple(names), tuple(self._sex(step, place)))
        yield Candidate(None, ("nobody",), (("article", self._of_article(place)), ("nobody", 1.0)))

    def _of_party(self, step: Step) -> bool:
        """Whether what is read as a name says of which party and state somebody is: “D-Maryland”, “Fla.”."""
        text = self._alone.entity(step).text
        return text.endswith(".") or text[1:2] == "-"

    def _sentence(self, place: int) -> int:
        return bisect_right(self._starts, place)

    def _parts(self, step: Step) -> tuple[str, ...]:
        known = self._known.get(step.span.start)
        if known is None:
            known = self._known[step.span.start] = tuple(self._part(step))
        return known

    def _part(self, step: Step) -> Iterator[str]:
        """As what somebody stands in a sentence."""
        speech = self._speech
        first, end = speech.at(step.span.start), speech.at(step.span.end)
        kind = step.kind
        while first and (speech.tokens[first - 1].text in titles() or speech.word(first - 1) == "."):
            first -= 1
        speaks = self._nearest.speaks(step)
        begins = step.span.start in self._heads
        yield f"{kind}.{'speaks' if speaks else 'begins' if begins else 'else'}"
        if speech.word(first - 1) in _OBLIQUE:
            yield f"{kind}.oblique"
        if kind == "person":
            if speech.word(end - 1).endswith(("'s", "s'")):
                yield "whose"
            entity = self._alone.entity(step)
            often = bisect_left(_FEW, len(entity.mentions))
            yield f"often{often}"
            yield "full" if end - first > 1 else "short"
            if self._alone.misread(step):
                yield "misread"
        elif kind == "pronoun":
            yield f"pronoun.{step.who == step.sex}.{step.trust}"
        elif kind in ("noun", "kin"):
            yield f"{kind}.{speech.word(first - 1) if speech.word(first - 1) in _ARTICLES else 'bare'}"

    def _sex(self, step: Step, place: int) -> Iterator[tuple[str, float]]:
        """What speaks for “he” or “she” of somebody."""
        yield step.kind, 1.0
        if step.kind == "person":
            yield from self._of_person(step, place)
        elif step.kind == "stranger":
            first, end = self._speech.at(step.span.start), self._speech.at(step.span.end)
            words = [token.text for token in self._speech.tokens[first:end]]
            yield "stranger's name", leaning(" ".join(words))
        elif step.sex:
            yield f"{step.kind}'s sex", 1.0 if step.sex == "he" else -1.0

    def _of_person(self, step: Step, place: int) -> Iterator[tuple[str, float]]:
        entity = self._alone.entity(step)
        named = leaning(entity.text)
        yield ("given" if " " in entity.text else "family"), named
        told = settled(entity)
        if len(told) == 1:
            yield "title", 1.0 if "he" in told else -1.0
        near, only = self._alone.given(entity, place)
        yield "near", _logit(*near)
        yield "only", _logit(*only)
        if not (named or told or sum(near)):
            yield "unknown", 1.0

    def _of_article(self, place: int) -> float:
        return _logit(*self._speakers.counted(place))

    def other(self, block: int, index: int) -> Other | None:
        """The person whom the pronoun at a token seems to mean, where it is hardly ever the one it is."""
        speech = self._speech
        pronoun = speech.tokens[index]
        sex = PRONOUNS[pronoun.lower.partition("'")[0]]
        first = self._speakers.start(max(0, block - 1))
        if self._speakers.stands(sex, first, pronoun.start):
            return None
        shares = [
            (step, share, likely if sex == "he" else 1.0 - likely)
            for step, share, likely in self.shares(block, index)
        ]
        if sum(share * likely for _, share, likely in shares) >= _LIMIT:
            return None
        if any(speech.tokens[at].text[0] == "@" for at in range(speech.at(first), index)):
            return None
        step = max(shares, key=lambda one: one[1] if one[0] else 0.0)[0]
        if step is None:
            return None
        if step.kind == "person":
            return Other(self._alone.entity(step).text, step.span)
        return Other("" if step.kind in ("pronoun", "stranger") else f"the {step.who}", step.span)

    def shares(self, block: int, index: int) -> list[tuple[Step | None, float, float]]:
        """Everybody who may be meant, how likely that is, and how likely it is “he” then."""
        weights, sexes = _weights(self.seat(index)), _weights("sex")
        found = []
        for candidate in self.candidates(block, index):
            standing = sum(weights.get(name, 0.0) for name in candidate.standing)
            leaning = sum(sexes.get(name, 0.0) * value for name, value in candidate.sex)
            found.append((candidate.step, exp(min(standing, 30.0)), 1.0 / (1.0 + exp(-leaning))))
        whole = sum(share for _, share, _ in found)
        return [(step, share / whole, likely) for step, share, likely in found]


@cache
def _weights(part: str) -> dict[str, float]:
    rows = ((*name.partition("."), weight) for name, weight in tables.rows("antecedents"))
    return {name: float(weight) for head, _, name, weight in rows if head == part}


def _logit(he: int, she: int) -> float:
    return log((he + 0.5) / (she + 0.5))


_OBLIQUE = frozenset(
    ["of", "on", "for", "to", "with", "by", "from", "about", "against", "and", "at", "in", "over", "than"]
)
_ARTICLES = frozenset(["the", "a", "an", "one", "his", "her", "their"])
