"""The quality notes of a station, in words, against the accepted files and the tables of the version."""

from pathlib import Path

import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on
from data.scope import Scope
from data.store.publication import Publication
from data.words import LANGUAGES, Language
from queries.quality import findings
from queries.station import station_held_back
from tests.pages.reading import links_on
from tests.pages.stations.viewing import NATIONAL, body, view


def noted(station_id: str, search: str = "?lang=en") -> pl.DataFrame:
    return charts_on(html.Div(body(station_id, search)))["notes"].frame


@pytest.fixture
def failing(opened: Publication) -> pl.DataFrame:
    """The values of the latest date that failed a check."""
    return findings(opened.snapshot(), Scope())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_that_failed_stands_once_with_all_its_checks(failing: pl.DataFrame, language: Language):
    station_id = failing["station_id"][0]
    day = view(station_id).snapshot.date
    own = failing.filter(station_id=station_id)
    rows = noted(station_id, f"?lang={language}").filter(pl.col("part") == "checks", date=day)
    assert rows.height == own["field"].n_unique()
    names = {
        key: view(station_id, f"?lang={language}").t(f"quality.check.{key}.name") for key in own["check"]
    }
    kinds = {name for row in rows["kind"] for name in row.split("; ")}
    assert kinds == set(names.values())


def test_its_kind_leads_to_the_check_on_its_date(failing: pl.DataFrame):
    station_id = failing["station_id"][0]
    row = noted(station_id).filter(part="checks").row(0, named=True)
    address = links_on(body(station_id))[row["kind"]]
    assert address.startswith("/quality?")
    assert f"check={row['check']}" in address


def test_what_was_held_back_is_told(store: Path, opened: Publication):
    snapshot = opened.snapshot()
    for station_id in findings(snapshot, Scope())["station_id"].unique():
        held = station_held_back(snapshot, station_id, NATIONAL)
        told = noted(station_id).filter(part="arrived", check="")
        sent = held.select((pl.col("report").list.len() > 0).sum()).item()
        assert told.filter(kind="Report not accepted").height == sent


def test_the_notes_of_an_earlier_date_end_there(failing: pl.DataFrame):
    seen = view(failing["station_id"][0])
    before = seen.snapshot.dates[-2]
    rows = noted(failing["station_id"][0], f"?lang=en&date={before}")
    assert all(day <= before for day in rows["date"])
