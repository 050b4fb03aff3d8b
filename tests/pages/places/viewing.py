"""The page under test and the accepted files of its store."""

from datetime import date

import polars as pl

from components.reading.view import View
from pages.registry import page_at
from pages.shell.published import view_of


def view(path: str, search: str = "") -> View:
    page, _ = page_at(path)
    return view_of(page, path, search)


def partition(store, day: date, table: str) -> pl.DataFrame:
    return pl.read_parquet(next((store / "dates" / day.isoformat()).glob(f"*/{table}.parquet")))
