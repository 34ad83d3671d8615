"""Findings that are known already: kept in a file by fingerprint, counted and not shown."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from copydesk.finding import Finding

VERSION = 1
"""Grows when an older copydesk would be wrong about the file."""

LONGEST = 60
"""Characters of the words found that an entry shows to people."""


class BaselineError(Exception):
    """A baseline that cannot be used; the message names the file and the remedy."""


class Entry(NamedTuple):
    """One known finding: the article as seen from the baseline's folder, the rule, what identifies it, its words."""

    path: str
    rule: str
    fingerprint: str
    found: str


class Baseline:
    """The entries of a baseline file, and which of an article's findings they are."""

    def __init__(self, file: Path, entries: Iterable[Entry] = ()) -> None:
        self.file = file
        self.entries = tuple(sorted(set(entries)))
        self._folder = os.path.abspath(file.parent)  # noqa: PTH100 - a link to the folder is as good as the folder
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            self._numbers[entry.path].append(number)

    def inside(self, path: str) -> str:
        """An article's path as entries have it: with forward slashes, from the baseline's folder."""
        try:
            return os.path.relpath(path, self._folder).replace(os.sep, "/")
        except ValueError:  # on another drive
            return Path(path).name

    def of(self, path: str) -> list[int]:
        """The numbers of the entries of an article."""
        return self._numbers.get(self.inside(path), [])

    def outside(self, entry: Entry) -> str:
        """The full path of the article that an entry is about."""
        return os.path.normpath(os.path.join(self._folder, entry.path))  # noqa: PTH118

    def known(
        self, path: str, findings: Sequence[Finding], meaning: Mapping[str, frozenset[str]]
    ) -> dict[Finding, int]:
        """The findings of an article that the baseline holds, each with the number of its entry.

        Entries of the article's own path count, and those of articles that are gone, for a file may have got another
        name. An entry stands for one finding: the one whose fingerprint is the same, or else one of which a half is
        (`finding.same_finding`). `meaning` says what rules are called today.
        """
        known: dict[Finding, int] = {}
        if not self.entries:
            return known
        numbers = self.of(path)
        places: dict[tuple[str, int, str], list[int]] = defaultdict(list)
        for number in numbers:
            entry = self.entries[number]
            for rule in meaning.get(entry.rule, (entry.rule,)):
                for half, digest in enumerate(entry.fingerprint.split(".")):
                    places[rule, half, digest].append(number)
        used: set[int] = set()
        for halves in (2, 1):
            for finding in findings:
                if finding not in known:
                    same = _same(finding, places, used, halves)
                    if same is not None:
                        known[finding] = same
                        used.add(same)
        for finding in findings:
            if (
                finding not in known
                and (moved := self._gone.get((finding.rule, finding.fingerprint))) is not None
            ):
                known[finding] = moved
        return known

    @cached_property
    def _gone(self) -> dict[tuple[str, str], int]:
        """The entries of articles that are not there any more, by rule and fingerprint."""
        gone = [path for path in self._numbers if not self.exists(path)]
        numbers = [number for path in gone for number in self._numbers[path]]
        return {(self.entries[number].rule, self.entries[number].fingerprint): number for number in numbers}

    def exists(self, path: str) -> bool:
        """Whether the article that entries call by this path is there."""
        return os.path.exists(os.path.join(self._folder, path))  # noqa: PTH110, PTH118


def _same(
    finding: Finding, places: Mapping[tuple[str, int, str], list[int]], used: set[int], halves: int
) -> int | None:
    """The first unused entry that agrees with a finding in this many halves of the fingerprint."""
    agreeing = [
        set(places.get((finding.rule, half, digest), ()))
        for half, digest in enumerate(finding.fingerprint.split("."))
    ]
    numbers = set.intersection(*agreeing) if halves > 1 else set.union(*agreeing)
    return min(numbers - used, default=None)


def read_baseline(file: Path, shown: str | None = None) -> Baseline:
    """The baseline in a file; `shown` is what complaints call it.

    Raises:
        BaselineError: there is no such file, or it is no baseline.
    """
    name = shown or str(file)
    anew = f"copydesk check --write-baseline {name}"
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BaselineError(f"there is no baseline {name}; {anew} makes it") from None
    except OSError as error:
        raise BaselineError(f"{name}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        remedy = f"mend it (is it half merged?), or remove it; {anew} makes it anew"
        raise BaselineError(f"{name}: {error}; {remedy}") from error
    data = data if isinstance(data, dict) else {}
    version = data.get("copydesk-baseline")
    if isinstance(version, int) and version > VERSION:
        raise BaselineError(f"{name}: written by a newer copydesk; remove it, and {anew} makes it anew")
    if version != VERSION or not isinstance(data.get("findings"), list):
        raise BaselineError(
            f"{name}: no baseline; name another file: copydesk check --write-baseline FILE makes it"
        )
    return Baseline(file, _entries(name, data["findings"]))


def _entries(name: str, listed: list[Any]) -> Iterable[Entry]:
    for number, one in enumerate(listed, 1):
        if one == {}:
            continue
        values = [one.get(key) for key in Entry._fields] if isinstance(one, dict) else []
        if (
            not values
            or not all(isinstance(value, str) for value in values)
            or str(values[2]).count(".") != 1
        ):
            raise BaselineError(f"{name}: finding {number} lacks one of {', '.join(Entry._fields)}")
        yield Entry(*map(str, values))


def entry(baseline: Baseline, path: str, finding: Finding) -> Entry:
    """A finding as a baseline keeps it."""
    found = " ".join(finding.found.split())
    short = found if len(found) <= LONGEST else f"{found[: LONGEST - 1]}…"
    return Entry(baseline.inside(path), finding.rule, finding.fingerprint, short)


def written(entries: Iterable[Entry]) -> str:
    """The text of a baseline file.

    Each finding stands on a line of its own that ends in a comma, in order; an empty one comes last. So two branches
    that know other findings merge line by line.
    """
    lines = [json.dumps(one._asdict(), ensure_ascii=False) + "," for one in sorted(set(entries))]
    head = f'{{"copydesk-baseline": {VERSION}, "findings": ['
    return "\n".join([head, *lines, "{}]}"]) + "\n"


class Stale:
    """What a run tells of a baseline: the entries whose findings no longer occur."""

    def __init__(
        self,
        baseline: Baseline,
        paths: Iterable[str],
        meaning: Mapping[str, frozenset[str]],
        speaking: frozenset[str],
    ) -> None:
        self._baseline = baseline
        self._paths = [os.path.abspath(path) for path in paths]  # noqa: PTH100
        self._meaning = meaning
        self._speaking = speaking
        self._read: set[str] = set()
        self._used: set[int] = set()

    def add(self, path: str, used: Iterable[int], complete: bool) -> None:
        """One article: the entries that stand for findings in it, and whether all of it was checked."""
        self._used.update(used)
        if complete:
            self._read.add(self._baseline.inside(path))

    def entries(self) -> list[Entry]:
        """The entries that no longer occur, as far as the run can tell.

        That is: of articles that were read, or that are gone from where it looked; of rules that spoke, or that no
        longer exist.
        """
        gone: dict[str, bool] = {}
        stale = []
        for number, one in enumerate(self._baseline.entries):
            if number in self._used or not self._could_speak(one.rule):
                continue
            if one.path not in self._read and one.path not in gone:
                gone[one.path] = not self._baseline.exists(one.path) and self._looked_at(one)
            if one.path in self._read or gone[one.path]:
                stale.append(one)
        return stale

    def _could_speak(self, rule: str) -> bool:
        return rule not in self._meaning or bool(self._meaning[rule] & self._speaking)

    def _looked_at(self, one: Entry) -> bool:
        place = self._baseline.outside(one)
        return any(place == path or place.startswith(os.path.join(path, "")) for path in self._paths)  # noqa: PTH118
