import csv
import re
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO

import fastexcel
import polars as pl
import pytest

from components.cards.headline_card import Headline, headline_card
from components.cards.table_twin import twin_rows
from components.charts.chart import Chart, Column, Encodings
from components.charts.files import csv_bytes, safe, xlsx_bytes
from components.reading.metric_words import style_of, value_text
from data.measures.metric import Metric
from data.measures.metrics import METRICS
from data.words import LANGUAGES, Language
from tests.components.opened import opened
from tests.components.plotted import plotted

MakeChart = Callable[..., Chart]


def csv_rows(chart: Chart) -> list[list[str]]:
    content = csv_bytes(chart)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def test_csv_keeps_accents_zeros_and_defuses_formulas(make_chart: MakeChart):
    rows = csv_rows(make_chart())
    assert rows[0] == ["Tỉnh", "Mã", "Tỷ lệ (%)", "Phạm vi", "Ngày chốt số liệu", "Nguồn"]
    assert rows[1][:3] == ["Hà Nội", "01", "12,3"]
    assert rows[2][:3] == ["\t=cmd()", "04", ""]
    assert rows[3][:3] == ["Huế", "46", "100,0"]
    assert rows[1][3:] == ["Cả nước", "31/10/2026", "Nguồn thử"]


@pytest.mark.parametrize(
    "text", ["=1", "-x", "@x", "\t=1", "+84+cmd|' /C calc'!A0", "-2+3", "+SUM(A1)", "-1%*2"]
)
def test_text_that_a_worksheet_would_compute_is_guarded(text: str):
    assert safe(text) == f"\t{text}"


@pytest.mark.parametrize(
    "text",
    ["Huế", "+84", "-1", "0123", "0215 382 1234", "1/6", "MAR1", "+1.0 points", "+1,0 điểm phần trăm", "-5%"],
)
def test_any_other_text_is_a_plain_value_for_a_program(text: str):
    assert safe(text) == text


def test_xlsx_has_numbers_as_numbers_codes_as_text_and_says_what_it_is(make_chart: MakeChart):
    sheet = fastexcel.read_excel(xlsx_bytes(make_chart())).load_sheet(0, header_row=None).to_polars()
    first = sheet["__UNNAMED__0"].drop_nulls().to_list()
    assert first[0] == "Huế dẫn đầu"
    assert {"Phạm vi: Cả nước", "Ngày chốt số liệu: 31/10/2026", "Nguồn: Nguồn thử"} <= set(first)
    top = next(i for i, cell in enumerate(sheet["__UNNAMED__0"]) if cell == "Tỉnh")
    numbers = fastexcel.read_excel(xlsx_bytes(make_chart())).load_sheet(0, header_row=top).to_polars()
    assert numbers["Mã"].to_list() == ["01", "04", "46"]
    assert numbers["Tỷ lệ"].to_list() == [0.123, None, 1.0]
    assert numbers["Tỉnh"].to_list()[1] == "=cmd()"


def drawn(chart: Chart) -> str:
    return plotted(chart).data[0].text[0]


def card_text(metric: Metric, value: float, language: Language) -> str:
    card = headline_card(Headline(metric, value, [], None, "", None, "", "/"), language)
    found = next(part for part in card._traverse() if getattr(part, "className", "") == "card-value")
    spans = found.children if isinstance(found.children, list) else [found.children]
    return spans[0].children


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_the_same_number_everywhere(metric: Metric, language: Language, make_chart: MakeChart):
    value = {"share": 0.83445, "rate": 1234.25, "mean": 2.25}[metric.form]
    frame = pl.DataFrame({"name": ["Huế"], "value": [value]})
    columns = (Column("name", "Tên"), Column("value", "Giá trị", style_of(metric)))
    chart = make_chart(frame=frame, columns=columns, language=language, metric=metric)
    shown = value_text(value, metric, language)
    in_csv = csv_rows(chart)[1][1]
    body = fastexcel.read_excel(xlsx_bytes(chart)).load_sheet(0, header_row=None).to_polars()
    in_xlsx = float(body["__UNNAMED__1"].to_list()[-1])
    in_table = opened(chart)["rows"][0][1]

    assert drawn(chart) == in_table == card_text(metric, value, language) == shown
    assert in_csv == shown.rstrip("%").replace("." if language == "vi" else ",", "")
    again = float(in_csv.replace(",", ".")) / (100 if metric.form == "share" else 1)
    assert in_xlsx == pytest.approx(again, abs=1e-12)


def test_dates_are_dates_in_files(make_chart: MakeChart):
    frame = pl.DataFrame({"day": [date(2026, 10, 31)], "value": [0.5]})
    columns = (Column("day", "Ngày", "date"), make_chart().columns[2])
    chart = make_chart("line", frame, columns=columns, encodings=Encodings("day", "value"))
    assert csv_rows(chart)[1][:2] == ["31/10/2026", "50,0"]
    body = fastexcel.read_excel(xlsx_bytes(chart)).load_sheet(0, header_row=None).to_polars()
    assert "2026-10-31" in str(body["__UNNAMED__0"].to_list()[-1])


def test_files_and_table_hold_the_rows_that_are_not_drawn(make_chart: MakeChart):
    rows = make_chart().frame
    chart = make_chart(frame=rows.head(1), whole=rows)
    assert [row[0] for row in csv_rows(chart)[1:]] == ["Hà Nội", "\t=cmd()", "Huế"]
    assert len(twin_rows(chart)[1]) == 3


def test_a_worksheet_opens_with_its_filters_on(make_chart: MakeChart):
    chart = make_chart()
    sheet = zipfile.ZipFile(BytesIO(xlsx_bytes(chart))).read("xl/worksheets/sheet1.xml").decode()
    top, bottom = map(int, re.findall(r'<autoFilter ref="A(\d+):[A-Z]+(\d+)"', sheet)[0])
    assert bottom - top == chart.frame.height


def test_a_worksheet_prints_across_on_a4_with_its_headings_on_every_sheet(make_chart: MakeChart):
    chart = make_chart()
    with zipfile.ZipFile(BytesIO(xlsx_bytes(chart))) as book:
        sheet, names = (book.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "workbook"))
    line = len(chart.facts) + 3
    assert re.search(r'<pageSetup paperSize="9"[^>]* orientation="landscape"', sheet)
    assert '<pageSetUpPr fitToPage="1"/>' in sheet and 'fitToHeight="0"' in sheet
    assert f"${line}:${line}</definedName>" in names
