"""The scopes in which every query is asked, and which of the laid sites lie in one."""

from collections.abc import Iterable
from datetime import date

from data.scope import Reader, Scope
from tests.queries.laid_places import DATES, UNITS, Row, allowed, shown_on, valid
from tests.queries.obvious import facts

OF_11, OF_31 = Reader("province", "11"), Reader("province", "31")
SCOPES = (
    Scope("34"),
    Scope("63"),
    Scope("34", region="N"),
    Scope("63", region="N", province="12"),
    Scope("63", region="S", province="21", district="211"),
    Scope("63", province="21", district="211", commune="00013"),
    Scope("34", region="S", province="21", commune="00226"),
    Scope("34", zone=1),
    Scope("63", zone=2, area=3),
    Scope("34", area=2),
    Scope("63", connection="fibre"),
    Scope("34", province="11", connection="none"),
    Scope("63", reader=OF_31),
    Scope("34", reader=OF_11),
    Scope("63", province="11", reader=OF_31),
    Scope("34", region="S", province="21", reader=OF_11),
)
LEVELS = {"63": ("region", "province", "district", "commune"), "34": ("region", "province", "commune")}


def levels_of(scope: Scope) -> tuple[str, ...]:
    """The levels of places that a scope is divided by: its own and those below."""
    known = LEVELS[scope.scheme]
    return known[known.index(scope.level) :] if scope.level != "country" else known


def place(row: Row, scheme: str, level: str) -> str | None:
    """The code of a site's unit of a level; null in the country and for districts among the 34."""
    return row.get(f"{level}{scheme}")


def may_see(row: Row, scope: Scope) -> bool:
    """Whether the reader's province is the one that a site lies in."""
    return scope.reader.province in (None, row["province34"])


def within(rows: Iterable[Row], scope: Scope) -> list[Row]:
    """The sites of a scope, those that do not count included."""
    found = [row for row in rows if may_see(row, scope)]
    for level in LEVELS["63"]:
        chosen = getattr(scope, level)
        found = [row for row in found if chosen in (None, place(row, scope.scheme, level))]
    for name in ("zone", "area", "connection"):
        found = [row for row in found if getattr(scope, name) in (None, row[name])]
    return found


def counting(day: date, scope: Scope) -> list[Row]:
    """The sites of a scope that count on a date, by id."""
    return [row for row in within(facts(day), scope) if row["counts"]]


def units_within(scope: Scope, level: str) -> list[Row]:
    """The units of a level within a scope, by code."""
    found = [unit for unit in UNITS if (unit["scheme"], unit["level"]) == (scope.scheme, level)]
    for above in ("region", "province", "district"):
        chosen = getattr(scope, above)
        found = [unit for unit in found if chosen in (None, unit[f"{above}_code"])]
    found = [unit for unit in found if scope.commune in (None, unit["code"])]
    return sorted(found, key=lambda unit: unit["code"])


def for_reader(unit: Row, scope: Scope) -> bool:
    """Whether a unit lies in the reader's province."""
    return scope.reader.province in (None, allowed(unit))


def units_listed(scope: Scope, level: str, day: date, held: Iterable[str | None]) -> list[Row]:
    """The units of a level within a scope by code: in force and for the reader to see, or holding sites."""
    shown, held = shown_on(scope.scheme, day), set(held)
    return [
        unit
        for unit in units_within(scope, level)
        if unit["code"] in held or (valid(unit, shown) and for_reader(unit, scope))
    ]


# Every scope on some date, the country on every date.
CASES = [(scope, DATES[-1 - number % len(DATES)]) for number, scope in enumerate(SCOPES)]
CASES += [(Scope("34"), day) for day in DATES[:-1]]


def columns(row: Row, scope: Scope, names: Iterable[str]) -> Row:
    """Some facts of a site; its units are those of the scope's scheme."""
    return {name: place(row, scope.scheme, name) if name in LEVELS["63"] else row[name] for name in names}


def falling(value: int | None) -> tuple[bool, int]:
    """A key that sorts the largest first and what is not known last."""
    return value is None, -(value or 0)
