"""Tables that a publication works out in Python, laid by hand instead: forecasts and checks of values."""

import math
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from data.checks.findings import FINDINGS
from data.mart.build import add_work
from data.mart.forecast import CHECK, FORECAST
from data.mart.quality import FINDING, TALLIES, TALLY
from data.mart.warned import add_warned
from tests.queries.laid_places import DATES, JULY, MAY, SEPTEMBER, UNITS, Row
from tests.queries.obvious import facts

MONTHS = (date(2025, 10, 31), date(2025, 11, 30), date(2025, 12, 31), date(2026, 1, 31))
# The country, and one place of either scheme for each code that both use.
FORECAST_PLACES = [
    *[{"scheme": scheme, "level": "country", "code": "", "stations": 40} for scheme in ("34", "63")],
    *[
        {"scheme": unit["scheme"], "level": unit["level"], "code": unit["code"], "stations": 3 + number}
        for number, unit in enumerate(UNITS)
        if unit["level"] in ("region", "province")
    ],
]
PARTS = ("deployment", "ledgers", "closure", "paperless")


def forecasts() -> list[Row]:
    """One row a place, part and month: shares that rise by tenths, whose ends differ by place and part.

    A share times its stations is often exactly half a station short of a whole one.
    """
    return [
        {**place, "part": part, "made_on": SEPTEMBER, "date": month, **_band(place, number, step)}
        for place in FORECAST_PLACES
        for number, part in enumerate(PARTS)
        for step, month in enumerate(MONTHS)
    ]


def _band(place: Row, part: int, step: int) -> Row:
    stations = place["stations"]
    middle = (stations - 3 + step + (0.5 if part == 3 else part / 10)) / stations
    return {"low": middle - 1.5 / stations, "middle": middle, "high": middle + 1 / stations}


def checks() -> list[Row]:
    """One row a place, part and earlier forecast, no two with a number in common."""
    names = ("low", "middle", "high", "came", "last", "quarter")
    keys = [
        (place, part, months)
        for place in FORECAST_PLACES
        for part in ("paperless", "ledgers")
        for months in (12, 6)
    ]
    return [
        {name: place[name] for name in ("scheme", "level", "code")}
        | {"part": part, "months": months, "made_on": MAY if months == 12 else JULY, "date": SEPTEMBER}
        | {name: (10 * number + column) / 1000 for column, name in enumerate(names)}
        for number, (place, part, months) in enumerate(keys)
    ]


# Check, column, and how far off: beyond any number where the value was held against zero.
FAILED = (
    ("between", "visits_insured", 0.5),
    ("between", "teleconsultations", math.inf),
    ("outlier_robust", "visits", -4.0),
    ("between_units", "visits_insured", 3.5),
    ("falling", "records_created", -0.5),
    ("over_population", "records_created", math.nan),
    ("register_jump", "population", 4.0),
    ("over_time", "visits", -0.5),
)


def findings() -> list[Row]:
    """Two values of every site and date, sites that do not count included."""
    return [
        {
            "date": day,
            "site": row["site"],
            "check": check,
            "field": field,
            "value": float(row["site"] + moment),
            "expected": float(2 * row["site"] + moment),
            "score": score,
        }
        for moment, day in enumerate(DATES)
        for row in facts(day)
        for check, field, score in (FAILED[row["site"] % 8], FAILED[(row["site"] + moment + 1) % 8])
        if (check, field) != FAILED[row["site"] % 8][:2] or score == FAILED[row["site"] % 8][2]
    ]


def tallies() -> list[Row]:
    """One row a site that counts and date: how many of its values each check judged and failed."""
    return [
        {"date": day, "site": row["site"]}
        | {name: (row["site"] * (2 + place) + moment) % 5 for place, name in enumerate(TALLIES)}
        for moment, day in enumerate(DATES)
        for row in facts(day)
        if row["counts"]
    ]


def warned() -> list[Row]:
    """One thing hard to believe of every third site and date, on dates without a row of its register too."""
    return [
        {"date": day, "warning": "implausible_value", "table": "station_report", "column": "visits"}
        | {"compared": "earlier", "station_id": f"S{number:02d}", "file": "a.parquet", "row_number": number}
        | {"before": "10", "now": str(1000 * number + moment)}
        for moment, day in enumerate(DATES)
        for number in range(1, 40, 3)
    ]


def lay_tables(mart: Path) -> None:
    """Put these rows in place of what the publication worked out."""
    tables = {
        "forecast": (forecasts(), FORECAST),
        "forecast_check": (checks(), CHECK),
        "quality_finding": (findings(), FINDING),
        "quality_site": (tallies(), TALLY),
    }
    with duckdb.connect(str(mart)) as connection:
        for name, (rows, schema) in tables.items():
            laid = pl.DataFrame([{column: row[column] for column in schema} for row in rows], schema=schema)
            connection.register("laid", laid.to_arrow())
            connection.execute(f"DELETE FROM {name}")
            connection.execute(f"INSERT INTO {name} FROM laid")
            connection.unregister("laid")
        connection.execute("DROP VIEW work34; DROP VIEW work63; DROP TABLE work")
        add_work(connection)
    add_warned(mart, pl.DataFrame(warned(), {"date": pl.Date, **FINDINGS}))
