"""`/about`: every metric, target, ledger and term is there; the manifest adds up; files come on request."""

import hashlib
from pathlib import Path

import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.reading.local_time import local_time
from components.reading.metric_words import label_of
from data.contract import REASONS, TABLES, WARNINGS
from data.measures.metric import Metric
from data.measures.metrics import METRICS
from data.measures.targets import UNDRAWABLE_TARGETS
from data.store.publication import Publication
from data.words import LANGUAGES, Language, catalogue, t
from pages.about.page import PAGE
from pages.about.sections import SECTIONS
from pages.router import page_body
from pages.shell.published import view_of
from tests.pages.test_router import all_of, text_of

LATEST = "2026-10-31"


def body(language: Language = "vi", more: str = "") -> list[object]:
    return page_body("/about", f"?lang={language}{more}")


def charts(language: Language = "vi", more: str = "") -> dict[str, pl.DataFrame]:
    return {key: chart.frame for key, chart in charts_on(html.Div(body(language, more))).items()}


def part(parts: list[object], key: str) -> object:
    return next(found for found in all_of(parts) if getattr(found, "id", None) == key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_lead_to_every_part(language: Language):
    parts = body(language)
    ids = {part.id for part in all_of(parts) if isinstance(getattr(part, "id", None), str)}
    anchors = [part.href[1:] for part in all_of(parts) if str(getattr(part, "href", "")).startswith("#")]
    assert set(SECTIONS) <= set(anchors) <= ids


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_every_metric_has_its_definition_at_its_own_anchor(metric: Metric, language: Language):
    words = text_of([part(body(language), f"metric-{metric.key}")])
    for key in ("definition", "caveat"):
        assert t(f"metric.{metric.key}.{key}", language) in words
    for count in (metric.numerator, metric.denominator):
        assert count in words
        assert t(f"about.count.{count}", language) in words
    assert t(f"about.better.{metric.better}", language) in words
    key = f"about.basis.{metric.target.key}" if metric.target else "about.metric.no_target"
    assert t(key, language) in words


def test_a_metric_is_made_of_columns_of_the_contract():
    columns = {f"{table.name}.{column}" for table in TABLES for column in table.names}
    for metric in METRICS:
        assert metric.columns and {*metric.columns, *metric.denominator_columns} <= columns, metric.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_targets_stand_with_their_basis_and_those_not_drawn_with_the_reason(language: Language):
    rows = {row["target"]: row for row in charts(language)["targets"].iter_rows(named=True)}
    drawn = [metric for metric in METRICS if metric.target]
    assert len(rows) == len(drawn) + len(UNDRAWABLE_TARGETS)
    for metric in drawn:
        row = rows[t(f"target.{metric.target.key}.label", language)]  # type: ignore[union-attr]
        basis = t(f"about.basis.{metric.target.key}", language)  # type: ignore[union-attr]
        assert (row["basis"], row["by"]) == (basis, metric.target.by)  # type: ignore[union-attr]
        assert row["shown"] == label_of(metric, language)
    for target in UNDRAWABLE_TARGETS:
        row = rows[t(f"target.{target.key}.label", language)]
        assert row["shown"] == t(f"target.{target.key}.reason", language)


def test_levels_of_targets_read_as_the_documents_write_them():
    values = set(charts("vi")["targets"]["value"])
    assert values == {"100%", "Từ 95%", "Trên 90%", "4–5", "Trên 20%"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_illustrative_and_has_78_with_their_evidence(language: Language):
    frame = charts(language)["ledgers"]
    assert frame.height == 78
    assert dict(frame["evidence"].value_counts().iter_rows()) == {"D": 6, "K": 13, "U": 3, "I": 56}
    assert "Danh mục minh họa" in text_of([part(body(language), "ledgers")])
    name = {"vi": "Sổ khám thai (A3/YTCS)", "en": "Antenatal care register"}[language]
    assert frame.filter(ledger_id="L20")["name"].item() == name


def test_ledgers_are_sorted_and_terms_found_as_the_address_says():
    assert charts(more="&ledger_order=-ledger_id")["ledgers"]["ledger_id"][0] == "L78"
    assert charts(more="&term=so%20giay")["glossary"]["vi"].to_list() == ["Sổ giấy"]
    assert charts()["glossary"].height == 113


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_arrived_is_one_link_away(language: Language):
    assert charts(language).keys() & {"arrivals", "files"} == set()
    links = [getattr(one, "href", "") for one in all_of([part(body(language), "version")])]
    assert f"/quality?lang={language}&part=arrived" in links


def test_the_manifest_says_version_release_contract_and_that_it_is_synthetic(opened: Publication):
    words = text_of([part(body("en"), "version")])
    manifest = opened.snapshot().manifest
    for said in (opened.current(), manifest.release, manifest.mart.sha256, "Illustrative (synthetic) data"):
        assert said in words


def test_the_time_of_publication_is_the_ministry_s():
    view = view_of(PAGE, "/about", "?lang=vi")
    assert local_time(view, "2026-11-22T21:35:30.000000Z") == "04:35 23/11/2026"


def test_source_files_are_listed_on_request_with_their_hashes(demo_landing: Path):
    assert "sources" not in charts()
    rows = charts(more=f"&sources={LATEST}")["sources"]
    folder = demo_landing / LATEST
    hashes = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*.parquet")
    }
    assert dict(rows.select("path", "sha256").iter_rows()) == hashes


def test_held_back_rows_are_counted_for_the_date_and_for_all(opened: Publication):
    manifest = opened.snapshot().manifest
    rows = {row["name"]: row for row in charts()["held_back"].iter_rows(named=True)}
    names = {name for entry in manifest.dates.values() for name in (*entry.reasons, *entry.warnings)}
    assert rows.keys() == names
    for name, row in rows.items():
        counts = [(entry.reasons | entry.warnings).get(name, 0) for entry in manifest.dates.values()]
        assert (row["all_dates"], row["on_date"]) == (sum(counts), counts[-1])


def test_the_deadline_is_the_version_s_setting():
    words = text_of([part(body("vi"), "readings")])
    assert "kỳ kết thúc ngày 31/10/2026 có hạn đến hết ngày 06/11/2026" in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_warning_has_words(language: Language):
    keys = {f"about.reason.{name}" for name in REASONS} | {f"about.warning.{name}" for name in WARNINGS}
    assert keys <= catalogue(language).keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_credits_and_the_disclaimer_are_there(language: Language):
    words = text_of([part(body(language), "geography")])
    for said in (
        "ODbL",
        "OpenStreetMap contributors",
        "vietnamadminunits",
        t("geography.approximate", language),
    ):
        assert said in words


def test_a_chart_leads_to_its_metric_s_definition():
    parts = page_body("/", "?lang=en&metric=chatbot")
    assert "/about?lang=en&metric=chatbot#metric-chatbot" in [
        getattr(part, "href", "") for part in all_of(parts)
    ]
