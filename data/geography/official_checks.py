"""Requirements on a file of official shapes: each refusal is one sentence that says what to correct."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import geopandas as gpd

from data.errors import TramSoError
from data.geography.described import Described
from data.geography.official_names import codes_by_name
from data.geography.units import load_units

CODE_LENGTH = {"province": 2, "district": 3, "commune": 5}
WEST, SOUTH, EAST, NORTH = 102, 7, 118, 24
MATCHED = 0.95
LISTED = 10


def checked_shapes(table: Any, said: Described) -> tuple[Any, list[str]]:
    """The table as code and geometry in degrees, and the names that no unit has, left out.

    Raises TramSoError at the first thing it is refused for.
    """
    if table.crs is None:
        raise TramSoError(
            "The shapes have no coordinate system: set it and export again (VN-2000: EPSG:4756, 3405, 3406)."
        )
    _only_polygons(table.geometry)
    codes: Sequence[str | None] = _codes(table, said) if said.code_field else ()
    degrees = table.geometry.to_crs("EPSG:4326")
    _inside(degrees)
    names = field_of(table, said.name_field, "--name-field") if said.name_field else []
    if not said.code_field:
        codes = codes_by_name(names, degrees.to_numpy(), said.scheme, said.level)
        _once([code for code in codes if code])
    left = [str(name) for name, code in zip(names, codes, strict=True) if code is None] if names else []
    found = gpd.GeoDataFrame({"code": successors(codes, said)}, geometry=degrees.to_numpy(), crs="EPSG:4326")
    found = found[found["code"].notna()]
    _known(found["code"].tolist(), said)
    return found, left


def successors(codes: Sequence[str | None], said: Described) -> list[str | None]:
    """The codes, those that only a dated unit file knows as the pinned unit that they became."""
    known = load_units(said.unit_files).table.filter(scheme=said.scheme, level=said.level)
    became = dict(known.drop_nulls("successor_code").select("code", "successor_code").iter_rows())
    return [became.get(code or "", code) for code in codes]


def field_of(table: Any, name: str, option: str) -> list[object]:
    """A field of the file; raises TramSoError that lists those there are."""
    if name not in table.columns or name == table.geometry.name:
        fields = ", ".join(column for column in table.columns if column != table.geometry.name)
        raise TramSoError(f"There is no field {name}: name one of {fields} with {option}.")
    values: list[object] = table[name].tolist()
    return values


def _codes(table: Any, said: Described) -> list[str]:
    codes = field_of(table, said.code_field or "", "--code-field")
    length = CODE_LENGTH[said.level]
    bad = [code for code in codes if not _is_code(code, length)]
    if bad:
        raise TramSoError(
            f"{len(bad)} codes are not text of {length} digits ({some(bad)}): write {said.level} codes as "
            "text, zeros included."
        )
    _once(codes)
    return [str(code) for code in codes]


def _once(codes: Sequence[object]) -> None:
    twice = sorted(str(code) for code, times in Counter(codes).items() if times > 1)
    if twice:
        raise TramSoError(f"Codes stand more than once ({some(twice)}): give one shape a unit.")


def _is_code(code: object, length: int) -> bool:
    return isinstance(code, str) and len(code) == length and code.isascii() and code.isdigit()


def _only_polygons(shapes: Any) -> None:
    missing = int((shapes.isna() | shapes.is_empty).sum())
    other = sorted(set(shapes.dropna().geom_type) - {"Polygon", "MultiPolygon"})
    if missing or other:
        what = ", ".join([*other, *([f"{missing} empty"] if missing else [])])
        raise TramSoError(f"Not all shapes are polygons ({what}): export polygons alone.")


def _inside(degrees: Any) -> None:
    west, south, east, north = degrees.total_bounds
    if west >= WEST and south >= SOUTH and east <= EAST and north <= NORTH:
        return
    found = f"{west:.1f} to {east:.1f} E, {south:.1f} to {north:.1f} N"
    if west >= SOUTH and east <= NORTH and south >= WEST and north <= EAST:
        raise TramSoError(f"Longitude and latitude are swapped ({found}): export with longitude first.")
    raise TramSoError(
        f"The shapes lie at {found}, outside {WEST} to {EAST} E, {SOUTH} to {NORTH} N: they are not in the "
        "coordinate system that the file names; name the right one in it."
    )


def units_wanted(said: Described) -> set[str]:
    """The codes of the units that the file should hold: of the level, or of the one province."""
    units = load_units().table.filter(scheme=said.scheme, level=said.level)
    return set((units if said.only is None else units.filter(province_code=said.only))["code"])


def unknown_codes(codes: Iterable[str], said: Described) -> list[str]:
    """The codes of no unit of the level; those of other provinces than the one asked for are left aside."""
    return sorted(set(codes) - units_wanted(replace(said, only=None)))


def _known(codes: list[str], said: Described) -> None:
    units, unknown = units_wanted(said), unknown_codes(codes, said)
    if not units:
        raise TramSoError(f"There is no province {said.only} in scheme {said.scheme}: correct --only.")
    given = units & set(codes) | set(unknown)
    missing, matched, most = sorted(units - given), len(units & given), max(len(units), len(given))
    if matched < max(min(MATCHED * most, most - 1), 1):
        raise TramSoError(
            f"The file has {len(given)} codes, level {said.level} with {said.scheme} provinces has "
            f"{len(units)} units, and only {matched} are the same (codes of no unit: {some(unknown)}; units "
            f"without a shape: {some(missing)}); at least {MATCHED:.0%}, or all but one, have to be: choose "
            f"another --scheme, --level or file"
            f"{'' if said.only else ', or name the one province that it holds with --only'}."
        )


def some(items: Sequence[object]) -> str:
    """The first of them, and how many more there are."""
    more = f" and {len(items) - LISTED} more" if len(items) > LISTED else ""
    return (", ".join(map(str, items[:LISTED])) or "none") + more
