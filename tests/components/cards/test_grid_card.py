"""Long lists: a plain table while short, else a grid that fetches the rows that its files hold."""

import json

import polars as pl
from dash import html
from dash.development.base_component import ComponentRegistry

from components.cards.figure_card import charts_on
from components.cards.grid_card import EDGES, NARROWEST, PER_LETTER, WIDEST, list_card, script_address
from components.cards.table_card import Table
from components.cards.table_twin import TABLE_ROWS
from components.charts.chart import Column, Encodings
from data.words import t, under
from tests.components.long_list import chart_of


def grids(card) -> list:
    return [part for part in card._traverse() if type(part).__name__ == "AgGrid"]


def test_a_list_is_a_grid_once_a_table_would_leave_rows_out(make_chart, view):
    short = list_card(chart_of(make_chart, TABLE_ROWS), view, Table())
    long = list_card(chart_of(make_chart, TABLE_ROWS + 1), view, Table())
    assert grids(short) == []
    assert len(grids(long)) == 1
    assert set(charts_on(html.Div(long))) == set(charts_on(html.Div(short))) == {"key"}


def test_a_grid_is_told_nothing_to_run_and_holds_no_row(make_chart, view):
    card = list_card(chart_of(make_chart, 999), view, Table(hidden=("code",)), {"name": "/stations/{code}"})
    told = json.dumps(grids(card)[0].to_plotly_json()["props"])
    for word in ('"function"', "=>", "params.", "Trạm 7", "dangerously"):
        assert word not in told
    columns = grids(card)[0].columnDefs
    assert [column["field"] for column in columns] == ["name", "share", "score", "people", "day"]
    assert columns[0]["cellRendererParams"]["link"] == "/stations/{code}"
    assert {column["cellRenderer"] for column in columns} == {"TramsoCell"}


def test_the_grid_s_own_words_are_in_the_reader_s_language(make_chart, view):
    told = grids(list_card(chart_of(make_chart, 999), view, Table()))[0].dashGridOptions["localeText"]
    assert told["noRowsToShow"] == t("grid.noRowsToShow", "vi")
    assert told.keys() == under("grid", "en").keys()


def test_its_script_is_kept_by_the_browser_and_not_on_every_page():
    scripts = ComponentRegistry.get_resources("_js_dist", ["dash_ag_grid"])
    first = [script for script in scripts if script["relative_package_path"] == "dash_ag_grid.min.js"]
    assert [script.get("dynamic") for script in first] == [True]
    assert ".v" in script_address()


def test_a_column_is_as_wide_as_its_longest_text_needs_within_bounds(make_chart, view):
    texts = {"name": "Điểm trạm Chũ", "stage": "Phần lớn sổ chỉ dùng điện tử", "why": "a" * 500, "kind": "–"}
    frame = pl.DataFrame({name: ["", text] * 500 for name, text in texts.items()})
    columns = [Column(name, name) for name in texts]
    chart = make_chart("table", frame, columns=columns, encodings=Encodings("name", "stage"), metric=None)
    widths = [column["minWidth"] for column in grids(list_card(chart, view, Table()))[0].columnDefs]
    assert widths == [EDGES + 13 * PER_LETTER, EDGES + 28 * PER_LETTER, WIDEST, NARROWEST]
