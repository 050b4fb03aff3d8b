"""`/quality`: its numbers against the accepted and the held-back files, its links, its files."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.charts.files import csv_bytes
from components.reading.view import View, origin_href
from data.measures.metric import value_of
from data.measures.metrics import METRICS
from data.measures.quality import CHECK_KEYS, CHECKS
from data.scope import Reader
from data.words import LANGUAGES
from pages.quality.calendar import calendar_chart
from pages.quality.checks import scored
from pages.quality.delay import delay_chart
from pages.quality.failed_rows import rows_chart
from pages.quality.origin_of_metric import origin_chart, origin_part
from pages.quality.quarantine import quarantine_chart, quarantine_part
from pages.quality.reports import deadline_words
from pages.quality.silent_stations import silent_chart
from pages.registry import page_at
from pages.router import page_body
from pages.shell.published import view_of
from queries.counts import counts_by_place, counts_now
from tests.pages.reading import classed, repeated_ids, words_on

LAST = date(2026, 10, 31)
PARTS = ("reports", "checks", "arrived", "origin")


def view(search: str = "") -> View:
    page, _ = page_at("/quality")
    return view_of(page, "/quality", search)


def partition(store, table: str) -> pl.DataFrame:
    return pl.read_parquet(next((store / "dates" / LAST.isoformat()).glob(f"*/{table}.parquet")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_built_in_both_languages_without_a_repeated_id(part: str, language: str):
    body = page_body("/quality", f"?part={part}&lang={language}")
    assert repeated_ids(body) == []
    tabs = classed(body, "sub-views")[0].children
    assert [tab for tab in tabs if "aria-current" in tab.to_plotly_json()["props"]] == [
        tabs[PARTS.index(part)]
    ]


def test_the_deadline_is_shown_with_its_setting_and_its_day():
    words = deadline_words(view())
    assert "5 ngày làm việc" in words
    # 31/10/2026 is a Saturday: the fifth working day after it is Friday the 6th.
    assert "06/11/2026" in words


def test_the_calendar_has_what_the_other_pages_say_of_the_date():
    chart = calendar_chart(view())
    now = chart.frame.filter(pl.col("date") == LAST)
    counts = counts_by_place(view().snapshot, view().scope, "province").filter(pl.col("stations") > 0)
    said = {code: (part, whole) for code, part, whole in now.select("code", "part", "whole").iter_rows()}
    expected = counts.select("code", "reports_received", "reports_expected").iter_rows()
    assert said == {code: (received, due) for code, received, due in expected}


def test_a_calendar_of_the_country_never_has_its_communes():
    assert calendar_chart(view("?level=commune")).columns[0].label == "Tỉnh, thành phố"
    assert calendar_chart(view("?level=commune&province=01")).columns[0].label == "Xã, phường"


def test_half_of_the_reports_were_in_after_the_median(store):
    reports = partition(store, "station_report")
    sites = partition(store, "station").filter(
        (pl.col("closed_on").is_null() | (pl.col("closed_on") > LAST))
        & (pl.col("opened_on").is_null() | (pl.col("opened_on") <= LAST))
    )
    timed = reports.filter(
        pl.col("submitted_at").is_not_null() & pl.col("station_id").is_in(sites["station_id"].to_list())
    )
    local = timed["submitted_at"].dt.convert_time_zone("Asia/Ho_Chi_Minh").dt.date()
    days = sorted((day - LAST).days for day in local)
    chart = delay_chart(view())
    shown = chart.frame.filter(pl.col("date") == LAST)["days"].to_list()
    assert shown == [days[-(-len(days) // 2) - 1], days[-(-len(days) * 9 // 10) - 1]]


def test_silent_stations_are_the_deployed_ones_without_a_report(store):
    reported = set(partition(store, "station_report")["station_id"])
    due = {
        row["station_id"]
        for row in partition(store, "station").iter_rows(named=True)
        if row["platform_since"]
        and row["platform_since"] <= LAST
        and (row["closed_on"] is None or row["closed_on"] > LAST)
        and (row["opened_on"] is None or row["opened_on"] <= LAST)
    }
    assert set(silent_chart(view()).frame["station_id"]) == due - reported


@pytest.mark.parametrize("check", CHECKS, ids=CHECK_KEYS)
def test_the_rows_of_a_check_are_as_many_as_its_table_says(check):
    rows = rows_chart(view(f"?part=checks&check={check.key}")).frame
    assert rows.height == scored(view("?part=checks"))[f"{check.key}_failed"].sum()


def test_scores_of_provinces_add_up_from_their_communes():
    provinces = scored(view("?part=checks"))
    communes = scored(view("?part=checks&level=commune"))
    for column in ("judged", "failed", "stations"):
        assert provinces[column].sum() == communes[column].sum()
    one = provinces.filter(pl.col("failed") > 0).row(0, named=True)
    inside = scored(view(f"?part=checks&province={one['code']}&level=commune"))
    assert inside["failed"].sum() == one["failed"]
    assert one["score"] == 1 - one["failed"] / one["judged"]


def test_rows_held_back_are_all_there_with_what_they_drag_along(store):
    rows = partition(store, "quarantine")
    chart = quarantine_chart(view("?part=arrived"))
    assert chart.frame.height == rows.height
    parsed = [(row["table"], row["reasons"], json.loads(row["values"])) for row in rows.iter_rows(named=True)]
    for row, (table, _, values) in zip(chart.frame.iter_rows(named=True), parsed, strict=True):
        own = values["station_id"]
        dragged = [
            1
            for other, reasons, said in parsed
            if other != "station" and "unknown_station" in reasons and said["station_id"] == own
        ]
        assert row["dragged"] == (len(dragged) if table == "station" else None)


def test_filters_leave_only_rows_of_the_reason_and_the_file_has_every_one():
    chart = quarantine_chart(view("?part=arrived&reason=inconsistent"))
    assert all("inconsistent" in codes for codes in chart.frame["codes"])
    lines = list(csv.reader(io.StringIO(csv_bytes(chart).decode("utf-8-sig"))))
    assert len(lines) == chart.frame.height + 1


def test_a_reader_of_one_province_sees_no_row_that_belongs_to_none():
    seen = view("?part=arrived")
    narrowed = replace(seen, scope=replace(seen.scope, reader=Reader("province", "01")))
    assert "held" in charts_on(html.Div(quarantine_part(seen)))
    assert charts_on(html.Div(quarantine_part(narrowed))) == {}


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_a_number_is_the_sum_of_the_rows_behind_it(metric):
    seen = view(f"?part=origin&metric={metric.key}")
    rows = origin_chart(seen).frame
    sums = {metric.numerator: [rows["numerator"].sum()], metric.denominator: [rows["denominator"].sum()]}
    own = pl.DataFrame(sums).select(value_of(metric)).item()
    assert own == counts_now(seen.snapshot, seen.scope).select(value_of(metric)).item()
    assert f"$numerator = {metric.numerator}" in words_on(origin_part(seen))


def test_a_chart_leads_to_its_origin_with_the_reader_s_scope():
    page, _ = page_at("/gaps")
    seen = view_of(page, "/gaps", "?province=01&lang=en")
    address = urlsplit(origin_href(seen, METRICS[0]))
    assert address.path == "/quality"
    assert parse_qs(address.query) == {
        "lang": ["en"], "province": ["01"], "metric": [METRICS[0].key], "part": ["origin"],
    }  # fmt: skip
