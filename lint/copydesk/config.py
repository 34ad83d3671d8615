"""Settings: `[tool.copydesk]` of pyproject.toml, or copydesk.toml, read and checked into a Config."""

from __future__ import annotations

import operator
import os
import re
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from copydesk import __version__, schema
from copydesk.document import Dialect, House
from copydesk.finding import Severity
from copydesk.history.baseline import BaselineError, read_baseline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pathspec import GitIgnoreSpec

    from copydesk.history.baseline import Baseline
    from copydesk.history.changed import ChangedLines

NAMES = ("copydesk.toml", "pyproject.toml")
"""The files that settings are looked for in; in one folder the first one counts."""

_WORD = re.compile(r"[^\W_](?:[\w.’'‑-]*[\w.’'])?")

_CONDITION = re.compile(r"(?P<relation>[<>]=?|==|!=)?\s*(?P<version>\d+(\.\d+){0,2})")
_RELATIONS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}

Level = Literal["note", "warning", "error"]


class ConfigError(Exception):
    """Settings that cannot be used; the message names file, line and key, and what would be right."""


@dataclass(frozen=True)
class Allow:
    """One place that is meant: findings of `rule` on the words `text` in files that match `path` are not shown."""

    path: str
    rule: str
    text: str
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("say in `reason` why this is meant")


@dataclass(frozen=True)
class SecondReader:
    """LanguageTool as a second reader, and how it is asked.

    `server` is the address of one that runs; without it one is started, with `java_options`. `language` follows the
    dialect if it is not set. `rules` are those that were measured to be right, or all. `timeout` is in seconds, for one
    answer; a server gets `start_timeout` to start.
    """

    server: str | None = None
    language: str | None = None
    rules: Literal["measured", "all"] = "measured"
    timeout: float = 30.0
    start_timeout: float = 60.0
    java_options: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.server is not None and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", self.server):
            raise ValueError(
                f"server: expected an address as in 'http://localhost:8081', found {self.server!r}"
            )
        if min(self.timeout, self.start_timeout) <= 0:
            raise ValueError("timeout and start-timeout: expected seconds above 0")


@dataclass(frozen=True)
class _Settings:
    """The keys of a settings file, as they are written there."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    fail_on: Level = "warning"
    exclude: tuple[str, ...] = ()
    per_file: dict[str, tuple[str, ...]] = field(default_factory=dict)
    severity: dict[str, Level] = field(default_factory=dict)
    options: dict[str, dict[str, Any]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    dictionaries: tuple[str, ...] = ()
    dialect: Dialect = "auto"
    encoding: str | None = None
    max_file_size: int = 5 * 2**20
    rules: tuple[str, ...] = ()
    allow: tuple[Allow, ...] = ()
    baseline: str | None = None
    required_version: str | None = None
    languagetool: SecondReader | None = None


@dataclass(frozen=True, eq=False)
class Config:
    """The settings of a run.

    `root` is the folder that patterns count from: that of the settings file `file`, or the working folder where there
    is none. An empty `select` means every rule that is not a preview. `per_file` maps patterns (as in .gitignore) to
    the rules and families not to be shown there, `options` a rule to those of its options that are changed.
    `languagetool` is there if it is to be asked, too. `meaning` (a name to the rules it stands for) and `speaking` (the
    rules that may speak) come from the catalogue, `changed` (the lines that count, if not all do) from git.
    """

    root: Path = field(default_factory=Path.cwd)
    file: Path | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    fail_on: Severity = Severity.WARNING
    exclude: tuple[str, ...] = ()
    per_file: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    dialect: Dialect = "auto"
    encoding: str | None = None
    max_file_size: int = 5 * 2**20
    rules: tuple[Path, ...] = ()
    allow: tuple[Allow, ...] = ()
    baseline: Path | None = None
    languagetool: SecondReader | None = None
    meaning: Mapping[str, frozenset[str]] = field(default_factory=dict)
    speaking: frozenset[str] = frozenset()
    changed: ChangedLines | None = None

    @cached_property
    def house(self) -> House:
        """What checks may know of these settings: the words and names that are right here, and the dialect."""
        return House(frozenset(self.words), frozenset(self.names), self.dialect)

    @cached_property
    def known(self) -> Baseline | None:
        """The findings that are known already, read from the file `baseline` when first asked for.

        Raises:
            ConfigError: there is no such file, or it is no baseline.
        """
        if self.baseline is None:
            return None
        try:
            return read_baseline(self.baseline, shown_path(self.baseline))
        except BaselineError as error:
            raise ConfigError(str(error)) from error

    def with_dictionary(self, path: Path) -> Config:
        """These settings and the words and names of a file: one a line; `#` begins a remark.

        What has a capital is a name, all else a word.

        Raises:
            ConfigError: it cannot be read, or a line of it holds anything but one word.
        """
        entries = []
        for number, line in enumerate(_text(path).splitlines(), 1):
            entry = line.partition("#")[0].strip()
            if entry and not _WORD.fullmatch(entry):
                raise ConfigError(f"{shown_path(path)}:{number}: expected one word, found {entry!r}")
            entries.append(entry)
        words = tuple(entry for entry in entries if entry.islower())
        names = tuple(entry for entry in entries if entry and not entry.islower())
        return replace(self, words=(*self.words, *words), names=(*self.names, *names))

    def error(self, key: str, problem: str) -> ConfigError:
        """A complaint about one key of these settings."""
        if self.file is None:
            return ConfigError(f"{key}: {problem}")
        return ConfigError(f"{shown_path(self.file)}:{_line(_text(self.file), key)}{key}: {problem}")

    def matches(self, pattern: str, path: str) -> bool:
        """Whether a pattern of these settings (as in .gitignore) means the file at `path`."""
        return self._matches((pattern,), path)

    def excludes(self, path: str) -> bool:
        """Whether `exclude` means the file at `path`."""
        return bool(self.exclude) and self._matches(self.exclude, path)

    def _matches(self, patterns: tuple[str, ...], path: str) -> bool:
        try:
            inside = os.path.relpath(path, self.root).replace(os.sep, "/")
        except ValueError:  # on another drive
            return False
        return inside != ".." and not inside.startswith("../") and _spec(patterns).match_file(inside)


def find_config(start: Path) -> Path | None:
    """The settings file for a folder: in it, or in the nearest folder above it that has one.

    A pyproject.toml without the table `[tool.copydesk]` is passed over.

    Raises:
        ConfigError: a pyproject.toml on the way cannot be read.
    """
    folder = start.absolute()
    for place in (folder, *folder.parents):
        for name in NAMES:
            path = place / name
            if path.is_file() and (name == "copydesk.toml" or _has_table(path)):
                return path
    return None


def read_config(path: Path) -> Config:
    """The settings in a file: a pyproject.toml (there the table `[tool.copydesk]`), or any other TOML file.

    Rules named in it are checked against the catalogue by `decide.settle`.

    Raises:
        ConfigError: it cannot be read, or a key or value in it is unknown.
    """
    data = _toml(path)
    if path.name == "pyproject.toml":
        table = data.get("tool", {}).get("copydesk")
        if not isinstance(table, dict):
            raise ConfigError(f"{shown_path(path)}: there is no table [tool.copydesk] in it")
        data = table
    config = Config(path.absolute().parent, path)
    try:
        found = schema.build(_Settings, data)
    except schema.SchemaError as error:
        raise config.error(error.key, error.problem) from error
    return _finished(config, found)


def _finished(config: Config, found: _Settings) -> Config:
    patterns = [("exclude", one) for one in found.exclude] + [("per-file", one) for one in found.per_file]
    for key, pattern in [*patterns, *(("allow.path", allow.path) for allow in found.allow)]:
        try:
            _spec((pattern,))
        except ValueError as error:
            raise config.error(key, f"{pattern!r} is no pattern as in .gitignore") from error
    if found.required_version is not None and not _fits(config, found.required_version):
        raise config.error(
            "required-version",
            f"this is copydesk {__version__}, and {found.required_version} is asked for; install that, or ask for another",
        )
    if found.max_file_size <= 0:
        raise config.error(
            "max-file-size", f"expected a number of bytes above 0, found {found.max_file_size}"
        )
    folders = tuple(config.root / Path(folder).expanduser() for folder in found.rules)
    for folder in folders:
        if not folder.is_dir():
            raise config.error("rules", f"there is no folder {shown_path(folder)}")
    finished = Config(
        root=config.root,
        file=config.file,
        select=found.select,
        extend_select=found.extend_select,
        ignore=found.ignore,
        preview=found.preview,
        fail_on=Severity[found.fail_on.upper()],
        exclude=found.exclude,
        per_file=found.per_file,
        severity={rule: Severity[level.upper()] for rule, level in found.severity.items()},
        options=found.options,
        words=found.words,
        names=found.names,
        dialect=found.dialect,
        encoding=found.encoding,
        max_file_size=found.max_file_size,
        rules=folders,
        allow=found.allow,
        languagetool=found.languagetool,
        baseline=config.root / Path(found.baseline).expanduser() if found.baseline else None,
    )
    for dictionary in found.dictionaries:
        finished = finished.with_dictionary(config.root / Path(dictionary).expanduser())
    return finished


def _fits(config: Config, wanted: str) -> bool:
    """Whether this version of copydesk satisfies every condition, as in “>=0.1, <2”; a bare number means itself."""
    ours = _numbers(__version__)
    for condition in wanted.split(","):
        match = _CONDITION.fullmatch(condition.strip())
        if not match:
            raise config.error("required-version", f"expected conditions as in '>=0.1, <2', found {wanted!r}")
        theirs = _numbers(match["version"])
        size = max(len(ours), len(theirs))
        one, two = ours + (0,) * (size - len(ours)), theirs + (0,) * (size - len(theirs))
        if not _RELATIONS[match["relation"] or "=="](one, two):
            return False
    return True


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def shown_path(path: Path) -> str:
    """A path as messages show it: relative where it lies below the working folder."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


@cache
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _has_table(path: Path) -> bool:
    try:
        if b"copydesk" not in path.read_bytes():
            return False
    except OSError as error:
        raise ConfigError(f"{shown_path(path)}: {error.strerror}") from error
    return isinstance(_toml(path).get("tool", {}).get("copydesk"), dict)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{shown_path(path)}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{shown_path(path)}: not UTF-8 (byte {error.start}); save it as UTF-8") from error


def _toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{shown_path(path)}: no TOML: {error}; mend it there") from error


def _line(text: str, key: str) -> str:
    """“12: ” for the line that most likely holds a dotted key, or a blank."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip().startswith("[tool.copydesk")), 0)
    parts = [part for part in re.split(r"\.|\[\d+\]", key) if part]
    for part in reversed(parts):
        name = re.compile(rf"""(^|[\s"'.\[]){re.escape(part)}["']?\s*[=\]]""")
        for number, line in enumerate(lines[first:], first + 1):
            if name.search(line):
                return f"{number}: "
    return " "


def rule_keys(config: Config) -> Iterable[tuple[str, Iterable[str], bool]]:
    """Where these settings name rules: the key, the names, and whether families may stand there."""
    yield "select", config.select, True
    yield "extend-select", config.extend_select, True
    yield "ignore", config.ignore, True
    for pattern, names in config.per_file.items():
        yield f"per-file.{pattern}", names, True
    yield "severity", config.severity, False
    yield "options", config.options, False
    yield "allow.rule", [allow.rule for allow in config.allow], False
