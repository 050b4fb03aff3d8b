import polars as pl
import pytest

from components.cards.figure_card import charts_on
from data.measures.chain import STEPS, bridge_terms, chain_of
from data.measures.metrics import BY_KEY, METRICS
from data.words import LANGUAGES, t
from pages.gaps.amount.pareto import pareto
from pages.gaps.rows import gaps_of
from pages.gaps.why.on_paper import on_paper_charts
from pages.gaps.why.places import own_sentences, reasons_chart, reasons_of
from pages.gaps.why.steps import chain_rows, steps_chart
from pages.router import build, page_body
from queries.site_gaps import site_gaps
from tests.pages.gaps.test_amount import view
from tests.pages.reading import links_on, words_on

WITH_CHAIN = [metric for metric in METRICS if chain_of(metric)]


@pytest.mark.parametrize("metric", WITH_CHAIN, ids=lambda metric: metric.key)
@pytest.mark.parametrize(
    "scope", ("", "&scheme=63&level=district", "&province=01", "&by=zone", "&by=connection")
)
def test_the_steps_lead_to_the_gap_of_the_first_view(metric, scope):
    seen = view(f"?metric={metric.key}&view=why{scope}")
    rows = chain_rows(seen)
    whole = {name: rows[name].sum() for name in (*STEPS, "lacking", "surplus")}
    assert sum(whole[step] for step in STEPS) == whole["lacking"]
    terms = bridge_terms(whole, site_gaps(seen.snapshot, seen.scope, metric), metric)
    assert sum(terms[name] for name in ("gap", "no_site", "surplus", "allowed")) == whole["lacking"]
    gaps = gaps_of(view(f"?metric={metric.key}{scope}"))
    assert terms["gap"] == (gaps.whole["gap"] or 0)
    if metric.target is None:
        assert terms["allowed"] == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_metric_of_visits_offers_one_that_can_be_divided(language):
    body = page_body("/gaps", f"?view=why&metric=paperless_visits&lang={language}")
    assert charts_on(body[2]) == {}
    assert any("metric=record_opened" in link for link in links_on(body).values())


def test_table_and_chart_name_every_step_that_loses_someone():
    body = page_body("/gaps", "?view=why&lang=en")
    charts = {key: chart for part in body for key, chart in charts_on(part).items()}
    rows = chain_rows(view("?view=why&lang=en"))
    named = {column.name for column in charts["chain"].columns}
    assert {step for step in STEPS if rows[step].sum()} <= named
    short = rows.filter(pl.col("lacking") + pl.col("unknown") > 0)
    assert charts["steps"].frame["code"].unique(maintain_order=True).to_list() == short["code"].to_list()
    top = rows.row(0, named=True)
    assert charts["steps"].frame.filter(code=top["code"])["lost"].sum() == top["all"]


def test_the_title_names_the_step_that_loses_most():
    seen = view("?view=why&metric=record_opened&lang=en")
    rows = chain_rows(seen).head(1).with_columns(pl.lit(0).alias(step) for step in STEPS)
    lost = {"not_deployed": 3, "not_used": 9, "lacking": 12}
    ahead = rows.with_columns(pl.lit(number).alias(name) for name, number in lost.items())
    used = t("gaps.used.record_opened", "en")
    assert steps_chart(seen, ahead).title == t("gaps.why.chart", "en", step=used, share="75.0%")
    neutral = t("gaps.why.chart_none", "en", level=t("level.noun.province", "en"))
    even = ahead.with_columns(pl.lit(9).alias("not_deployed"), pl.lit(18).alias("lacking"))
    assert steps_chart(seen, even).title == neutral
    assert steps_chart(seen, ahead.clear()).title == neutral


def test_the_shares_of_the_country_add_up_along_the_curve():
    seen = view("?metric=record_opened")
    rows = pareto(seen, gaps_of(seen)).frame
    assert rows["cumulative"].to_list() == pytest.approx(
        (rows["gap"].cum_sum() / rows["gap"].sum()).to_list()
    )


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
@pytest.mark.parametrize(
    "search", ("by=zone", "by=area&province=01", "by=connection&scheme=63", "view=why&by=area")
)
def test_kinds_of_site_draw_for_every_metric(metric, search):
    built = build("/gaps", f"?metric={metric.key}&{search}")
    assert "role='alert'" not in str(built.page)


def test_kinds_lead_to_the_page_of_their_sites():
    links = links_on(page_body("/gaps", "?by=zone&lang=en"))
    assert links["Zone 3"] == "/gaps?lang=en&zone=3"


def test_a_target_that_has_passed_says_for_how_long():
    words = words_on(page_body("/gaps", "?metric=record_opened&lang=en"))
    assert t("gaps.lead.overdue", "en", months=46) in words
    assert BY_KEY["record_opened"].target.by.year == 2022
    table = charts_on(page_body("/gaps", "?metric=record_opened")[-2])["ranking"]
    assert {"below_since", "snapshots_below"} <= {column.name for column in table.columns}


def test_every_province_has_its_reason_and_leads_to_its_page():
    body = page_body("/gaps", "?view=why&lang=en")
    charts = {key: chart for part in body for key, chart in charts_on(part).items()}
    reasons, steps = charts["reasons"].frame, charts["steps"]
    assert reasons.height == chain_rows(view("?view=why"))["code"].n_unique()
    assert (
        reasons["main"].null_count()
        == reasons["differs"].null_count()
        == reasons["ledgers"].null_count()
        == 0
    )
    links = dict(steps.links)
    assert set(links) == set(steps.frame["name"])
    assert links_on(body)[reasons["name"][0]].startswith(f"/places/34/{reasons['code'][0]}")


def test_the_parts_of_a_place_are_all_of_it():
    frame = steps_chart(view("?view=why"), chain_rows(view("?view=why"))).frame
    assert frame.group_by("code").agg(pl.col("part").sum())["part"].to_list() == pytest.approx(
        [1.0] * frame["code"].n_unique()
    )


def test_a_province_is_compared_with_the_country():
    seen = view("?view=why&province=01&lang=en")
    said = own_sentences(seen)
    assert all("in the country)" in sentence for sentence in said)
    assert own_sentences(view("?view=why")) == []
    dots = on_paper_charts(seen)[0].frame
    assert dots["place"].unique(maintain_order=True).to_list() == [seen.place, "Whole country"]


def test_few_stations_of_a_class_are_not_named():
    charts = on_paper_charts(view("?view=why&commune=00070&lang=en"))
    titles = {chart.key: chart.title for chart in charts}
    assert titles.get("on-paper-years", t("gaps.paper.title_years_plain", "en")) == t(
        "gaps.paper.title_years_plain", "en"
    )


@pytest.mark.parametrize("key", ("record_opened", "paperless_units"))
def test_metrics_without_ledgers_are_not_split_by_them(key):
    assert on_paper_charts(view(f"?view=why&metric={key}")) == []
    assert {"ledgers", "near"}.isdisjoint(
        column.name
        for column in reasons_chart(view(f"?metric={key}"), reasons_of(view(f"?metric={key}"))).columns
    )
