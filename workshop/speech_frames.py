"""How often each speech verb stands in each frame: `speech_frames.py ARTICLES.jsonl`, rows for rules/words/speech-frames.tsv.

Prints verb, frame, how often it would stand there if all verbs were alike, how often it does, where the first is five or
more and the second nothing; from these rows a person chose those that no other reading of the verb explains.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from copydesk import tables
from copydesk.document import Article, Document
from copydesk.quoting import frames

LEAST = 5


def main(path: str) -> None:
    """Count over all articles and print the rows."""
    verbs = {row[0] for row in tables.rows("speech-verbs") if row[3] in ("past", "present")}
    verbs |= {row[0] for row in tables.rows("speech-frames")}
    uses: Counter[str] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            document = Document(Article(article["id"], article["text"]))
            for verb in verbs & document.places.keys():
                for sentence, place in document.places[verb]:
                    if frames.has_subject(sentence.tokens, place):
                        uses[verb] += 1
                        found.update((verb, frame) for frame in frames.behind(sentence.tokens, place))
    whole = sum(uses.values())
    by_frame: Counter[str] = Counter()
    for (_, frame), number in found.items():
        by_frame[frame] += number
    for verb in sorted(uses):
        for frame in sorted(by_frame):
            expected = uses[verb] * by_frame[frame] / whole
            if expected >= LEAST and not found[verb, frame]:
                print(verb, frame, round(expected), 0, sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
