"""lint/copydesk/data/company.bin: the words that the tables of company tell apart, and their codes in each table.

    PYTHONPATH=lint python workshop/vocabulary.py NEWS LOOKALIKES.tsv TAGGED lint/copydesk/data/company.bin

NEWS was made by workshop/news.py, LOOKALIKES.tsv by workshop/lookalikes.py, TAGGED by workshop/tagged_news.py. First come the
words that have a code in the tables of expected words, in its order, then those that can only be written for one of them,
then the rest. Made before the tables themselves, which speak of words by their place here. Needs numpy.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from copydesk.company.codes import SHAPES
from copydesk.company.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REMARK = "# the words that the tables of company tell apart; made by workshop/vocabulary.py from six sevenths of the news; MIT\n"


def table(remark: str, head: dict[str, object], arrays: Iterable[np.ndarray]) -> bytes:
    """A table as copydesk.company.packed opens it."""
    arrays = list(arrays)
    head = head | {"sizes": [one.nbytes for one in arrays]}
    text = remark + json.dumps(head, separators=(",", ":"), ensure_ascii=False) + "\n"
    return text.encode() + b"".join(one.tobytes() for one in arrays)


def vocabulary(path: str | Path) -> Words:
    """The vocabulary that lies beside a table."""
    return Words(Path(path).with_name("company.bin").read_bytes())


def pack(
    words: Sequence[str], own: int, choices: Sequence[str], forms: Sequence[str], classes: Sequence[str]
) -> bytes:
    """The vocabulary: `words`, the first `own` of which have codes in the tables of expected words, and the others.

    `choices` and `forms` are those that have codes in the tables of choices and of inflections, in their order there,
    `classes` what rarer words count as in the latter.
    """
    listed = [*words, *sorted({*choices, *forms} - set(words))]
    number = {word: at for at, word in enumerate(listed)}
    columns = []
    for coded, first in ((choices, len(SHAPES)), (forms, len(SHAPES) + len(classes))):
        column = np.zeros(len(listed), "<u2")
        column[[number[word] for word in coded]] = np.arange(first, first + len(coded))
        columns.append(column)
    text = np.frombuffer("\n".join(listed).encode(), np.uint8)
    return table(REMARK, {"own": own, "classes": list(classes)}, [text, *columns])


def main(news: str, lookalikes: str, tagged: str, out: str) -> None:
    from choices import coded
    from expected import Alike, Corpus
    from inflected_words import Words as Forms
    from tagged_news import TaggedNews

    corpus = Corpus(news)
    alike = Alike(lookalikes, corpus.own)
    forms = Forms(TaggedNews(tagged))
    members = sorted({word for family in forms.members.values() for word in family.values()})
    words = [*alike.words, *(word for word in members if word not in alike.place)]
    choices = coded(corpus.news)[1]
    Path(out).write_bytes(pack(words, len(corpus.own), choices, forms.own, forms.classes))


if __name__ == "__main__":
    main(*sys.argv[1:5])
