"""lint/copydesk/data/heard.bin and rules/words/heard.tsv: words that sound alike, and the company that tells them apart.

    PYTHONPATH=lint python workshop/heard.py CORPUS workshop/heard.txt lint/copydesk/data/heard.bin rules/words/heard.tsv

CORPUS as tagged_news.py wrote it. Pairs are what the CMU pronouncing dictionary has alike, and words nearly
alike (SIMILAR), but for words of grammar, very frequent words and second spellings. heard.bin counts which words stand round each of them; how
sure that makes a slip is what company/heard.py says. Each place of the news where a word is written is asked, its own count taken
away; the bar of a pair lies a distance above the surest of them, or stands in heard.txt, by reading. Needs numpy and pronouncing.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from itertools import permutations
from pathlib import Path

import numpy as np
from buckets import filled
from tagged_news import TaggedNews

from copydesk import tables
from copydesk.company import heard
from copydesk.company.context import context
from copydesk.company.words import words
from copydesk.orthography import lexicon

FREQUENT, MEANT = 3_000, 25
"""How often the news may have the word written, and must have the word meant."""
GRAMMAR = frozenset(
    """two to too its it's were where our are then than though through their they're there buy by win when won one past
    passed you're know no threw here hear whether right write wear knew new see sea some sum not knot him hymn eye we wee be
    bee so sew or oar ore for four fore in inn but butt i'll you ewe would wood us use just must most well we'll will he'll he'd
    at ate made maid all awl off of have had has did say said one's an and on is as was been am he she his me my a i the that this these
    those do does can could should if it with from out call your""".split()
) - frozenset(["past", "threw", "wear", "sew", "oar", "hymn", "knot", "maid", "wood"])
VARIANTS = frozenset(
    """judgement judgements cancelled canceled cancelling canceling theatre theater theatres travelling traveling travelled focussed
    okay ok bussing bussed sizeable benefitted combatting labelled worshippers worshipers dialog gasses realisation
    acknowledgement acknowledgment predominately publically tsar tsars light lite storey councilor thru tho pols capped cars balm mater dun disabilities
    les sine reid pic insure insuring insures insured protestors advisor advisers advisor grey gray programme de du tv carat disc disk axe
    etcetera amuck leapt likeable spectre tonne tonnes monied practise marshall billed au""".split()
)
SECOND = str.maketrans("zk", "sc")
SIMILAR = frozenset(
    tuple(pair.split())
    for pair in """moral morale|loath loathe|prophecy prophesy|ascent accent|desert dessert|personal personnel|perspective prospective
    allusion illusion|alley ally|elude allude|tenant tenet|tenants tenets|statue statute|statues statutes|proscribe prescribe|breath breathe|eminent imminent
    averse adverse|device devise|advice advise|decent descent|descent dissent|lightning lightening|elicit illicit|expand expend|except accept|effect affect|effects affects
    effected affected|loosing losing|quiet quite|access excess|ensure assure|bazaar bizarre|corps core|guise guys|ordinance ordnance|populous populace
    rational rationale|wreak wreck|choose chose|clothes cloths|costumer customer|costumers customers|dairy diary|later latter|martial marital|trail trial|trails trials|untied united
    conversation conservation|casual causal|cease seize|ceased seized|ceasing seizing|summery summary|metal medal|metals medals|elusive allusive|
    insight incite|insights incites|formally formerly|incidents incidence|instants instance|patients patience|presents presence|hardy hearty|finely finally|finale finally|
    tortuous torturous|marshal martial|pedal peddle|pedaling peddling|meddle mettle|adherence adherents|assistance assistants|correspondence correspondents|residence residents|
    attendance attendants|dependence dependents|innocence innocents|tents tense|chance chants|mince mints|prince prints|sense cents|wrench ranch|raping rapping|week weak|weaken weekend|
    moment momentum|barley barely|calvary cavalry|flounder founder|jibe gibe|conscience conscious|desperate disparate|disburse disperse|disbursed dispersed|erupt irrupt|immigrants emigrants|
    ingenious ingenuous|lead led|parameter perimeter|parish perish|persecute prosecute|persecuted prosecuted|persecution prosecution|respectfully respectively|rouse arouse|
    veracious voracious|wonder wander|wondering wandering|wandered wondered|extant extent|fiscal physical|cavalry calvary|liable libel|mask masque|medal meddle""".replace(
        "\n", "|"
    ).split("|")
    if pair.strip()
)
PLAIN, RARE, UNKNOWN, LEAST, MARGIN, DISTANCE = 5.5, 9.0, 13.0, 4.0, 4.0, 1.2
"""Bars of pairs whose written word the news has never with such company, of a rare one, of one that it hardly has, and what is looked at for others."""
SELDOM, HARDLY = 40, 8
MARGIN_RARE = 5.0
BUCKET, LOAD = 4, 0.88


def pairs(news: TaggedNews, often: np.ndarray) -> list[tuple[str, str]]:
    """Words written, with words meant."""
    import pronouncing

    count = {word: int(often[number]) for word, number in news.number.items()}
    sounds: dict[str, set[str]] = defaultdict(set)
    pronouncing.init_cmu()
    for word, phones in pronouncing.pronunciations:
        known = count.get(word, 0) >= 3 or lexicon.grade(word) is not None
        if known and word.replace("'", "").isalpha() and len(word) > 1:
            sounds["".join(sign for sign in phones if not sign.isdigit())].add(word)
    found = {pair for group in sounds.values() for pair in permutations(group, 2)}
    found |= {pair for one in SIMILAR for pair in (one, one[::-1])}
    second = {(one, two) for one, two, *_ in tables.rows("dialects")}
    known = {("who's", "whose")}
    kept = []
    for one, two in sorted(found):
        if (
            one.translate(SECOND) == two.translate(SECOND)
            or {(one, two), (two, one)} & second
            or {one, two} & VARIANTS
        ):
            continue
        if (one, two) not in known and ({one, two} & GRAMMAR or "'" in one + two):
            continue
        if count.get(two, 0) >= MEANT and count.get(one, 0) <= FREQUENT:
            kept.append((one, two))
    return kept


class Company:
    """What stands round each word, in five kinds of company, counted."""

    def __init__(self, news: TaggedNews, listed: list[str]) -> None:
        self.listed, self.number = listed, {word: place for place, word in enumerate(listed)}
        row = np.full(len(news.words), -1)
        for at, word in enumerate(listed):
            if word in news.number:
                row[news.number[word]] = at
        first = np.r_[True, news.lower[:-1] == 0]
        place = np.flatnonzero((row[news.lower] >= 0) & (news.small | first) & news.whole)
        self.place = place[(place > 3) & (place < len(news.lower) - 4)]
        self.whose = row[news.lower[self.place]]
        self.often = np.bincount(self.whose, minlength=len(listed))
        size = np.int64(len(news.words))
        at = {step: news.lower[self.place + step].astype(np.int64) for step in (-2, -1, 1, 2)}
        self.keys = {
            "A": at[-2] * size + at[-1],
            "B": at[-1] * size + at[1],
            "C": at[1] * size + at[2],
            "D": at[-1],
            "E": at[1],
        }
        self.size, self.words = size, news.words
        self.rows = {kind: self._counted(keys) for kind, keys in self.keys.items()}

    def _counted(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        contexts, which = np.unique(keys, return_inverse=True)
        rows, many = np.unique(which.astype(np.int64) * len(self.listed) + self.whose, return_counts=True)
        return contexts, which, rows, many

    def count(self, kind: str, places: np.ndarray, word: int, own: bool) -> np.ndarray:
        """How often a word stands in the company of some places, as the table will tell it."""
        _, which, rows, many = self.rows[kind]
        asked = which[places].astype(np.int64) * len(self.listed) + word
        at = np.minimum(np.searchsorted(rows, asked), len(rows) - 1)
        count = np.where(rows[at] == asked, many[at], 0) - own
        return np.where(count < heard.LEAST[kind], 0, count)

    def score(self, places: np.ndarray, written: int, meant: int) -> np.ndarray:
        seen = {
            kind: (self.count(kind, places, meant, False), self.count(kind, places, written, True))
            for kind in heard.LEAST
        }
        sums = self.often[meant], self.often[written]
        return heard.score(seen, sums, np.log, np.where, np.maximum, np.minimum)

    def table(self) -> list[tuple[int, int]]:
        """Places and levels of all counts that are kept."""
        found = []
        for kind, (contexts, _, rows, many) in self.rows.items():
            for row, count in zip(rows.tolist(), many.tolist(), strict=True):
                if count >= heard.LEAST[kind]:
                    context = int(contexts[row // len(self.listed)])
                    texts = [self.words[context % self.size]]
                    if kind in "ABC":
                        texts.insert(0, self.words[context // self.size])
                    found.append(
                        (heard.key(kind, texts, self.listed[row % len(self.listed)]), heard.level(count))
                    )
        return sorted(found, key=lambda one: -one[1])


def margins(news: TaggedNews, place: int, one: str, two: str) -> float | None:
    """What the network says of a place."""
    start, end = place, place
    while news.cased[start - 1] and place - start < 14:
        start -= 1
    while news.cased[end + 1] and end - place < 14:
        end += 1
    texts = [news.vocab[number] for number in news.cased[start : end + 1]]
    codes = [words().coded(text, text.lower().replace("’", "'"))[2] for text in texts]
    return context().gap([0] * 14 + codes + [0] * 14, 14 + place - start, one, two)


def main(corpus: str, written: str, out: str, table: str) -> None:
    news = TaggedNews(corpus)
    often = np.bincount(news.lower[news.small], minlength=len(news.words))
    listed = pairs(news, often)
    company = Company(news, sorted({word for pair in listed for word in pair}))
    lines = [line.split() for line in Path(written).read_text(encoding="utf-8").splitlines()[1:]]
    read = {(one, two): rest for one, two, *rest in lines}
    order = np.argsort(company.whose, kind="stable")
    starts = np.r_[0, np.cumsum(company.often)]
    rows = []
    for one, two in listed:
        at, other = company.number[one], company.number[two]
        if (one, two) in read:
            rows.append((one, two, *read[one, two], "-"))
            continue
        uses = order[starts[at] : starts[at + 1]]
        scores = company.score(uses, at, other)
        legit = [
            score
            for use, score in zip(uses, scores, strict=True)
            if score > LEAST
            and ((gap := margins(news, int(company.place[use]), one, two)) is None or gap > MARGIN)
        ]
        rare = company.often[at] < SELDOM
        floor = UNKNOWN if company.often[at] < HARDLY else RARE if rare else PLAIN
        bar = max([floor, *(score + DISTANCE for score in legit)])
        if legit and company.often[at] < HARDLY:
            continue
        rows.append((one, two, f"{bar:.1f}", str(MARGIN_RARE if rare else MARGIN), str(len(legit))))
    text = [
        "# A word written, one that sounds like it, how sure counts and network must be of a slip (log odds), and for how many places of the",
        "# news that would be so by less than that (workshop/heard.py).",
        *("\t".join(row) for row in sorted(rows)),
    ]
    Path(table).write_text("\n".join(text) + "\n", encoding="utf-8")
    found = company.table()
    number = int(len(found) / BUCKET / LOAD) + 1
    slots, lost = filled(found, number, BUCKET)
    head = {"often": dict(zip(company.listed, company.often.tolist(), strict=True)), "sizes": [slots.nbytes]}
    remark = "# words beside words that sound alike, counted in US and British news, 2012–2020 (workshop/heard.py)\n"
    remark += json.dumps(head, separators=(",", ":")) + "\n"
    Path(out).write_bytes(remark.encode() + slots.tobytes())
    print(len(rows), len(found), lost, Path(out).stat().st_size)


if __name__ == "__main__":
    main(*sys.argv[1:5])
