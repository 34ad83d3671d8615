"""Make rules/words/speech-frames.tsv: `speech_frames.py ARTICLES.jsonl chosen.txt rules/words`.

`chosen.txt` has a line for each frame, the frame's name before a colon and behind it the verbs that a person knows never to stand in
it; behind “not:” forms that are rather nouns. A row is kept for each of their other finite forms that stands in that frame at most
once in 300 times in the articles.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from copydesk import tables
from copydesk.document import Article, Document
from copydesk.quoting import frames

OFTEN = 300
HEAD = """\
# Verbs of speech and what never stands behind them where they have a subject (quoting/frames.py says what the frames are). The verbs were
# chosen by a person, the forms and counts made by workshop/speech_frames.py over {} news articles. Columns: verb, frame, times the
# verb has a subject, times in that frame.
"""


def forms(verb: str) -> set[str]:
    """The past and the third person of a verb: those of the table of speech verbs, those behind “=”, or the regular ones."""
    lemma, _, irregular = verb.partition("=")
    known = {
        row[0] for row in tables.rows("speech-verbs") if row[1] == lemma and row[3] in ("past", "present")
    }
    if irregular or known:
        return known | set(irregular.split(",") if irregular else ())
    third = lemma + ("es" if lemma.endswith(("ss", "sh", "ch")) else "s")
    return {third, lemma.removesuffix("e") + "ed"}


def main(articles: Path, chosen: Path, folder: Path) -> None:
    """Count the chosen verbs in their frames and write the rows."""
    lines = (line.partition(":") for line in chosen.read_text(encoding="utf-8").splitlines())
    told = {frame: verbs.split() for frame, _, verbs in lines}
    nouns = set(told.pop("not"))
    rows = {
        (form, frame) for frame in told for verb in told[frame] for form in forms(verb) if form not in nouns
    }
    words = {form for form, _ in rows}
    uses: Counter[str] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    number = 0
    with articles.open(encoding="utf-8") as lines:
        for line in lines:
            number += 1
            article = json.loads(line)
            document = Document(Article(article["id"], article["text"]))
            for verb in words & document.places.keys():
                for sentence, place in document.places[verb]:
                    if frames.has_subject(sentence.tokens, place) and not document.quoted(
                        sentence.tokens[place].start
                    ):
                        uses[verb] += 1
                        found.update((verb, frame) for frame in frames.behind(sentence.tokens, place))
    kept = sorted(row for row in rows if found[row] * OFTEN <= uses[row[0]])
    written = "".join(f"{verb}\t{frame}\t{uses[verb]}\t{found[verb, frame]}\n" for verb, frame in kept)
    (folder / "speech-frames.tsv").write_text(HEAD.format(number) + written, encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
