"""What is lacking by place, done again in plain Python from the sites one by one."""

from collections import defaultdict
from itertools import product

import polars as pl
import pytest

from data.contract import LEDGER_IDS
from data.geography.units import load_units
from data.measures.gaps import bar_of
from data.measures.ledger_catalogue import STATES
from data.measures.metrics import METRICS
from data.scope import LEVELS, Scope
from queries.counts import counts_by_place
from queries.gaps import gap_by_place
from queries.ledgers import ledger_counts
from queries.progress import progress_by_place
from queries.stations import stations

SCOPES = (Scope("34"), Scope("63"), Scope("34", zone=2), Scope("63", province="15"))
FINE = ("record_opened", "stations_with_doctor", "paperless_stations")
KEPT = {"electronic": "electronic_only", "parallel": "parallel", "paper": "paper_only"}


def levels(scope: Scope) -> tuple[str, ...]:
    known = LEVELS[scope.scheme]
    return known[known.index(scope.level) + 1 :]


def sites_by_place(snapshot, scope, level) -> dict[str, list[dict]]:
    found = defaultdict(list)
    for row in stations(snapshot, scope).iter_rows(named=True):
        place = row[level] if level != "region" else region_of(snapshot, scope, row["province"])
        found[place].append(row)
    return found


def region_of(snapshot, scope, province) -> str:
    table = load_units().table.filter(scheme=scope.scheme, level="province", code=province)
    return table["region_code"][0]


def people_of(row, everyone, with_points) -> int:
    own = row["people"] or 0
    points = [
        other["people"] or 0
        for other in everyone
        if other["site_kind"] == "point" and other["parent_station_id"] == row["station_id"]
    ]
    return own + (sum(points) if with_points else 0)


@pytest.mark.parametrize("scope", SCOPES)
def test_gaps_are_what_the_sites_add_up_to(latest, scope):
    everyone = stations(latest, Scope(scope.scheme)).to_dicts()
    for level, metric in product(levels(scope), METRICS):
        if level in ("district", "commune") and metric.key not in FINE:
            continue
        bar, held = bar_of(metric), sites_by_place(latest, scope, level)
        rows = {row["code"]: row for row in gap_by_place(latest, scope, level, metric).to_dicts()}
        assert held.keys() <= rows.keys()
        for code, row in rows.items():
            sites = held.get(code, [])
            assert row["top"] == sum(site[metric.numerator] for site in sites), (metric.key, code)
            assert row["bottom"] == sum(site[metric.denominator] for site in sites), (metric.key, code)
            short = [
                site
                for site in sites
                if (base := site[metric.denominator])
                and (
                    site[metric.numerator] * 10_000 < bar.ten_thousandths * base
                    or (bar.above and site[metric.numerator] * 10_000 == bar.ten_thousandths * base)
                )
            ]
            with_points = metric.basis.with_points
            assert row["stations_short"] == len(short), (metric.key, code)
            people = sum(people_of(site, everyone, with_points) for site in short)
            assert row["people_short"] == people, (metric.key, code)


@pytest.mark.parametrize("scope", SCOPES)
def test_a_place_without_a_station_keeps_its_row(latest, scope):
    metric = METRICS[0]
    for level in levels(scope):
        rows = gap_by_place(latest, scope, level, metric)
        assert rows["code"].to_list() == counts_by_place(latest, scope, level)["code"].to_list()
        assert progress_by_place(latest, scope, level)["code"].to_list() == rows["code"].to_list()


@pytest.mark.parametrize("scope", SCOPES)
def test_progress_of_all_ledgers_adds_up(latest, scope):
    for level in levels(scope):
        rows = progress_by_place(latest, scope, level)
        counted = counts_by_place(latest, scope, level)
        assert rows.select(pl.sum_horizontal(STATES)).to_series().to_list() == [
            78 * number for number in rows["stations"]
        ]
        for name in ("stations", "stations_paperless", "stations_back_to_paper", "reports_received"):
            assert rows[name].to_list() == counted[name].to_list(), (level, name)
        for state in STATES:
            assert rows[state].to_list() == counted[f"ledgers_{state}"].to_list(), (level, state)


@pytest.mark.parametrize("ledger", (LEDGER_IDS[0], LEDGER_IDS[40], LEDGER_IDS[-1]))
def test_progress_of_one_ledger_is_that_ledgers(latest, ledger):
    scope = Scope("34")
    rows = progress_by_place(latest, scope, "province", ledger).filter(pl.col("stations") > 0)
    for row in rows.iter_rows(named=True):
        own = ledger_counts(latest, Scope("34", province=row["code"])).filter(ledger_id=ledger).to_dicts()[0]
        assert {state: row[state] for state in STATES} == {
            state: own[KEPT.get(state, state)] for state in STATES
        }
