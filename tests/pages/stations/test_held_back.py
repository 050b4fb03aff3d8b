"""What was sent and held back, on every page that lists who reported: never “not reported”."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.measures.blanks import KINDS
from data.scope import Scope
from data.store.publication import Publication
from pages.places.work_list import list_rows
from pages.quality.silent_stations import silent_chart
from pages.registry import page_at
from pages.router import page_body
from pages.shell.published import view_of
from queries.counts import counts_now
from queries.stations import stations, without_report
from tests.conftest import ReadStore
from tests.pages.reading import words_on
from tests.stores import export_store

OCTOBER = date(2026, 10, 31)


@pytest.fixture(autouse=True)
def store(stores_folder: Path, read_store: ReadStore) -> Path:
    found = export_store(stores_folder, "held_back")
    read_store(found)
    return found


def held_ids(store: Path) -> list[str]:
    rows = without_report(Publication(store).snapshot(OCTOBER), Scope())
    return rows.filter("held_back")["station_id"].to_list()


def test_what_was_held_back_is_neither_received_nor_silent(store: Path):
    snapshot = Publication(store).snapshot(OCTOBER)
    counts = counts_now(snapshot, Scope()).row(0, named=True)
    refused = pl.read_parquet(next((store / "dates" / "2026-10-31").glob("*/quarantine.parquet")))
    assert counts["reports_held_back"] == refused.filter(table="station_report").height > 0
    assert counts["stations_silent"] == 0
    assert counts["reports_received"] + counts["reports_held_back"] == counts["reports_expected"]
    assert "held_back" in KINDS


@pytest.mark.parametrize(("language", "said"), [("en", "not accepted: "), ("vi", "chưa được nhận: ")])
def test_every_list_and_the_page_of_the_station_say_when_it_was_sent_and_why(store, language, said):
    held = held_ids(store)
    assert held
    for path, rows in (("/places/34/01", list_rows), ("/quality", silent_chart)):
        page = page_at(path)[0]
        seen = view_of(page, path, f"?lang={language}")
        found = rows(seen) if rows is list_rows else rows(seen).frame
        told = found.filter(pl.col("station_id").is_in(held))
        for words in told["why" if rows is list_rows else "report"]:
            assert said in words
    words = words_on(page_body(f"/stations/{held[0]}", f"?lang={language}"))
    assert said in words


def test_a_month_whose_register_row_was_held_back_is_told(store: Path):
    snapshot = Publication(store).snapshot(OCTOBER)
    ids = stations(snapshot, Scope())["station_id"]
    missing = set(ids) - set(stations(snapshot.on(date(2026, 9, 30)), Scope())["station_id"])
    assert len(missing) == 1
    words = words_on(page_body(f"/stations/{missing.pop()}", "?date=2026-09-30&lang=en"))
    assert "sent and not accepted: value that is not allowed" in words
