"""Completeness and timeliness as a calendar: a row a place, a column a snapshot, a number and its class."""

from datetime import timedelta

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.cells import cell, heading_cell, unchecked
from components.cards.figure_card import figure_card
from components.charts.chart import Chart, Column, Encodings
from components.charts.context import context_of
from components.controls.dropdowns import choice_control
from components.controls.level_control import level_control
from components.reading.address import one_of
from components.reading.level import level_of, names_at
from components.reading.view import View, place_href
from data.measures.deadline import VIETNAM, report_deadline
from data.measures.quality import GOOD_SHARE, LOW_SHARE, class_of
from data.scope import PLACE_LEVELS, Level
from data.words.dates import format_date, format_short_month
from data.words.numbers import COUNT, SHARE, format_number, format_percent
from pages.quality.delay import delay_card
from pages.quality.silent_stations import silent_table
from queries.quality import calendar

SHARES = {
    "reporting": ("reports_received", "reports_expected"),
    "timeliness": ("reports_on_time", "reports_on_time_base"),
}
SPANS = ("13", "25", "all")
CALENDAR = {"share": one_of(*SHARES), "span": one_of(*SPANS)}
DRAWN = 40
MARKS = {"good": "", "middle": "○ ", "low": "▼ ", "none": ""}


def reports_part(view: View) -> list[Component]:
    """The calendar, the entry delay, the silent stations."""
    chart = calendar_chart(view)
    shares = [(name, view.t(f"metric.{name}.label")) for name in SHARES]
    spans = [(span, view.t(f"quality.span.{span}")) for span in SPANS]
    controls = [
        choice_control(view, "share", view.t("quality.share"), shares),
        level_control(view),
        choice_control(view, "span", view.t("quality.span.label"), spans),
    ]
    return [
        html.Section([html.P(deadline_words(view))], className="lead"),
        html.Div(controls, className="page-controls quality-controls"),
        html.Section(figure_card(chart, view, graph=_grid(view, chart)), className="page-part"),
        html.Section(delay_card(view), className="page-part"),
        html.Section(silent_table(view), className="page-part", id="silent"),
    ]


def deadline_words(view: View) -> str:
    """The deadline as it is set, and the day it fell on for the period looked at."""
    days = view.snapshot.manifest.settings["report_due_working_days"]
    last = report_deadline(view.snapshot.date, days).astimezone(VIETNAM).date() - timedelta(days=1)
    words = {
        "days": format_number(days, view.language),
        "period": format_date(view.snapshot.date, view.language),
        "last": format_date(last, view.language),
    }
    return view.t("quality.deadline", **words)


def calendar_level(view: View) -> Level:
    """The level asked for; districts and communes of the whole country are too many for one calendar."""
    level = level_of(view)
    return "province" if level in PLACE_LEVELS[2:] and view.scope.province is None else level


def calendar_rows(view: View) -> pl.DataFrame:
    """One row a place and date: date, code, name, reports, whole and part, value (null: none expected).

    Places in the order of the date looked at, the lowest first.
    """
    part, whole = SHARES[view.choices["share"]]
    days = [day for day in view.snapshot.dates if day <= view.snapshot.date]
    first = days[0] if view.choices["span"] == "all" else days[-int(view.choices["span"]) :][0]
    counts = calendar(view.snapshot, view.scope, calendar_level(view), first)
    rows = counts.select("date", "code", pl.col(whole).alias("whole"), pl.col(part).alias("part"))
    valued = rows.with_columns(_share().alias("value"))
    last = valued.filter(pl.col("date") == view.snapshot.date)
    order = last.sort("value", "code", nulls_last=True)["code"].to_list()
    order += [code for code in valued["code"].unique().sort() if code not in set(order)]
    named = pl.DataFrame(
        {"code": order, "name": names_at(view, order), "place": range(len(order))},
        schema={"code": pl.String, "name": pl.String, "place": pl.Int64},
    )
    return valued.join(named, on="code", how="left").sort("place", "date")


def _share() -> pl.Expr:
    return pl.when(pl.col("whole") > 0).then(pl.col("part") / pl.col("whole"))


def calendar_chart(view: View) -> Chart:
    """Every place and date, in files and in the table."""
    rows = calendar_rows(view)
    words = [view.t(f"quality.class.{class_of(value)}") for value in rows["value"]]
    share = view.choices["share"]
    level = calendar_level(view)
    notes = [view.t("quality.calendar.legend", good=_bar(view, GOOD_SHARE), low=_bar(view, LOW_SHARE))]
    if level != level_of(view):
        notes.append(view.t("quality.calendar.coarser"))
    if rows["code"].n_unique() > DRAWN:
        notes.append(view.t("quality.calendar.drawn", shown=DRAWN))
    return Chart(
        "calendar",
        "table",
        rows.with_columns(pl.Series("class", words, pl.String)),
        Encodings("date", "value", series="name"),
        (
            Column("name", view.t(f"filter.{level}")),
            Column("date", view.t("filter.date"), "date"),
            Column("value", view.t(f"metric.{share}.short"), SHARE),
            Column("class", view.t("quality.calendar.class")),
            Column("part", view.t(f"quality.calendar.part_{share}"), COUNT),
            Column("whole", view.t(f"quality.calendar.whole_{share}"), COUNT),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        _finding(view, rows, level),
        context_of(view),
        notes=tuple(notes),
    )


def _bar(view: View, share: float) -> str:
    return format_percent(share, view.language, 0)


def _finding(view: View, rows: pl.DataFrame, level: Level) -> str:
    now = rows.filter(pl.col("date") == view.snapshot.date)
    classes = [class_of(value) for value in now["value"]]
    known = now.filter(pl.col("whole") > 0)
    whole = known["part"].sum() / known["whole"].sum() if known.height else None
    words = {
        "label": view.t(f"metric.{view.choices['share']}.label"),
        "value": format_percent(whole, view.language),
        "good": format_number(classes.count("good"), view.language),
        "low": format_number(classes.count("low"), view.language),
        "all": format_number(known.height, view.language),
        "level": view.t(f"level.noun.{level}"),
    }
    return view.t("quality.calendar.title", **words)


def _grid(view: View, chart: Chart) -> Component:
    """The calendar itself; the first row is the whole scope."""
    days = chart.frame["date"].unique().sort().to_list()
    heads = [html.Th(format_short_month(day, view.language), scope="col") for day in days]
    total = (
        chart.frame.group_by("date").agg(pl.col("part", "whole").sum()).with_columns(_share().alias("value"))
    )
    values = {("", day): value for day, value in total.select("date", "value").iter_rows()}
    values |= {(code, day): v for code, day, v in chart.frame.select("code", "date", "value").iter_rows()}
    places = list(dict(chart.frame.select("code", "name").iter_rows()).items())[:DRAWN]
    rows = [("", view.place), *places]
    body = [_row(view, code, name, [values.get((code, day)) for day in days]) for code, name in rows]
    head = html.Thead(html.Tr([html.Th(view.t("quality.calendar.place"), scope="col"), *heads]))
    table = html.Table([html.Caption(chart.title, className="sr-only"), head, html.Tbody(body)])
    return html.Div(table, className="table-scroll calendar", tabIndex="0")


def _row(view: View, code: str, name: str, values: list[float | None]) -> Component:
    place = dcc.Link(name, href=place_href(view, view.scope.scheme, code)) if code else name
    cells = [cell(_cell(view, value), f"calendar-{class_of(value)}") for value in values]
    row = [heading_cell(place, ""), *cells]
    return unchecked(html.Tr, children=row, className="" if code else "calendar-whole")


def _cell(view: View, value: float | None) -> str:
    """The share rounded down to whole per cent, so that 90 is never shown for less than 90 %."""
    if value is None:
        return view.t("number.none")
    return MARKS[class_of(value)] + format_number(int(value * 100 + 1e-9), view.language)
