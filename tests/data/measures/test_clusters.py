"""Kinds of place on a ring: a low and a high part, one low place among high ones and the reverse."""

import numpy as np
import polars as pl
import pytest

from data.measures.clusters import LEVEL_OF_DOUBT, with_kind
from data.measures.metrics import BY_KEY
from data.methods.moran import local_moran

HIGHER, LOWER = BY_KEY["record_opened"], BY_KEY["recording_time"]
# Sixty places in a ring: 26 low ones with a high one among them, 34 high ones with a low one among them.
VALUES = np.where(np.arange(60) < 26, 0.1, 0.9) + np.arange(60) % 7 / 100
VALUES[45], VALUES[7] = 0.12, 0.93
# The three on each side are neighbours.
AROUND = (np.arange(60)[:, None] + np.array([-3, -2, -1, 1, 2, 3])) % 60


def kinds(values: np.ndarray, metric=HIGHER) -> list[str]:
    places = pl.DataFrame({"code": [f"{n:02}" for n in range(60)], "value": values})
    return with_kind(places, AROUND, metric)["kind"].cast(pl.String).to_list()


def test_places_are_told_by_their_own_side_and_that_of_their_neighbours():
    found = kinds(VALUES)
    told = {3: "cluster", 4: "likely_cluster", 7: "leader", 35: "high", 45: "lone", 59: "other"}
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
    places = pl.DataFrame({"code": [f"{n:02}" for n in range(60)], "value": VALUES})
    rows = with_kind(places, AROUND, HIGHER)
    assert rows.columns == ["code", "value", "around", "statistic", "p", "adjusted", "kind"]
    moran = local_moran(-VALUES, AROUND)
    assert rows["p"].to_list() == moran.p.tolist()
    assert rows["around"].to_list() == pytest.approx([VALUES[AROUND[n]].mean() for n in range(60)])
    sure = rows.filter(pl.col("kind").is_in(["cluster", "lone", "high", "leader"]))
    assert sure.height and (sure["adjusted"] <= LEVEL_OF_DOUBT).all()
    likely = rows.filter(pl.col("kind").is_in(["likely_cluster", "likely_lone"]))
    assert ((likely["adjusted"] > LEVEL_OF_DOUBT) & (likely["p"] <= LEVEL_OF_DOUBT)).all()


def test_where_all_are_alike_nobody_is_told_apart():
    assert set(kinds(np.full(60, 0.4))) == {"other"}
