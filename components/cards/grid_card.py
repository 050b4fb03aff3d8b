"""A list that may be long as a figure of its own: a plain table while it is short, else a grid.

The grid draws only the rows in sight, sorts and filters in the browser, and fetches its rows as JSON from
where its files are: the page itself stays small. AG Grid comes with 590 kB of script (packed), so the browser
asks for it when the first grid appears (assets/components/grid.js), not with every page. It gets plain data
and names of functions of ours, never code as text, so that the content policy holds without eval.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, cast

import dash_ag_grid
import polars as pl
from dash import html
from dash.development.base_component import Component
from dash.fingerprint import build_fingerprint

from components.attributes import attributes
from components.cards.figure_card import FigureCard, file_address
from components.cards.table_card import Table, card_foot, card_head, rows_seen, table_body, table_card
from components.cards.table_twin import TABLE_ROWS, more_rows
from components.charts.chart import Chart, Column
from components.reading.address import from_root
from components.reading.view import View
from data.words import t, under
from data.words.numbers import NumberStyle

# Dash would put the first script on every page; it is still served from its address.
dash_ag_grid._js_dist[0]["dynamic"] = True
SCRIPT = "dash_ag_grid.min.js"
ROWS = "json"
COLUMN = {
    "sortable": True,
    "filter": True,
    "resizable": True,
    "suppressMovable": True,
    "wrapHeaderText": True,
    "autoHeaderHeight": True,
}
OPTIONS = {
    "accentedSort": True,
    "enableCellTextSelection": True,
    "ensureDomOrder": True,
    "suppressColumnVirtualisation": True,
    "enableBrowserTooltips": True,
    "animateRows": False,
    "alwaysShowVerticalScroll": True,
}
# Pixels of a column: a heading with its filter, the edges of a cell, a letter at the grid's size, the most.
NARROWEST, EDGES, PER_LETTER, WIDEST = 135, 36, 8, 300
Links = Mapping[str, str]


class GridPlace(html.Div):
    """The place of a grid, which can also be read without scripts."""

    first_rows: Callable[[], list[Component]]

    def __init__(self, first_rows: Callable[[], list[Component]], **props: Any) -> None:
        """first_rows: makes a plain table and says what it leaves out; `props` are those of html.Div."""
        super().__init__(**props)
        object.__setattr__(self, "first_rows", first_rows)


def list_card(chart: Chart, view: View, table: Table, links: Links | None = None) -> Component:
    """The rows of a chart of kind `table`: up to 200 as a plain table, more as a grid.

    links: column → address with {column} where a cell of the row stands; for the grid, whose cells the
    browser draws; `table.cells` does the same for the plain table.
    """
    if chart.frame.height <= TABLE_ROWS:
        return table_card(chart, view, table)
    return FigureCard(
        chart,
        id=f"figure-{chart.key}",
        className="figure table-card grid-card",
        children=[
            *card_head(chart, view, table),
            _grid(chart, view, table, links or {}),
            *rows_seen(chart),
            *card_foot(chart, chart.notes),
        ],
    )


def _grid(chart: Chart, view: View, table: Table, links: Links) -> Component:
    context = {
        "rows": file_address(chart, view, ROWS),
        "script": script_address(),
        "failed": t("grid_failed", chart.language),
    }
    grid = dash_ag_grid.AgGrid(
        id=f"grid-{chart.key}",
        columnDefs=[
            _column(column, chart, view, table, links)
            for column in chart.columns
            if column.name not in table.hidden
        ],
        defaultColDef=COLUMN,
        dashGridOptions={**OPTIONS, "localeText": under("grid", chart.language), "context": context},
        style={"height": None, "width": None},
    )
    told = attributes(aria_label=chart.title, data_grid=f"grid-{chart.key}")
    place = {"className": "grid", "role": "region", **told}
    return GridPlace(partial(_first_rows, chart, view, table), children=grid, **place)


def _first_rows(chart: Chart, view: View, table: Table) -> list[Component]:
    return [
        table_body(chart, view, table),
        *(html.P(note) for note in more_rows(chart, chart.frame.height)),
    ]


def _column(column: Column, chart: Chart, view: View, table: Table, links: Links) -> dict[str, Any]:
    """The definition of a column for AG Grid; `TramsoCell` is in assets/components/grid.js."""
    params = {"link": links.get(column.name), "none": t("number.none", view.language), **_writing(column)}
    return {
        "field": column.name,
        "headerName": column.label,
        "headerTooltip": column.label,
        "tooltipField": column.name,
        "cellRenderer": "TramsoCell",
        "cellRendererParams": params,
        "minWidth": _width(chart.frame[column.name]),
        "flex": 2 if column.style == "text" else 1,
        **_kind(column),
        **_sorted(column, view, table),
    }


def _width(cells: pl.Series) -> int:
    """Pixels for the longest text of a column, so that none is cut off; long names go on in the tooltip."""
    longest = cells.str.len_chars().max() if cells.dtype == pl.String else None
    return min(max(NARROWEST, EDGES + PER_LETTER * cast(int, longest or 0)), WIDEST)


def _kind(column: Column) -> dict[str, Any]:
    if isinstance(column.style, NumberStyle):
        return {"type": "rightAligned", "cellDataType": "number", "filter": "agNumberColumnFilter"}
    if column.style == "date":
        return {"cellDataType": "dateString", "filter": "agDateColumnFilter"}
    return {"cellDataType": "text", "filter": "agTextColumnFilter"}


def _writing(column: Column) -> dict[str, Any]:
    if not isinstance(column.style, NumberStyle):
        return {"date": column.style == "date", "whole": column.style in ("date", "code")}
    return {"decimals": column.style.decimals, "suffix": "%" if column.style.kind == "share" else ""}


def _sorted(column: Column, view: View, table: Table) -> dict[str, str]:
    """The order that the address asks for, shown at its column."""
    order = view.choices[table.order] if table.order else ""
    return {column.name: {"sort": "asc"}, f"-{column.name}": {"sort": "desc"}}.get(order, {})


def script_address() -> str:
    """The address of the grid's first script, with the fingerprint that lets the browser cache it."""
    file = Path(dash_ag_grid.__file__).parent / SCRIPT
    name = build_fingerprint(SCRIPT, dash_ag_grid.__version__, int(file.stat().st_mtime))
    return from_root(f"/_dash-component-suites/dash_ag_grid/{name}")
