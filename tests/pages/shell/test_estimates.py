"""The badge that says which share of a number rests on an estimate: on figures, tables, cards, in files."""

from pathlib import Path

import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.charts.chart import Chart
from components.charts.files import xlsx_bytes
from components.reading.places import places_inside
from components.reading.view import View
from data.publishing.publish import publish
from data.scope import Scope
from data.store.publication import Publication
from data.words import LANGUAGES, t
from data.words.numbers import format_percent
from pages.registry import page_at
from pages.router import page_body
from pages.shell.published import units, view_of
from queries.counts import counts_by_place, estimated_by_date
from queries.estimates import estimated_shares
from tests.conftest import ReadStore
from tests.data.small_country import DATES, write_landing
from tests.pages.reading import classed, parts_of, words_on
from tests.pages.worksheet import shown_rows


@pytest.fixture(scope="session")
def around(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Seven dates around the reform, with sites that exist in one era only and communes that were split."""
    folder: Path = tmp_path_factory.mktemp("around")
    publish(write_landing(folder / "landing"), folder / "store")
    return Publication(folder / "store")


def view(path: str, search: str = "") -> View:
    return view_of(page_at(path)[0], path, search)


def charts(path: str, search: str) -> dict[str, Chart]:
    return charts_on(html.Div(page_body(path, search)))


@pytest.fixture
def guessed() -> str:
    """A province of the 63 of whose stations some lie in a district by estimate."""
    codes = [place.code for place in places_inside(units(), "63", "province", None, "vi")]
    latest = view("/").snapshot
    return next(code for code in codes if estimated_shares(latest, Scope("63", province=code), "district"))


@pytest.mark.parametrize("path", ["/", "/paperless", "/places/34/01"])
def test_the_scheme_in_force_rests_on_no_estimate(path: str):
    body = page_body(path, "?lang=vi")
    assert [chart.estimate for chart in charts_on(html.Div(body)).values() if chart.estimate] == []
    assert classed(body, "estimate-badge") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_of_old_districts_says_which_share_and_how(language, guessed: str):
    search = f"?lang={language}&scheme=63&province={guessed}"
    body = page_body("/paperless", search)
    counts = counts_by_place(view("/", search).snapshot, view("/", search).scope, "district")
    share = counts["stations_estimated"].sum() / counts["stations"].sum()
    estimate = charts_on(html.Div(body))["places-table"].estimate
    assert estimate.text.startswith(format_percent(share, language))
    badges = [words_on(badge) for badge in classed(body, "estimate-badge")]
    assert f"{estimate.text} {t('estimate.definition', language)}" in badges


def test_the_country_rests_on_no_estimate_in_either_scheme():
    for scheme in ("63", "34"):
        assert view("/", f"?scheme={scheme}").estimated == {}


def test_files_and_images_carry_it(guessed: str):
    chart = charts("/paperless", f"?lang=en&scheme=63&province={guessed}")["places-table"]
    assert chart.estimate.fact in chart.facts
    assert [chart.estimate.fact] in [row[:1] for row in shown_rows(xlsx_bytes(chart), "en")]


def test_cards_and_figures_of_an_old_commune_say_it_beside_each_number(guessed: str):
    frame = counts_by_place(view("/").snapshot, Scope("63", province=guessed), "commune")
    commune = frame.filter(pl.col("stations_estimated") > 0)["code"][0]
    body = page_body("/", f"?lang=vi&scheme=63&commune={commune}")
    cards = [part for part in parts_of(body) if str(getattr(part, "id", "")).startswith(("first-", "card-"))]
    assert len(cards) > 8
    assert all(classed(card, "estimate-badge") for card in cards)
    assert all(chart.estimate for chart in charts_on(html.Div(body)).values())


def test_a_line_that_crosses_the_reform_says_on_which_dates(around: Publication, read_store: ReadStore):
    read_store(around.root)
    latest = around.snapshot()
    early = counts_by_place(latest.on(DATES[0]), Scope("34"), "commune")
    commune = early.filter(pl.col("stations_estimated") > 0)["code"][0]
    rows = estimated_by_date(latest, Scope("34", commune=commune)).filter(pl.col("stations_estimated") > 0)
    assert set(rows["date"]) <= set(DATES[:4])
    share = format_percent(rows["share"].max(), "en")
    across = view(f"/places/34/{commune}", "?lang=en")
    over_time = across.context().estimate_over_time
    assert across.context().estimate is None
    assert over_time.text.startswith(f"From March 2025 to June 2025, up to {share} of")
    before = charts(f"/places/34/{commune}", f"?lang=en&date={DATES[3]}")
    assert before["trend"].estimate == over_time
    assert before["standing"].estimate.text.startswith(f"{share} of stations")


@pytest.mark.parametrize(("share", "said"), [(0.0004, "dưới 0,1%"), (0.0005, "0,1%"), (0.053, "5,3%")])
def test_a_share_that_rounds_to_none_is_still_some(share: float, said: str):
    seen = view("/", "?lang=vi")
    estimate = seen.context({seen.snapshot.date: share}).estimate
    assert estimate is not None
    assert said in estimate.text.lower()
    assert ("dưới" in estimate.text.lower()) == said.startswith("dưới")


def test_a_merged_commune_not_known_surely_is_said_in_the_scheme_in_force_of_communes_alone(tmp_path: Path):
    day, (merged, heir) = "2023-05-31", ("17389", "17464")
    (tmp_path / "landing" / day / "station").mkdir(parents=True)
    sites = {"station_id": ["A", "B"], "name": ["A", "B"], "site_kind": ["station"] * 2}
    pl.DataFrame(sites | {"commune_code": [merged, heir]}).write_parquet(
        tmp_path / "landing" / day / "station" / "a.parquet"
    )
    publish(tmp_path / "landing", tmp_path / "store")
    snapshot = Publication(tmp_path / "store").snapshot()
    whole, commune = Scope("63"), Scope("63", province="40", district="425", commune=heir)
    assert estimated_shares(snapshot, commune) == {snapshot.date: 0.5}
    assert estimated_shares(snapshot, whole, "commune") == {snapshot.date: 0.5}
    for level in (None, "province", "district"):
        assert estimated_shares(snapshot, whole, level) == {}
