"""The page under test and the accepted files of its store."""

from datetime import date

import polars as pl

from components.reading.view import View
from pages.registry import page_at
from pages.shell.published import view_of

LAST = date(2026, 10, 31)


def view(search: str = "") -> View:
    page, _ = page_at("/quality")
    return view_of(page, "/quality", search)


def partition(store, table: str) -> pl.DataFrame:
    return pl.read_parquet(next((store / "dates" / LAST.isoformat()).glob(f"*/{table}.parquet")))
