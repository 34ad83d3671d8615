"""Make rules/words/speech-verbs.tsv: the verbs that attribute a quotation, with what was counted of each.

    python workshop/speech_verbs.py POLNEAR_ATTRIBUTIONS.jsonl NEWS.jsonl > rules/words/speech-verbs.tsv

The list was chosen by a person from the cues of PolNeAR (1,008 US news articles with every attribution marked) and from
the words that stand between a quotation and its speaker in 30,101 news articles of 2012 to 2020. Only counts are kept.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

SAY = """
    acknowledge add admit affirm agree allege announce answer argue assert attest bark bellow blare boast brag cackle
    chant charge chirp chuckle claim clarify coo comment complain concede conclude concur confess confide confirm
    contend continue counter crack croon crow cry deadpan declare decree demand deny disclose elaborate emphasize
    enthuse estimate exclaim exhort explain fret fume gasp gloat gripe groan growl grumble gush hint holler
    howl huff hypothesize implore insist insinuate interject intone jeer jest joke lament laugh maintain marvel moan
    mumble murmur mutter muse narrate note observe offer opine petition philosophize plead pledge posit post
    predict proclaim profess pronounce propose protest purr quip rage rail rant rave read reason rebut recall recount
    reflect reiterate rejoin relate relay remark remember remonstrate repeat reply report respond retort reveal roar
    rule scoff scream seethe shout shriek shrug sigh snap snarl sneer snicker sniff snort sob speculate spit
    sputter stammer state stipulate stress stutter submit suggest summarize surmise swear tease testify theorize
    thunder tweet urge utter venture vent volunteer vow wail warble whimper whine whisper wisecrack wonder worry yell
    say editorialize tout trumpet emphasise summarise hypothesise retweet think sing chide scold
    intimate forecast grouse echo
""".split()
TELL = "tell inform notify remind assure reassure persuade convince".split()
EITHER = "ask warn promise write text email advise beg caution urge instruct order teach show press message".split()

IRREGULAR = {
    "say": ["says", "said", "saying"],
    "tell": ["tells", "told", "telling"],
    "write": ["writes", "wrote", "writing", "written"],
    "read": ["reads", "read", "reading"],
    "sing": ["sings", "sang", "singing"],
    "swear": ["swears", "swore", "swearing"],
    "spit": ["spits", "spat", "spitting"],
    "think": ["thinks", "thought", "thinking"],
    "teach": ["teaches", "taught", "teaching"],
    "show": ["shows", "showed", "showing"],
    "forecast": ["forecasts", "forecast", "forecasting"],
    "echo": ["echoes", "echoed", "echoing"],
}
DOUBLED = {"admit", "submit", "brag", "chat", "nod", "quip", "rebut", "snap", "sob", "beg", "fret", "shrug"}


def forms(lemma: str) -> list[tuple[str, str]]:
    """The forms of a verb, each with its tense."""
    if lemma in IRREGULAR:
        other = IRREGULAR[lemma]
        kinds = ["present", "past", "ing", "participle"]
        return [(lemma, "base"), *zip(other, kinds, strict=False)]
    if lemma in DOUBLED:
        stem = lemma + lemma[-1]
    elif lemma.endswith("e"):
        stem = lemma[:-1]
    else:
        stem = lemma
    sibilant = lemma.endswith(("s", "sh", "ch", "x"))
    if re.search(r"[^aeiou]y$", lemma):
        return [
            (lemma, "base"),
            (lemma[:-1] + "ies", "present"),
            (lemma[:-1] + "ied", "past"),
            (lemma + "ing", "ing"),
        ]
    return [
        (lemma, "base"),
        (lemma + ("es" if sibilant else "s"), "present"),
        (stem + "ed", "past"),
        (stem + "ing", "ing"),
    ]


def cues(path: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each word is a cue of PolNeAR, with quoted and with other content."""
    direct: Counter[str] = Counter()
    indirect: Counter[str] = Counter()
    for line in path.open(encoding="utf-8"):
        record = json.loads(line)
        quoted = any(part["text"][:1] in "“\"‘'" for part in record.get("content", []))
        for part in record.get("cue", []):
            for word in set(re.findall(r"[a-z]+", part["text"].lower())):
                (direct if quoted else indirect)[word] += 1
    return direct, indirect


def beside_quotations(path: Path) -> Counter[str]:
    """How often each word stands between a quotation and its speaker in the news."""
    speaker = r"(?:he|she|they|it|we|I|[A-Z][\w’'-]+)"
    patterns = [
        re.compile(
            rf"[,?!][”\"] {speaker}(?: [A-Z][\w’'-]+){{0,2}} (?:also |later |then |has |had )?([a-z]+)\b"
        ),
        re.compile(r"[,?!][”\"] ([a-z]+) (?:the |[A-Z])"),
        re.compile(
            rf"{speaker} (?:also |later |then |has |had )?([a-z]+)(?: on [A-Z]\w+| to [A-Z]\w+)?[,:] [“\"][A-Z]"
        ),
    ]
    count: Counter[str] = Counter()
    for line in path.open(encoding="utf-8"):
        text = json.loads(line)["text"]
        for pattern in patterns:
            count.update(pattern.findall(text))
    return count


def main() -> None:
    direct, indirect = cues(Path(sys.argv[1]))
    news = beside_quotations(Path(sys.argv[2]))
    rows = {}
    for kind, lemmas in (("say", SAY), ("either", EITHER), ("tell", TELL)):
        for lemma in lemmas:
            for form, tense in forms(lemma):
                if tense in ("past", "present") or direct[form] + news[form]:
                    rows[form] = (form, lemma, kind, tense, direct[form], indirect[form], news[form])
    print(
        "# Verbs that attribute a quotation. Made by workshop/speech_verbs.py from counts over PolNeAR and news; the list"
    )
    print(
        "# itself was chosen by a person. Columns: form, verb, whom it takes (say: no bare person; tell: a person;"
    )
    print(
        "# either), tense, cues of quoted and of other content in PolNeAR, times beside a quotation in the news."
    )
    for row in sorted(rows.values()):
        print(*row, sep="\t")


if __name__ == "__main__":
    main()
