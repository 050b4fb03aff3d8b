"""Kinds of place on a ring: a low and a high part, one low place among high ones and the reverse."""

import numpy as np
import polars as pl
import pytest

from data.measures.clusters import LEVEL_OF_DOUBT, kinds_of
from data.measures.metrics import BY_KEY
from data.methods.empirical_bayes import standardised_shares
from data.methods.moran import local_moran

RATE, MEAN = BY_KEY["teleconsultations"], BY_KEY["doctors_per_station"]
HIGHER, LOWER = BY_KEY["record_opened"], BY_KEY["recording_time"]
# Sixty places in a ring: 30 low ones with a high one among them, 30 high ones with a low one among them.
VALUES = np.where(np.arange(60) < 30, 0.1, 0.9) + np.arange(60) % 7 / 100
VALUES[45], VALUES[7] = 0.12, 0.93
# The four on each side are neighbours.
AROUND = (np.arange(60)[:, None] + np.array([-4, -3, -2, -1, 1, 2, 3, 4])) % 60


def places(values: np.ndarray, base: float | np.ndarray = 1000.0) -> pl.DataFrame:
    codes = [f"{n:02}" for n in range(60)]
    columns = {"code": codes, "value": values, "top": values * base, "bottom": np.full(60, 1.0) * base}
    return pl.DataFrame(columns)


def kinds(values: np.ndarray, metric=HIGHER) -> list[str]:
    return kinds_of(places(values), AROUND, metric).rows["kind"].cast(pl.String).to_list()


def test_places_are_told_by_their_own_side_and_that_of_their_neighbours():
    found = kinds(VALUES)
    told = {11: "cluster", 8: "likely_cluster", 7: "leader", 35: "high", 45: "lone", 59: "other"}
    assert {place: found[place] for place in told} == told
    low = {kind for kind, value in zip(found, VALUES, strict=True) if value < VALUES.mean()}
    high = {kind for kind, value in zip(found, VALUES, strict=True) if value > VALUES.mean()}
    assert low == {"cluster", "likely_cluster", "lone", "other"}
    assert high == {"high", "leader", "other"}


@pytest.mark.parametrize("metric", [HIGHER, LOWER], ids=lambda metric: metric.better)
def test_low_means_worse(metric):
    turned = VALUES if metric.better == "higher" else 1 - VALUES
    assert kinds(turned, metric) == kinds(VALUES)


def test_what_is_told_is_told_with_its_evidence():
    found = kinds_of(places(VALUES), AROUND, HIGHER)
    rows = found.rows
    assert rows.columns == ["code", "value", "around", "statistic", "p", "adjusted", "kind"]
    moran = local_moran(-standardised_shares(VALUES * 1000, np.full(60, 1000.0)), AROUND)
    assert rows["p"].to_list() == moran.p.tolist()
    assert found.overall.statistic == pytest.approx(moran.statistic.mean())
    assert found.overall.p < 0.001
    assert rows["around"].to_list() == pytest.approx([VALUES[AROUND[n]].mean() for n in range(60)])
    sure = rows.filter(pl.col("kind").is_in(["cluster", "lone", "high", "leader"]))
    assert sure.height and (sure["adjusted"] <= LEVEL_OF_DOUBT).all()
    likely = rows.filter(pl.col("kind").is_in(["likely_cluster", "likely_lone"]))
    assert ((likely["adjusted"] > LEVEL_OF_DOUBT) & (likely["p"] <= LEVEL_OF_DOUBT)).all()


def test_where_all_are_alike_nobody_is_told_apart():
    assert set(kinds(np.full(60, 0.4))) == {"other"}
    assert kinds_of(places(np.full(60, 0.4)), AROUND, HIGHER).overall is None


def test_few_stations_are_held_against_the_chance_of_few():
    """The same values: a low place of one station is less sure than a low place of a thousand."""
    base = np.where(np.arange(60) == 10, 1.0, 1000.0)
    sure, few = (
        kinds_of(places(VALUES, held), AROUND, HIGHER).rows["statistic"][10] for held in (1000.0, base)
    )
    assert sure > 1.2 * few > 0
    rates = places(VALUES, base).with_columns(pl.col("value") * RATE.scale)
    assert (
        kinds_of(rates, AROUND, RATE).rows["statistic"][10]
        < kinds_of(rates, AROUND, MEAN).rows["statistic"][10]
    )


def test_where_stations_are_paperless_by_chance_alone_hardly_a_country_has_a_finding():
    """80 countries of communes of one to seven stations, each paperless with a chance of 30 %."""
    random = np.random.default_rng(9)
    base = random.integers(1, 8, (80, 60)).astype(float)
    values = random.binomial(base.astype(int), 0.3) / base
    found = [kinds_of(places(*country), AROUND, HIGHER) for country in zip(values, base, strict=True)]
    assert np.mean([kinds.rows["adjusted"].min() <= LEVEL_OF_DOUBT for kinds in found]) <= 0.05 + 0.05
    assert np.mean([kinds.overall.p <= 0.05 for kinds in found]) == pytest.approx(0.05, abs=0.07)
