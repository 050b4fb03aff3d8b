"""Lacks by place and kind of site against the sites added up one by one."""

from dataclasses import replace

import polars as pl
import pytest

from data.geography.units import load_units
from data.measures.chain import STEPS, chain_of, with_chain
from data.measures.metrics import BY_KEY, METRICS
from data.scope import Scope
from queries.counts import counts_by_date, counts_now
from queries.gaps import SUMS, gap_by_place
from queries.kinds import KINDS, gap_by_kind, sums_by_kind_and_date
from queries.site_gaps import chain_by, communes_without_site, site_gaps
from queries.stations import stations

SCOPES = (Scope("34"), Scope("63"), Scope("34", province="15"), Scope("63", zone=2))
WITH_CHAIN = [metric for metric in METRICS if chain_of(metric)]


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("metric", WITH_CHAIN, ids=lambda metric: metric.key)
def test_the_steps_of_places_and_kinds_add_up_to_the_country_s(latest, scope, metric):
    sites = with_chain(site_gaps(latest, scope, metric), chain_of(metric))
    for key in ("region", "province", "commune", *KINDS):
        rows = chain_by(latest, scope, metric, key)
        sums = rows.select(pl.sum_horizontal(STEPS)).to_series().to_list()
        assert sums == rows["lacking"].to_list()
        assert rows["lacking"].sum() - rows["no_site"].sum() == sites["lacking"].sum()


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_sites_carry_the_metric_s_own_numbers(latest, scope, metric):
    rows = site_gaps(latest, scope, metric)
    plain = stations(latest, scope)
    assert rows["station_id"].to_list() == plain["station_id"].to_list()
    assert rows["top"].to_list() == plain[metric.numerator].to_list()
    assert rows["bottom"].to_list() == plain[metric.denominator].to_list()


def test_the_lack_in_people_is_all_people_less_those_reached(latest):
    metric = BY_KEY["record_opened"]
    lacking = sum(
        max(0, row["population"] - row["records_opened"])
        for row in stations(latest, Scope("34")).iter_rows(named=True)
    )
    assert chain_by(latest, Scope("34"), metric, "province")["lacking"].sum() == lacking


def test_communes_without_a_site_are_those_of_the_units_that_no_site_names(latest):
    held = set(stations(latest, Scope("34"))["commune"])
    every = set(load_units().table.filter(scheme="34", level="commune")["code"])
    assert set(communes_without_site(latest, Scope("34"))["commune"]) == every - held
    rows = chain_by(latest, Scope("34"), BY_KEY["deployment"], "region")
    assert rows["no_site"].sum() == len(every - held)
    assert chain_by(latest, Scope("34"), BY_KEY["record_opened"], "region")["no_site"].sum() == 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_kinds_of_site_add_up_to_the_places(latest, kind, metric):
    for scope in (Scope("34"), Scope("34", province="15"), Scope("63", area=3)):
        of_kinds = gap_by_kind(latest, scope, kind, metric).select(pl.col(*SUMS).sum()).row(0)
        of_places = gap_by_place(latest, scope, "commune", metric).select(pl.col(*SUMS).sum()).row(0)
        assert of_kinds == of_places
        for code in gap_by_kind(latest, scope, kind, metric)["code"]:
            if code:
                narrowed = replace(scope, **{kind: code if kind == "connection" else int(code)})
                own = gap_by_kind(latest, scope, kind, metric).filter(code=code)
                if getattr(scope, kind) is None:
                    assert own["top"][0] == counts_now(latest, narrowed)[metric.numerator][0]


def test_kinds_over_time_add_up_to_the_counts(latest):
    metric = BY_KEY["record_opened"]
    for scope in (Scope("34"), Scope("34", province="15"), Scope("34", commune="03127")):
        rows = (
            sums_by_kind_and_date(latest, scope, "zone", metric)
            .group_by("date")
            .agg(pl.col("top", "bottom").sum())
        )
        counts = counts_by_date(latest, scope).select("date", top=metric.numerator, bottom=metric.denominator)
        known = counts.filter(pl.col("date").is_in(rows["date"].to_list()))
        assert rows.sort("date").rows() == known.sort("date").rows()
