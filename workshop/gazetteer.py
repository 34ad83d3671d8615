"""Make data/gazetteer.txt: names of people, places and organisations, how famous they are, and what gives a kind away.

    python workshop/gazetteer.py ARTICLES.jsonl NAMES-AND-PLACES-FOLDER SYNSETS.tsv.xz OUT.txt [SHARE]

ARTICLES has one article a line with `text` and `source`; with SHARE = 10 only every tenth is read. The folder is the unpacked
archive of NLTK's lists: given names (Kantrowitz), countries and nationalities (public domain), states and provinces. The
lists under the GNU Free Documentation License (uscities, countries) are not read. SYNSETS is the Open English WordNet's,
for peoples.

Names are runs of capitalised words inside sentences. A name's kind is told by naive Bayes from the words before, behind,
first and last in it, over all the places it stands in; the seeds are the lists, the words in rules/words/name-heads.tsv and
name-titles.tsv, and the few names below. The same weights, rounded, go into the table as clues.
"""

from __future__ import annotations

import json
import lzma
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from copydesk import tables
from copydesk.orthography import lexicon

TOKEN = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+|[@#]\w+|(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Sgt|Col|Rev|Inc|Corp|Co|Ltd)\."
    r"|[^\W\d_]+(?:[’'&‑-][^\W\d_]+)*|\d[\d.,:]*|[^\w\s]"
)
ENDS = set('.!?“"—:…‘')
INNER = {
    "of",
    "de",
    "la",
    "van",
    "von",
    "der",
    "den",
    "bin",
    "ibn",
    "al",
    "el",
    "del",
    "da",
    "di",
    "dos",
    "du",
    "&",
}
SKIPPED = set(
    "I I'm I've I'll I'd The A An It He She We They You This That These Those Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
    " January February March April June July August September October November December Jan. Feb. Mr Mrs Ms Dr".split()
)
PLACES = set(
    "London Paris Berlin Moscow Beijing Tokyo Delhi Mumbai Cairo Baghdad Damascus Aleppo Tehran Kabul Istanbul Ankara Athens Rome"
    " Madrid Barcelona Brussels Vienna Geneva Dublin Belfast Edinburgh Glasgow Manchester Birmingham Liverpool Leeds Oxford Cambridge"
    " Boston Chicago Houston Dallas Austin Detroit Miami Atlanta Denver Seattle Philadelphia Baltimore Cleveland Pittsburgh Brooklyn"
    " Manhattan Queens Bronx Sacramento Toronto Montreal Vancouver Sydney Melbourne Seoul Shanghai Bangkok Manila Jakarta Nairobi Lagos"
    " Johannesburg Africa Asia Europe America England Scotland Wales Britain Crimea Gaza Jerusalem Hollywood Mosul Kiev Warsaw Prague"
    " Budapest Lisbon Stockholm Oslo Copenhagen Helsinki UK US U.S. U.K. USA UAE D.C.".split()
) | {"Los Angeles", "San Francisco", "New York City", "Las Vegas", "Hong Kong", "Tel Aviv", "San Diego", "New Orleans", "Middle East",
     "Silicon Valley", "New Delhi", "Buenos Aires", "North Korea", "South Korea", "South Africa", "New Zealand", "Saudi Arabia", "West Bank",
     "Northern Ireland", "Jammu and Kashmir", "New England", "St. Louis", "Salt Lake City", "San Antonio", "Rio de Janeiro", "Latin America"}  # fmt: skip
GROUPS = set(
    "NATO EU UN U.N. FBI CIA NASA NHS BBC CNN NBC CBS ABC MSNBC NPR IMF WHO UNESCO OPEC ISIS Hamas Hezbollah Google Microsoft Facebook"
    " Twitter Amazon Netflix Uber Tesla Toyota Honda Nissan Boeing Airbus Samsung Sony Intel IBM Walmart Starbucks Nike Adidas Pfizer"
    " Novartis ExxonMobil Chevron Citigroup Barclays HSBC Reuters Bloomberg Pentagon Kremlin Congress Senate Parliament Taliban"
    " Volkswagen Ryanair Tesco GOP DNC RNC NFL NBA MLB FIFA UEFA NCAA Arsenal Chelsea Everton Apple EPA NSA SEC FDA IRS".split()
) | {"Goldman Sachs", "General Motors", "Al Qaeda", "al-Qaeda", "al-Qaida", "Al-Qaida", "al-Shabaab", "Al-Shabab", "Supreme Court", "White House", "Morgan Stanley", "Wells Fargo", "Islamic State", "Boko Haram",
     "Al Jazeera", "Fox News", "Red Cross", "Real Madrid", "European Union", "United Nations", "Human Rights Watch"}  # fmt: skip
OTHERS = set(
    "Internet Bible Koran Quran Christmas Easter Ramadan Halloween Thanksgiving Hanukkah God Brexit Obamacare Medicare Medicaid Olympics"
    " iPhone Ebola Zika Oscars Emmys Grammys Wi-Fi Web English Spanish Arabic French German Latin Jesus Allah Democrat Democrats Republican"
    " Republicans Muslim Muslims Christian Christians Jewish Jews Catholic Catholics Islam Christianity Judaism Nazi Nazis Marxist"
    " Communist Android Windows YouTube Instagram Snapchat TV CEO PhD DNA HIV AIDS NFL Hispanic Latino Asian".split()
) | {"World War II", "House of Cards", "Super Bowl", "World Cup", "Star Wars", "Game of Thrones", "Black Friday", "Cold War", "World Series"}  # fmt: skip
KINDS = "PLOX"
FEWEST = 4
"""Times a name must stand in the articles to enter."""

CLUE_FEWEST = 40


def level(text: str) -> str:
    return text.replace("’", "'").replace("‑", "-")


def possessive(word: str) -> str:
    return word.removesuffix("'s")


class Lists:
    """The lists that name kinds, and the seeds made of them."""

    def __init__(self, folder: Path, synsets: Path) -> None:
        def lines(name: str) -> list[str]:
            return (folder / name).read_text(encoding="latin-1").split("\n")

        self.given = {
            n.strip() for f in ("female", "male") for n in lines(f"names/{f}.txt") if n.strip().isalpha()
        }
        self.places = {
            name.strip()
            for file in ("isocountries", "usstates", "mexstates", "caprovinces")
            for name in lines(f"gazetteers/{file}.txt")
            if name.strip() and "," not in name
        } | PLACES
        self.nations = {name.strip() for name in lines("gazetteers/nationalities.txt") if name.strip()}
        with lzma.open(synsets, "rt", encoding="utf-8") as file:
            for line in file:
                columns = line.rstrip("\n").split("\t")
                native = re.match(r"an? (?:native|inhabitant|resident|member)\b.* of ", columns[6])
                pertains = columns[2] == "adj.pert" and "people" in columns[6]
                if (columns[2] == "noun.person" and native) or pertains:
                    self.nations.update(
                        n for n in columns[3].split("|") if re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?", n)
                    )
        self.nations -= self.places | GROUPS
        self.titles = {row[0] for row in tables.rows("name-titles")}
        self.heads = {row[0]: row[1] for row in tables.rows("name-heads")}
        self.joining = {row[0] for row in tables.rows("name-heads") if row[2] == "of"}

    def seed(self, name: str) -> str:
        """The kind that the lists give a name, if any."""
        words = name.split(" ")
        if name in self.places:
            return "L"
        if name in GROUPS:
            return "O"
        if name in OTHERS:
            return "X"
        if len(words) > 1:
            head = (
                self.heads.get(words[-1])
                or ("of" in words and self.heads.get(words[words.index("of") - 1]))
                or ""
            )
            if head:
                return {"organisation": "O", "place": "L", "other": "X"}[head]
            if (
                words[0] in self.given
                and words[0] not in PLACES
                and len(words) < 4
                and "of" not in words
                and "&" not in words
            ):
                return "P"
        return ""


def runs(text: str, titles: set[str], joining: set[str]) -> list[tuple[str, str, str, bool]]:
    """Each run of capitalised words inside a sentence: the name, the words before and behind, whether all others are small."""
    found = []
    for paragraph in text.split("\n"):
        tokens = [level(token) for token in TOKEN.findall(paragraph)]
        capitals = sum(t[0].isupper() for t in tokens)
        smalls = sum(t[0].islower() for t in tokens)
        if capitals * 2 > smalls:
            continue
        at = 0
        count = len(tokens)
        while at < count:
            token = tokens[at]
            if (
                not token[0].isupper()
                or token in SKIPPED
                or token in titles
                or (at == 0 or tokens[at - 1] in ENDS)
            ):
                at += 1
                continue
            end = at
            words = []
            while end < count and (
                tokens[end][0].isupper()
                or (tokens[end] in INNER and end + 1 < count and tokens[end + 1][0].isupper())
            ):
                if (
                    tokens[end] in SKIPPED
                    or (end > at and tokens[end] in titles)
                    or (tokens[end] == "of" and words[-1] not in joining)
                ):
                    break
                words.append(possessive(tokens[end]))
                end += 1
                if words[-1] != tokens[end - 1]:
                    break
                if (
                    end + 1 < count
                    and tokens[end] == "."
                    and len(words[-1]) == 1
                    and tokens[end + 1][0].isupper()
                ):
                    words[-1] += "."
                    end += 1
            while words[-1] in INNER:
                words.pop()
                end -= 1
            before = tokens[at - 1]
            before = "T" if before in titles else before.lower()
            after = "'s" if tokens[end - 1].endswith("'s") else tokens[end].lower() if end < count else "."
            after = "0" if after[0].isdigit() else after
            if after == "," and end + 1 < count:
                after = (
                    ", 0"
                    if tokens[end + 1][0].isdigit()
                    else ", C"
                    if tokens[end + 1][0].isupper()
                    else ", " + tokens[end + 1]
                )
            found.append((" ".join(words), before, after))
            at = end
    return found


def features(before: str, after: str) -> tuple[str, ...]:
    return ("<" + before, ">" + after)


def shape(name: str) -> tuple[str, ...]:
    """What a name itself gives away: its first and last word, how many, capitals."""
    words = name.split(" ")
    look = "A" if name.isupper() and len(name) > 1 else "a"
    if len(words) == 1:
        return ("#1" + look, "%" + name[-3:])
    return (
        f"#{min(len(words), 4)}{look}",
        "^" + words[0],
        "$" + words[-1],
        *(["~of"] if "of" in words else []),
        *(["~."] if any(len(w) == 2 and w[1] == "." for w in words) else []),
    )


class Bayes:
    """Weights of features for kinds."""

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.totals: Counter[str] = Counter()

    def add(self, kind: str, feature: str, weight: float) -> None:
        self.counts[feature][kind] += weight
        self.totals[kind + feature[0]] += weight

    def weights(self, feature: str) -> list[float] | None:
        row = self.counts.get(feature)
        if row is None or sum(row.values()) < 3:
            return None
        rates = [math.log((row[k] + 0.5) / (self.totals[k + feature[0]] + 50)) for k in KINDS]
        mean = sum(rates) / len(rates)
        return [rate - mean for rate in rates]


def grade(count: int) -> int:
    """A frequency in 26 steps, 1.2 for each doubling, as in the lexicon."""
    return min(25, int(1.2 * math.log2(count + 1)))


def main(articles: str, folder: str, synsets: str, out: str, share: str = "1") -> None:
    lists = Lists(Path(folder), Path(synsets))
    counts: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    context: dict[str, Counter[str]] = defaultdict(Counter)
    with Path(articles).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % int(share):
                continue
            found = runs(json.loads(line)["text"], lists.titles, lists.joining)
            spread.update({name for name, _, _ in found})
            for name, before, after in found:
                counts[name] += 1
                if len(name) < 50:
                    context[name].update(features(before, after))
            if number % 3000 == 0 and len(context) > 400_000:
                for name in [n for n in context if counts[n] < 2 and spread[n] < 2 and not lists.seed(n)]:
                    del context[name]
    names = [
        name for name, count in counts.items() if name in context and (count >= FEWEST or lists.seed(name))
    ]
    bayes = Bayes()
    surnames: Counter[str] = Counter()
    kinds = {name: kind for name in names if (kind := lists.seed(name))}
    for name, kind in kinds.items():
        if kind == "P" and counts[name] >= 3:
            surnames[name.split(" ")[-1]] += 1
    for name, count in surnames.items():
        if count >= 3 and name not in lists.places and name not in lists.nations and name not in lists.heads:
            kinds.setdefault(name, "P") if name in context else None
    for _ in range(2):
        bayes = Bayes()
        for name, kind in kinds.items():
            damp = 1 / math.sqrt(max(counts[name], 1))
            for feature, count in context[name].items():
                bayes.add(kind, feature, count * damp)
            for feature in shape(name):
                bayes.add(kind, feature, 1)
        cache: dict[str, list[float] | None] = {}
        last: Counter[str] = Counter()
        for name, kind in kinds.items():
            if kind == "P" and " " in name:
                last[name.split(" ")[-1]] += counts[name]
        for name in names:
            if lists.seed(name) or counts[name] < FEWEST:
                continue
            scores = [0.0] * len(KINDS)
            scores[0] += 1.5 * math.log1p(last[name])
            total = sum(context[name].values())
            for feature, count in [*context[name].items(), *((f, 0) for f in shape(name))]:
                if feature not in cache:
                    cache[feature] = bayes.weights(feature)
                row = cache[feature]
                if row:
                    much = 1.5 if not count else 6 * count / total * min(1.0, math.log1p(counts[name]) / 4)
                    scores = [s + much * w for s, w in zip(scores, row, strict=True)]
            ranked = sorted(scores, reverse=True)
            kinds[name] = KINDS[scores.index(ranked[0])] if ranked[0] - ranked[1] > 1.5 else "?"
        kinds = {name: kind for name, kind in kinds.items() if kind != "?"}
    write(Path(out), lists, kinds, counts, spread, bayes)


def write(
    out: Path, lists: Lists, kinds: dict[str, str], counts: Counter[str], spread: Counter[str], bayes: Bayes
) -> None:
    """The table: clues, then names by kind and grade."""
    table: dict[str, list[str]] = defaultdict(list)
    chosen = {}
    for name, kind in kinds.items():
        common = " " not in name and (lexicon.grade(name.lower()) or -1) > grade(counts[name])
        if (counts[name] >= FEWEST and spread[name] >= 2 and not common) or name in lists.places:
            chosen[name] = kind
    chosen.update(dict.fromkeys(lists.places - chosen.keys(), "L"))
    chosen.update(dict.fromkeys(GROUPS - chosen.keys(), "O"))
    chosen.update(dict.fromkeys(OTHERS - chosen.keys(), "X"))
    for name in lists.nations:
        chosen[name] = "N"
        if (
            name + "s" not in lists.places
            and counts[name + "s"] >= FEWEST
            and name.endswith(("n", "i", "r", "d", "t", "e"))
        ):
            chosen[name + "s"] = "N"
    for name, kind in chosen.items():
        table[f"{kind}{chr(65 + grade(counts[name]))}"].append(name)
    for name in lists.given:
        table[f"G{chr(65 + grade(counts[name]))}"].append(name)
    clues = []
    for feature, row in sorted(bayes.counts.items()):
        weights = bayes.weights(feature)
        fewest = CLUE_FEWEST if feature[0] in "<>" else CLUE_FEWEST / 3
        if (
            weights
            and sum(row.values()) >= fewest
            and max(map(abs, weights)) >= 0.5
            and "\t" not in feature
            and "|" not in feature
        ):
            clues.append(feature + "\t" + " ".join(str(round(4 * w)) for w in weights))
    text = (
        "# what gives a name's kind away (words before <, behind >, first ^, last $ and others; weights for person, place, organisation, other,"
        " in quarters), then names by kind (G given name, P person, L place, O organisation, X other, N people) and grade of frequency (A none to Z);"
        " made by workshop/gazetteer.py from news counts (six sevenths of the training articles), NLTK's copies of the Names Corpus 1.3 (© Mark Kantrowitz),"
        " of lists of countries and nationalities (public domain), and the Open English WordNet (CC BY 4.0)\n"
    )
    text += "\n".join(clues) + "\n\n"
    text += "".join(f"{key}\t{'|'.join(sorted(table[key]))}\n" for key in sorted(table))
    out.write_text(text, encoding="utf-8", newline="\n")
    print(len(chosen), "names", len(clues), "clues", len(text.encode()), "bytes", Counter(chosen.values()))


if __name__ == "__main__":
    main(*sys.argv[1:])
