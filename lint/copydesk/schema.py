"""Data from a TOML file to a typed dataclass: one place that says which key is wrong and what would be right."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

T = TypeVar("T")

KINDS: dict[Any, str] = {
    str: "a string",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    tuple: "a list",
    dict: "a table",
}
"""What a reader calls each kind of value."""


class SchemaError(Exception):
    """A key that is unknown or missing, or a value of the wrong kind.

    `key` is the dotted way to it, `problem` what is wrong and what would be right.
    """

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(f"{key}: {problem}")
        self.key = key
        self.problem = problem


def nearest(word: str, known: Iterable[str]) -> str:
    """“; did you mean …?” for an unknown word, or nothing where no known one is close."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), 1)
    return f"; did you mean {close[0]!r}?" if close else ""


def build(
    kind: type[T],
    data: Mapping[str, Any],
    where: str = "",
    noun: str = "key",
    make: Callable[..., T] | None = None,
) -> T:
    """An instance of the dataclass `kind` (made by `make`) from a table whose keys are its fields, with hyphens or underscores.

    Raises:
        SchemaError: a key is unknown (`noun` says of what), missing, or holds a value of another kind.
    """
    values = _values(kind, data, where, noun)
    for field in fields(kind):  # type: ignore[arg-type]
        if field.name not in values and field.default is MISSING and field.default_factory is MISSING:
            raise SchemaError(where + field.name.replace("_", "-"), "missing")
    try:
        return (make or kind)(**values)
    except SchemaError as error:
        raise SchemaError(where + error.key, error.problem) from error
    except ValueError as error:
        raise SchemaError(where.rstrip("."), str(error)) from error


def changed(instance: T, data: Mapping[str, Any], where: str = "", noun: str = "key") -> T:
    """A copy of a dataclass instance with the fields that a table names.

    Raises:
        SchemaError: as for `build`.
    """
    values = _values(type(instance), data, where, noun)
    try:
        return replace(instance, **values)  # type: ignore[type-var]
    except ValueError as error:
        raise SchemaError(where.rstrip("."), str(error)) from error


def convert(key: str, kind: Any, value: Any) -> Any:
    """A TOML value as the type hint of a field wants it.

    Hints may be str, bool, int, float, Literal, Any, None beside another, tuple[…, ...], dict[str, …] and dataclasses.

    Raises:
        SchemaError: it is of another kind.
    """
    if kind is Any or type(value) is kind:
        return value
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple and isinstance(value, list):
        if inner[0] is str and all(type(item) is str for item in value):
            return tuple(value)
        return tuple(convert(f"{key}[{n}]", inner[0], item) for n, item in enumerate(value))
    if origin is dict and isinstance(value, dict):
        return {name: convert(f"{key}.{name}", inner[1], item) for name, item in value.items()}
    if origin is Literal and value in inner:
        return value
    if origin is Literal and isinstance(value, str):
        raise SchemaError(key, f"{value!r} is not one of {', '.join(inner)}{nearest(value, inner)}")
    if type(None) in inner and origin not in (tuple, dict, Literal):
        return convert(key, next(one for one in inner if one is not type(None)), value)
    if is_dataclass(kind) and isinstance(kind, type) and isinstance(value, dict):
        return build(kind, value, f"{key}.")
    if kind is float and type(value) is int:
        return float(value)
    raise SchemaError(key, f"expected {_called(kind)}, found {value!r}")


def _called(kind: Any) -> str:
    if is_dataclass(kind):
        return KINDS[dict]
    if get_origin(kind) is Literal:
        return KINDS[str]
    return KINDS.get(get_origin(kind) or kind, str(kind))


def _values(kind: type, data: Mapping[str, Any], where: str, noun: str) -> dict[str, Any]:
    hints = _hints(kind)
    values = {}
    for name, value in data.items():
        key = name.replace("-", "_")
        if key not in hints:
            known = [field.replace("_", "-") for field in hints]
            raise SchemaError(where + name, f"unknown {noun}{nearest(name.replace('_', '-'), known)}")
        values[key] = convert(where + name, hints[key], value)
    return values


@cache
def _hints(kind: type) -> dict[str, Any]:
    written = {field.name: field.type for field in fields(kind) if field.init}
    if _USUAL.keys() >= set(written.values()):
        return {name: _USUAL[hint] for name, hint in written.items()}
    hints = get_type_hints(kind)
    return {name: hints[name] for name in written}


_USUAL: dict[Any, Any] = {
    "str": str,
    "bool": bool,
    "int": int,
    "float": float,
    "tuple[str, ...]": tuple[str, ...],
    "dict[str, tuple[str, ...]]": dict[str, tuple[str, ...]],
}
"""What most hints say, as they are written: looked up, they need not be evaluated at every start."""
