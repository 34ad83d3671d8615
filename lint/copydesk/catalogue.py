"""The catalogue: every rules/<family>/<rule>.toml read and checked, naming file and key where one is wrong."""

from __future__ import annotations

import functools
import re
import string
from typing import TYPE_CHECKING, Any, cast

from copydesk import cache, schema, tables
from copydesk.checks import CHECKS
from copydesk.finding import Severity
from copydesk.rule import FAMILIES, Example, Family, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_REQUIRED = {
    "title": str,
    "check": str,
    "severity": str,
    "message": str,
    "why": str,
    "source": list,
    "since": str,
}
_OPTIONAL = {
    "fix": str,
    "preview": bool,
    "yields": bool,
    "replaces": list,
    "options": dict,
    "bad": list,
    "good": list,
}
_EXAMPLE = {"text": str, "fixes": list, "fixed": str, "whole": bool, "date": str}
_CHECKING = ("patterns", "checks", *(f"checks/{family.replace('-', '_')}" for family in FAMILIES))
"""Folders of the code that says what options may be."""
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_MARKERS = {"⟦": "⟧", "⟨": "⟩"}
_CLOSING = frozenset(_MARKERS.values())
_MARKER = re.compile("([⟦⟧⟨⟩])")


class CatalogueError(Exception):
    """A rule that cannot be used; the message names the file, the key and what would be right."""


def read_catalogue(folders: Iterable[Path] = ()) -> tuple[Rule, ...]:
    """The house rules and those of further rule folders, by family and id.

    Raises:
        CatalogueError: a rule file is wrong, or two rules have one id.
        copydesk.tables.TableError: the house rules are missing.
    """
    rules: dict[str, Rule] = {}
    for home in (tables.builtin_rules(), *folders):
        for rule in _folder(home):
            if rule.id in rules:
                raise CatalogueError(
                    f"{home / rule.family / rule.id}.toml: there is a rule {rule.id!r} already"
                )
            rules[rule.id] = rule
    return tuple(sorted(rules.values(), key=lambda rule: (FAMILIES.index(rule.family), rule.id)))


@functools.cache
def _folder(home: Path) -> tuple[Rule, ...]:
    if not home.is_dir():
        raise CatalogueError(f"{home}: no such rule folder")
    strays = [path for path in sorted(home.glob("*/*.toml")) if path.parent.name not in FAMILIES]
    strays += sorted(home.glob("*.toml"))
    if strays:
        raise CatalogueError(
            f"{strays[0]}: a rule lies in a folder named after its family: {', '.join(FAMILIES)}"
        )
    sources = {path: _bytes(path) for family in FAMILIES for path in sorted((home / family).glob("*.toml"))}
    name = f"catalogue-{cache.digest([bytes(home.absolute())])}.json"
    stamps = tables.stamps(tables.HERE / folder for folder in _CHECKING)
    written = [
        part
        for path, source in sources.items()
        for part in (f"{path.parent.name}/{path.name}".encode(errors="surrogateescape"), source)
    ]
    key = cache.digest([*stamps, *written])
    parsed = cache.load(name, key)
    kept = isinstance(parsed, list) and [type(one) for one in parsed] == [dict] * len(sources)
    if not kept:
        parsed = [_parsed(path, source) for path, source in sources.items()]
    rules = [_Reader(path, checked=kept).rule(data) for path, data in zip(sources, parsed, strict=True)]
    if not kept:
        cache.save(name, key, parsed)
    return tuple(rules)


def read_rule(path: Path) -> Rule:
    """One rule file; its name is the rule's id, its folder the family.

    Raises:
        CatalogueError: it is not TOML, or a key is unknown, missing or of the wrong kind.
    """
    return _Reader(path).rule(_parsed(path, _bytes(path)))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CatalogueError(f"{path}: {error.strerror or error}") from error


def _parsed(path: Path, source: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(source.decode())
    except UnicodeDecodeError as error:
        raise CatalogueError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{path}: no TOML: {error}; mend it there") from error


class _Reader:
    """Turns the data of one file into a Rule; every complaint begins with the file's path.

    Of a file that was `checked` before, what costs most is not asked again.
    """

    def __init__(self, path: Path, *, checked: bool = False) -> None:
        self.path = path
        self.checked = checked

    def fail(self, key: str, problem: str) -> CatalogueError:
        line = tables.rule_line(self.path, key)
        place = f"{self.path}:{line}" if line else f"{self.path}"
        return CatalogueError(f"{place}: {key}: {problem}")

    def rule(self, data: Mapping[str, Any]) -> Rule:
        if not _NAME.fullmatch(self.path.stem):
            raise self.fail("file name", "a rule's name is lower-case words joined by hyphens")
        self.keys("", data, _REQUIRED | _OPTIONAL, required=_REQUIRED)
        if data["severity"] not in [str(severity) for severity in Severity]:
            raise self.fail("severity", f"{data['severity']!r} is not one of error, warning, note")
        if data.get("fix", "safe") not in ("safe", "unsafe"):
            raise self.fail(
                "fix", f"{data['fix']!r} is neither safe nor unsafe; leave it out if nothing is suggested"
            )
        self.placeholders("message", data["message"])
        if data["check"] not in CHECKS:
            raise self.fail(
                "check", f"there is no check {data['check']!r}{schema.nearest(data['check'], CHECKS)}"
            )
        return Rule(
            id=self.path.stem,
            family=cast("Family", self.path.parent.name),
            title=data["title"],
            check=data["check"],
            severity=Severity[data["severity"].upper()],
            message=data["message"],
            why=data["why"].strip(),
            source=self.strings("source", data["source"]),
            since=data["since"],
            options=self.options(CHECKS[data["check"]].options, data.get("options", {})),
            home=self.path.parents[1],
            fix=data.get("fix"),
            preview=data.get("preview", False),
            yields=data.get("yields", False),
            replaces=self.strings("replaces", data.get("replaces", [])),
            bad=tuple(self.example(f"bad[{n}]", example) for n, example in enumerate(data.get("bad", []))),
            good=tuple(self.example(f"good[{n}]", example) for n, example in enumerate(data.get("good", []))),
        )

    def keys(
        self, where: str, data: Mapping[str, Any], known: Mapping[str, Any], required: Iterable[str] = ()
    ) -> None:
        for key, value in data.items():
            if key not in known:
                raise self.fail(where + key, f"unknown key{schema.nearest(key, known)}")
            if not isinstance(value, known[key]):
                raise self.fail(where + key, f"expected {schema.KINDS[known[key]]}, found {value!r}")
        missing = [where + key for key in required if key not in data]
        if missing:
            raise self.fail(", ".join(missing), "missing")

    def strings(self, key: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fail(key, f"expected a list of strings, found {value!r}")
        return tuple(value)

    def placeholders(self, key: str, message: str) -> None:
        try:
            names = [name for _, name, _, _ in string.Formatter().parse(message) if name is not None]
        except ValueError as error:
            raise self.fail(key, str(error)) from error
        for name in names:
            if not name.isidentifier():
                raise self.fail(key, f"{{{name}}} is not a plain name in braces")

    def options(self, kind: type, data: Mapping[str, Any]) -> Any:
        try:
            make = getattr(kind, "unchecked", kind) if self.checked else kind
            return schema.build(kind, data, "options.", "option", make)
        except schema.SchemaError as error:
            raise self.fail(error.key, error.problem) from error

    def example(self, key: str, data: Any) -> Example:
        if not isinstance(data, dict):
            raise self.fail(key, f"expected a table, found {data!r}")
        if not self.checked:
            self.keys(f"{key}.", data, _EXAMPLE, required=["text"])
        text, primary, related = self.markers(f"{key}.text", data["text"])
        return Example(
            text=text,
            primary=primary,
            related=related,
            fixes=self.strings(f"{key}.fixes", data.get("fixes", [])),
            fixed=data.get("fixed"),
            whole=data.get("whole", False),
            date=data.get("date"),
        )

    def markers(self, key: str, marked: str) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
        """Take ⟦primary⟧ and ⟨related⟩ markers out of a text; they may nest."""
        if _MARKER.search(marked) is None:
            return marked, (), ()
        text: list[str] = []
        size = 0
        opened: list[tuple[str, int]] = []
        spans: dict[str, list[Span]] = {"⟦": [], "⟨": []}
        for piece in _MARKER.split(marked):
            if piece in _MARKERS:
                opened.append((piece, size))
            elif piece in _CLOSING:
                if not opened or _MARKERS[opened[-1][0]] != piece:
                    raise self.fail(key, f"{piece} closes nothing")
                opener, start = opened.pop()
                spans[opener].append(Span(start, size))
            else:
                text.append(piece)
                size += len(piece)
        if opened:
            raise self.fail(key, f"{opened[-1][0]} is never closed")
        return "".join(text), tuple(sorted(spans["⟦"])), tuple(sorted(spans["⟨"]))
