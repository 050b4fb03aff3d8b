"""Marks in a small country of two months: what came of them, in files, through publications and mergers."""

import csv
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from shutil import rmtree
from typing import Any

import fastexcel
import polars as pl
import pytest
from flask.testing import FlaskClient

from components.charts.files import csv_bytes, xlsx_bytes
from data.marks.kept import Marks
from data.publishing.history import rollback
from data.publishing.publish import publish
from pages.marks.filed import with_marks
from pages.places.work_list import list_chart
from tests.conftest import ReadStore
from tests.data.marks.made import made
from tests.exports.tables import NUMBER, OCTOBER, SEPTEMBER, lay, of_provinces, register, reports
from tests.pages.places.viewing import view

PLACE = "/places/34/11"
SITES = register(of_provinces("11").head(6))
SILENT, BACK, UNDONE, REPORTED = "T00001", "T00002", "T00003", "T00005"
Read = Callable[[str], Any]


def lay_month(landing: Path, day: date, sites: pl.DataFrame, silent: int) -> None:
    """The first stations are silent, the others report."""
    sent = reports(sites.filter(silent <= NUMBER), day)
    lay(landing, day, {"station": sites, "station_report": sent})


@pytest.fixture
def landing(tmp_path: Path, read_store: ReadStore, marks_on: Path) -> Path:
    """Published: of the first four stations, silent in September, the last two report in October."""
    lay_month(tmp_path / "landing", SEPTEMBER, SITES, 4)
    lay_month(tmp_path / "landing", OCTOBER, SITES, 2)
    publish(tmp_path / "landing", tmp_path / "country")
    read_store(tmp_path / "country")
    return tmp_path / "landing"


@pytest.fixture
def marks(marks_on: Path, landing: Path) -> Marks:
    return Marks(str(marks_on))


@pytest.fixture
def read(client: FlaskClient) -> Read:
    return lambda path: client.get(f"/marks/of{path}").get_json()


def test_the_next_list_says_who_was_contacted_and_reported_since(marks: Marks, read: Read):
    undone = made(station=UNDONE, listed=SEPTEMBER)
    marks.add(
        [
            made(station=SILENT, listed=SEPTEMBER, day=date(2026, 10, 12)),
            made(station=BACK, listed=SEPTEMBER, day=date(2026, 10, 12)),
            made(station=BACK, listed=SEPTEMBER, kind="visited", day=date(2026, 10, 14)),
            made(station=REPORTED, listed=SEPTEMBER),
            undone,
            made(station=UNDONE, listed=SEPTEMBER, undoes=undone.id),
            made(station="T00000", listed=OCTOBER),
        ]
    )
    names = dict(SITES.select("station_id", "name").iter_rows())
    assert read(f"{PLACE}?lang=en")["worked"] == {
        "title": "On lists since September 2026, 2 stations that had not reported were called or visited; "
        "1 of them has reported since.",
        "lines": [
            f"{names[BACK]}: visited 14 Oct 2026, reported again for October 2026.",
            f"{names[SILENT]}: called 12 Oct 2026, not reported since.",
        ],
    }
    assert read(f"{PLACE}?date={SEPTEMBER}")["worked"] is None


def test_where_nobody_was_contacted_nothing_is_said(marks: Marks, read: Read):
    marks.add([made(station=SILENT, listed=SEPTEMBER, kind="note", text="vắng")])
    assert read(PLACE)["worked"] is None


def test_files_have_what_stands_when_they_are_written(marks: Marks):
    marks.add(
        [
            made(station=SILENT, day=date(2026, 11, 12), by="An"),
            made(station=SILENT, kind="note", text="=HYPERLINK(1)", by="Bình"),
            made(station=SILENT, kind="assigned", text="Cường", by="An"),
        ]
    )
    chart = with_marks(list_chart(view(PLACE, "lang=en")))
    rows = list(csv.DictReader(StringIO(csv_bytes(chart).decode("utf-8-sig"))))
    row = next(row for row in rows if row["Station id"] == SILENT)
    assert row["Called on"] == "12 Nov 2026" and row["Assigned to"] == "Cường"
    assert row["Follow-up note"] == "\t=HYPERLINK(1)", "no formula"
    assert (row["Visited on"], row["Snoozed until"], row["Marked by"]) == ("", "", "Bình, An")
    assert all(not other["Marked by"] for other in rows if other is not row)
    sheet = fastexcel.read_excel(xlsx_bytes(chart)).load_sheet(0, header_row=None).to_polars()
    assert "=HYPERLINK(1)" in BytesIO(sheet.write_csv().encode()).getvalue().decode()


def test_marks_stay_on_their_station_through_publication_merger_and_rollback(
    marks: Marks, read: Read, landing: Path, tmp_path: Path
):
    event = made(station=SILENT)
    marks.add([event])
    first = view(PLACE).snapshot.version

    def shown(path: str) -> list[str]:
        return [one["id"] for one in read(path)["standing"].get(SILENT, [])]

    assert shown(PLACE) == [str(event.id)]
    assert shown("/places/63/11") == [str(event.id)], "the other boundaries"
    merged = pl.when(station_id=SILENT).then(pl.lit(SITES["commune_code"][0])).otherwise("commune_code")
    moved = SITES.with_columns(commune_code=merged)
    rmtree(landing / OCTOBER.isoformat())
    lay_month(landing, OCTOBER, moved, 2)
    publish(landing, tmp_path / "country")
    now = view(PLACE)
    assert now.snapshot.version != first
    assert shown(PLACE) == [str(event.id)]
    assert shown(f"/places/34/{SITES['commune_code'][0]}") == [str(event.id)]
    rollback(tmp_path / "country", first)
    assert view(PLACE).snapshot.version == first
    assert shown(PLACE) == [str(event.id)]
