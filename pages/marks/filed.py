"""A list in a file, with what stands on its stations at that moment."""

from dataclasses import replace
from typing import Any

import polars as pl

from components.charts.chart import Chart, Column
from data.marks.event import KINDS, Event, Kind
from data.marks.kept import MarksGone
from data.words import t
from pages.marks.opened import marks, marks_are_on

# What a file has of each kind of mark: the event's field.
FIELD: dict[Kind, str] = {
    "called": "day",
    "visited": "day",
    "note": "text",
    "snoozed": "day",
    "assigned": "text",
}
AFTER = 2  # the station and its telephone


def with_marks(chart: Chart) -> Chart:
    """The chart with a column for each kind of mark and one for who set them, by its column `station_id`.

    As it is where marks are off; with a note that says so where they cannot be read.
    """
    if not marks_are_on():
        return chart
    stations = chart.frame["station_id"].to_list()
    try:
        with marks().asked() as kept:
            standing = kept.standing(stations)
    except MarksGone:
        return replace(chart, notes=(*chart.notes, t("marks.unread", chart.language)))
    columns = list(chart.columns)
    columns[AFTER:AFTER] = _columns(chart)
    return replace(chart, frame=_joined(chart.frame, standing), columns=tuple(columns))


def _columns(chart: Chart) -> list[Column]:
    labels = {
        "called": t("marks.called_on", chart.language),
        "visited": t("marks.visited_on", chart.language),
        "note": t("marks.note", chart.language),
        "snoozed": t("marks.snoozed_until", chart.language),
        "assigned": t("marks.assigned_to", chart.language),
    }
    made = [Column(kind, labels[kind], "date" if FIELD[kind] == "day" else "text") for kind in KINDS]
    return [*made, Column("marked_by", t("marks.marked_by", chart.language))]


def _joined(frame: pl.DataFrame, standing: list[Event]) -> pl.DataFrame:
    found: dict[str, dict[str, Any]] = {}
    for event in standing:
        row = found.setdefault(event.station, {"marked_by": []})
        row[event.kind] = getattr(event, FIELD[event.kind])
        row["marked_by"] = [name for name in row["marked_by"] if name != event.by] + [event.by]
    rows = [found.get(station, {}) for station in frame["station_id"]]
    series = [
        pl.Series(kind, [row.get(kind) for row in rows], pl.Date if FIELD[kind] == "day" else pl.String)
        for kind in KINDS
    ]
    by = pl.Series("marked_by", [", ".join(row.get("marked_by", [])) or None for row in rows], pl.String)
    return frame.with_columns(*series, by)
