"""Warnings about kept rows: coordinates set aside, more records than people, reports from the future."""

from collections import Counter
from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from data.checks.table import ask
from data.checks.times import days_after
from data.contract import FUTURE_DAYS, LATITUDES, LONGITUDES


def set_aside(station: pa.Table) -> tuple[pa.Table, int]:
    """The stations, both coordinates null where either is outside the country's box, and how many those are.

    NaN and infinity are outside; a null beside a coordinate inside stays as it is.
    """
    inside = pc.and_(_inside(station["latitude"], LATITUDES), _inside(station["longitude"], LONGITUDES))
    nowhere = pa.scalar(None, pa.float64())
    for name in ("latitude", "longitude"):
        place = station.column_names.index(name)
        station = station.set_column(place, name, pc.if_else(inside, station[name], nowhere))
    return station, station.num_rows - (pc.sum(inside).as_py() or 0)


def report_warnings(con: duckdb.DuckDBPyConnection, day: date) -> Counter[str]:
    """Warnings of the accepted reports; the connection knows accepted `station` and `station_report`."""
    answer = ask(con, "report_warnings", {"future": days_after(day, FUTURE_DAYS)})
    return Counter(answer.to_pylist()[0])


def _inside(values: pa.ChunkedArray, bounds: tuple[float, float]) -> pa.ChunkedArray:
    low, high = bounds
    return pc.fill_null(pc.and_(pc.greater_equal(values, low), pc.less_equal(values, high)), True)
