"""The rows of a chart as a grid fetches them: column by column, numbers rounded as they are shown."""

import json

import numpy as np
import polars as pl

from components.charts.chart import Chart, Column
from data.words.dates import format_short_date
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
        return _rounded(cells, column.style)
    if column.style == "date":
        return cells.cast(pl.Date).dt.to_string("iso").to_list()
    return cells.cast(pl.String).to_list()


def _rounded(cells: pl.Series, style: NumberStyle) -> list[object]:
    """Numbers rounded as in data.words.numbers: to nine decimals (0.4535 is half), halves away from zero."""
    if cells.dtype.is_integer() and style.kind == "number" and not style.decimals:
        return cells.to_list()
    scale = 10**style.decimals
    whole = cells.cast(pl.Float64).to_numpy() * (scale * (100 if style.kind == "share" else 1))
    away = np.sign(whole) * np.floor(np.abs(np.round(whole, 9)) + 0.5) / scale
    return pl.Series(away).fill_nan(None).to_list()
