"""Sayings: what a clause affirms or denies of whom, so that two clauses can be held against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import years_in
from copydesk.span import Span
from copydesk.stating.content import DAYS, stem
from copydesk.stating.subjects import Subjects, Who

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from copydesk.grammar.groups import Groupings, VerbGroup
    from copydesk.grammar.tags import Tags
    from copydesk.naming.entities import Mentions
    from copydesk.sentences import Sentence

_HEDGES = frozenset({"if", "whether", "unless", "until", "should", "perhaps", "maybe", "when", "whenever", "how", "why"})  # fmt: skip
_BREAKS = frozenset(
    {
        *(
            ",",
            ";",
            ":",
            "—",
            "–",
            "--",
            "(",
            ")",
            "and",
            "but",
            "or",
            "because",
            "while",
            "although",
            "though",
        ),
        *(
            "as",
            "since",
            "before",
            "after",
            "if",
            "when",
            "that",
            "who",
            "which",
            "unless",
            "until",
            "whether",
        ),
        *("where", "than", "so", "despite", "how", "why"),
    }
)
"""Where a clause, or a part of one, ends."""
_LINKS = frozenset({"be", "remain", "stay", "become", "plead"})
_NEVER = frozenset({"never", "neither", "nor", "hardly", "nobody", "none", "no"})
_PARTS = frozenset({"only", "just", "merely", "simply", "always", "necessarily", "all", "too", "enough", "every", "entirely", "fully", "completely", "solely", "exactly", "alone", "quite", "even", "really", "so", "very", "immediately", "both"})  # fmt: skip
"""Words behind a negation that deny a part of what is said."""
_HOLLOW = frozenset({"the", "a", "an", "that", "this", "these", "those", "his", "her", "its", "their", "it", "him", "them", "to", "of", "in", "on", "for", "with", "at", "by", "from", "about", "into", "over", "not", "no", "be", "is", "was", "been", "also", "and", "he", "she", "they", "there", "as", "up", "out", "own", "any", "all", "some", "more", "had", "has", "have"})  # fmt: skip
_MODALS = {"will": "will", "shall": "will", "would": "would", "can": "can"}
_SOURCES = frozenset({"according", "reportedly", "allegedly", "alleged", "apparently"})
_FAR = 10
"""Tokens behind a verb that tell of what it is said."""
_STEPS = 3
"""Verbs that may stand over an infinitive."""


class Saying(NamedTuple):
    """Who (`agent`) does or is what to whom (`patient`), whether that is affirmed, how, when, and in whose words.

    `mode`: “did”, “had”, “does”, “will”, “would” or “can”; `rest` are the stems of what stands behind the verb, `when` the
    days and years of the sentence, `around` the words of the clause. `adjective`: it is said with one. The verb group
    begins at token `first`; `last` is the verb or adjective.
    """

    affirmed: bool
    mode: str
    agent: Who | None
    patient: Who | None
    rest: frozenset[str]
    when: frozenset[str]
    around: frozenset[str]
    adjective: bool
    sentence: Sentence
    first: int
    last: int
    span: Span


class _Top(NamedTuple):
    """The verb over a clause's last one (“refused to sign”), whether both affirm, and whether they tell of ability."""

    verb: VerbGroup
    affirmed: bool
    able: bool


class Polarities:
    """The sayings of an article, each read where it is asked for."""

    def __init__(self, groups: Groupings, tags: Tags, mentions: Callable[[], Mentions]) -> None:
        self._groups = groups
        self._tags = tags
        self.subjects = Subjects(groups, tags, mentions)

    def at(self, sentence: Sentence, index: int, governors: Mapping[str, str]) -> Saying | None:
        """What is said with the verb or adjective at a token; `governors` are words before an infinitive."""
        groups, tags = self._groups[sentence], self._tags[sentence]
        verb = groups.verb_at(index)
        if verb is not None and verb.head == index:
            particle = verb.end < len(tags) and tags[verb.end].xpos == "RP"
            governs = verb.end + particle < len(tags) and tags[verb.end + particle].xpos in ("DT", "PRP$")
            if verb.form == "participle" and (governs or groups.verbs == (verb,)):
                verb = verb._replace(form="finite", tense="past")
            return self._made(sentence, verb, verb.end + particle, verb.passive, governors, index)
        if tags[index].xpos[:2] not in ("JJ", "VB", "NN"):
            return None
        at = index
        while at > 0 and tags[at - 1].xpos == "RB":
            at -= 1
        link = groups.verb_at(at - 1) if at else None
        if link is None:
            return None
        plain = self._base(sentence, link) in _LINKS
        following = tags[index + 1].xpos if index + 1 < len(tags) else ""
        if tags[index].xpos[:2] == "NN" and at != index:
            return None
        if not plain or following in ("NN", "NNS", "NNP", "JJ"):
            return None
        said = self._made(sentence, link, index + 1, True, governors, index)
        late = any(token.lower in ("not", "never") for token in sentence.tokens[link.end : index])
        return said._replace(affirmed=not said.affirmed) if said and late else said

    def _made(
        self,
        sentence: Sentence,
        verb: VerbGroup,
        end: int,
        passive: bool,
        governors: Mapping[str, str],
        index: int,
    ) -> Saying | None:
        """The saying of a verb whose clause goes on at token `end`."""
        top = self._over(sentence, verb, governors)
        mode = self._mode(sentence, top) if top else ""
        stop = self._stop(sentence, end)
        if top is None or not mode or stop < 0:
            return None
        tokens, start = sentence.tokens, top.verb.start
        lead = start
        while lead > 0 and tokens[lead - 1].lower not in _BREAKS:
            lead -= 1
        around = frozenset(token.lower for token in tokens[max(0, lead - 1) : stop + 1])
        if not around.isdisjoint(_HEDGES) or self._apart(sentence, top.verb, lead, end, stop):
            return None
        who = self.subjects.of(sentence, top.verb)
        if who is None or self._thought(sentence, who):
            return None
        near = tokens[max(lead, min(start - 2, who.group.start)) : start] if not top.verb.negated else ()
        denials = (
            any(token.lower in _NEVER for token in near),
            any(token.lower == "no" for token in tokens[end : min(stop, end + 2)]),
        )
        agent, patient = (None, who) if passive else (who, self.subjects.group(sentence, end))
        span = Span(tokens[start].start, tokens[max(stop - 1, index)].end)
        return Saying(
            top.affirmed != (sum(denials) == 1), mode, agent, patient, self._rest(sentence, end, stop),
            self._when(sentence), around, verb.head != index, sentence, start, index, span,
        )  # fmt: skip

    def _rest(self, sentence: Sentence, end: int, stop: int) -> frozenset[str]:
        return frozenset(
            stem(token.lower)
            for token in sentence.tokens[end:stop]
            if token.lower not in _HOLLOW and token.lower not in DAYS and token.text.isalnum()
        )

    def _when(self, sentence: Sentence) -> frozenset[str]:
        days = {token.lower for token in sentence.tokens if token.lower in DAYS}
        return frozenset(days | {str(year) for _, year in years_in(sentence)})

    def _over(self, sentence: Sentence, verb: VerbGroup, governors: Mapping[str, str]) -> _Top | None:
        """The finite verb over an infinitive, as far as it says that the deed was done or not."""
        tokens, groups = sentence.tokens, self._groups[sentence]
        top, affirmed, able = verb, not verb.negated, False
        for _ in range(_STEPS):
            if top.form not in ("infinitive", "base"):
                return _Top(top, affirmed, able) if top.form in ("finite", "ing") else None
            at = top.start - 1
            over = groups.verb_at(at) if at >= 0 else None
            governs = over is not None and over.end == top.start
            word = self._base(sentence, over) if over and governs else tokens[at].lower if at >= 0 else ""
            sense = governors.get(word)
            if sense is None:
                return None
            affirmed, able = affirmed == (sense[0] == "+"), able or sense[1:] == "can"
            if not governs:
                over = groups.verb_at(at - 1) if at else None
                if over is None or over.end != at:
                    return _Top(top._replace(start=at, form="ing"), affirmed, able)
            if over is None:
                return None
            top, affirmed = over, affirmed != over.negated
        return None

    def _mode(self, sentence: Sentence, top: _Top) -> str:
        """In what way something is said to be; nothing for what might be."""
        verb = top.verb
        if verb.modal:
            able = verb.modal == "could" and not top.affirmed
            return "can" if able else _MODALS.get(verb.modal, "")
        if top.able:
            return "can"
        if verb.tense == "past" and verb.perfect:
            return "had"
        return (
            "does"
            if verb.tense == "present" and not verb.perfect and not self._yet(sentence, verb)
            else "did"
        )

    def _yet(self, sentence: Sentence, verb: VerbGroup) -> bool:
        """Whether “yet to” stands behind a verb: “has yet to arrive” is of what was done till now."""
        return verb.end < len(sentence.tokens) and sentence.tokens[verb.end].lower == "yet"

    def _stop(self, sentence: Sentence, end: int) -> int:
        """Where the words that belong to a verb end; -1 where another clause begins among them."""
        tokens, groups = sentence.tokens, self._groups[sentence]
        stop = end + (end < len(tokens) and tokens[end].lower == "that")
        while (
            stop < min(len(tokens), end + _FAR)
            and tokens[stop].lower not in _BREAKS
            and tokens[stop].text not in ".!"
        ):
            verb = groups.verb_at(stop)
            if verb is not None and verb.form == "finite" and tokens[end].lower != "that":
                return -1
            stop += 1
        return stop

    def _apart(self, sentence: Sentence, verb: VerbGroup, lead: int, end: int, stop: int) -> bool:
        """Whether a clause is asked, tells of a part, of some places or years only, denies a reason, or hides of what it is."""
        tokens = sentence.tokens
        behind = tokens[end].lower if end < len(tokens) else ""
        pronoun = end < len(tokens) and self._tags[sentence][end].xpos in ("PRP", "EX")
        where = lead > 1 and tokens[lead - 1].lower == "where" and tokens[lead - 2].text != ","
        reason = verb.negated and any(token.lower == "because" for token in tokens[stop:])
        opened = tokens[0].lower == "for" and verb.start > 1
        partly = any(token.lower in _PARTS for token in tokens[verb.start : end + 1])
        asked = tokens[-1].text == "?"
        return asked or pronoun or behind == "because" or where or reason or opened or partly

    def _thought(self, sentence: Sentence, subject: Who) -> bool:
        """Whether a clause is what somebody thinks, hopes or pretends: a verb stands before its subject."""
        at = subject.group.start
        if at and sentence.tokens[at - 1].lower == "that":
            at -= 1
        over = self._groups[sentence].verb_at(at - 1) if at else None
        return (
            over is not None
            and over.end == at
            and sentence.tokens[over.head].lower not in tables.words("speech-verbs")
        )

    def voice(self, saying: Saying) -> str:
        """In whose words a saying stands: “” the writer's, “#3” an entity's, “?” somebody's who is not known."""
        said, sentence = tables.words("speech-verbs"), saying.sentence
        for at, token in enumerate(sentence.tokens):
            if token.lower not in said or saying.first <= at <= saying.last:
                continue
            if self._tags[sentence][at].xpos[:2] == "VB":
                verb = self._groups[sentence].verb_at(at)
                who = self.subjects.of(sentence, verb) if verb else None
                number = self.subjects.entity(who) if who else None
                return "?" if number is None else f"#{number}"
        words = {token.lower for token in sentence.tokens}
        return "" if words.isdisjoint(_SOURCES) else "?"

    def _base(self, sentence: Sentence, verb: VerbGroup) -> str:
        word = sentence.tokens[verb.head].lower
        return lemmas.lemma(word.replace("’", "'").split("'")[0], self._tags[sentence][verb.head].xpos)
