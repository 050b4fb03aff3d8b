"""The nearest sites against every pair, and the pace of a year against plain counting."""

import duckdb
import numpy as np
import polars as pl
import pytest

from data.mart.closing import NEAREST, add_closing, nearest_sites
from data.measures.metrics import BY_KEY
from tests.queries.test_plan import kilometres


def test_the_nearest_sites_are_those_of_every_pair():
    drawn = np.random.default_rng(3)
    points = pl.DataFrame(
        {
            "site": np.arange(10, 60, dtype=np.int32),
            "latitude": drawn.uniform(8, 23, 50),
            "longitude": drawn.uniform(102, 110, 50),
        }
    )
    twins = points.with_columns(latitude=pl.when(pl.col("site") < 20).then(10.0).otherwise("latitude"))
    twins = twins.with_columns(longitude=pl.when(pl.col("site") < 20).then(105.0).otherwise("longitude"))
    found = nearest_sites(points).group_by("site").agg(pl.col("other").sort())
    rows = points.to_dicts()
    for site, others in found.iter_rows():
        here = rows[site - 10]
        far = sorted((kilometres(here, row), row["site"]) for row in rows if row["site"] != site)
        assert others == sorted(other for _, other in far[:NEAREST])
    # Ten on one point: nobody is its own neighbour, and all have six.
    counted = nearest_sites(twins)
    assert counted.filter(pl.col("site") == pl.col("other")).is_empty()
    assert counted.group_by("site").len()["len"].unique().to_list() == [NEAREST]
    assert nearest_sites(points.head(1)).is_empty()


DATES = ("2025-06-30", "2025-07-31", "2026-07-31", "2026-08-31")
# Site → zone, and what it had of a hundred people's records on each date (None: not known).
SITES = {
    1: (1, (None, 10, 95, 95)),
    2: (1, (None, 10, 90, 95)),
    3: (1, (None, 95, 10, 10)),
    4: (2, (None, None, 95, 95)),
    5: (2, (None, 20, None, 95)),
    6: (None, (None, 20, 30, 30)),
}


@pytest.fixture
def pace() -> list[tuple]:
    rows = [
        {"date": day, "site": site, "province34": "01", "zone": zone, "counts": True}
        | {"records_opened": held or 0, "records_opened_base": 0 if held is None else 100}
        | {"latitude": None, "longitude": None}
        for site, (zone, course) in SITES.items()
        for day, held in zip(DATES, course, strict=True)
    ]
    schema = {"latitude": pl.Float64, "longitude": pl.Float64}
    frame = pl.DataFrame(rows, schema_overrides=schema).with_columns(pl.col("date").str.to_date())
    with duckdb.connect() as connection:
        connection.register("station_period", frame.to_arrow())
        connection.register("snapshot", frame.select(pl.col("date").unique().sort()).to_arrow())
        add_closing(connection, [BY_KEY["record_opened"], BY_KEY["recording_time"]])
        question = "SELECT date::VARCHAR, zone, short, reached FROM closing_pace ORDER BY ALL"
        return connection.sql(question).fetchall()


def test_the_pace_is_of_those_known_to_be_short_a_year_before_and_known_now(pace):
    """More than 90 of 100 are needed; August 2026 has no date a year before but July 2025, five weeks off."""
    assert pace == [
        ("2026-07-31", 1, 2, 1),
        ("2026-07-31", None, 1, 0),
        ("2026-08-31", 1, 2, 2),
        ("2026-08-31", 2, 1, 1),
        ("2026-08-31", None, 1, 0),
    ]
