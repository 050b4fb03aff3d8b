"""A plan of so many stations a month that leave paper in a chosen order, and the people it covers by month.

An order of work, not a forecast: every station takes one place in its month, none goes back, none closes.
"""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import polars as pl

from data.methods.sphere import EARTH_KM, Floats, kilometres, on_sphere

Order = Literal["people", "poorest", "nearest", "ready"]
ORDERS: tuple[Order, ...] = get_args(Order)
LONGEST = 60  # months of a plan where last quarter's pace is none to go by
HORIZON = 240  # months ahead beyond which no month is named
NEAR_DEGREES = 0.5  # of latitude that are searched first
CHUNK = 256

# Column, whether the largest comes first; then most people, then the id.
KEYS: dict[Order, tuple[tuple[str, bool], ...]] = {
    "people": (),
    "poorest": (("zone", True), ("area", True)),
    "nearest": (("km", False),),
    "ready": (("deployed", True), ("connected", True), ("open_ledgers", False)),
}


def to_do(sites: pl.DataFrame) -> pl.DataFrame:
    """The sites that are known not to be paperless."""
    return sites.filter(~pl.col("paperless"))


def in_order(waiting: pl.DataFrame, order: Order, pace: int) -> pl.DataFrame:
    """The waiting sites as they come, with position and month (from 1). What is not known comes last.

    pace: stations a month. Columns needed: those of KEYS, people, station_id.
    """
    keys = [*KEYS[order], ("people", True), ("station_id", False)]
    rows = waiting.sort([name for name, _ in keys], descending=[first for _, first in keys], nulls_last=True)
    position = pl.int_range(1, pl.len() + 1, dtype=pl.Int64)
    return rows.with_columns(position.alias("position"), ((position - 1) // pace + 1).alias("month"))


def by_month(ordered: pl.DataFrame, covered: int) -> pl.DataFrame:
    """One row a month from 0 (now) on: month, stations and people that come in it, and both added up.

    covered: the people of stations that are paperless now. Columns: month, stations, people, stations_done,
    people_covered.
    """
    now = pl.DataFrame({"month": [0], "stations": [0], "people": [covered]})
    coming = ordered.group_by("month").agg(
        pl.len().cast(pl.Int64).alias("stations"), pl.col("people").cast(pl.Int64).sum()
    )
    return pl.concat([now, coming.select(now.columns).sort("month")]).with_columns(
        pl.col("stations").cum_sum().alias("stations_done"),
        pl.col("people").cum_sum().alias("people_covered"),
        pl.when(pl.col("month") > 0).then("people").otherwise(0).alias("people"),
    )


def month_of_share(months: pl.DataFrame, everyone: int, per_cent: int) -> int | None:
    """The first month in which so much of `everyone` is covered; None where that never comes."""
    enough = months.filter(pl.col("people_covered") * 100 >= everyone * per_cent)
    return int(enough["month"][0]) if everyone and enough.height else None


@dataclass(frozen=True)
class Plan:
    """An order worked through. ordered: rows of `in_order`; months: rows of `by_month`.

    everyone: the people of the sites whose ledgers are known; stations: their number; unknown: the others'.
    """

    order: Order
    ordered: pl.DataFrame
    months: pl.DataFrame
    everyone: int
    stations: int
    unknown: int

    @property
    def finish(self) -> int:
        """Months until the last station has left paper."""
        return int(self.months["month"][-1])

    def month_of(self, per_cent: int) -> int | None:
        """The first month in which so much of `everyone` is covered; None where that never comes."""
        return month_of_share(self.months, self.everyone, per_cent)

    def share_after(self, months: int) -> float | None:
        """The share of people covered after so many months; None where nobody's number is known."""
        row = self.months.filter(pl.col("month") <= months).row(-1, named=True)
        return row["people_covered"] / self.everyone if self.everyone else None


def plan_of(order: Order, sites: pl.DataFrame, pace: int) -> Plan:
    """The sites that still use paper in one order, so many stations a month."""
    known = sites.filter(pl.col("paperless").is_not_null())
    covered, everyone = (int(rows["people"].sum()) for rows in (known.filter("paperless"), known))
    ordered = in_order(to_do(known), order, pace)
    months = by_month(ordered, covered)
    return Plan(order, ordered, months, everyone, known.height, sites.height - known.height)


@dataclass(frozen=True)
class Pace:
    """Stations a month, and where the number is from: the reader, last quarter, or a plan of five years."""

    stations: int
    origin: Literal["given", "quarter", "five_years"]


def automatic_pace(waiting: int, last_quarter: float | None) -> Pace:
    """Last quarter's pace (stations a month) where stations left paper; else what takes five years."""
    if last_quarter is not None and last_quarter >= 0.5:
        return Pace(max(1, round(last_quarter)), "quarter")  # 0.5 itself would round to no station at all
    return Pace(max(1, -(-waiting // LONGEST)), "five_years")


def nearest_km(here: pl.DataFrame, there: pl.DataFrame) -> pl.Series:
    """Kilometres as the crow flies from each of `here` to the nearest of `there`; null where not known.

    Both with latitude and longitude in degrees, null where not known. 9,000 from 2,000 take 15 ms.
    """
    known = here["latitude"].is_not_null() & here["longitude"].is_not_null()
    marks = there.drop_nulls(["latitude", "longitude"]).sort("latitude")
    found = np.full(here.height, np.nan)
    if marks.height and known.any():
        found[known.to_numpy()] = _nearest(here.filter(known), marks)
    return pl.Series("km", found).fill_nan(None)


def _nearest(here: pl.DataFrame, marks: pl.DataFrame) -> Floats:
    """In bands of latitude: nothing outside a band is nearer than its edge."""
    order = np.argsort(here["latitude"].to_numpy(), kind="stable")
    latitude, mark_latitude = here["latitude"].to_numpy()[order], marks["latitude"].to_numpy()
    points, targets = on_sphere(here)[order], on_sphere(marks)
    km = np.empty(len(order))
    for start in range(0, len(order), CHUNK):
        part = slice(start, start + CHUNK)
        band = latitude[part][0] - NEAR_DEGREES, latitude[part][-1] + NEAR_DEGREES
        low, high = np.searchsorted(mark_latitude, band)
        km[part] = _least(points[part], targets[low:high])
    far = km > np.radians(NEAR_DEGREES) * EARTH_KM
    km[far] = _least(points[far], targets)
    found = np.empty(len(order))
    found[order] = km
    return found


def _least(points: Floats, targets: Floats) -> Floats:
    """Great-circle kilometres to the nearest target, infinite without one."""
    if not len(targets) or not len(points):
        return np.full(len(points), np.inf)
    return kilometres(np.max(points @ targets.T, axis=1))
