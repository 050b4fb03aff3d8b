"""What is kept and hard to believe of each date: values, columns, names and places."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

import polars as pl

from data.checks.arrived import FOLLOWED, Arrived
from data.checks.changed_stations import changed_stations, far_from_commune
from data.checks.far_values import far_values
from data.checks.findings import EMPTY_COLUMN, FINDINGS, Kind, found
from data.checks.limits import FILE_ROWS, MAY_BE_EMPTY
from data.geography.units import Units

WARNED = {"date": pl.Date, **FINDINGS}


def warned(dates: Iterable[Arrived], units: Units, only: Collection[date] | None = None) -> pl.DataFrame:
    """One row a finding of the dates given (of `only` those named), which are in order: WARNED.

    Each date is compared with the newest earlier one that has a register.
    """
    rows, before = [pl.DataFrame(schema=WARNED)], None
    for now in dates:
        if now.register.is_empty():
            continue
        if only is None or now.date in only:
            parts = _warned(now, before, units)
            rows += [part.select(pl.lit(now.date).alias("date"), *FINDINGS) for part in parts]
        before = now
    return pl.concat(rows)


def tally(rows: pl.DataFrame) -> dict[date, dict[str, int]]:
    """Date → warning → how many findings of `warned`."""
    counts: dict[date, dict[str, int]] = {}
    for day, warning, count in rows.group_by("date", "warning").len().sort("date", "warning").iter_rows():
        counts.setdefault(day, {})[warning] = count
    return counts


def _warned(now: Arrived, before: Arrived | None, units: Units) -> Iterator[pl.DataFrame]:
    yield from far_values(now, before)
    if before is not None:
        yield from changed_stations(now, before, units)
    yield far_from_commune(now, units)
    yield from _empty_columns(now)


def _empty_columns(now: Arrived) -> Iterator[pl.DataFrame]:
    """Nullable columns without any value: of all rows of a table, or of one file with many rows."""
    for table in FOLLOWED:
        names = [one.name for one in table.columns if one.nullable and one.name not in MAY_BE_EMPTY]
        files = now.tables[table.name].group_by("file", maintain_order=True)
        counted = files.agg(pl.len().cast(pl.Int64).alias("rows"), pl.col(*names).count())
        for name in names:
            empty = counted.filter(pl.col(name) == 0)
            large = empty.filter(pl.col("rows") >= FILE_ROWS)
            everywhere = empty.head(1).with_columns(file=pl.lit(None))
            shown = everywhere if empty.height == counted.height else large
            nothing = pl.lit(None)
            placed = shown.with_columns(station_id=nothing, row_number=nothing)
            yield found(placed, Kind(EMPTY_COLUMN, table.name, name, "nothing"), nothing, nothing)
