"""The events of a station against the accepted files: what they tell, in words."""

import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.reading.official import ledgers_of
from data.store.publication import Publication
from data.words import LANGUAGES, Language
from tests.conftest import ReadStore
from tests.data.small_country import DATES, rows_of
from tests.pages.stations.viewing import body, register_of, view


def told(station_id: str, search: str = "?lang=en") -> pl.DataFrame:
    return charts_on(html.Div(body(station_id, search)))["events"].frame


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ledger_that_closed_is_named_in_the_files(
    across: Publication, read_store: ReadStore, language: Language
):
    read_store(across.root)
    station_id = register_of(across, DATES[-1]).filter(pl.col("closed_on").is_null())["station_id"][0]
    known: dict[str, str] = {}
    closed: dict[object, set[str]] = {}
    for day in DATES:
        for row in rows_of(day)["ledger_status"]:
            if row["station_id"] != station_id or row["state"] in (None, "not_applicable"):
                continue
            ledger, state = row["ledger_id"], row["state"]
            if state == "electronic_only" and known.get(ledger, state) != state:
                closed.setdefault(day, set()).add(ledger)
            known[ledger] = state
    names = {ledger.ledger_id: ledger.name(language) for ledger in ledgers_of(view(station_id).snapshot)}
    expected = {day: {names[ledger] for ledger in found} for day, found in closed.items()}
    kind = {"vi": "Sổ chuyển hẳn sang điện tử", "en": "Ledgers now electronic only"}[language]
    rows = told(station_id, f"?lang={language}").filter(event=kind)
    assert {day: set(text.split("; ")) for day, text in rows.select("date", "ledgers").rows()} == expected


def test_a_station_that_became_a_post_says_whose(across: Publication, read_store: ReadStore):
    read_store(across.root)
    before, after = (register_of(across, day) for day in (DATES[3], DATES[4]))
    became = after.filter(site_kind="point").join(before.filter(site_kind="station"), on="station_id")
    row = became.drop_nulls("parent_station_id").row(0, named=True)
    found = told(row["station_id"]).filter(event="Station became a health post")
    assert found["date"].to_list() == [DATES[4]]
    assert row["parent_station_id"] in found["detail"][0]


def test_the_reform_names_the_commune_before_and_after(across: Publication, read_store: ReadStore):
    read_store(across.root)
    for station_id in register_of(across, DATES[3])["station_id"]:
        found = told(station_id).filter(event="Administrative units reorganised")
        if found.height:
            assert found["detail"][0].startswith("From ")
            assert " to " in found["detail"][0]
            return
    pytest.fail("no commune changed")


def test_a_spell_without_reports_that_goes_on_says_so(silent: str):
    newest = told(silent).filter(event="Reports missing").row(0, named=True)
    assert newest["detail"].startswith(tuple("123456789"))
    assert "still going on" in newest["detail"]
