"""Deciding, in one place: which rules may speak, which findings are shown, and the exit code."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk import config as settings
from copydesk import schema
from copydesk.comments import allowed
from copydesk.rule import FAMILIES
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from copydesk.config import Allow, Config
    from copydesk.document import Document
    from copydesk.finding import Finding, Severity
    from copydesk.rule import Rule

CLEAN, FOUND, FAILED = 0, 1, 2
"""The exit codes: nothing to say, something found, could not do what was asked."""

_SIC = re.compile(r"[\[(](?:<[^<>]*>|[*_])*sic!?(?:</[^<>]*>|[*_])*[\])]", re.IGNORECASE)
"""[sic] or (sic), also set in italics."""


def settle(config: Config, rules: Sequence[Rule]) -> tuple[Config, list[str]]:
    """Settings with every name of a rule checked and brought up to date, and a note for each name that is out of date.

    In `per_file` families become their rules; `meaning` and `speaking` are filled in.

    Raises:
        ConfigError: a rule, family or option named in the settings does not exist.
    """
    today = {old: rule.id for rule in rules for old in rule.replaces}
    known = {rule.id: rule for rule in rules}
    notes: dict[str, None] = {}

    for key, names, family in settings.rule_keys(config):
        for name in names:
            if name in today and name not in known:
                notes[f"{key}: the rule {name!r} is now called {today[name]!r}"] = None
            elif name not in known and not (family and name in FAMILIES) and not _foreign(name, key):
                raise config.error(key, unknown(name, rules, family))

    def now(name: str) -> str:
        return name if name in known else today.get(name, name)

    def rules_of(names: Iterable[str]) -> tuple[str, ...]:
        wanted = {now(name) for name in names}
        return tuple(rule.id for rule in rules if {rule.id, rule.family} & wanted)

    settled = replace(
        config,
        select=tuple(map(now, config.select)),
        extend_select=tuple(map(now, config.extend_select)),
        ignore=tuple(map(now, config.ignore)),
        per_file={pattern: rules_of(names) for pattern, names in config.per_file.items()},
        severity={now(name): level for name, level in config.severity.items()},
        options={now(name): values for name, values in config.options.items()},
        allow=tuple(replace(allow, rule=now(allow.rule)) for allow in config.allow),
    )
    for name, values in settled.options.items():
        _with_options(known[name], values, config)
    speaking = frozenset(rule.id for rule in active(rules, settled))
    return replace(settled, meaning=meanings(rules), speaking=speaking), list(notes)


def _foreign(name: str, key: str) -> bool:
    """Whether this may be a rule of an engine that is not asked in this run; such rules have no options."""
    return "/" in name and key != "options"


def meanings(rules: Iterable[Rule]) -> dict[str, frozenset[str]]:
    """Every name that may stand for rules (theirs, their older ones, their families'), and for which."""
    meaning: dict[str, set[str]] = {family: set() for family in FAMILIES}
    for rule in rules:
        for name in (rule.id, *rule.replaces, rule.family):
            meaning.setdefault(name, set()).add(rule.id)
    return {name: frozenset(ids) for name, ids in meaning.items()}


def unknown(name: str, rules: Iterable[Rule], families: bool = True) -> str:
    """What to say of a rule that does not exist."""
    known = [rule.id for rule in rules] + (list(FAMILIES) if families else [])
    close = schema.nearest(name, known)
    if not families and name in FAMILIES:
        return f"{name!r} is a family; name one of its rules (copydesk rules lists them)"
    return f"there is no rule {name!r}{close or '; copydesk rules lists them'}"


def active(rules: Iterable[Rule], config: Config) -> tuple[Rule, ...]:
    """The rules that may speak, with the severity and the options that the settings give them.

    The settings are `settle`d. A rule's own name in `select` or `ignore` outweighs its family's, and `ignore` outweighs
    `select`; naming a preview rule turns it on, naming its family does not.
    """
    named = {*config.select, *config.extend_select}
    ignored = set(config.ignore)
    speaking = []
    for rule in rules:
        if rule.id in named:
            wanted = rule.id not in ignored
        else:
            wanted = not config.select or rule.family in named
            wanted = wanted and (config.preview or not rule.preview) and not {rule.id, rule.family} & ignored
            wanted = wanted and not rule.named_only
        if wanted:
            speaking.append(_as_set(rule, config))
    return tuple(speaking)


class Shown(NamedTuple):
    """What is reported of an article: findings, how many more there are, and remarks on its comments.

    `known` numbers the entries of the baseline that stand for some of the `hidden` findings, `unchanged` counts those in
    lines that did not change.
    """

    findings: list[Finding]
    hidden: int
    remarks: list[str]
    known: list[int]
    unchanged: int = 0


def shown(findings: Iterable[Finding], document: Document, config: Config) -> Shown:
    """What is reported: what is not `meant`, and `new`."""
    kept, hidden, remarks = meant(findings, document, config)
    fresh = new(kept, document.article.path, document.text, config)
    return fresh._replace(hidden=hidden + fresh.hidden, remarks=remarks)


def meant(
    findings: Iterable[Finding], document: Document, config: Config
) -> tuple[list[Finding], int, list[str]]:
    """The findings that are neither quiet by file, nor meant (settings, comments), nor before a [sic].

    With them, how many others there are, and remarks on comments.
    """
    findings = list(findings)
    comments, remarks = allowed(findings, document, config.meaning, config.speaking)
    if not findings:
        return [], 0, remarks
    path = document.article.path
    quiet = {rule for glob, names in config.per_file.items() if config.matches(glob, path) for rule in names}
    meant = [allow for allow in config.allow if config.matches(allow.path, path)]
    sic = _before_sic(document.text)
    kept = [
        finding
        for finding in findings
        if finding.rule not in quiet
        and finding not in comments
        and not any(_allows(allow, finding, document) for allow in meant)
        and not _touches(finding.span, sic)
    ]
    return kept, len(findings) - len(kept), remarks


def new(findings: Sequence[Finding], path: str, text: str, config: Config) -> Shown:
    """Of the findings in an article those that the baseline does not hold, and that stand in changed lines."""
    known = config.known.known(path, findings, config.meaning) if config.known and findings else {}
    fresh = [finding for finding in findings if finding not in known]
    kept = config.changed.concern(path, text, fresh) if config.changed else fresh
    return Shown(kept, len(findings) - len(kept), [], list(known.values()), len(fresh) - len(kept))


def exit_code(worst: Severity | None, *, failed: bool, fail_on: Severity, exit_zero: bool = False) -> int:
    """The exit code of a run: `worst` is the gravest severity shown, `failed` whether anything was not checked."""
    if failed:
        return FAILED
    return FOUND if worst is not None and worst >= fail_on and not exit_zero else CLEAN


def _as_set(rule: Rule, config: Config) -> Rule:
    if rule.id in config.severity:
        rule = replace(rule, severity=config.severity[rule.id])
    if rule.id in config.options:
        rule = _with_options(rule, config.options[rule.id], config)
    return rule


def _with_options(rule: Rule, values: Mapping[str, Any], config: Config) -> Rule:
    try:
        options = schema.changed(rule.options, values, f"options.{rule.id}.", "option")
    except schema.SchemaError as error:
        raise config.error(error.key, error.problem) from error
    return replace(rule, options=options)


def _allows(allow: Allow, finding: Finding, document: Document) -> bool:
    if allow.rule != finding.rule:
        return False
    return _plain(allow.text) in (_plain(finding.found), _plain(finding.span.of(document.text)))


def _before_sic(text: str) -> list[Span]:
    """Each [sic] with the word before it, in order; none overlaps the next."""
    places = []
    last = 0
    for match in _SIC.finditer(text):
        words = text[last : match.start()].split()
        start = text.rindex(words[-1], last, match.start()) if words else match.start()
        places.append(Span(start, match.end()))
        last = match.end()
    return places


def _touches(span: Span, places: list[Span]) -> bool:
    at = bisect_left(places, (span.end,)) - 1
    return at >= 0 and places[at].overlaps(span)


def _plain(text: str) -> str:
    """Words as people compare them: white space is one blank, quotation marks are straight."""
    return " ".join(text.translate(_STRAIGHT).split())


_STRAIGHT = str.maketrans("“”„«»‘’", '"""""\'\'')
