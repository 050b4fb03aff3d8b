"""The places on a list that a script fills with marks; they hold none themselves."""

import json
from typing import Any
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.cells import unchecked
from components.cards.table_card import Row
from components.charts.chart import Column
from components.reading.address import from_root
from components.reading.view import View, href
from data.words import under
from pages.marks.opened import marks_are_on
from pages.shell.reader import signed_name

MARKS = "marks"


def marks_column(view: View) -> Column | None:
    """The column that marks stand in, none where they are off."""
    return Column(MARKS, view.t("marks.column")) if marks_are_on() else None


def marks_cell(row: Row, _text: str) -> Component:
    """The place of one station's marks."""
    told = {"data-station": row["station_id"], "data-name": row["name"]}
    return unchecked(html.Div, className=MARKS, **told)


def marks_head(view: View) -> list[Component]:
    """The words of the script and what it says above a list; the list that new marks are set on."""
    day = view.snapshot.date.isoformat()
    listed = href(view, date=day).removeprefix(from_root(""))
    return [_said(view, f"/marks/of{listed}")] if marks_are_on() else []


def worked_card() -> list[Component]:
    """The place of what came of earlier lists."""
    return [html.Div(className="marks-worked")] if marks_are_on() else []


def station_marks(view: View, row: Row) -> list[Component]:
    """A station's own marks and their history; the row has its `station_id` and `name`."""
    if not marks_are_on():
        return []
    station = row["station_id"]
    history = html.Ol(className="marks-history", **attributes(data_station=station))
    parts = [
        html.H2(view.t("marks.column")),
        _said(view, f"/marks/station?{urlencode({'station': station})}"),
        marks_cell(row, ""),
        html.H3(view.t("marks_said.history")),
        history,
    ]
    return [html.Section(parts, className="figure place-part")]


def _said(view: View, address: str) -> Component:
    """Where the marks are asked for, and how the script says them."""
    told: dict[str, Any] = attributes(
        data_marks=from_root(address),
        data_version=view.snapshot.version,
        data_listed=view.snapshot.date.isoformat(),
        **({"data_by": shown} if (shown := signed_name()) else {}),
        data_words=json.dumps(dict(under("marks_said", view.language)), ensure_ascii=False),
    )
    return html.Div(className="marks-said", role="status", **told)
