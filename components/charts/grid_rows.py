"""The rows of a chart as a grid fetches them: column by column, numbers as they are shown."""

import json

import polars as pl

from components.charts.chart import Chart, Column
from data.words.dates import format_short_date
from data.words.number_steps import in_steps
from data.words.numbers import NumberStyle


def rows_bytes(chart: Chart) -> bytes:
    """JSON: columns (name → cells; shares in per cent, dates as ISO) and dates (ISO → as written)."""
    columns = {column.name: _cells(chart.frame[column.name], column) for column in chart.columns}
    dated = [column.name for column in chart.columns if column.style == "date"]
    days = {day for name in dated for day in chart.frame[name].unique().drop_nulls()}
    dates = {day.isoformat(): format_short_date(day, chart.language) for day in sorted(days)}
    return json.dumps(
        {"columns": columns, "dates": dates}, ensure_ascii=False, separators=(",", ":")
    ).encode()


def _cells(cells: pl.Series, column: Column) -> list[object]:
    if isinstance(column.style, NumberStyle):
        return _numbers(cells, column.style)
    if column.style == "date":
        return cells.cast(pl.Date).dt.to_string("iso").to_list()
    return cells.cast(pl.String).to_list()


def _numbers(cells: pl.Series, style: NumberStyle) -> list[object]:
    """Numbers in the decimals that are shown; half a step on, those beside an edge (`in_steps`)."""
    if cells.dtype.is_integer() and style.kind == "number" and not style.decimals:
        return cells.to_list()
    steps = in_steps(cells.cast(pl.Float64).fill_null(float("nan")).to_numpy(), style)
    return pl.Series(steps / 10**style.decimals).fill_nan(None).to_list()
