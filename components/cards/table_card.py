"""A table as a figure of its own: sorted by its headings, downloaded and printed whole."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.cells import cell, heading_cell, line, unchecked
from components.cards.estimate_badge import estimate_badge
from components.cards.figure_card import FILES, FigureCard, figure_menu, file_address, file_links
from components.cards.fold import fold
from components.cards.table_twin import TABLE_ROWS, more_rows
from components.charts.chart import Chart, Column, cell_text
from components.controls.dropdowns import control_id
from components.controls.search_field import search_field
from components.reading.order import other_order
from components.reading.origin_links import figure_origin_href
from components.reading.view import View, href
from data.words import Language, t
from data.words.numbers import format_number

WHOLE = "html"  # the ending of the address of every row, which paper has
ROWS_AT_ONCE = 12
Row = dict[str, Any]
DrawCell = Callable[[Row, str], Component | str]
Cells = Mapping[str, DrawCell]


@dataclass(frozen=True)
class Table:
    """The layout of a chart of kind `table` on its page.

    order, search: the page's parameters for them, empty for none; sortable: the columns whose headings sort.
    cells: column → what is drawn in place of its plain text, from the row and that text.
    hidden: columns that are in the files only. tools: more controls beside the search.
    written: headings of columns to write in, on paper alone, with what is printed in each of their cells.
    live: a column that is on the page alone, its third, whose cells a script fills.
    filed: makes the chart that files are written of, where they have more than the page.
    """

    order: str = ""
    search: str = ""
    sortable: Sequence[str] = ()
    cells: Cells = field(default_factory=dict)
    hidden: Sequence[str] = ()
    tools: Sequence[Component] = ()
    intro: str | None = None
    written: Mapping[str, str] = field(default_factory=dict)
    live: Column | None = None
    filed: Callable[[Chart], Chart] | None = None


def table_card(chart: Chart, view: View, table: Table) -> Component:
    """The chart's rows under their headings, the first 200 of them; files hold all, and paper too."""
    return FigureCard(
        chart,
        partial(whole_table, chart, view, table),
        table.filed,
        id=f"figure-{chart.key}",
        className="figure table-card",
        children=[
            *card_head(chart, view, table),
            table_body(chart, view, table),
            *rows_seen(chart),
            *card_foot(chart, chart.notes, more_rows(chart, chart.frame.height)),
        ],
    )


def card_head(chart: Chart, view: View, table: Table, *, printed: bool = True) -> list[Component]:
    """The finding, the menu, the search and the page's tools; a table that opens is not `printed`."""
    heading = [html.H2(chart.title), *([html.P(table.intro)] if table.intro else [])]
    tools = [*_search(view, table), *table.tools]
    row = [html.Div(tools, className="table-tools")] if tools else []
    return [html.Figcaption(heading), table_menu(chart, view, printed=printed), *row]


def card_foot(chart: Chart, notes: Sequence[str], left_out: Sequence[str] = ()) -> list[Component]:
    """What the table leaves out, how it is read, what rests on estimates, and the facts that are printed."""
    said = [html.P(note) for note in (*notes, *chart.on_people)]
    folded = [html.Div(fold(t("read.label", chart.language), html.Div(said)), className="how-to-read")]
    return [
        html.Div([*map(html.Span, left_out), *(folded if said else [])], className="figure-notes"),
        *estimate_badge(chart.estimate),
        html.Div([html.Span(fact) for fact in chart.facts], className="print-facts"),
    ]


def _search(view: View, table: Table) -> list[Component]:
    if not table.search:
        return []
    words = view.t("table.search")
    box = search_field(
        control_id(table.search),
        value=view.choices[table.search],
        placeholder=words,
        class_name="table-search",
    )
    return [html.Label([html.Span(words, className="sr-only"), box])]


def table_menu(chart: Chart, view: View, *, printed: bool = False) -> Component:
    """The table as files, printing where it is `printed` alone, the way to its origin."""
    printing = html.Button(view.t("table.print"), **attributes(data_print=f"figure-{chart.key}"))
    address = figure_origin_href(view, chart.key)
    origin = [dcc.Link(view.t("chart.origin"), href=address)] if address else []
    return figure_menu(chart, [*file_links(chart, view, FILES), *([printing] if printed else []), *origin])


def whole_table(chart: Chart, view: View, table: Table) -> Component:
    """Every row as a plain table, for paper."""
    return table_body(chart, view, table, chart.frame.height)


def rows_seen(chart: Chart) -> list[Component]:
    """“Rows 1–20 of 139” below a table longer than a screen; assets/components/rows_seen.js counts."""
    total = chart.frame.height
    if total <= ROWS_AT_ONCE:
        return []
    numbers = {"first": 1, "last": min(total, TABLE_ROWS), "total": total}
    texts = {name: format_number(number, chart.language) for name, number in numbers.items()}
    marks = {"first": "{first}", "last": "{last}", "total": "{total}"}
    told = attributes(data_rows=t("table.seen", chart.language, **marks), data_total=str(total))
    return [html.P(t("table.seen", chart.language, **texts), className="rows-seen", **told)]


def table_body(chart: Chart, view: View, table: Table, most: int = TABLE_ROWS) -> Component:
    """The first rows as a plain table, which says where the others are; a sentence where there are none."""
    if chart.frame.is_empty():
        return html.P(view.t("table.empty"), className="empty")
    columns = [column for column in chart.columns if column.name not in table.hidden]
    columns[2:2] = [table.live] if table.live else []
    headings = [_heading(column, view, table) for column in columns]
    headings += [html.Th(heading, scope="col", className="written") for heading in table.written]
    head = html.Thead(html.Tr(headings))
    rows = chart.frame.head(most).iter_rows(named=True)
    drawn = [(column, table.cells.get(column.name), column.align) for column in columns]
    written = [cell(printed, "written") for printed in table.written.values()]
    body = html.Tbody([_row(row, drawn, chart.language, written) for row in rows])
    caption = html.Caption(chart.title, className="sr-only")
    more = chart.frame.height > most
    others = attributes(data_whole=file_address(chart, view, WHOLE)) if more else {}
    listed = html.Table([caption, head, body], style=_labels(columns))
    return html.Div(listed, className="table-scroll", tabIndex="0", **others)


def _labels(columns: Sequence[Column]) -> dict[str, str]:
    """The headings as `--c1`, `--c2` …: on a phone each cell of a card says its own (list_labels.css)."""
    return {f"--c{at}": json.dumps(column.label, ensure_ascii=False) for at, column in enumerate(columns, 1)}


def _heading(column: Column, view: View, table: Table) -> Component:
    kind = column.align
    if not table.order or column.name not in table.sortable:
        return html.Th(column.label, scope="col", className=kind)
    current = view.choices[table.order]
    state = {column.name: "ascending", f"-{column.name}": "descending"}.get(current, "none")
    following = other_order(current, column.name, kind == "number" or column.style == "date")
    arrow = {"ascending": " ▲", "descending": " ▼", "none": ""}[state]
    go = attributes(data_go=href(view, **{table.order: following}))
    button = html.Button(
        [column.label, html.Span(arrow, **attributes(aria_hidden="true"))], className="sort", **go
    )
    return html.Th(button, scope="col", className=kind, **attributes(aria_sort=state))


def _row(
    row: Row,
    columns: Sequence[tuple[Column, DrawCell | None, str]],
    language: Language,
    written: list[Component],
) -> Component:
    """columns: each with what draws its cells, if anything does, and how they are aligned."""
    made: list[Component] = []
    for column, draw, align in columns:
        text = cell_text(row.get(column.name), column, language)
        content = draw(row, text) if draw else text
        made.append(cell(content, align) if made else heading_cell(content, align))
    return line(made + written)


def phone_link(row: Row, text: str) -> Component | str:
    """A telephone number that a phone calls when touched; cells of a column `phone`."""
    number = row["phone"]
    if not number:
        return text
    address = "tel:" + "".join(c for c in number if c.isdigit() or c == "+")
    return unchecked(html.A, children=text, href=address, className="tel")
