"""The rules of a run, made ready once and read over one document after the other; what fails is named."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from functools import cached_property, partial
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from copydesk.checks import CHECKS
from copydesk.finding import Finding, fingerprinted
from copydesk.outcome import Problem, Unasked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from copydesk.document import Document
    from copydesk.rule import Rule
    from copydesk.span import Span

    Reader = Callable[[Document], Iterator[Finding]]


SHORT = 40
"""Code points of two findings of which the words are the same if they only touch; of longer ones half must be shared."""


class Engine(Protocol):
    """A reader that is not ours."""

    def read(self, document: Document) -> Iterable[Finding]:
        """What it finds in a document.

        Raises:
            Unasked: it did not read all of it.
        """


class Desk:
    """The rules that a run uses, made ready once, and the engines that read beside them."""

    def __init__(self, rules: Iterable[Rule], engines: Iterable[Engine] = ()) -> None:
        self.rules = tuple(rules)
        self.engines = tuple(engines)
        self._yielding = frozenset(rule.id for rule in self.rules if rule.yields)

    @cached_property
    def problems(self) -> list[Problem]:
        """The rules that could not be made ready."""
        return self._ready[1]

    @cached_property
    def _ready(self) -> tuple[list[tuple[tuple[Rule, ...], Reader]], list[Problem]]:
        """What reads a document, made when first needed: a run that remembers everything needs none of it."""
        problems: list[Problem] = []
        kinds: dict[str, list[Rule]] = defaultdict(list)
        for rule in self.rules:
            kinds[rule.check].append(rule)
        readers = []
        for kind, members in kinds.items():
            groups = [tuple(members)] if CHECKS[kind].prepare else [(rule,) for rule in members]
            readers += [reader for group in groups for reader in self._prepared(group, problems)]
        return readers, problems

    def _prepared(
        self, rules: tuple[Rule, ...], problems: list[Problem]
    ) -> list[tuple[tuple[Rule, ...], Reader]]:
        try:
            return [(rules, _reader(rules))]
        except Exception as error:  # rules that are made ready together: find out which of them it is
            if len(rules) > 1:
                return [reader for rule in rules for reader in self._prepared((rule,), problems)]
            problems.append(crash(error, None, rules[0]))
            return []

    def __reduce__(self) -> tuple[type[Desk], tuple[tuple[Rule, ...], tuple[Engine, ...]]]:
        return Desk, (self.rules, self.engines)

    def read(self, document: Document) -> tuple[list[Finding], list[Problem]]:
        """All findings in a document, in order and with fingerprints, and the rules that failed on it."""
        findings: set[Finding] = set()
        crashes: list[Problem] = []
        for rules, reader in self._ready[0]:
            try:
                for finding in reader(document):
                    findings.add(_within(finding, document))
            except Exception as error:  # one broken rule must not hide what the others find
                crashes += _blamed(rules, document, findings, error)
        findings = _once(_settled(findings, self._yielding))
        for engine in self.engines:
            try:
                others = [_within(finding, document) for finding in engine.read(document)]
            except Unasked as error:
                crashes.append(Problem("engine", str(error), document.article.path))
                continue
            findings = _beside(findings, others)
        paragraphs = ((block.start, block.end) for block in document.blocks)
        return fingerprinted(findings, document.text, paragraphs), crashes


def _once(findings: set[Finding]) -> set[Finding]:
    """Of findings that want the same words to read the same, the first rule's; it names the others.

    What one rule says twice of the same words is said once.
    """
    agreed: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        what = finding.suggestions or (finding.rule, finding.message)
        agreed[finding.span, what].append(finding)
    dropped: set[Finding] = set()
    named: set[Finding] = set()
    for same in agreed.values():
        if len(same) > 1:
            first, *others = sorted(same, key=lambda finding: finding.order)
            also = {*first.also, *(other.rule for other in others)} - {first.rule}
            dropped.update(same)
            named.add(replace(first, also=tuple(sorted(also))))
    return findings - dropped | named


def _same_words(one: Span, other: Span) -> bool:
    """Whether two findings speak of the same words: a slip inside a long quotation is another than the quotation's."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    longer = max(one.end - one.start, other.end - other.start)
    if min(one.end - one.start, other.end - other.start) == 0:
        return shared >= 0
    return shared > 0 and (longer <= SHORT or 2 * shared >= longer)


def _settled(findings: set[Finding], yielding: frozenset[str]) -> set[Finding]:
    """The findings without those of yielding rules that speak of the same words as another; of two such the first stays."""
    unsure = sorted((one for one in findings if one.rule in yielding), key=lambda one: (one.rule, one.order))
    for one in unsure:
        same = any(other != one and _same_words(other.span, one.span) for other in findings)
        findings = findings - {one} if same else findings
    return findings


def _beside(ours: set[Finding], others: list[Finding]) -> set[Finding]:
    """Our findings and those of another engine about other words; ours name the rules that speak of the same."""
    left = sorted(ours, key=lambda finding: finding.order)
    starts = [finding.span.start for finding in left]
    reach = list(accumulate((finding.span.end for finding in left), max))
    also: dict[int, list[str]] = defaultdict(list)
    kept: set[Finding] = set()
    for other in others:
        at = bisect_right(starts, other.span.end)
        same = None
        while at and reach[at - 1] >= other.span.start and same is None:
            at -= 1
            same = at if _same_words(left[at].span, other.span) else None
        if same is None:
            kept.add(other)
        else:
            also[same].append(other.rule)
    named = {left[at]: replace(left[at], also=tuple(sorted(set(rules)))) for at, rules in also.items()}
    return {named.get(finding, finding) for finding in left} | kept


def _blamed(
    rules: tuple[Rule, ...], document: Document, findings: set[Finding], error: Exception
) -> list[Problem]:
    """Run the rules of a reader that crashed one by one: whose fault it is, and what the others find."""
    path = document.article.path
    if len(rules) == 1:
        return [crash(error, path, rules[0])]
    crashes = []
    for rule in rules:
        try:
            findings.update(_within(finding, document) for finding in _reader((rule,))(document))
        except Exception as own:
            crashes.append(crash(own, path, rule))
    return crashes or [Problem("crash", f"{_said(error)} ({rules[0].check} rules together)", path)]


def _reader(rules: tuple[Rule, ...]) -> Reader:
    kind = CHECKS[rules[0].check]
    if kind.prepare:
        return kind.prepare(rules)
    run, rule = kind.run, rules[0]
    if run is None:
        raise TypeError(f"the check {rule.check!r} has neither run nor prepare")
    return partial(run, rule)


def _within(finding: Finding, document: Document) -> Finding:
    """The finding, if every place in it lies in the text."""
    size = len(document.text)
    places = [finding.span, *(place.span for place in finding.related)]
    places += [edit.span for edit in finding.suggestions]
    for start, end in places:
        if not 0 <= start <= end <= size:
            raise ValueError(f"a finding at {start}–{end} of a text of {size} code points")
    return finding


def crash(error: Exception, path: str | None, rule: Rule | None) -> Problem:
    """A rule that failed on a file (or before any), or an article that could not be taken apart."""
    return Problem("crash", _said(error), path, rule.id if rule else None)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ").replace("\n", " ")
