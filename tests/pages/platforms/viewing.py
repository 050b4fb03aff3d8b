"""The page under test and the accepted files of its store."""

from datetime import date

import polars as pl

from components.reading.view import View
from pages.registry import page_at
from pages.shell.published import view_of

LAST = date(2026, 10, 31)


def view(search: str = "") -> View:
    page, _ = page_at("/platforms")
    return view_of(page, "/platforms", search)


def open_sites(store, day: date) -> list[dict]:
    """Register and report of every open site in one row, from the accepted files."""
    folder = store / "dates" / day.isoformat()
    reports = pl.read_parquet(next(folder.glob("*/station_report.parquet")))
    by_id = {row["station_id"]: row for row in reports.iter_rows(named=True)}
    sites = pl.read_parquet(next(folder.glob("*/station.parquet"))).iter_rows(named=True)
    return [
        site | {"report": by_id.get(site["station_id"])}
        for site in sites
        if (site["opened_on"] is None or site["opened_on"] <= day)
        and (site["closed_on"] is None or site["closed_on"] > day)
    ]


def said(site: dict, name: str) -> int | None:
    """What a site reported where its people are known."""
    if site["report"] is None or site["population"] is None:
        return None
    return site["report"][name]
