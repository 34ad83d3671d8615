"""Who speaks, against PolNeAR's annotation: `polnear.py POLNEAR.tar.xz [--misses N]`.

Counts the direct quotations of at least five words that the annotators gave a source and a cue, and whether copydesk finds that cue
beside a quotation and that source as its speaker; and, the other way round, how many of the verbs and other cues that it finds
beside quotations are annotated. A span counts where it touches the annotated one.
"""

from __future__ import annotations

import argparse
import json
import random
import tarfile
from collections import defaultdict
from pathlib import Path

from copydesk.document import Article, Document

LEAST = 5
Place = tuple[int, int]


def read(archive: Path) -> tuple[dict[str, str], dict[str, list[dict]]]:
    """The articles' texts and their attributions, by name."""
    texts, attributions = {}, defaultdict(list)
    with tarfile.open(archive) as files:
        for member in files:
            opened = files.extractfile(member) if member.isfile() else None
            if opened is None:
                continue
            name = Path(member.name)
            if name.name == "attributions.jsonl":
                for line in opened.read().decode("utf-8").splitlines():
                    row = json.loads(line)
                    attributions[f"{row['split']}/{row['doc']}"].append(row)
            elif name.suffix == ".txt" and name.parent.name == "text":
                texts[f"{name.parts[-3]}/{name.stem}"] = opened.read().decode("utf-8")
    return texts, attributions


def places(row: dict, role: str) -> list[Place]:
    return [tuple(span) for part in row.get(role, []) for span in part["spans"]]


def direct(row: dict) -> bool:
    """Whether an attribution's content is a quotation in marks, with a source and a cue."""
    content = row.get("content", [])
    if not content or not row.get("source") or not row.get("cue"):
        return False
    text = content[0]["text"].rstrip()
    return text[:1] in '“"' and text[-1:] in '”"' and len(text.split()) >= LEAST


def touches(span: Place, others: list[Place]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def found(text: str) -> list[tuple[Place, Place | None]]:
    """The cues beside quotations, each with its speaker."""
    document = Document(Article("article.txt", text))
    speech = document.speech
    result = []
    for attribution in document.attributions:
        for tag in (attribution.before, attribution.behind, attribution.other):
            if tag:
                cue, speaker = speech.span(tag.cue, tag.cue + 1), tag.speaker
                named = speech.span(speaker.first, speaker.end) if speaker else None
                result.append(((cue.start, cue.end), (named.start, named.end) if named else None))
    return result


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archive", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    arguments = parser.parse_args()
    texts, attributions = read(arguments.archive)
    wanted = cues = speakers = claimed = right = 0
    missed = []
    for name, rows in attributions.items():
        if name not in texts:
            continue
        tags = found(texts[name])
        annotated = [place for row in rows for place in places(row, "cue")]
        claimed += len(tags)
        right += sum(touches(cue, annotated) for cue, _ in tags)
        for row in filter(direct, rows):
            wanted += 1
            at_cue = [speaker for cue, speaker in tags if touches(cue, places(row, "cue"))]
            cues += bool(at_cue)
            speakers += any(speaker and touches(speaker, places(row, "source")) for speaker in at_cue)
            if not at_cue:
                missed.append(f"{name}: {row['source'][0]['text']} | {row['cue'][0]['text']}")
    print(f"direct quotations {wanted}: cue {cues / wanted:.1%}, speaker {speakers / wanted:.1%}")
    print(f"cues found beside quotations {claimed}: annotated {right / claimed:.1%}")
    for line in random.Random(1).sample(missed, min(arguments.misses, len(missed))):
        print(line)


if __name__ == "__main__":
    main()
