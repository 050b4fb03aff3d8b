"""One number for every metric: on page, table, CSV, XLSX, slides and their workbooks, in Word and PDF."""

import csv
import re
import subprocess
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import fastexcel
import polars as pl
import pytest
from docx import Document
from pptx import Presentation

from components.briefing.briefing import Briefing, numbered
from components.briefing.drawn import Drawn, DrawnBriefing
from components.briefing.item import Item
from components.briefing.plots.make import PLOTS, plot_of
from components.briefing.plots.plot import Plot, Series
from components.cards.saved_picture import bare_svg
from components.charts.chart import Chart, Column, Encodings, cell_text, value_column
from components.charts.files import csv_bytes
from components.renderers.docx.document import docx_bytes
from components.renderers.pdf.document import pdf_bytes
from components.renderers.plotly.render import render
from components.renderers.pptx.chart_xml import NativeChart
from components.renderers.pptx.document import pptx_bytes
from components.renderers.svg.sizes import SIZES
from components.renderers.xlsx.document import xlsx_bytes
from data.measures.metric import Metric
from data.measures.metrics import BY_KEY, METRICS
from data.words import LANGUAGES, Language
from data.words.numbers import COUNT, NumberStyle, format_number, shown, tabular
from tests.components.conftest import MakeChart
from tests.components.opened import opened

SHARES = [0.12345, 0.9996, 0.0004, 1.0, 0.0, 2 / 3, 0.4505]
OTHERS = [0.0, 0.04, 12.3456, 1234.56, 2.25, 7.0, 0.951]
DAYS = [date(2026, month, 28) for month in range(1, 9)]


def values_of(metric: Metric) -> list[float]:
    """Values that are hard to round, and one that must not read as its target."""
    style = value_column(metric, "").style
    assert isinstance(style, NumberStyle)
    limit = 0.5 if style.limit is None else style.limit
    return [*(SHARES if style.kind == "share" else OTHERS), limit - 0.0001]


def a_chart(make_chart: MakeChart, kind: str, metric: Metric, language: Language = "vi") -> Chart:
    """A chart of the kind over the values, in two series where the kind has them."""
    values, names = values_of(metric), [f"Nơi {n}" for n in range(8)]
    rows = {"name": names, "day": DAYS, "at": list(range(1, 9)), "value": values, "series": ["a"] * 8}
    frame = pl.DataFrame(rows, schema_overrides={"value": pl.Float64})
    x = {"line": "day", "area": "day", "fan": "day", "curve": "at", "steps": "at", "funnel": "at"}.get(
        kind, "name"
    )
    bounds = [None] * 5 + [0.2, 0.3, 0.4] if kind == "fan" else [0.2] * 8
    ends = pl.Series("low", bounds, pl.Float64), pl.Series("high", bounds, pl.Float64)
    if kind in ("stack", "dots", "area"):
        other = frame.with_columns(pl.lit("b").alias("series"), pl.col("value").reverse())
        frame = pl.concat([frame, other])
    elif kind == "fan":
        frame = frame.with_columns(*ends, series=pl.Series(["a"] * 5 + ["b"] * 3))
    elif kind == "steps":
        frame = frame.with_columns(*ends)
    elif kind == "funnel":
        frame = frame.with_columns(**dict.fromkeys(("low_95", "high_95", "low_998", "high_998", "mean"), 0.2))
    columns = (
        Column("name", "Nơi"),
        Column("day", "Ngày", "date"),
        Column("at", "Thứ tự", COUNT),
        Column("series", "Nhóm"),
        value_column(metric, "Giá trị"),
        *(value_column(metric, end, end) for end in ("low", "high") if end in frame.columns),
    )
    series = None if kind in ("bars", "line", "table") else "series"
    hover = ("low", "high") if "low" in frame.columns else ()
    encodings = Encodings(x, "value", series=series, hover=hover)
    own = {"columns": columns, "encodings": encodings, "metric": metric, "finding": f"{kind} {metric.key}"}
    return make_chart(kind, frame, language, **own)


def style_in(chart: Chart) -> NumberStyle:
    style = chart.column("value").style
    assert isinstance(style, NumberStyle)
    return style


def page_texts(chart: Chart) -> list[str]:
    """The values as the table of the page shows them."""
    place = [column.label for column in chart.columns].index("Giá trị")
    return [row[place] for row in opened(chart)["rows"]] if chart.kind == "table" else _own(chart)


def _own(chart: Chart) -> list[str]:
    return [cell_text(value, chart.column("value"), chart.language) for value in chart.frame["value"]]


def drawn_series(plot: Plot) -> list[Series]:
    """Those that show values of the page: no target, break or end of an interval."""
    places = [series for series in plot.series if series.dots and not series.width]  # of a funnel
    return places or [series for series in plot.series if series.keyed or len(plot.series) == 1]


def as_written(plot: Plot, series: Series) -> list[str]:
    """The numbers as an office program writes them beside marks: in its format, or in words of our own."""
    style, own = plot.value.style, dict(series.texts)
    share = style.kind == "share"
    return [
        own.get(n, format_number(100 * v if share else v, plot.language, style.decimals) + "%" * share)
        for n, v in enumerate(series.values)
        if v is not None
    ]


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_every_kind_of_chart_draws_reads_as_on_the_page(
    make_chart: MakeChart, metric: Metric, language: Language
):
    for kind in PLOTS:
        chart = a_chart(make_chart, kind, metric, language)
        plot = plot_of(chart, render(chart))
        assert plot is not None
        read = {
            tabular(value, style_in(chart), language)
            for series in drawn_series(plot)
            for value in series.values
            if value is not None
        }
        band = {tabular(0.0, style_in(chart), language)} if kind == "fan" else set()
        assert read - band == set(_own(chart)) - band, kind
        if plot.labelled:
            assert sorted(set(as_written(plot, drawn_series(plot)[0]))) == sorted(set(_own(chart))), kind


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_the_workbook_and_the_points_of_every_native_chart_are_what_it_draws(
    make_chart: MakeChart, metric: Metric
):
    for kind in PLOTS:
        chart = a_chart(make_chart, kind, metric)
        plot = plot_of(chart, render(chart))
        assert plot is not None
        native = NativeChart(plot, 800, 400)
        book = fastexcel.read_excel(native.xlsx_blob).load_sheet(0, header_row=None).to_polars()
        xml = native.xml_bytes(None).decode()
        points = re.findall(r"<c:(?:val|yVal)>(.*?)</c:(?:val|yVal)>", xml, re.S)
        kept = [one for one in plot.series if plot.form != "names" or one.shape == "bar"]
        cached = sorted(tuple(map(float, re.findall("<c:v>([^<]+)", one))) for one in points)
        values = [tuple(value for value in one.values if value is not None) for one in kept]
        assert cached == sorted(values), kind
        cells = [
            tuple(book[column][1:].cast(pl.Float64, strict=False).drop_nulls()) for column in book.columns
        ]
        assert all(own in cells for own in values), kind


@dataclass(frozen=True)
class Written:
    """All metrics as bars and as tables, and the documents of them."""

    bars: list[Chart]
    tables: list[Chart]
    drawn: DrawnBriefing


@pytest.fixture
def written(make_chart: MakeChart) -> Written:
    bars, tables = ([a_chart(make_chart, kind, metric) for metric in METRICS] for kind in ("bars", "table"))
    items = numbered([Item("", figure=chart.kind, title=chart.finding) for chart in (*bars, *tables)])
    figures = [*map(render, bars), *(None for _ in tables)]
    drawn = tuple(map(Drawn, items, (*bars, *tables), figures))
    return Written(bars, tables, DrawnBriefing(Briefing("Mọi chỉ số", items), drawn))


def reads_as(number: Decimal | float, chart: Chart) -> str:
    """What the page would show of a number in a file: the same, if that was rounded in the same way."""
    return tabular(float(number), style_in(chart), chart.language)


def halves(items: tuple[Drawn, ...]) -> tuple[tuple[Drawn, ...], tuple[Drawn, ...]]:
    """The bars and the tables."""
    return items[: len(METRICS)], items[len(METRICS) :]


def test_files_hold_the_number_that_the_table_of_the_page_shows(written: Written):
    book = fastexcel.read_excel(xlsx_bytes(written.drawn))
    sheets = book.sheet_names[1:]
    for chart, name in zip((*written.bars, *written.tables), sheets, strict=True):
        expected = _own(chart)
        assert page_texts(replace(chart, kind="table")) == expected
        rows = list(csv.reader(StringIO(csv_bytes(chart).decode("utf-8-sig"))))
        share = 100 if style_in(chart).kind == "share" else 1
        held = [Decimal(row[4].replace(",", ".")) / share for row in rows[1:]]
        assert [reads_as(number, chart) for number in held] == expected, chart.finding
        top = len(chart.facts) + 2
        cells = book.load_sheet(name, header_row=top, use_columns=[4]).to_polars().to_series()
        assert [reads_as(number, chart) for number in cells.drop_nulls()] == expected, chart.finding
        assert [float(number) for number in held] == pytest.approx(cells.drop_nulls().to_list(), abs=1e-12)


def test_slides_and_text_show_the_number_that_the_table_of_the_page_shows(written: Written):
    bars, tables = (replace(written.drawn, items=half) for half in halves(written.drawn.items))
    slides = Presentation(BytesIO(pptx_bytes(tables)[0])).slides
    found = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    on_slides = [[row.cells[4].text for row in table.rows][1:] for table in found]
    assert on_slides[: len(written.tables)] == [_own(chart) for chart in written.tables]
    text = Document(BytesIO(docx_bytes(bars, {})))
    in_text = [[cell.text for cell in table.column_cells(4)[1:]] for table in text.tables]
    assert in_text[:-1] == [_own(chart) for chart in written.bars]


def test_a_pdf_can_be_searched_for_the_number_that_the_page_shows(written: Written, tmp_path: Path):
    """Bars as pictures, whose words stay words; the same rows as tables."""
    pictures = {
        item.item.id: bare_svg(chart, SIZES["16x9"])
        for item, chart in zip(written.drawn.items, written.bars, strict=False)
    }
    file = tmp_path / "all.pdf"
    file.write_bytes(pdf_bytes(written.drawn, pictures))
    command = ["pdftotext", "-layout", str(file), "-"]
    pages = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")
    for chart in (*written.bars, *written.tables):
        said = " ".join(page for page in pages if chart.finding in page and "Nơi 0" in page)
        words = tabular if chart.kind == "table" else shown  # beside a bar: “over 99.9%”
        texts = [words(value, style_in(chart), "vi") for value in chart.frame["value"]]
        assert [text for text in texts if text not in said] == [], chart.finding


def test_metrics_read_as_their_targets_only_where_they_are_reached():
    metric = BY_KEY["record_coverage"]
    style = value_column(metric, "").style
    assert isinstance(style, NumberStyle) and style.limit
    assert tabular(style.limit - 0.0001, style, "vi") != tabular(style.limit, style, "vi")
