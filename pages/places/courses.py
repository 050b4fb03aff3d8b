"""The last periods of every unit inside the place: a small line in the table, and the same in words."""

from collections.abc import Mapping
from datetime import date
from operator import itemgetter

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.cells import unchecked
from components.cards.table_card import DrawCell, Row
from components.charts.breaks import gaps_in
from components.charts.sparkline import sparkline
from components.reading.metric_words import value_text
from components.reading.periods import short_period
from components.reading.view import View
from data.scope import Level
from queries.courses import values_since

PERIODS = 8
Courses = Mapping[str, list[tuple[date, float | None]]]


def courses(view: View, level: Level) -> Courses:
    """Code → the value of each of the last PERIODS dates, oldest first; null where it speaks for too few."""
    days = view.snapshot.dates_until[-PERIODS:]
    rows = values_since(view.snapshot, view.scope, level, days[0], view.metric)
    values = rows.with_columns(
        pl.when(pl.col("share") >= view.covered.wide_from).then("value").alias("value")
    )
    found: dict[str, dict[date, float | None]] = {}
    for code, day, value in values.select("code", "date", "value").iter_rows():
        found.setdefault(code, {})[day] = value
    return {code: [(day, held.get(day)) for day in days] for code, held in found.items()}


def course_heading(view: View) -> str:
    """“Last 8 periods”, fewer where the version has fewer."""
    return view.t("place.units.course", count=len(view.snapshot.dates_until[-PERIODS:]))


def course_words(view: View, course: list[tuple[date, float | None]]) -> str | None:
    """“10.2% (Mar 2026) → 15.3% (Oct 2026)”; None with fewer than two known values."""
    known = [(day, value) for day, value in course if value is not None]
    if len(known) < 2:
        return None
    ends = (known[0], known[-1])
    texts = [
        f"{value_text(value, view.metric, view.language)} ({short_period(view, day)})" for day, value in ends
    ]
    return " → ".join(texts)


def course_cell(view: View, found: Courses) -> DrawCell:
    """The line of a row's unit, all to one scale, with its words for those who hear it."""
    values = [value for course in found.values() for _, value in course if value is not None]
    ends = (min(values), max(values)) if values else (0.0, 1.0)
    days = view.snapshot.dates_until[-PERIODS:]
    apart = [(day, None) for day in gaps_in(days, (view.metric.key,))]

    def drawn(row: Row, text: str) -> Component | str:
        course = found.get(row["code"])
        if row["course"] is None or course is None:
            return text
        image = sparkline(sorted([*course, *apart], key=itemgetter(0)), ends=ends)
        return unchecked(html.Img, src=image, alt=text, title=text, className="course")

    return drawn
