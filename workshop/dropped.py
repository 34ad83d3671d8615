"""rules/words/dropped.tsv: pairs of words between which a small word is all but never missing.

    PYTHONPATH=lint python workshop/dropped.py CORPUS > rules/words/dropped.tsv     CORPUS as news.py wrote it

A pair is listed with the word that stands between its halves 15 times or more in 30 M words of news, when the halves stand
next to each other at most once in a hundred of these, though chance alone would have put them there. What comes
before and behind decides, too: the row names the words met there with the small word between (three times or more) and
hardly ever without it, and those so frequent there (a tenth of all, eight times or more) that one side is enough.
Pairs that fail one of these bounds by less than half (8 times, two in a hundred, a third of chance) are listed as well, with the
words alone that stand behind them six times or more, and in 15 of a hundred.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict

import numpy as np
from news import News

SMALL = ["to", "of", "the", "a", "an", "be", "no"]
BEFORE_ALONE = {"to", "a", "an", "no"}
"""Small words for which what stands before is enough; “of” and the rest are left out in relative clauses."""

LEAST, RATIO, CHANCE, KNOWN = 15, 0.01, 1.0, 60
LOOSE_LEAST, LOOSE_RATIO, LOOSE_CHANCE = 8, 0.02, 0.3


def pairs(news: News) -> dict[int, tuple[str, int, bool]]:
    """The pairs, as first number times vocabulary plus second, with their small word, its count, and whether all bounds hold."""
    size = len(news.words)
    plain = np.array([word[0].isalpha() for word in news.words]) & (news.counts >= KNOWN)
    first, middle, last = news.lower[:-2], news.lower[1:-1], news.lower[2:]
    near = plain[first] & plain[middle]
    keys, counts = np.unique(first[near].astype(np.int64) * size + middle[near], return_counts=True)
    found: dict[int, tuple[str, int, bool]] = {}
    for small in SMALL:
        apart = (middle == news.number[small]) & plain[first] & plain[last]
        between, times = np.unique(first[apart].astype(np.int64) * size + last[apart], return_counts=True)
        place = np.minimum(np.searchsorted(keys, between), len(keys) - 1)
        together = np.where(keys[place] == between, counts[place], 0)
        chance = news.counts[between // size].astype(float) * news.counts[between % size] / news.total
        keep = (times >= LOOSE_LEAST) & (together <= LOOSE_RATIO * times) & (chance >= LOOSE_CHANCE)
        sure = (times >= LEAST) & (together <= RATIO * times) & (chance >= CHANCE)
        for key, count, all_hold in zip(
            between[keep].tolist(), times[keep].tolist(), sure[keep].tolist(), strict=True
        ):
            if key not in found or found[key][1] < count:
                found[key] = (small, count, all_hold)
    return found


def sides(
    news: News, keys: np.ndarray, gap: int, small: np.ndarray | None
) -> tuple[Counter[tuple[int, int]], ...]:
    """How often each pair, `gap` apart, has which word behind it and before it."""
    size, lower = len(news.words), news.lower
    joined = lower[:-gap].astype(np.int64) * size + lower[gap:]
    index = np.minimum(np.searchsorted(keys, joined), len(keys) - 1)
    match = keys[index] == joined
    if small is not None:
        match &= lower[1:-1] == small[index]
    places = np.nonzero(match)[0]
    places = places[(places > 0) & (places < len(lower) - gap - 1)]
    numbers = index[places].tolist()
    behind = Counter(zip(numbers, lower[places + gap + 1].tolist(), strict=True))
    before = Counter(zip(numbers, lower[places - 1].tolist(), strict=True))
    return behind, before


def main(path: str) -> None:
    news = News(path)
    found = pairs(news)
    keys = np.array(sorted(found))
    small = np.array([news.number[found[key][0]] for key in keys.tolist()])
    good, bad = sides(news, keys, 2, small), sides(news, keys, 1, None)
    lists: list[dict[int, list[tuple[int, str, bool]]]] = []
    for right, wrong in zip(good, bad, strict=True):
        words = defaultdict(list)
        for (index, word), count in right.items():
            if word and count >= 3 and wrong[index, word] <= max(0.03 * count, count >= 10):
                _, total, sure = found[int(keys[index])]
                alone = count >= (max(8, 0.1 * total) if sure else max(6, 0.15 * total))
                if sure or alone:
                    words[index].append((-count, news.words[word], alone))
        lists.append(words)
    rows = []
    for index, key in enumerate(keys.tolist()):
        word, count, sure = found[key]
        behind, before = sorted(lists[0][index])[:60], sorted(lists[1][index])[:60]
        strong = [text for _, text, sure in behind if sure]
        early = [text for _, text, sure in before if sure] if sure and word in BEFORE_ALONE else []
        if not strong and not early and not (sure and behind and before):
            continue
        if not sure:
            before = []
        pair = f"{news.words[key // len(news.words)]} {news.words[key % len(news.words)]}"
        columns = [[text for _, text, _ in before], [text for _, text, _ in behind], early, strong]
        rows.append("\t".join([pair, word, str(count), *(" ".join(sorted(column)) for column in columns)]))
    print(
        "# Two words, the one all but never missing between them and its count in 30 M words of news, the words met before and"
    )
    print("# behind them with it, and of these the ones that are enough alone (workshop/dropped.py).")
    print("\n".join(sorted(rows)))


if __name__ == "__main__":
    main(sys.argv[1])
