"""A chart's numbers as a plain table that the browser makes when it is opened (assets/components/twin.js).

As components the tables of a page were half of it, 60 to 100 kB each; as text they are a tenth.
"""

import json
from datetime import date
from html import escape

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.charts.chart import Cell, Chart, Column, cell_text
from data.words import t
from data.words.numbers import NumberStyle, format_number

TABLE_ROWS = 200
SIDE_BY_SIDE = ("line", "area", "stack")


def twin(chart: Chart, given: Component | None = None) -> Component:
    """The table behind its heading, with what only the files have; `given` stands in its place."""
    table, notes = (given, []) if given is not None else _table(chart)
    return html.Details(
        [
            html.Summary(t("chart.table", chart.language)),
            html.Div(table, className="table-scroll", tabIndex="0"),
            *(html.P(note) for note in notes),
        ],
        className="twin",
    )


def _table(chart: Chart) -> tuple[Component, list[str]]:
    """The element that the browser fills with the table, and notes on the rows and columns left out."""
    columns, rows = twin_rows(chart)
    table = html.Section(className="twin-table", **attributes(data_table=_text(chart, columns, rows)))
    return table, [*more_rows(chart, len(rows)), *_more_columns(chart, columns)]


def twin_rows(chart: Chart) -> tuple[list[Column], list[tuple[Cell, ...]]]:
    """The columns and all rows of the table: series side by side, the newest date first.

    Charts whose series have more than one number a point keep a row a point.
    """
    columns = list(chart.columns)
    e = chart.encodings
    if chart.kind in SIDE_BY_SIDE and e.series in {column.name for column in columns}:
        columns, rows = _side_by_side(chart)
    else:
        rows = list(chart.cells())
    if columns and columns[0].name == e.x and columns[0].style == "date":
        rows.sort(key=lambda row: row[0] if isinstance(row[0], date) else date.min, reverse=True)
    return columns, rows


def _side_by_side(chart: Chart) -> tuple[list[Column], list[tuple[Cell, ...]]]:
    """One row for each combination of the columns that are no numbers, one column for each series.

    In plain Python: a pivot costs 2 ms."""
    e, names = chart.encodings, chart.series
    keys = [c for c in chart.columns if c.name != e.series and not isinstance(c.style, NumberStyle)]
    held: dict[tuple[Cell, ...], dict[str, Cell]] = {}
    for *key, name, value in chart.rows.select(*(c.name for c in keys), e.series, e.y).iter_rows():
        held.setdefault(tuple(key), {})[name] = value
    columns = [*keys, *(Column(name, name, chart.value_style) for name in names)]
    return columns, [(*key, *(values.get(name) for name in names)) for key, values in held.items()]


def _text(chart: Chart, columns: list[Column], rows: list[tuple[Cell, ...]]) -> str:
    """Caption, columns (label, alignment) and the first rows, each a list of texts, in JSON."""
    table = {
        "caption": chart.title,
        "columns": [(column.label, column.align) for column in columns],
        "rows": [
            [cell_text(cell, column, chart.language) for cell, column in zip(row, columns, strict=True)]
            for row in rows[:TABLE_ROWS]
        ],
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def written_out(table: str) -> str:
    """HTML of the table that the browser makes of an element's `data-table`, for a reader without scripts."""
    said = json.loads(table)
    aligned = [f"class='{align}'" for _, align in said["columns"]]
    names = (escape(label) for label, _ in said["columns"])
    heads = "".join(
        f"<th scope='col' {align}>{name}</th>" for name, align in zip(names, aligned, strict=True)
    )
    rows = "".join(f"<tr>{_cells(row, aligned)}</tr>" for row in said["rows"])
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(row: list[str], aligned: list[str]) -> str:
    first = f"<th scope='row' {aligned[0]}>{escape(row[0])}</th>"
    others = zip(row[1:], aligned[1:], strict=True)
    return first + "".join(f"<td {align}>{escape(cell)}</td>" for cell, align in others)


def more_rows(chart: Chart, height: int) -> list[str]:
    """A note where only the first rows of many are shown."""
    if height <= TABLE_ROWS:
        return []
    numbers = {"shown": TABLE_ROWS, "total": height}
    texts = {name: format_number(number, chart.language) for name, number in numbers.items()}
    return [t("chart.more_rows", chart.language, **texts)]


def _more_columns(chart: Chart, columns: list[Column]) -> list[str]:
    """The numbers that only the files have."""
    shown = {column.name for column in columns} | {chart.encodings.y}
    left = [c.label for c in chart.columns if isinstance(c.style, NumberStyle) and c.name not in shown]
    return [t("chart.more_columns", chart.language, columns=", ".join(left))] if left else []
