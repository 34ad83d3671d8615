"""Make rules/words/languagetool.tsv: which of LanguageTool's rules may speak, by what a reader made of their findings.

    languagetool_rules.py ask URL ARTICLES RAW      what a server says of held-out articles, as JSON lines
    languagetool_rules.py table RAW LABELS TABLE    the table, from that and from the labels of up to 20 findings a rule

ARTICLES are JSON lines with `id` and `text`; the 3,000 whose ids hash lowest of those held out (SHA-1 modulo 7 is 0) are
asked about, without the speller, which underlines names. A rule is on if at least half of its findings that were read are
right; what is arguable counts as not right. Rules of categories that are about style were not read and are off, and so are
those about spaces and marks that copydesk's own rules find: what these leave is what they know to be right.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from hashlib import sha1
from pathlib import Path
from urllib import parse, request

MOST = 3000
SPELLER = "MORFOLOGIK_RULE_EN_US"
STYLE = frozenset(
    "STYLE REDUNDANCY REPETITIONS_STYLE AMERICAN_ENGLISH_STYLE PLAIN_ENGLISH WIKIPEDIA CREATIVE_WRITING "
    "ACADEMIC_WRITING BRITISH_ENGLISH GENDER_NEUTRALITY COLLOQUIALISMS".split()
)
GRAMMAR = frozenset(("GRAMMAR", "CONFUSED_WORDS", "COLLOCATIONS", "NONSTANDARD_PHRASES"))
ATTRIBUTION = frozenset(
    (
        "EN_UNPAIRED_QUOTES",
        "GERMAN_QUOTES",
        "NO_SPACE_CLOSING_QUOTE",
        "QUOTATION_MARKS_COMMA",
        "UNLIKELY_OPENING_PUNCTUATION",
    )
)
OURS = frozenset(
    (
        "COMMA_PARENTHESIS_WHITESPACE",
        "SENTENCE_WHITESPACE",
        "LC_AFTER_PERIOD",
        "DOUBLE_PUNCTUATION",
        "GERMAN_QUOTES",
    )
)
WRONG_WORD = frozenset(("EN_A_VS_AN", "ENGLISH_WORD_REPEAT_RULE", "PHRASE_REPETITION"))
HEAD = """\
# LanguageTool's rules under copydesk's law, made by workshop/languagetool_rules.py from what LanguageTool 6.8 said of 3,000
# held-out news articles (2.8 million words) and from benchmarks/labels/languagetool/findings.tsv: rule, family, severity,
# on or off, findings that are right, findings that were read, findings in all. CC0.
"""


def held_out(articles: Path) -> list[dict[str, str]]:
    """The held-out articles that are asked about, in the order of their hashes."""
    with articles.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    hashed = sorted((sha1(row["id"].encode(), usedforsecurity=False).hexdigest(), row["id"]) for row in rows)
    kept = [identity for digest, identity in hashed if int(digest, 16) % 7 == 0][:MOST]
    texts = {row["id"]: row["text"] for row in rows}
    return [{"id": identity, "text": texts[identity]} for identity in kept]


def ask(url: str, articles: Path, raw: Path) -> None:
    with raw.open("w", encoding="utf-8") as out:
        for row in held_out(articles):
            asked = {"language": "en-US", "text": row["text"], "disabledRules": SPELLER}
            with request.urlopen(f"{url}/v2/check", parse.urlencode(asked).encode(), timeout=300) as answer:
                matches = json.load(answer)["matches"]
            said = [(m["offset"], m["length"], m["rule"]["id"], m["rule"]["category"]["id"]) for m in matches]
            out.write(json.dumps({"id": row["id"], "m": said}) + "\n")


def family(rule: str, category: str) -> str:
    if rule in ATTRIBUTION:
        return "attribution"
    if category == "SEMANTICS":
        return "contradiction"
    return "wrong-word" if category in GRAMMAR | STYLE or rule in WRONG_WORD else "typo"


def table(raw: Path, labels: Path, out: Path) -> None:
    count: Counter[str] = Counter()
    categories: dict[str, str] = {}
    for line in raw.read_text(encoding="utf-8").splitlines():
        for match in json.loads(line)["m"]:
            count[match[2]] += 1
            categories[match[2]] = match[3]
    read: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for line in labels.read_text(encoding="utf-8").splitlines()[1:]:
        _, _, _, rule, verdict, _ = line.split("\t")
        name = rule.removeprefix("languagetool/")
        read[name] += 1
        right[name] += verdict == "true"
    rows = []
    for rule, category in sorted(categories.items()):
        half = read[rule] > 0 and 2 * right[rule] >= read[rule]
        state = "on" if half and category not in STYLE and rule not in OURS else "off"
        severity = "note" if "COMPOUND" in rule or "HYPHEN" in rule else "warning"
        rows.append((rule, family(rule, category), severity, state, right[rule], read[rule], count[rule]))
    out.write_text(HEAD + "".join("\t".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    {"ask": lambda url, a, b: ask(url, Path(a), Path(b)), "table": lambda *paths: table(*map(Path, paths))}[
        command
    ](*arguments)
