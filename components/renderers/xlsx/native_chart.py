"""A plot as a native Excel chart over cells of its own."""

from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from components.briefing.plots.plot import Axis, Plot, Series
from components.colours import LINE

DASHES = {"solid": "solid", "dash": "dash", "dot": "round_dot"}
SIZE = {"width": 960, "height": 480}
POINT = 0.75  # of a pixel
DAY = {"vi": "dd/mm/yyyy", "en": "d mmm yyyy"}
MONTH = {"vi": "mm/yyyy", "en": "mmm yyyy"}


def add_chart(book: xlsxwriter.Workbook, sheet: Worksheet, plot: Plot, at: tuple[int, int]) -> None:
    """Write the numbers of a plot from a cell on (line and column from 0), and the chart beside them."""
    kinds = [kind for kind in ("area", "bar", "line") if _of(plot, kind)]
    charts = [_chart(book, plot, kind) for kind in kinds]
    for place, series in enumerate(plot.series):
        columns = _write(book, sheet, plot, (at, place))
        if series.shape in kinds:
            charts[kinds.index(series.shape)].add_series(_series(sheet, plot, series, (at[0], *columns)))
    chart, *others = charts
    for other in others:
        chart.combine(other)
    _axes(chart, plot)
    silent = [place for place, series in enumerate(plot.series) if not series.keyed]
    chart.set_legend({"position": "top", "delete_series": silent} if plot.keyed else {"none": True})
    chart.show_blanks_as("gap")
    chart.set_size(SIZE)
    width = (2 if plot.form == "numbers" else 1) * len(plot.series) + 2
    sheet.insert_chart(at[0], at[1] + width, chart)


def _of(plot: Plot, kind: str) -> bool:
    """Whether a shape is drawn; a target over names has no line in a bar chart."""
    return any(series.shape == kind for series in plot.series) and not (
        plot.form == "names" and kind == "line"
    )


def _chart(book: xlsxwriter.Workbook, plot: Plot, kind: str) -> Any:
    if plot.form == "numbers":
        return book.add_chart({"type": "scatter", "subtype": "straight"})
    stacked = {"subtype": "stacked"} if plot.stacked and kind != "line" else {}
    name = {"bar": "bar" if plot.lying else "column"}.get(kind, kind)
    return book.add_chart({"type": name, **stacked})


def _write(
    book: xlsxwriter.Workbook, sheet: Worksheet, plot: Plot, where: tuple[tuple[int, int], int]
) -> tuple[int, int, int]:
    """where: the first cell, and which series. Gives its columns and its number of rows."""
    ((top, left), place) = where
    series = plot.series[place]
    own = plot.form == "numbers"
    columns = (left + 2 * place, left + 2 * place + 1) if own else (left, left + place + 1)
    number = book.add_format({"num_format": plot.value.style.excel})
    day = book.add_format({"num_format": DAY[plot.language]})
    sheet.write_string(top, columns[0], plot.heading)
    sheet.write_string(top, columns[1], series.name)
    for row, at in enumerate(series.x or plot.at, start=top + 1):
        if isinstance(at, date):
            sheet.write_datetime(row, columns[0], at, day)
        elif isinstance(at, str):
            sheet.write_string(row, columns[0], at)
        else:
            sheet.write_number(row, columns[0], at)
    for row, value in enumerate(series.values, start=top + 1):
        if value is not None:
            sheet.write_number(row, columns[1], value, number)
    return (*columns, len(series.values))


def _series(sheet: Worksheet, plot: Plot, series: Series, at: tuple[int, int, int, int]) -> dict[str, Any]:
    top, across, up, rows = at
    said: dict[str, Any] = {
        "name": [sheet.name, top, up],
        "categories": [sheet.name, top + 1, across, top + rows, across],
        "values": [sheet.name, top + 1, up, top + rows, up],
    }
    colour = {"color": series.colour, "transparency": round(100 * (1 - series.opacity))}
    if series.shape == "line":
        dash = DASHES.get(series.dash, "long_dash_dot")
        line = (
            {"none": True} if not series.opacity * series.width else {**colour, "width": POINT * series.width}
        )
        said["line"] = line | ({"dash_type": dash} if series.opacity else {})
    else:
        said["fill"] = {"none": True} if not series.opacity else colour
    if series.colours:
        said["points"] = [{"fill": {"color": one}} for one in series.colours]
    if plot.labelled and series.shape == "bar":
        own = dict(series.texts)
        said["data_labels"] = {"value": True, "num_format": plot.value.style.excel}
        if own:
            custom = [{"value": own[n]} if n in own else None for n in range(len(series.values))]
            said["data_labels"]["custom"] = custom
    return said


def _axes(chart: Any, plot: Plot) -> None:
    """In the program's own words: x is where the names, dates or numbers stand."""
    grid = {"visible": True, "line": {"color": LINE, "width": POINT}}
    across: dict[str, Any] = {"name": plot.heading}
    if plot.form == "dates":
        unit = {
            "major_unit": plot.months or plot.days,
            "major_unit_type": "months" if plot.months else "days",
        }
        form = (MONTH if plot.months else DAY)[plot.language]
        across |= {"date_axis": True, "num_format": form, "min": plot.first, **unit}
    elif plot.across:
        across |= _numbers(plot.across)
    elif plot.lying:
        across |= {"reverse": True}
    if plot.value.low < 0:
        across |= {"label_position": "low"}  # else the names stand in the middle, at nought
    value = _numbers(plot.value) | {"major_gridlines": grid}
    chart.set_x_axis(across)
    chart.set_y_axis(value)


def _numbers(axis: Axis) -> dict[str, Any]:
    titled = {"name": axis.title} if axis.title else {}
    return {
        "min": axis.low,
        "max": axis.high,
        "major_unit": axis.step,
        "num_format": axis.style.excel,
    } | titled
