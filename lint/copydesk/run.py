"""The straight line: an article's text goes in, findings come out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from copydesk.checks import CHECKS
from copydesk.finding import Finding, fingerprinted
from copydesk.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from copydesk.document import Document
    from copydesk.rule import Rule


class Desk:
    """The rules that a run uses, made ready once."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        kinds: dict[str, list[Rule]] = defaultdict(list)
        for rule in self.rules:
            kinds[rule.check].append(rule)
        self._readers: list[tuple[str, Callable[[Document], Iterator[Finding]]]] = []
        for kind, members in kinds.items():
            check = CHECKS[kind]
            if check.prepare:
                self._readers.append((f"{kind} rules", check.prepare(tuple(members))))
            elif check.run:
                self._readers += [(rule.id, _bound(check.run, rule)) for rule in members]

    def read(self, document: Document) -> tuple[list[Finding], list[Problem]]:
        """All findings in a document, in order and with fingerprints, and the rules that failed on it."""
        findings: set[Finding] = set()
        crashes = []
        for name, reader in self._readers:
            try:
                findings.update(reader(document))
            except Exception as error:  # one broken rule must not hide what the others find
                path = document.article.path
                crashes.append(Problem("crash", f"{type(error).__name__}: {error}", path, name))
        return fingerprinted(findings, document.text), crashes


def _bound(
    run: Callable[[Rule, Document], Iterator[Finding]], rule: Rule
) -> Callable[[Document], Iterator[Finding]]:
    return lambda document: run(rule, document)
