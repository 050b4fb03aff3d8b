import csv
import io
import json
from dataclasses import replace

from dash import html

from components.cards.figure_card import charts_on
from components.charts.files import csv_bytes
from data.scope import Reader
from pages.quality.quarantine import quarantine_chart, quarantine_part
from tests.pages.quality.viewing import partition, view


def test_rows_held_back_are_all_there_with_what_they_drag_along(store):
    rows = partition(store, "quarantine")
    chart = quarantine_chart(view("?part=arrived"))
    assert chart.frame.height == rows.height > 0
    parsed = [(row["table"], row["reasons"], json.loads(row["values"])) for row in rows.iter_rows(named=True)]
    for row, (table, _, values) in zip(chart.frame.iter_rows(named=True), parsed, strict=True):
        own = values["station_id"]
        dragged = [
            1
            for other, reasons, said in parsed
            if other != "station" and "unknown_station" in reasons and said["station_id"] == own
        ]
        assert row["dragged"] == (len(dragged) if table == "station" else None)


def test_filters_leave_only_rows_of_the_reason_and_the_file_has_every_one():
    chart = quarantine_chart(view("?part=arrived&reason=inconsistent"))
    assert chart.frame.height
    assert all("inconsistent" in codes for codes in chart.frame["codes"])
    lines = list(csv.reader(io.StringIO(csv_bytes(chart).decode("utf-8-sig"))))
    assert len(lines) == chart.frame.height + 1


def test_a_reader_of_one_province_sees_no_row_that_belongs_to_none():
    seen = view("?part=arrived")
    narrowed = replace(seen, reader=Reader("province", "01"))
    assert "held" in charts_on(html.Div(quarantine_part(seen)))
    assert charts_on(html.Div(quarantine_part(narrowed))) == {}
