"""Counts far from what their station had at its earlier date, or from what other stations have."""

from collections.abc import Iterator

import polars as pl

from data.checks.arrived import Arrived
from data.checks.findings import IMPLAUSIBLE, Kind, found
from data.checks.limits import FACTOR_OF_OTHERS, LIMITS, Limit
from data.contract import STATION


def far_values(now: Arrived, before: Arrived | None) -> Iterator[pl.DataFrame]:
    """The counts of a date that are far, each once: FINDINGS. before: the date to compare with, if any."""
    for table, limits in LIMITS.items():
        rows = _with_commune(now, table)
        earlier = (rows.head(0) if before is None else before.tables[table]).select(
            "station_id", *(pl.col(limit.column).alias(f"{limit.column}_before") for limit in limits)
        )
        pairs = rows.join(earlier, on="station_id", how="left", maintain_order="left")
        for limit in limits:
            own = pairs.filter(_far(limit))
            kind = Kind(IMPLAUSIBLE, table, limit.column, "earlier")
            yield found(own, kind, pl.col(f"{limit.column}_before"), pl.col(limit.column))
            rest = rows.filter(pl.col(limit.column) >= limit.rises_from)
            yield from _far_from_others(rest.join(own, on="station_id", how="anti"), rows, table, limit)


def _with_commune(now: Arrived, table: str) -> pl.DataFrame:
    if table == STATION.name:
        return now.register
    communes = now.register.select("station_id", "commune_code")
    return now.tables[table].join(communes, on="station_id", how="left", maintain_order="left")


def _far(limit: Limit) -> pl.Expr:
    """True for a value that rose or fell by the factor from an earlier one; false or null without one."""
    value, earlier = (pl.col(name).cast(pl.Int64) for name in (limit.column, f"{limit.column}_before"))
    rose = (value >= limit.rises_from) & (value >= limit.factor * earlier.clip(1))
    if limit.falls_from is None:
        return rose
    return rose | ((earlier >= limit.falls_from) & (value * limit.factor <= earlier))


def _far_from_others(
    large: pl.DataFrame, rows: pl.DataFrame, table: str, limit: Limit
) -> Iterator[pl.DataFrame]:
    """Those of the large values far above the commune's other stations, else the country's median."""
    value = pl.col(limit.column).cast(pl.Int64)
    others = rows.filter(value > 0).select("commune_code", theirs=value, other="station_id")
    largest = (
        large.select("station_id", "commune_code")
        .join(others, on="commune_code")
        .filter(pl.col("other") != pl.col("station_id"))
        .group_by("station_id")
        .agg(pl.col("theirs").max())
    )
    held = large.join(largest, on="station_id", how="left", maintain_order="left")
    median = pl.lit(rows[limit.column].quantile(0.5, "lower"), pl.Int64)
    for compared, reference in (("commune", pl.col("theirs")), ("country", median)):
        alone = pl.col("theirs").is_null() == (compared == "country")
        far = held.filter(alone, value >= FACTOR_OF_OTHERS * reference.clip(1))
        yield found(far, Kind(IMPLAUSIBLE, table, limit.column, compared), reference, value)
