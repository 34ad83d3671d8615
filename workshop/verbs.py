"""rules/words/base-verbs.tsv and verbs.tsv: bare verbs that are hardly anything else, and all that can be one.

    PYTHONPATH=lint python workshop/verbs.py CORPUS SENSES.tsv.xz rules/words

SENSES is that of Open English WordNet (CC BY 4.0). A word is a base verb when it stands behind “to” (no noun phrase can be told
apart there, hence the limit), a modal or a negated auxiliary in 30 % of its uses; in 3 % it can be one. Irregular forms that
are their own participle (“cut”) are left out.
"""

from __future__ import annotations

import lzma
import sys
from pathlib import Path

import numpy as np
from news import News

AUXILIARIES = "to will would can could should must didn't don't doesn't won't can't couldn't wouldn't shouldn't cannot".split()  # fmt: skip
SAME = "cut put set let hit hurt cost shut split spread beat bet burst cast quit read rid broadcast upset run come become overcome forecast thrust".split()  # fmt: skip
LEAST = 30


def main(corpus: str, senses: str, out: str) -> None:
    news = News(corpus)
    with lzma.open(senses, "rt", encoding="utf-8") as lines:
        verbs = {line.split("\t")[0] for line in lines if line.split("\t")[1] == "v"}
    behind = news.has(AUXILIARIES)[news.lower[:-1]]
    bare = np.bincount(news.lower[1:][behind], minlength=len(news.words))
    for name, share in (("base-verbs", 0.3), ("verbs", 0.03)):
        rows = []
        for verb in sorted(verb for verb in verbs if verb.isalpha() and verb.islower() and verb not in SAME):
            number = news.number.get(verb)
            if number is not None and bare[number] >= LEAST and bare[number] >= share * news.counts[number]:
                rows.append(f"{verb}\t{bare[number]}\t{news.counts[number]}")
        head = f"# Verbs of Open English WordNet (CC BY 4.0) that stand behind “to”, a modal or a negated auxiliary in {share:.0%} of their uses: how\n# often there, how often in all 30 M words of news (workshop/verbs.py).\n"
        Path(out, name + ".tsv").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:4])
