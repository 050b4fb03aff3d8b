"""One number on card, chart, table, XLSX and CSV, and it is the one a clerk with a pencil finds."""

import csv
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.cards.headline_card import headline_card
from components.cards.headlines import headlines
from components.charts.chart import Chart, Column
from components.charts.files import csv_bytes, xlsx_bytes
from data.measures.metric import Metric
from data.measures.metrics import METRICS
from data.publishing.publish import publish
from data.store.publication import Publication
from data.words import LANGUAGES, Language
from data.words.numbers import NumberStyle
from pages.registry import PAGES
from pages.router import page_body, reports_of
from pages.shell import published
from queries.counts import counts_by_date
from tests.components.opened import opened
from tests.components.plotted import plotted
from tests.conftest import ReadStore
from tests.data.small_country import DATES, rows_of, write_landing
from tests.pages.reading import words_on
from tests.pages.shell.pencil import (
    DUE,
    VIETNAM,
    is_paperless,
    ledgers_of,
    obvious_counts,
    obvious_sustained,
    open_sites,
)
from tests.pages.worksheet import shown_rows

LAST = DATES[-1]
PLAIN_PAGES = [page.path for page in PAGES.values() if "<" not in page.path]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Seventy sites over seven snapshots, published."""
    folder = tmp_path_factory.mktemp("same")
    publish(write_landing(folder / "landing"), folder / "store")
    return Publication(folder / "store")


@pytest.fixture(autouse=True)
def tiny_store(store: Path, small: Publication, read_store: ReadStore) -> None:
    read_store(small.root)


def known_sustained(day: date) -> int:
    """Stations of which it is known whether they were paperless in all snapshots of the 90 days."""
    window = [held for held in DATES if day - timedelta(days=90) < held <= day]
    listed = {held: {site["station_id"] for site in rows_of(held)["station"]} for held in window}
    opened = {held: {site["station_id"] for site in open_sites(held)} for held in window}
    kept = {held: ledgers_of(held) for held in window}

    def state(station: str, held: date) -> bool | None:
        if station not in listed[held]:
            return None
        return station in opened[held] and is_paperless(kept[held].get(station, {}))

    states = [[state(station, held) for held in window] for station in opened[day]]
    return sum(all(found) or False in found for found in states)


@pytest.fixture(scope="module")
def pencil() -> dict[str, int]:
    """Every count of the last date from the rows that were laid."""
    sustained = {
        "stations_sustained": obvious_sustained(LAST),
        "stations_sustained_base": known_sustained(LAST),
    }
    return obvious_counts(LAST) | sustained


def expected_text(metric: Metric, counts: dict[str, int], language: Language) -> str:
    """The metric by its definition, rounded half away from zero to one decimal, as the language writes it."""
    ratio = Fraction(counts[metric.numerator] * int(metric.scale), counts[metric.denominator])
    ratio *= 100 if metric.form == "share" else 1
    number = (Decimal(ratio.numerator) / ratio.denominator).quantize(Decimal("0.1"), ROUND_HALF_UP)
    text = f"{number:,}"
    text = text.translate(str.maketrans(",.", ".,")) if language == "vi" else text
    return text + ("%" if metric.form == "share" else "")


def card_text(metric: Metric, language: Language) -> str:
    view = published.view_of(PAGES["home"], "/", f"?lang={language}")
    counts = counts_by_date(view.snapshot, view.scope)
    card = headline_card(headlines(view, counts, [metric])[0], language)
    found = next(part for part in card._traverse() if getattr(part, "className", "") == "card-value")
    spans = found.children if isinstance(found.children, list) else [found.children]
    return str(spans[0].children)


def table_rows(chart: Chart) -> list[list[str]]:
    return opened(chart)["rows"]


def csv_rows(chart: Chart) -> list[list[str]]:
    rows = list(csv.reader(StringIO(csv_bytes(chart).decode("utf-8-sig"))))
    return [row[: len(chart.columns)] for row in rows[1:]]


def sheet_rows(chart: Chart) -> list[list[str]]:
    rows = shown_rows(xlsx_bytes(chart), chart.language)
    own = len(list(chart.cells()))
    return rows[len(rows) - own :] if own else []


def as_csv(text: str, column: Column, language: Language) -> str:
    """A number as a file for programs has it: no per cent sign or grouping, a hyphen; a blank is empty."""
    assert isinstance(column.style, NumberStyle)
    if text == "–":
        return ""
    return text.rstrip("%").replace("." if language == "vi" else ",", "").replace("−", "-")


def assert_one_number(chart: Chart) -> None:
    """Every number of the rows is the one in both files, and each of the opened table is one of them."""
    in_csv, in_sheet = csv_rows(chart), sheet_rows(chart)
    for line, texts in enumerate(chart.texts()):
        for place, (text, column) in enumerate(zip(texts, chart.columns, strict=True)):
            if isinstance(column.style, NumberStyle):
                cell = in_sheet[line][place] if place < len(in_sheet[line]) else ""
                assert cell == ("" if text == "–" else text.replace("−", "-")), (chart.key, column.name, line)
                assert in_csv[line][place] == as_csv(text, column, chart.language), (chart.key, column.name)
    told = {text for row in table_rows(chart) for text in row}
    assert told <= {text for texts in chart.texts() for text in texts} | {"–"}, chart.key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_card_chart_table_and_files_show_what_the_rows_say(
    metric: Metric, language: Language, pencil: dict[str, int]
):
    expected = expected_text(metric, pencil, language)
    chart = charts_on(html.Div(page_body("/", f"?lang={language}&metric={metric.key}")))["trend"]
    column = chart.column("value")
    assert chart.frame["date"].to_list()[-1] == LAST
    assert card_text(metric, language) == expected
    assert plotted(chart).data[0].customdata[-1][0] == expected
    assert table_rows(chart)[0][-1] == expected
    assert sheet_rows(chart)[-1][-1] == expected
    assert csv_rows(chart)[-1][-1] == as_csv(expected, column, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_bars_say_what_their_table_and_files_say(metric: Metric, language: Language):
    charts = charts_on(html.Div(page_body("/", f"?lang={language}&metric={metric.key}")))
    for key in {"places"} & charts.keys():
        chart = charts[key]
        place = chart.columns.index(chart.column("value"))
        drawn = list(plotted(chart).data[0].text)
        assert drawn == [row[place] for row in table_rows(chart)] == [row[place] for row in sheet_rows(chart)]
        assert_one_number(chart)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PLAIN_PAGES)
def test_every_figure_of_every_page_is_one_with_its_files(path: str, language: Language):
    for chart in charts_on(html.Div(page_body(path, f"?lang={language}"))).values():
        assert_one_number(chart)


def test_a_half_is_rounded_away_from_zero_wherever_it_stands(pencil: dict[str, int]):
    """Given 1 of 16 (6.25 %) Then 6.3 %, where a program's own rounding would say 6.2 %."""
    metric = METRICS[0]
    counts = {metric.numerator: 1, metric.denominator: 16}
    assert expected_text(metric, counts, "en") == "6.3%"


@pytest.mark.parametrize("day", DATES, ids=str)
def test_late_are_reports_that_came_after_the_deadline_and_no_silent_station(day: date):
    reports = {row["station_id"]: row for row in rows_of(day)["station_report"]}
    deployed = [site for site in open_sites(day) if site["platform_since"] and site["platform_since"] <= day]
    sent = [reports[site["station_id"]] for site in deployed if site["station_id"] in reports]
    times = [report["submitted_at"] for report in sent]
    late = sum(time is not None and time.astimezone(VIETNAM).date() > DUE[day] for time in times)
    found = reports_of(published.view_of(PAGES["home"], "/", f"?date={day}&scheme=63"))
    assert found.late == late
    assert found.received == len(times) < found.expected


def test_a_station_counts_as_paperless_only_with_all_its_posts(pencil: dict[str, int]):
    units, known = (pencil[f"care_units_paperless{name}"] for name in ("", "_base"))
    assert units != pencil["stations_paperless"]
    words = words_on(page_body("/", "?lang=en"))
    assert f"{units} of {known} stations, each with all its posts" in words
