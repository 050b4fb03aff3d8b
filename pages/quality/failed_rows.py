"""The values that failed a check: station, value, what it was compared with, how far apart they are."""

import polars as pl
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.place_columns import with_places
from components.cards.place_links import station_cell
from components.cards.table_card import Table
from components.charts.chart import Chart, Column, Encodings
from components.controls.dropdowns import choice_control
from components.reading.level import level_of
from components.reading.link_templates import station_link_template
from components.reading.order import filter_text, in_order
from components.reading.view import View
from data.measures.quality import CHECK_KEYS, CHECKS, Check
from data.words.numbers import COUNT, DECIMAL, SHARE, format_number
from pages.quality.thresholds import check_words
from queries.quality import findings, tallies_by_place

ROW_ORDERS = ("name", "province", "commune", "field", "value", "expected", "score")
BY_KEY = {check.key: check for check in CHECKS}


def chosen_check(view: View) -> Check:
    """The check that the address names."""
    return BY_KEY[view.choices["check"]]


def rows_table(view: View) -> Component:
    """The values that failed the chosen check, with the choice of the check above them."""
    checks = [(key, view.t(f"quality.check.{key}.name")) for key in CHECK_KEYS]
    tools = [choice_control(view, "check", view.t("quality.rows.check"), checks)]
    cells = {"name": station_cell(view)}
    intro = check_words(view, chosen_check(view), "why")
    table = Table("rows_order", "rows_search", ROW_ORDERS, cells, (), tools, intro)
    return list_card(rows_chart(view), view, table, {"name": station_link_template(view)})


def rows_chart(view: View) -> Chart:
    """One row per value that failed the check, the furthest off first unless ordered otherwise."""
    check = chosen_check(view)
    named = with_places(view, findings(view.snapshot, view.stations, check.key))
    words = {field: view.t(f"quality.field.{field}") for field in check.fields}
    rows = named.with_columns(pl.col("field").replace_strict(words, return_dtype=pl.String))
    found = filter_text(rows, view.choices["rows_search"], "name", "commune", "province", "station_id")
    outlier = not check.share
    title = {
        "check": view.t(f"quality.check.{check.key}.name"),
        "count": format_number(found.height, view.language),
        "place": view.place_in_sentence,
    }
    tallies = tallies_by_place(view.snapshot, view.scope, level_of(view))
    made = tallies[f"{check.key}_judged"].sum()
    return Chart(
        "rows",
        "table",
        in_order(found, view.choices["rows_order"]),
        Encodings("name", "score"),
        (
            Column("name", view.t("place.list.name")),
            Column("province", view.t("filter.province")),
            Column("commune", view.t("filter.commune")),
            Column("field", view.t("quality.rows.field")),
            Column("value", view.t("quality.rows.value"), COUNT),
            Column("expected", view.t(_expected(check)), DECIMAL if outlier else COUNT),
            Column("score", view.t(_score(check)), DECIMAL if outlier else SHARE),
            Column("station_id", view.t("place.list.station_id"), "code"),
        ),
        view.t("quality.rows.title" if made else "quality.rows.title_none", **title),
        view.context(),
    )


def _expected(check: Check) -> str:
    """Key of the words for what a value is compared with."""
    if check.key == "between_units":
        return "quality.rows.expected_peers"
    if check.key in ("falling", "register_jump", "complete"):
        return "quality.rows.expected_before"
    if check.key in ("between", "over_population"):
        return "quality.rows.expected_bound"
    return "quality.rows.expected_year"


def _score(check: Check) -> str:
    """Key of the words for how far a value is off."""
    return "quality.rows.score_share" if check.share else "quality.rows.score_sd"
