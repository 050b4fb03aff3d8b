"""The page under test and the accepted files of its store."""

from datetime import date
from pathlib import Path

import polars as pl

from components.reading.view import View
from data.scope import Reader
from data.store.publication import Publication
from pages.registry import page_at
from pages.router import page_body
from pages.shell.published import view_of
from tests.data.small_country import rows_of

NATIONAL = Reader()


def view(station_id: str, search: str = "?lang=en") -> View:
    page, _ = page_at(f"/stations/{station_id}")
    return view_of(page, f"/stations/{station_id}", search)


def body(station_id: str, search: str = "?lang=en") -> list[object]:
    return page_body(f"/stations/{station_id}", search)


def accepted(store: Path, day: date, table: str) -> pl.DataFrame:
    return pl.read_parquet(next((store / "dates" / day.isoformat()).glob(f"*/{table}.parquet")))


def register_of(across: Publication, day: date) -> pl.DataFrame:
    """The sites of a date as the tests' own country lays them, open or not."""
    rows = [row for row in rows_of(day)["station"] if row["station_id"]]
    return pl.DataFrame(rows, infer_schema_length=None)
