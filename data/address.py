"""A scope read from the parameters of an address, and written back into one."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from data.geography.units import Units, scheme_on
from data.scope import CONNECTIONS, LEVELS, PLACE_LEVELS, SCHEMES, Level, Problem, Scheme, Scope

PLAIN_CHOICES: dict[str, dict[str, int | str]] = {
    "zone": {"1": 1, "2": 2, "3": 3},
    "area": {"1": 1, "2": 2, "3": 3},
    "connection": {word: word for word in CONNECTIONS},
}


def parse_scope(params: Mapping[str, str], units: Units, day: date) -> tuple[Scope, list[Problem]]:
    """The scope that the parameters name, and each parameter that could not be used.

    Without `scheme` the units in force on `day` are taken. The finest place named brings its parents with it,
    so that two ways to name a place give one scope.
    """
    given = {key: text.strip() for key, text in params.items() if text.strip()}
    problems: list[Problem] = []
    scheme = _scheme(given, day, problems)
    place = _place(given, scheme, units, problems)
    choices = {key: _choice(key, given, problems) for key in PLAIN_CHOICES}
    return Scope(scheme=scheme, **place, **choices), problems  # type: ignore[arg-type]


def _scheme(given: Mapping[str, str], day: date, problems: list[Problem]) -> Scheme:
    default: Scheme = "34" if scheme_on(day) == "34" else "63"
    text = given.get("scheme", default)
    for scheme in SCHEMES:
        if text == scheme:
            return scheme
    problems.append(Problem("scheme", text))
    return default


def _place(
    given: Mapping[str, str], scheme: Scheme, units: Units, problems: list[Problem]
) -> dict[str, str | None]:
    place: dict[str, str | None] = {}
    for level in PLACE_LEVELS:
        code = given.get(level)
        if code is None:
            continue
        unit = _unit(units, scheme, level, code)
        if unit is None or any(held is not None and unit[name] != held for name, held in place.items()):
            problems.append(Problem(level, code))
        else:
            place = unit
    return place


def _unit(units: Units, scheme: Scheme, level: Level, code: str) -> dict[str, str | None] | None:
    """A unit's own code and its parents', by level; null when the scheme has no such unit."""
    if level not in LEVELS[scheme]:
        return None
    rows = units.table.filter(pl.col("scheme") == scheme, pl.col("level") == level, pl.col("code") == code)
    if rows.is_empty():
        return None
    row = rows.row(0, named=True)
    parents: dict[str, str | None] = {str(name): row[f"{name}_code"] for name in PLACE_LEVELS[:-1]}
    return parents | {"commune": code if level == "commune" else None}


def _choice(key: str, given: Mapping[str, str], problems: list[Problem]) -> int | str | None:
    text = given.get(key)
    if text is None:
        return None
    if text not in PLAIN_CHOICES[key]:
        problems.append(Problem(key, text))
    return PLAIN_CHOICES[key].get(text)
