"""What stations that could be reached next are compared with: their nearest sites, the pace of those like
them."""

from collections.abc import Iterable
from pathlib import Path

import duckdb
import numpy as np
import polars as pl

from data.measures.gaps import bar_of, countable
from data.measures.metric import Metric

SQL = Path(__file__).parent / "sql" / "closing_pace.sql"
NEAREST = 6
POINTS = """
    SELECT site, arg_max(latitude, date) AS latitude, arg_max(longitude, date) AS longitude
    FROM station_period WHERE latitude IS NOT NULL AND longitude IS NOT NULL GROUP BY site ORDER BY site
"""


def add_closing(connection: duckdb.DuckDBPyConnection, metrics: Iterable[Metric]) -> None:
    """Create near_site (site, other: the NEAREST sites of each that has coordinates) and closing_pace.

    closing_pace: one row a countable metric, date, province and zone with sites that fell short a year
    before: short, and reached of those. Takes 2 s at 71 dates of 11,000 sites.
    """
    points: pl.DataFrame = connection.sql(POINTS).pl()
    connection.from_arrow(nearest_sites(points).to_arrow()).create("near_site")
    for number, metric in enumerate(filter(countable, metrics)):
        bar = bar_of(metric)
        asked = {
            "metric": metric.key,
            "numerator": metric.numerator,
            "denominator": metric.denominator,
            "bar": bar.ten_thousandths,
            "above": bar.above,
        }
        begin = "INSERT INTO closing_pace " if number else "CREATE TABLE closing_pace AS "
        connection.execute(begin + SQL.read_text(encoding="utf-8"), asked)


def nearest_sites(points: pl.DataFrame) -> pl.DataFrame:
    """One row a site and one of the NEAREST others by great circle: site, other. points: degrees."""
    from scipy.spatial import cKDTree  # half a second that no page should wait for

    if points.height < 2:
        return pl.DataFrame(schema={"site": pl.Int32, "other": pl.Int32})
    latitude, longitude = (np.radians(points[name].to_numpy()) for name in ("latitude", "longitude"))
    ring = np.cos(latitude)
    sphere = np.stack([ring * np.cos(longitude), ring * np.sin(longitude), np.sin(latitude)], axis=1)
    _, found = cKDTree(sphere).query(sphere, min(NEAREST + 1, points.height))
    site = points["site"].to_numpy()
    here, there = np.repeat(site, found.shape[1]), site[found.ravel()]
    rows = pl.DataFrame({"site": here, "other": there}).filter(pl.col("site") != pl.col("other"))
    # Of sites on one point the own one may not be among those found.
    return rows.group_by("site", maintain_order=True).head(NEAREST)
