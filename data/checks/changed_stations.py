"""Stations whose id may have gone to another: a name, a commune or a place that is not what it was."""

import re
from collections.abc import Iterator

import polars as pl

from data.checks.arrived import IDENTITY, Arrived
from data.checks.findings import CHANGED, FAR, Kind, found
from data.checks.limits import FROM_COMMUNE_KM, FROM_COMMUNE_SIDES, MOVED_KM, SIDE_KM
from data.contract import STATION
from data.geography.merged import succeeded
from data.geography.points import KM_PER_DEGREE, load_points
from data.geography.reference import read_reference
from data.geography.units import Units, scheme_on
from data.words.sorting import without_accents

# Words of a sign that tell no station from another.
_COMMON = frozenset(
    ("tram", "y", "te", "tyt", "diem", "co", "so", "xa", "phuong", "thi", "tran", "dac", "khu")
)
_DEGREES = ("latitude", "longitude")
_PLACE = ", ".join(_DEGREES)


def changed_stations(now: Arrived, before: Arrived, units: Units) -> Iterator[pl.DataFrame]:
    """The stations of a date whose name, commune or place changed by far since an earlier one: FINDINGS."""
    earlier = before.register.select("station_id", pl.col(*IDENTITY).name.suffix("_before"))
    pairs = now.register.join(earlier, on="station_id", maintain_order="left")
    changed = {
        "name": _renamed(pairs, now, units),
        "commune_code": _in_another_commune(pairs, now, before, units),
    }
    for column, rows in changed.items():
        kind = Kind(CHANGED, STATION.name, column, "earlier")
        yield found(rows, kind, pl.col(f"{column}_before"), pl.col(column))
    then = ("latitude_before", "longitude_before")
    moved = pairs.filter(_km(_DEGREES, then) > MOVED_KM)
    yield found(moved, Kind(CHANGED, STATION.name, _PLACE, "earlier"), _place(then), _place(_DEGREES))


def far_from_commune(now: Arrived, units: Units) -> pl.DataFrame:
    """The stations of a date that lie far from their commune's point: FINDINGS.

    Hoàng Sa and Trường Sa are left out: their islands lie hundreds of kilometres apart.
    """
    scheme = scheme_on(now.date)
    islands = {row[f"code{scheme}"] for row in read_reference("archipelagos.csv")}
    areas = units.table.filter(scheme=scheme, level="commune").select("code", "area_km2")
    points = load_points().filter(~pl.col("code").is_in(islands), scheme=scheme).join(areas, on="code")
    centres = points.select(commune_code="code", north="latitude", east="longitude", area="area_km2")
    rows = now.register.join(centres, on="commune_code", maintain_order="left")
    reach = FROM_COMMUNE_SIDES * pl.col("area").sqrt().fill_null(SIDE_KM)
    centre = ("north", "east")
    far = rows.filter(_km(_DEGREES, centre) > pl.max_horizontal(pl.lit(FROM_COMMUNE_KM), reach))
    return found(far, Kind(FAR, STATION.name, _PLACE, "centre"), _place(centre), _place(_DEGREES))


def _renamed(pairs: pl.DataFrame, now: Arrived, units: Units) -> pl.DataFrame:
    """Those that share no word with their earlier name and do not bear their commune's either."""
    communes = units.on(now.date).filter(level="commune").select("short_vi", commune_code="code")
    other = pairs.filter(pl.col("name") != pl.col("name_before"))
    other = other.join(communes, on="commune_code", how="left", maintain_order="left")
    names = other.select("name", "name_before", pl.col("short_vi").fill_null("")).iter_rows()
    return other.filter(pl.Series([_unrelated(*row) for row in names], dtype=pl.Boolean))


def _unrelated(name: str, before: str, commune: str) -> bool:
    words, earlier, own = _words(name), _words(before), _words(commune)
    return bool(words and earlier) and words.isdisjoint(earlier) and not (own and own <= words)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", without_accents(name))) - _COMMON


def _in_another_commune(pairs: pl.DataFrame, now: Arrived, before: Arrived, units: Units) -> pl.DataFrame:
    """Those whose commune is another, where no change of the units explains it."""
    if scheme_on(now.date) != scheme_on(before.date):
        became = units.succession.select(heir="old_code", commune_code="new_code")
        heirs = pairs.with_columns(heir=succeeded(units.merged, "commune_code_before"))
        return heirs.join(became, on=["heir", "commune_code"], how="anti").drop("heir")
    lasting = pl.col("commune_code_before").is_in(units.communes_on(now.date))
    return pairs.filter(pl.col("commune_code") != pl.col("commune_code_before"), lasting)


def _place(degrees: tuple[str, str]) -> pl.Expr:
    """Latitude and longitude as one text: 21.0285, 105.8542."""
    return pl.concat_str(pl.col(*degrees).round(4), separator=", ")


def _km(first: tuple[str, str], second: tuple[str, str]) -> pl.Expr:
    """The distance of two points, each by its columns of latitude and longitude, on flat ground."""
    north = pl.col(first[0]) - pl.col(second[0])
    east = (pl.col(first[1]) - pl.col(second[1])) * pl.col(first[0]).radians().cos()
    return (north**2 + east**2).sqrt() * KM_PER_DEGREE
