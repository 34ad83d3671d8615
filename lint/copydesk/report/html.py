"""The HTML report: one page that needs nothing else, to read an article with its marks (docs/html.md)."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from itertools import count
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any

from copydesk import __version__
from copydesk.document import Article, Document
from copydesk.report.marking import Marking
from copydesk.report.tally import Tally, engine, read
from copydesk.report.words import at, counted, repairs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, TextIO

    from jinja2 import Environment

    from copydesk.outcome import Checked
    from copydesk.report import Setting

IN_MEMORY = 2**22
"""Characters of articles that are kept in memory; more go to a temporary file."""

BAR = 160
"""Width, in the units of its drawing, of the bar of the article with most findings."""

_UNFIT = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What HTML may not hold: control characters, halves of pairs, what is no character."""


class HtmlReport:
    """Articles with findings are written out as they come and set aside, as the counts stand above them."""

    def __init__(self, out: TextIO, setting: Setting) -> None:
        self.out = out
        self.tally = Tally(setting.rules)
        self.rules = {rule.id: rule for rule in setting.rules}
        self.rows: list[dict[str, Any]] = []
        self.clean: list[str] = []
        self.remarks: list[str] = []
        self.pages = environment()
        self.held: IO[str] = SpooledTemporaryFile(  # noqa: SIM115 - closed once it is copied
            IN_MEMORY, "w+", encoding="utf-8", newline=""
        )
        self.first_clean: Checked | None = None

    def begin(self) -> None:
        """Nothing is written before the counts are known."""

    def add(self, checked: Checked) -> None:
        """Set one article aside, if there is something to see in it."""
        self.tally.add(checked)
        self.remarks += [f"{checked.path}: {remark}" for remark in checked.remarks]
        if not read(checked):
            return
        if checked.findings:
            self._hold(checked)
            return
        if self.first_clean is None:
            self.first_clean = checked
        self.clean.append(checked.path)

    def end(self) -> None:
        """Write the page: counts, what was not checked, the table of articles, the articles, the rules that spoke."""
        if self.tally.articles == 1 and self.first_clean is not None:
            self._hold(self.first_clean)
        style, script = (self._source(name) for name in ("page.css", "page.js"))
        top = self.pages.get_template("top.html")
        for piece in top.generate(
            version=__version__,
            style=style,
            policy=f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
            "base-uri 'none'; form-action 'none'",
            tally=self.tally,
            families=self.tally.by_family(),
            rows=[{**row, "bar": list(self._bar(row))} for row in self.rows],
            widest=BAR,
            clean=self.clean,
            remarks=self.remarks,
        ):
            self.out.write(piece)
        self.held.seek(0)
        while piece := self.held.read(IN_MEMORY):
            self.out.write(piece)
        self.held.close()
        spoken = [
            self.rules.get(rule) or self.rules[engine(rule)]
            for rules in self.tally.by_family().values()
            for rule in rules
        ]
        self.out.write(self.pages.get_template("bottom.html").render(rules=spoken, script=script))

    def _hold(self, checked: Checked) -> None:
        number = len(self.rows) + 1
        document = Document(Article(checked.path, checked.text, checked.form))
        marking = Marking(document, checked.findings)
        notes = list(self._notes(checked, marking))
        families = self.tally.families
        counts: dict[str, int] = dict.fromkeys(dict.fromkeys(families.values()), 0)
        for finding in checked.findings:
            counts[families[finding.rule]] += 1
        row = {"number": number, "path": checked.path, "words": checked.words, "counts": counts}
        self.rows.append({**row, "findings": len(checked.findings)})
        template = self.pages.get_template("article.html")
        for piece in template.generate(
            **row, notes=notes, passages=marking.passages(), speakers=marking.speakers
        ):
            self.held.write(piece)

    def _notes(self, checked: Checked, marking: Marking) -> Iterator[dict[str, Any]]:
        """What is said of each finding."""
        for number, finding in enumerate(checked.findings):
            yield {
                "number": number + 1,
                "family": self.tally.families[finding.rule],
                "rule": finding.rule,
                "known": finding.rule if finding.rule in self.rules else engine(finding.rule),
                "severity": str(finding.severity),
                "message": finding.message,
                "place": at(checked, finding.span),
                "placed": marking.placed(finding.span),
                "repairs": repairs(checked, finding),
                "related": [
                    (part, other.label, at(checked, other.span), marking.placed(other.span))
                    for part, other in zip(count(1), finding.related, strict=False)
                ],
            }

    def _bar(self, row: dict[str, Any]) -> Iterator[tuple[str, float, float]]:
        """The pieces of an article's bar: family, left end, width."""
        most = max(row["findings"] for row in self.rows) or 1
        left = 0.0
        for family, number in row["counts"].items():
            width = BAR * number / most
            if number:
                yield family, round(left, 2), round(width, 2)
            left += width

    def _source(self, name: str) -> str:
        loader = self.pages.loader
        return loader.get_source(self.pages, name)[0].strip() if loader else ""


def digest(source: str) -> str:
    """What a policy calls an inline script or style by."""
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


@cache
def environment() -> Environment:
    """The page's templates; whatever goes into them is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(
        loader=PackageLoader("copydesk.report", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: fit(value) if type(value) is str else value,
    )
    pages.filters["counted"] = counted
    return pages


def fit(text: str) -> str:
    """Text without what a page may not hold."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)
