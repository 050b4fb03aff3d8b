"""The units inside the place as a table: the chosen metric, others beside it, stations and people."""

from dataclasses import replace

import polars as pl
from dash.development.base_component import Component

from components.cards.cells import blank_or
from components.cards.place_links import place_cell
from components.cards.table_card import DrawCell, Table, table_card
from components.charts.chart import Chart, Column, Encodings, value_column
from components.reading.counts import count_text
from components.reading.metric_words import label_of, short_of
from components.reading.order import filter_text, in_order
from components.reading.places import find_place
from components.reading.view import View
from data.measures.blanks import blank_reason
from data.measures.metric import with_value
from data.measures.metrics import BY_KEY
from data.measures.ratio import ratio
from data.scope import Level
from data.words.numbers import COUNT, SHARE
from pages.places.courses import course_cell, course_heading, course_words, courses
from pages.places.funnel import funnel_link
from pages.places.rank import interval_note
from queries.counts import counts_by_place
from queries.estimates import estimated_shares
from queries.rank_intervals import ranks_of_metric

# Level of the units, scheme → key of the words for them: communes of before 2025 are named as such.
UNITS = {
    ("province", "34"): "place.units.province",
    ("province", "63"): "place.units.province",
    ("district", "63"): "place.units.district",
    ("commune", "34"): "place.units.commune",
    ("commune", "63"): "place.units.commune_63",
}
BESIDE = ("reporting", "deployment", "ledger_digitisation")
COUNTED = ("stations", "stations_silent", "reports_held_back", "stations_back_to_paper", "population")
UNIT_ORDERS = ("name", "value", *BESIDE, *COUNTED, "estimated")


def unit_table(view: View) -> Component:
    """The units just below the place, in the reader's order, else the furthest behind first."""
    level = view.scope.child_level or view.scope.level
    cells = unit_cells(view, level) | {"name": place_cell(view)}
    chart = unit_chart(view)
    tools = funnel_link(view, chart.frame.height)
    table = Table("units_order", "units_search", UNIT_ORDERS, cells, ("reason",), tools)
    return table_card(chart, view, table)


def unit_cells(view: View, level: Level) -> dict[str, DrawCell]:
    """The cells of units that are drawn: the value or why there is none, the course of the last periods."""
    cells: dict[str, DrawCell] = {"value": lambda row, text: blank_or(row["reason"], text)}
    return cells | {"course": course_cell(view, courses(view, level))}


def unit_chart(view: View, level: Level | None = None) -> Chart:
    """One row per unit of a level, those without a station included; of the country in official order.

    level: the one below the place where none is named.
    """
    own = level or view.scope.child_level or view.scope.level
    rows = filter_text(unit_rows(view, own), view.choices["units_search"], "name", "code")
    whole = view.scope.level == "country"
    ordered = in_order(rows, view.choices["units_order"] or ("code" if whole else _worst_first(view)))
    units = view.t(UNITS[own, view.scope.scheme])
    words = {"units": units, "place": view.place_name, "count": count_text(view, rows.height)}
    own_key = "place.units.title_country" if whole else "place.units.title"
    filtered = "place.units.title_country_filtered" if whole else "place.units.title_filtered"
    key = filtered if view.filters else own_key
    title = view.t(key, filters=replace(view, scope=view.scope.country).place, **words)
    note = "place.units.note_official" if whole else "place.units.note"
    return Chart(
        "units",
        "table",
        ordered,
        Encodings("name", "value", missing="reason"),
        _columns(view, own, rows),
        title,
        view.context(estimated_shares(view.snapshot, view.scope, own)),
        metric=view.metric,
        notes=(view.t(note, label=label_of(view.metric, view.language)), *interval_note(view, _ranked(rows))),
    )


def _worst_first(view: View) -> str:
    return "-value" if view.metric.better == "lower" else "value"


def _ranked(rows: pl.DataFrame) -> bool:
    return rows["rank"].null_count() < rows.height


def _columns(view: View, level: Level, rows: pl.DataFrame) -> tuple[Column, ...]:
    beside = [key for key in BESIDE if key != view.metric.key]
    estimated = bool(rows["estimated"].sum())
    return (
        Column("name", view.t(f"filter.{level}")),
        value_column(view.metric, short_of(view.metric, view.language)),
        *([Column("rank", view.t("place.rank.heading"), "code")] if _ranked(rows) else []),
        *([Column("course", course_heading(view))] if rows["course"].count() else []),
        *(Column(key, short_of(BY_KEY[key], view.language), SHARE) for key in beside),
        *(Column(name, view.t(f"place.units.{name}"), COUNT) for name in COUNTED),
        *([Column("estimated", view.t("place.units.estimated"), SHARE)] if estimated else []),
        Column("reason", view.t("place.reason")),
        Column("code", view.t("chart.column.code"), "code"),
    )


def unit_rows(view: View, level: Level) -> pl.DataFrame:
    """One row per unit of a level inside the place: code, name, value, reason, BESIDE, COUNTED, estimated,
    rank (with its interval, in words; null where the publication ranked none), course (in words; null with
    fewer than two values).
    """
    counts = counts_by_place(view.snapshot, view.scope, level)
    mapped = with_value(counts, view.metric).with_columns(
        blank_reason(view.metric, view.snapshot.date).alias("reason")
    )
    reasons = [view.t(f"blank.{key}") if key else None for key in mapped["reason"]]
    beside = [with_value(counts, BY_KEY[key])["value"].alias(key) for key in BESIDE]
    estimated = ratio("stations_estimated", "stations").alias("estimated")
    said = {code: course_words(view, course) for code, course in courses(view, level).items()}
    ranked = ranks_of_metric(view.snapshot, view.scope, level, view.metric.key)
    ranks = {code: rank.text_between for code, rank in ranked.items()}
    return counts.select("code", *COUNTED, estimated).with_columns(
        pl.Series("rank", [ranks.get(code) for code in counts["code"]], pl.String),
        pl.Series("name", [_name(view, code) for code in counts["code"]], pl.String),
        mapped["value"],
        pl.Series("reason", reasons, pl.String),
        pl.Series("course", [said.get(code) for code in counts["code"]], pl.String),
        *beside,
    )


def _name(view: View, code: str) -> str:
    place = find_place(view.units, view.scope.scheme, code)
    return place.name(view.language) if place else code
