"""Either scheme over the whole history, and the codes that name one province before and another since."""

import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.reading.view import View
from data.geography.units import load_units
from data.measures.counts import COUNTS
from data.measures.metric import with_value
from data.measures.metrics import METRICS
from data.scope import LEVELS, REFORM, SCHEMES, Reader, Scope
from data.store.publication import Publication
from pages.registry import page_at
from pages.router import build, page_body
from pages.shell.published import view_of
from queries.counts import counts_by_place, counts_now
from queries.search import search
from queries.stations import stations
from tests.conftest import ReadStore
from tests.pages.reading import parts_of, words_on

USED_AGAIN = {
    "15": ("Tỉnh Yên Bái", "Tỉnh Lào Cai"),
    "24": ("Tỉnh Bắc Giang", "Tỉnh Bắc Ninh"),
    "44": ("Tỉnh Quảng Bình", "Tỉnh Quảng Trị"),
    "52": ("Tỉnh Bình Định", "Tỉnh Gia Lai"),
    "80": ("Tỉnh Long An", "Tỉnh Tây Ninh"),
    "82": ("Tỉnh Tiền Giang", "Tỉnh Đồng Tháp"),
    "91": ("Tỉnh Kiên Giang", "Tỉnh An Giang"),
}
RENAMED = {"46": ("Tỉnh Thừa Thiên Huế", "Thành phố Huế")}
BOTH = USED_AGAIN | RENAMED


@pytest.fixture(scope="session")
def crossing(crossing_store: Path) -> Publication:
    return Publication(crossing_store)


@pytest.fixture(autouse=True)
def on_the_crossing_store(store: Path, crossing: Publication, read_store: ReadStore) -> None:
    read_store(crossing.root)


def view(path: str, search: str = "") -> View:
    return view_of(page_at(path)[0], path, search)


def place_links(page: Any) -> list[tuple[str, str]]:
    """(scheme, code) of every link on a page that leads to a place."""
    addresses = [getattr(part, "href", None) or "" for part in parts_of(page)]
    return [match.groups() for a in addresses if (match := re.match(r"/places/(\d\d)/(\w+)", a))]


@pytest.mark.parametrize("code", BOTH)
def test_the_page_of_each_era_has_its_own_name(code: str):
    for scheme, name in zip(SCHEMES, BOTH[code], strict=True):
        [title] = [
            part for part in parts_of(build(f"/places/{scheme}/{code}", "").page) if isinstance(part, html.H1)
        ]
        assert words_on(title) == name
    assert BOTH[code][1] not in words_on(
        charts_on(html.Div(page_body(f"/places/63/{code}", "")))["units"].title
    )


@pytest.mark.parametrize("code", USED_AGAIN)
def test_the_numbers_of_the_two_provinces_differ(code: str, crossing: Publication):
    for day in (crossing.snapshot().dates[0], crossing.snapshot().date):
        snapshot = crossing.snapshot().on(day)
        old, new = (counts_now(snapshot, Scope(scheme, province=code)) for scheme in SCHEMES)
        assert old["stations"][0] > 0
        assert new["stations"][0] > 0
        assert old["stations"][0] != new["stations"][0], day


def test_the_renamed_province_keeps_its_numbers(crossing: Publication):
    old, new = (counts_now(crossing.snapshot(), Scope(scheme, province="46")) for scheme in SCHEMES)
    assert old.equals(new)


@pytest.mark.parametrize("code", BOTH)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_links_below_a_province_stay_in_its_era(code: str, scheme: str):
    units = load_units().table
    below = set(units.filter(scheme=scheme, province_code=code)["code"])
    table = charts_on(html.Div(page_body(f"/places/{scheme}/{code}", "")))["units"]
    assert set(table.frame["code"]) <= below
    other = "34" if scheme == "63" else "63"
    known = {key: set(units.filter(scheme=key)["code"]) for key in SCHEMES}
    links = place_links(page_body(f"/places/{scheme}/{code}", ""))
    assert all(linked in known[era] for era, linked in links)
    # The only way into the other era is the sentence that says what became of the place.
    crossing_over = {linked for era, linked in links if era == other}
    assert all(len(linked) == 2 for linked in crossing_over)


def test_a_station_is_found_by_the_name_it_had_before_the_reform(crossing: Publication):
    latest = crossing.snapshot()
    names = [
        stations(snapshot, Scope()).select("station_id", "name")
        for snapshot in (latest.on(latest.dates[0]), latest)
    ]
    both = names[0].join(names[1], on="station_id", suffix="_now")
    changed = both.filter(pl.col("name") != pl.col("name_now")).row(0, named=True)
    found = search(latest, Reader(), changed["name"]).filter(code=changed["station_id"]).row(0, named=True)
    assert found["name_vi"] == changed["name_now"]
    assert changed["name"] in found["former"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_either_scheme_gives_every_snapshot_its_values(scheme: str, crossing: Publication):
    latest = crossing.snapshot()
    assert latest.dates[0] < REFORM < latest.date
    for day in latest.dates:
        snapshot = latest.on(day)
        country = counts_now(snapshot, Scope(scheme))
        for level in LEVELS[scheme][1:]:
            places = counts_by_place(snapshot, Scope(scheme), level)
            sums = places.select(pl.col(name).sum() for name in COUNTS)
            assert sums.equals(country.select(COUNTS)), (day, level)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_either_scheme_gives_every_metric_the_same_national_value_on_every_date(
    scheme: str, crossing: Publication
):
    for day in crossing.snapshot().dates:
        snapshot = crossing.snapshot().on(day)
        counts = counts_by_place(snapshot, Scope(scheme), "province")
        whole = counts.select(pl.col(name).sum() for name in COUNTS)
        for metric in METRICS:
            national = with_value(counts_now(snapshot, Scope("34")), metric)["value"][0]
            assert with_value(whole, metric)["value"][0] == national, (day, metric.key)


@pytest.mark.parametrize(("scheme", "day"), [("63", "2026-10-31"), ("34", "2025-05-31")])
def test_the_pages_of_the_other_era_stand_and_draw_every_province(scheme: str, day: str):
    search = f"?lang=vi&scheme={scheme}&date={day}"
    assert view("/gaps", search).notices == ()
    table = charts_on(html.Div(page_body("/paperless", search)))["places-table"].frame
    assert table.height == int(scheme)
    assert table.filter(pl.col("closed").is_not_null()).height > 0.5 * int(scheme)
    trend = charts_on(html.Div(page_body(f"/places/{scheme}/15", f"?lang=vi&date={day}")))["trend"].frame
    assert trend["value"].drop_nulls().len() > 0
