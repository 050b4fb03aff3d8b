"""The places on a list that a script fills with marks; they hold none themselves."""

import json
from typing import Any

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
    return [html.Div(className="marks-said", role="status", **told(view))] if marks_are_on() else []


def worked_card() -> list[Component]:
    """The place of what came of earlier lists."""
    return [html.Div(className="marks-worked")] if marks_are_on() else []


def told(view: View) -> dict[str, Any]:
    """Where the marks of the view's stations are asked for, and how the script says them."""
    day = view.snapshot.date.isoformat()
    same = href(view, date=day).removeprefix(from_root(""))
    return attributes(
        data_marks=from_root(f"/marks/of{same}"),
        data_version=view.snapshot.version,
        data_listed=day,
        data_words=json.dumps(dict(under("marks_said", view.language)), ensure_ascii=False),
    )
