"""The official population as the denominator of shares of people: spread over the sites of each unit."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from data.scope import REFORM

Row = Mapping[str, str]
FIGURE = {
    "date": pl.Date,
    "scheme": pl.String,
    "level": pl.String,
    "code": pl.String,
    "year": pl.Int32,
    "official": pl.Int64,
    "source": pl.String,
}
TEXTS = ("scheme", "level", "code", "source")
# Beyond half or double the register does not hold the people of the unit: as where it lacks stations.
LEAST, MOST = 0.5, 2.0

SAID = """
    SELECT
        date, any_value(scheme) AS scheme, any_value(level) AS level, any_value(source) AS source,
        min(year) FILTER (used) AS first_year, max(year) FILTER (used) AS last_year,
        count(*) FILTER (used) AS units,
        coalesce(string_agg(code, ' ' ORDER BY code) FILTER (NOT used), '') AS kept
    FROM official_unit GROUP BY date HAVING bool_or(used) ORDER BY date
"""


def figures_on(days: Sequence[date], rows: Sequence[Row]) -> pl.DataFrame:
    """The official figure of every unit for every date. Columns: FIGURE.

    rows: scheme, level, code, year, people and source as text, of one level a scheme. A date goes by
    units in force then where the list has any, else by the other scheme's; a unit by the latest year up to
    the date's, else by the first there is.
    """
    listed = pl.DataFrame(
        [(*(row[name] for name in TEXTS), int(row["year"]), int(row["people"])) for row in rows],
        schema={name: FIGURE[name] for name in (*TEXTS, "year", "official")},
        orient="row",
    )
    return pl.concat([pl.DataFrame(schema=FIGURE), *(_on(day, listed) for day in days)])


def _on(day: date, listed: pl.DataFrame) -> pl.DataFrame:
    in_force = listed.filter(scheme="63" if day < REFORM else "34")
    figures = listed if in_force.is_empty() else in_force
    later = pl.col("year") > day.year
    distance = pl.when(later).then(pl.col("year")).otherwise(-pl.col("year"))
    nearest = figures.sort(later, distance).unique("code", keep="first", maintain_order=True)
    return nearest.select(pl.lit(day, pl.Date).alias("date"), pl.exclude("date")).select(*FIGURE)


def population_said(mart: Path) -> list[dict[str, str]]:
    """What a version says of its official denominators, one row a date that any unit has one on.

    date, scheme, level, source; first_year and last_year of the figures; how many units' sites count by them
    (`units`), and the codes, with a space between, of those that keep the people of the register (`kept`).
    """
    with duckdb.connect(str(mart), read_only=True) as connection:
        said: pl.DataFrame = connection.sql(SAID).pl()
    return [{name: str(cell) for name, cell in row.items()} for row in said.to_dicts()]
