"""Units of measure: what a writer calls them, and what one is in another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk.tables import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.reckoning.numbers import Piece

_POWERS = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
_AREA, _VOLUME, _SPEED = "area", "volume", "speed"
_RATES = {"hour": 3600.0, "second": 1.0, "minute": 60.0, "h": 3600.0, "hr": 3600.0, "s": 1.0, "sec": 1.0}
_TONS = {"metric": "metric tons", "short": "short tons", "long": "long tons"}
_POINTS = frozenset({"point", "points"})
_WATTS = frozenset({"kilowatt", "kilowatts", "megawatt", "megawatts"})
_DEGREES = frozenset({"degrees", "degree", "°", "º", "deg"})
_METRIC = frozenset(
    [
        "millimeters",
        "centimeters",
        "meters",
        "kilometers",
        "micrometers",
        "nanometers",
        "hectares",
        "liters",
        "milliliters",
        "centiliters",
        "micrograms",
        "milligrams",
        "grams",
        "kilograms",
    ]
) | {"metric tons", "kilometers per hour", "degrees Celsius"}


class Unit(NamedTuple):
    """A unit: its name in the plural and the singular, what it measures, and its size in the SI unit of that.

    `zero` is added to a value before the factor (temperatures). `loose` marks an unnamed degree, which may be of either
    scale.
    """

    name: str
    one: str
    dimension: str
    factor: float
    zero: float = 0.0
    loose: bool = False

    @property
    def metric(self) -> bool:
        """Whether it belongs to the metric system (units of time belong to neither)."""
        return self.name.split(" per ")[0].removeprefix("square ").removeprefix("cubic ") in _METRIC

    def to(self, other: Unit, value: float) -> float:
        """A value of this unit in another of the same dimension."""
        return (value + self.zero) * self.factor / other.factor - other.zero

    def spelt(self, value: float) -> str:
        """The unit's name after a value."""
        return self.one if value == 1 else self.name


@cache
def named() -> dict[str, Unit]:
    """All units by name."""
    return {
        name: Unit(name, one, dimension, float(factor), float(zero))
        for name, one, dimension, factor, zero in rows("units")
    }


@cache
def forms() -> dict[str, tuple[Unit, ...]]:
    """What each way of writing a unit may mean."""
    found: dict[str, tuple[Unit, ...]] = {}
    for form, name in rows("unit-forms"):
        found[form] = (*found.get(form, ()), named()[name])
    return found


def read_unit(row: Sequence[Piece], index: int) -> tuple[tuple[Unit, ...], int]:
    """What a unit that begins at a piece may mean (nothing, if none does), and where it ends."""
    if index >= len(row):
        return (), index
    piece = row[index]
    if piece.lower in _POWERS:
        return _power(row, index)
    if piece.lower in _DEGREES:
        return _degree(row, index)
    if piece.lower in _TONS and index + 1 < len(row) and row[index + 1].lower in ("ton", "tons", "tonnes"):
        return (named()[_TONS[piece.lower]],), index + 2
    if piece.lower in ("basis", "percentage") and index + 1 < len(row) and row[index + 1].lower in _POINTS:
        return (named()[f"{piece.lower} points"],), index + 2
    if piece.lower == "nautical" and index + 1 < len(row) and row[index + 1].lower in ("mile", "miles"):
        return (named()["nautical miles"],), index + 2
    if piece.lower == "light" and index + 1 < len(row) and row[index + 1].lower in ("year", "years"):
        return (named()["light-years"],), index + 2
    if piece.lower in _WATTS and index + 1 < len(row) and row[index + 1].lower in ("hour", "hours"):
        return (named()[f"{piece.lower.removesuffix('s')}-hours"],), index + 2
    if piece.lower == "fluid" and index + 1 < len(row) and row[index + 1].lower in ("ounce", "ounces"):
        return tuple(named()[f"{system} fluid ounces"] for system in ("US", "imperial")), index + 2
    if (
        piece.lower in ("us", "u.s.", "imperial")
        and index + 1 < len(row)
        and row[index + 1].lower == "gallons"
    ):
        return (named()["imperial gallons" if piece.lower == "imperial" else "US gallons"],), index + 2
    units = _plain(piece)
    return _rate(row, index, units) if units else ((), index)


def _plain(piece: Piece) -> tuple[Unit, ...]:
    known = forms()
    units = known.get(piece.text)
    if units is None and len(piece.lower) > 2:
        units = known.get(piece.lower)
    if units is None and piece.text[-1:] in "²³" and piece.text[:-1] in known:
        return tuple(_raised(unit, 2 if piece.text[-1] == "²" else 3) for unit in known[piece.text[:-1]])
    if units and len(units) == 1 and units[0].dimension == "temperature" and len(piece.text) == 1:
        return units if not piece.glue else ()
    return units or ()


def _power(row: Sequence[Piece], index: int) -> tuple[tuple[Unit, ...], int]:
    following = index + 1
    if following < len(row) and row[following].text == ".":
        following += 1
    if following >= len(row):
        return (), index
    units = [unit for unit in _plain(row[following]) if unit.dimension == "length"]
    raised = tuple(_raised(unit, _POWERS[row[index].lower]) for unit in units)
    return (raised, following + 1) if raised else ((), index)


def _raised(unit: Unit, power: int) -> Unit:
    prefix, dimension = ("square", _AREA) if power == 2 else ("cubic", _VOLUME)
    return Unit(f"{prefix} {unit.name}", f"{prefix} {unit.one}", dimension, unit.factor**power)


def _degree(row: Sequence[Piece], index: int) -> tuple[tuple[Unit, ...], int]:
    """“degrees Celsius”, “°F”; degrees of no named scale may be either."""
    following = index + 1
    if following < len(row):
        text = row[following].text
        for letter, name in (("C", "degrees Celsius"), ("F", "degrees Fahrenheit")):
            if text == letter or row[following].lower == name.split()[1].lower():
                return (named()[name],), following + 1
        if row[following].lower == "centigrade":
            return (named()["degrees Celsius"],), following + 1
    loose = tuple(named()[f"degrees {scale}"]._replace(loose=True) for scale in ("Celsius", "Fahrenheit"))
    return loose, index + 1


def _rate(row: Sequence[Piece], index: int, units: tuple[Unit, ...]) -> tuple[tuple[Unit, ...], int]:
    """“miles per hour”, “km/h”, “feet a second”."""
    last = index + 1
    if units[0].name == "pounds" and [p.lower for p in row[last : last + 3]] == ["per", "square", "inch"]:
        return (named()["pounds per square inch"],), last + 3
    lengths = [unit for unit in units if unit.dimension == "length"]
    if lengths and last + 1 < len(row) and row[last].lower in ("per", "an", "a", "/"):
        per = row[last + 1].lower
        if per in _RATES and (row[last].text == "/" or len(per) > 2):
            speeds = tuple(
                Unit(
                    f"{unit.name} per {_long(per)}",
                    f"{unit.one} per {_long(per)}",
                    _SPEED,
                    unit.factor / _RATES[per],
                )
                for unit in lengths
            )
            return speeds, last + 2
    return units, last


def _long(per: str) -> str:
    return {"h": "hour", "hr": "hour", "s": "second", "sec": "second"}.get(per, per)
