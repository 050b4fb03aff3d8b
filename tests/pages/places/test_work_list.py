import json

import fastexcel
import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.charts.files import csv_bytes, xlsx_bytes
from data.geography.units import load_units
from data.measures.work import REASONS
from pages.places.work_list import held_back_chart, list_chart, list_rows
from pages.router import page_body
from tests.pages.places.viewing import partition, view
from tests.pages.reading import classed, parts_of


def test_the_silent_owe_a_report_and_sent_none_and_what_others_sent_was_held_back(store, busiest: str):
    """Recomputed from the rows accepted and held back: open, on the platform, no report."""
    seen = view(f"/places/34/{busiest}")
    day = seen.snapshot.date
    stations, reports = partition(store, day, "station"), partition(store, day, "station_report")
    province = {
        row["code"]: row["province_code"]
        for row in load_units().table.filter(scheme="34", level="commune").iter_rows(named=True)
    }
    owing = {
        row["station_id"]
        for row in stations.iter_rows(named=True)
        if province[row["commune_code"]] == busiest
        and (row["opened_on"] is None or row["opened_on"] <= day)
        and (row["closed_on"] is None or row["closed_on"] > day)
        and row["platform_since"] is not None
        and row["platform_since"] <= day
    }
    held = partition(store, day, "quarantine").filter(pl.col("table") == "station_report")["values"]
    refused = {json.loads(values)["station_id"] for values in held}
    missing = owing - set(reports["station_id"])
    silent = missing - refused
    rows = list_rows(view(f"/places/34/{busiest}", "?list=silent"))
    assert set(rows["station_id"]) == silent
    sent = held_back_chart(view(f"/places/34/{busiest}")).frame
    assert set(sent["station_id"]) == missing & refused
    assert silent
    phones = dict(stations.select("station_id", "phone").iter_rows())
    assert dict(rows.select("station_id", "phone").iter_rows()) == {s: phones[s] for s in silent}


def test_a_station_is_listed_once_with_every_reason_that_it_is_listed_for(busiest: str):
    by_reason = {
        reason: set(list_rows(view(f"/places/34/{busiest}", f"?list={reason}"))["station_id"])
        for reason in REASONS
    }
    rows = list_rows(view(f"/places/34/{busiest}"))
    assert sorted(rows["station_id"]) == sorted(set().union(*by_reason.values()))
    assert all(rows["why"])
    assert [reason for reason, listed in by_reason.items() if listed][:2] == ["silent", "impossible"]
    first = [next(reason for reason in REASONS if one in by_reason[reason]) for one in rows["station_id"]]
    assert first == sorted(first, key=list(REASONS).index)


def test_since_when_a_station_is_silent_is_the_first_period_without_a_report(store, busiest: str):
    seen = view(f"/places/34/{busiest}", "?list=silent")
    dates = seen.snapshot.dates_until
    for row in list_rows(seen).iter_rows(named=True):
        later = [day for day in dates if row["last_report"] is None or day > row["last_report"]]
        assert row["since"] == later[-row["periods_silent"]]


def test_files_hold_what_the_list_shows(busiest: str):
    seen = view(f"/places/34/{busiest}", "?list_order=-people&lang=vi")
    chart = list_chart(seen)
    shown = list(chart.texts())
    assert shown
    body = html.Div(page_body(f"/places/34/{busiest}", "?list_order=-people&lang=vi"))
    assert charts_on(body)["list"].frame.equals(chart.frame)
    lines = csv_bytes(chart).decode("utf-8-sig").splitlines()
    assert len(lines) == len(shown) + 1
    assert [line.split(",")[0].strip('"') for line in lines[1:]] == [row[0] for row in shown]
    sheet = fastexcel.read_excel(xlsx_bytes(chart)).load_sheet(0, header_row=None).to_polars()
    cells = sheet.filter(pl.col(sheet.columns[-1]).is_in(chart.frame["station_id"].to_list()))
    assert cells[sheet.columns[1]].to_list() == chart.frame["phone"].to_list()
    assert cells[sheet.columns[0]].to_list() == chart.frame["name"].to_list()
    assert "\t" not in "".join(cells[sheet.columns[1]].drop_nulls())


def test_a_phone_number_can_be_called(busiest: str):
    calls = [link.href for link in classed(page_body(f"/places/34/{busiest}", "?lang=vi"), "tel")]
    assert calls
    assert all(call.startswith("tel:0") and " " not in call for call in calls)


@pytest.mark.parametrize(
    ("language", "sign"), [("vi", "Số này chưa đúng: "), ("en", "This number is wrong: ")]
)
def test_each_row_leads_to_the_message_about_its_station(busiest: str, language: str, sign: str):
    path = f"/places/34/{busiest}"
    rows = list_rows(view(path))
    links = classed(page_body(path, f"?lang={language}"), "wrong-link")
    signs = {getattr(link, "aria-label"): link.href for link in links}
    for name, station_id in rows.select("name", "station_id").head(5).rows():
        address, _, part = signs[sign + name].partition("#")
        assert address.startswith(f"/stations/{station_id}?")
        page = page_body(*address.split("?", 1))
        assert any(getattr(box, "id", None) == part for box in parts_of(page))


def test_the_search_ignores_accents_and_the_order_puts_blanks_last(busiest: str):
    rows = list_rows(view(f"/places/34/{busiest}"))
    commune = rows["commune"][0]
    found = list_chart(view(f"/places/34/{busiest}", f"?list_search={commune.upper()}"))
    assert set(found.frame["station_id"]) <= set(rows["station_id"])
    assert commune in set(found.frame["commune"])
    ordered = list_chart(view(f"/places/34/{busiest}", "?list_order=-people")).frame["people"]
    known = ordered.drop_nulls().to_list()
    assert known == sorted(known, reverse=True)
    assert ordered.to_list()[: len(known)] == known
