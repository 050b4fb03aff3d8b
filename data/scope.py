"""Scope: the places and stations chosen, and which of them the reader may see; every query takes one."""

from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import Literal

Scheme = Literal["63", "34"]
Level = Literal["country", "region", "province", "district", "commune"]
Parameters = dict[str, str | int | None]

SCHEMES: tuple[Scheme, Scheme] = ("63", "34")
LEVELS: dict[Scheme, tuple[Level, ...]] = {
    "63": ("country", "region", "province", "district", "commune"),
    "34": ("country", "region", "province", "commune"),
}
REFORM = date(2025, 7, 1)  # the first day of the 34 provinces
CONNECTIONS = ("fibre", "mobile", "none")
PLACE_LEVELS: tuple[Level, ...] = ("region", "province", "district", "commune")


Role = Literal["ministry", "operator", "province", "viewer"]
NOBODY = ""  # no province has this code


@dataclass(frozen=True)
class Reader:
    """Who reads, by what he may see of single stations; what is counted of many everybody may see.

    ministry and operator: every station; province: those of one of the 34; viewer: none.
    """

    role: Role = "ministry"
    province: str | None = None

    def __post_init__(self) -> None:
        if (self.role == "province") != (self.province is not None):
            raise ValueError("A reader of a province has one, other readers have none.")

    @property
    def sees_all(self) -> bool:
        """True where every station may be seen."""
        return self.role in ("ministry", "operator")

    @property
    def allowed(self) -> str | None:
        """The province whose stations may be seen, as a bound parameter: None for all, NOBODY for none."""
        return NOBODY if self.role == "viewer" else self.province


@dataclass(frozen=True)
class Scope:
    """One choice of places and stations: codes of `scheme`, but the province of `reader` is one of the 34.

    A plain scope is of all stations, for counting; those of a reader are a `StationScope`.
    """

    scheme: Scheme = "34"
    region: str | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    zone: int | None = None
    area: int | None = None
    connection: str | None = None
    reader: Reader = Reader()

    @cached_property
    def level(self) -> Level:
        """The level of the place chosen: the finest one that is named."""
        chosen = [level for level in PLACE_LEVELS if getattr(self, level) is not None]
        return chosen[-1] if chosen else "country"

    @cached_property
    def code(self) -> str | None:
        """The code of the place chosen, null for the country."""
        return None if self.level == "country" else getattr(self, self.level)

    @property
    def child_level(self) -> Level | None:
        """The level just below the place chosen, null below a commune."""
        levels = LEVELS[self.scheme]
        position = levels.index(self.level) + 1
        return levels[position] if position < len(levels) else None

    def above(self) -> "Scope":
        """The same choice for the place that holds the place chosen; the country stays the country."""
        kept = PLACE_LEVELS[: PLACE_LEVELS.index(self.level)] if self.level != "country" else ()
        region, province, district = (
            getattr(self, name) if name in kept else None for name in PLACE_LEVELS[:3]
        )
        return replace(self, region=region, province=province, district=district, commune=None)

    @property
    def country(self) -> "Scope":
        """The same choice of stations in all places that the reader may see."""
        return replace(self, region=None, province=None, district=None, commune=None)

    @property
    def where(self) -> Parameters:
        """The bound parameters that every query narrows by; null means all."""
        chosen: Parameters = {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if field.name not in ("scheme", "reader")
        }
        return chosen | {"scheme": self.scheme, "allowed": self.reader.allowed}


@dataclass(frozen=True)
class StationScope(Scope):
    """A choice of stations that may be shown one by one: what every question for rows of stations takes."""


def stations_of(scope: Scope, reader: Reader) -> StationScope:
    """The stations of a scope that the reader may see."""
    return StationScope(**{one.name: getattr(scope, one.name) for one in fields(Scope)} | {"reader": reader})


def counted_only(scope: Scope) -> StationScope:
    """All stations of a scope, to be counted: whoever asks shows no row of it."""
    return stations_of(scope, Reader())


@dataclass(frozen=True)
class Problem:
    """A parameter of the address that does not parse: the default is shown, and a page says so."""

    key: str
    value: str
