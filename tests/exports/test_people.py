"""What pages say where the register knows no people: stations are counted, orders claim nothing."""

import polars as pl
import pytest

from data.settings import settings
from data.words import LANGUAGES, Language, t
from data.words.numbers import format_percent
from tests.exports.conftest import Read
from tests.exports.test_reasons import said


def test_stations_with_uses_are_counted_without_people(read: Read):
    landing = read("no_populations")
    reports = pl.read_parquet(landing / "2026-10-31" / "station_report" / "a.parquet")
    words = said("/platforms?lang=en")
    for column in ("teleconsultations", "chatbot_sessions"):
        told = reports[column].drop_nulls()
        assert f"{(told > 0).sum()} of {told.len()} stations with data" in words, column
    assert words.count("not all of these steps can be worked out") == 2  # the two ladders of people


def test_a_plan_by_people_does_not_claim_an_order_that_nobody_knows(read: Read):
    read("no_populations")
    plan = said("/paperless?view=plan&lang=en")
    assert "in the order of their ids" in plan and "the most people come first" not in plan
    assert "55 stations in order: 1 in the first month, November 2026" in plan
    assert "Stations with V20 first" in said("/paperless?view=plan&by_order=ready&lang=en")


def test_the_list_of_a_map_orders_only_places_of_which_enough_is_known(read: Read):
    read("pilot")
    some = said("/map?metric=record_opened&lang=en")
    assert "Places with enough data, most in need of attention first; the others after them" in some
    read("missing_quarter")
    assert "too little is known to say which is most in need of attention" in said("/map?lang=en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_share_above_all_people_is_marked_and_reaches_no_target(
    read: Read, monkeypatch: pytest.MonkeyPatch, language: Language
):
    landing = read("over_people")
    monkeypatch.setenv("TRAMSO_COVERAGE_FROM", "0")  # else too few to judge is what keeps it from the target
    settings.cache_clear()
    files = landing / "2026-10-31"
    records = pl.read_parquet(files / "station_report" / "a.parquet")["records_created"].sum()
    people = pl.read_parquet(files / "station" / "a.parquet")["population"].sum()
    marked = t("number.impossible", language, number=format_percent(records / people, language))
    for address in ("/", "/gaps?metric=record_coverage"):
        assert marked in said(f"{address}{'&' if '?' in address else '?'}lang={language}"), address
    home = said(f"/?lang={language}")
    assert home.count(t("home.impossible", language)) == 2 and t("home.on_target", language) not in home
