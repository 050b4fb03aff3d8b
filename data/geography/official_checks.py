"""Requirements on a file of official shapes: each refusal is one sentence that says what to correct."""

from pathlib import Path
from typing import Any

import geopandas as gpd

from data.errors import TramSoError
from data.geography.units import load_units

CODE_LENGTH = {"province": 2, "district": 3, "commune": 5}
WEST, SOUTH, EAST, NORTH = 102, 7, 118, 24
MATCHED = 0.95
LISTED = 10


def read_shapes(file: Path) -> Any:
    """A GeoPackage, GeoParquet, GeoJSON or zipped shapefile as a GeoDataFrame, whatever its CRS."""
    if not file.exists():
        raise TramSoError(f"There is no file {file}: check the path.")
    try:
        return gpd.read_parquet(file) if file.suffix == ".parquet" else gpd.read_file(file)
    except Exception as error:
        raise TramSoError(
            f"{file} cannot be read as shapes: give a GeoPackage, GeoParquet, GeoJSON or zipped shapefile."
        ) from error


def checked_shapes(table: Any, scheme: str, level: str, code_field: str) -> Any:
    """The table as code and geometry in degrees; raises TramSoError at the first thing it is refused for."""
    if table.crs is None:
        raise TramSoError(
            "The shapes have no coordinate system: set it and export again (VN-2000: EPSG:4756, 3405, 3406)."
        )
    codes = _codes(table, level, code_field)
    _only_polygons(table.geometry)
    degrees = table.geometry.to_crs("EPSG:4326")
    _inside(degrees)
    _known(codes, scheme, level)
    return gpd.GeoDataFrame({"code": codes}, geometry=degrees.to_numpy(), crs="EPSG:4326")


def _codes(table: Any, level: str, code_field: str) -> list[str]:
    if code_field not in table.columns or code_field == table.geometry.name:
        fields = ", ".join(column for column in table.columns if column != table.geometry.name)
        raise TramSoError(f"There is no field {code_field}: name one of {fields} with --code-field.")
    codes: list[str] = table[code_field].tolist()
    length = CODE_LENGTH[level]
    bad = [code for code in codes if not _is_code(code, length)]
    if bad:
        raise TramSoError(
            f"{len(bad)} codes are not text of {length} digits ({_some(bad)}): write {level} codes as text, "
            "zeros included."
        )
    twice = sorted({code for code in codes if codes.count(code) > 1}) if len(set(codes)) < len(codes) else []
    if twice:
        raise TramSoError(f"Codes stand more than once ({_some(twice)}): give one shape a unit.")
    return codes


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


def _known(codes: list[str], scheme: str, level: str) -> None:
    units = set(load_units().table.filter(scheme=scheme, level=level)["code"])
    unknown, missing = sorted(set(codes) - units), sorted(units - set(codes))
    matched = len(units & set(codes))
    if matched < MATCHED * max(len(units), len(codes)):
        raise TramSoError(
            f"The file has {len(codes)} codes, level {level} with {scheme} provinces has {len(units)} units, "
            f"and only {matched} are the same (codes of no unit: {_some(unknown)}; units without a shape: "
            f"{_some(missing)}): choose another --scheme, --level or file."
        )


def _some(items: list[Any]) -> str:
    more = f" and {len(items) - LISTED} more" if len(items) > LISTED else ""
    return (", ".join(map(str, items[:LISTED])) or "none") + more
