"""What `/gaps` claims of exports in which much is not known, against what their files hold."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from components.cards.figure_card import charts_on
from data.settings import settings
from data.words import LANGUAGES, t
from pages.router import page_body
from tests.conftest import ReadStore
from tests.pages.reading import words_on
from tests.stores import export_store

Export = Callable[[str], Path]
RECORDS = "&metric=record_opened"
VIEWS = ("gap", "why", "closing", "equity", "clusters")


@pytest.fixture
def export(monkeypatch: pytest.MonkeyPatch, read_store: ReadStore, stores_folder: Path) -> Export:
    """Let pages read an export, with the share from which a value may stand for all as it is set for them."""

    def read(kind: str) -> Path:
        monkeypatch.delenv("TRAMSO_COVERAGE_FROM", raising=False)
        read_store(export_store(stores_folder, kind))
        settings.cache_clear()
        return export_store(stores_folder, kind).parent / "landing" / "2026-10-31"

    return read


def charts(search: str) -> dict:
    return {key: chart for part in page_body("/gaps", search) for key, chart in charts_on(part).items()}


def said(search: str) -> str:
    return words_on(page_body("/gaps", search))


def people(landing: Path, *, reporting: bool) -> int:
    """The people of the stations that reported how many records were used, or of the others."""
    stations = pl.read_parquet(landing / "station" / "a.parquet")
    reports = pl.read_parquet(landing / "station_report" / "a.parquet").drop_nulls("records_opened")
    how = "semi" if reporting else "anti"
    return int(stations.join(reports, on="station_id", how=how)["population"].sum())


def test_people_without_data_are_not_among_those_not_reached(export):
    landing = export("pilot")
    rows = charts(f"?view=why{RECORDS}")["chain"].frame
    assert rows["unknown"].sum() == people(landing, reporting=False)
    opened = pl.read_parquet(landing / "station_report" / "a.parquet")["records_opened"].sum()
    assert rows["lacking"].sum() == people(landing, reporting=True) - opened


@pytest.mark.parametrize("filters", ("", "&zone=3", "&area=1", "&connection=none"))
def test_provinces_that_report_little_have_no_rank(export, filters):
    landing = export("pilot")
    ranked = charts(f"?lang=en{filters}")["ranking"].frame
    stations = pl.read_parquet(landing / "station" / "a.parquet").filter(
        *([pl.col("zone") == 3] if "zone" in filters else []),
        *([pl.col("area") == 1] if "area" in filters else []),
        *([pl.col("connection") == "none"] if "connection" in filters else []),
    )
    reports = pl.read_parquet(landing / "station_report" / "a.parquet")["station_id"].to_list()
    held = stations.with_columns(pl.col("station_id").is_in(reports).alias("reported"))
    assert ranked["rank"].count() == 3
    assert set(ranked.drop_nulls("rank")["code"]) == {"04", "11", "12"}
    assert f"{held['reported'].sum():,} of {held.height:,}" in said(f"?lang=en{filters}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ("pilot", "register_only", "no_populations", "three_stations"))
def test_no_view_speaks_of_the_country_or_counts_the_unknown(export, kind, language):
    export(kind)
    country = t("scope.country_in_sentence", language)
    for view in (*VIEWS, *(f"{view}{RECORDS}" for view in VIEWS)):
        words = said(f"?view={view}&lang={language}")
        assert "role='alert'" not in words
        assert country not in words, view
        for claim in ("0 of 0", "0/0", "obody", "everyone is reached", " 0 people", "không còn ai"):
            assert claim not in words, (view, claim)


def test_a_register_without_people_is_named_as_the_reason(export):
    export("no_populations")
    for view in ("why", "closing"):
        assert "The register gives no population" in said(f"?view={view}{RECORDS}&lang=en")
    assert t("blank.no_population", "en") in said(f"?lang=en{RECORDS}")


def test_communes_that_a_short_register_does_not_show_lack_no_station(export):
    export("three_stations")
    rows = charts("?view=why&metric=deployment&lang=en")
    assert rows == {} or rows["chain"].frame["no_site"].sum() == 0


def test_provinces_of_which_the_register_holds_nothing_have_no_counts(export):
    export("one_province")
    rows = charts(f"?view=why{RECORDS}")["chain"].frame
    others = rows.filter(pl.col("code") != "11").select("lacking", "share", "not_used", "empty_communes")
    assert others.height == 33 and others.null_count().row(0) == (33,) * 4
    blanks = charts("")["blanks"].frame
    assert blanks.height == blanks["stations"].null_count() == blanks["reports_received"].null_count() == 33
    assert "No station on record: 33" in said("?lang=en")


def test_stations_that_report_are_deployed_whatever_the_register_says(export):
    landing = export("no_platform")
    rows = charts(f"?view=why{RECORDS}")["chain"].frame
    assert rows["not_deployed"].sum() == 0
    assert rows["unknown_not_deployed"].sum() == people(landing, reporting=False)
    assert "the register gives no deployment date" in said("?lang=en").lower()


def test_all_stations_without_the_figure_are_bounded(export):
    export("visits_only")
    assert t("gaps.bounds.no_value", "en") in said("?bounds=zero&lang=en")
    assert t("gaps.closing.no_data", "en") in said("?view=closing&lang=en")


def test_people_of_a_station_whose_report_was_held_back_are_not_called_silent(export):
    export("held_back")
    rows = charts(f"?view=why{RECORDS}")["chain"].frame
    assert rows["unknown_not_reporting"].sum() == 0 and rows["unknown_no_connection"].sum() == 0
    assert rows["unknown_held_back"].sum() == rows["unknown"].sum() > 0
    assert "people, 17.7% of the total: sent, not accepted 51,096" in said(f"?view=why&lang=en{RECORDS}")


def test_where_all_are_level_there_is_no_bottom(export):
    export("everyone")
    words = said("?view=equity&lang=en")
    assert t("gaps.equity.fifths_same", "en", value="100.0%") in words
    assert t("gaps.equity.lines_same", "en", value="100.0%") in words
    assert t("gaps.equity.worst", "en") not in words


def test_nothing_is_said_of_evenness_or_clusters_where_few_report(export):
    export("pilot")
    words = said("?view=equity&lang=en")
    assert "by disadvantage" not in words and "Bottom fifth" not in words
    assert t("gaps.equity.few", "en") in words
    assert t("gaps.clusters.few", "en") in said("?view=clusters&lang=en")


@pytest.mark.parametrize("kind", ("zone", "area", "connection"))
def test_kinds_of_stations_are_not_ranked_in_a_short_register(export, kind):
    export("weekly")
    ranks = charts(f"?by={kind}")["ranking"].frame["rank"]
    assert len(ranks) > 1 and ranks.null_count() == len(ranks)
    assert "account for" not in said(f"?by={kind}&lang=en")


def test_stations_that_never_reported_have_no_last_report(export):
    export("weekly")
    assert "Each of them has never reported, or" in said("?bounds=last&lang=en")
    assert "Các trạm này chưa báo cáo lần nào, hoặc" in said("?bounds=last&lang=vi")
