"""Neighbours from borders, and our local Moran beside PySAL's on the provinces' real borders."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest
import shapely
from esda.moran import Moran_Local
from libpysal.weights import W
from scipy.stats import false_discovery_control

from data.geography.borders import borders
from data.geography.coverage import Coverage
from data.geography.layers import Layer
from data.geography.nearest import middles
from data.geography.neighbours import borders_of, neighbours_of
from data.methods.moran import NOBODY, draws_for, local_moran, mean_around
from data.settings import settings

SQUARES = 4


@pytest.fixture(scope="module")
def shapes() -> Path:
    """The shapes that `make geography` built."""
    return settings().geography.resolve()


@pytest.fixture(scope="module")
def grid() -> pl.DataFrame:
    """The borders of 4 × 4 squares, whose neighbours can be counted on the fingers, and of one far island."""
    boxes = [shapely.box(i, j, i + 1, j + 1) for i in range(SQUARES) for j in range(SQUARES)]
    shapes = np.array([*boxes, shapely.box(50, 50, 51, 51)])
    codes = np.array([f"{i}{j}" for i in range(SQUARES) for j in range(SQUARES)] + ["99"])
    return borders(Layer("34", "province", Coverage(shapes, codes)))


def squares() -> pl.DataFrame:
    places = [(f"{i}{j}", float(i), float(j)) for i in range(SQUARES) for j in range(SQUARES)]
    return pl.DataFrame([*places, ("99", 3.0, 3.4)], schema=["code", "x", "y"], orient="row")


def test_corners_are_borders_too(grid: pl.DataFrame):
    said = {(a, b) for a, b in grid.select("code", "neighbour").iter_rows()}
    expected = {
        (f"{i}{j}", f"{m}{n}")
        for i in range(SQUARES)
        for j in range(SQUARES)
        for m in range(SQUARES)
        for n in range(SQUARES)
        if (i, j) != (m, n) and max(abs(i - m), abs(j - n)) == 1
    }
    assert said == expected


def test_an_island_has_the_nearest_and_is_counted(grid: pl.DataFrame):
    found = neighbours_of(squares(), grid.select("code", "neighbour"), 2)
    codes = squares()["code"].to_list()
    around = [{codes[i] for i in row if i != NOBODY} for row in found.around]
    assert around[codes.index("00")] == {"01", "10", "11"}
    assert around[codes.index("11")] == {"00", "01", "02", "10", "12", "20", "21", "22"}
    assert around[codes.index("99")] == {"33", "23"}
    assert found.by_distance == 1
    assert neighbours_of(squares(), None, 2).by_distance == 17


def test_a_neighbour_without_a_value_is_none(grid: pl.DataFrame):
    known = squares().filter(pl.col("code") != "11")
    found = neighbours_of(known, grid.select("code", "neighbour"), 2)
    codes = known["code"].to_list()
    assert {codes[i] for i in found.around[codes.index("00")] if i != NOBODY} == {"01", "10"}


def test_no_shapes_give_no_borders(tmp_path: Path):
    assert borders_of(tmp_path, "34", "province") is None


def weights(around: np.ndarray) -> W:
    held = {i: [int(j) for j in row if j != NOBODY] for i, row in enumerate(around)}
    made = W(held, silence_warnings=True)
    made.transform = "r"
    return made


# Its next release will double its p-values, as ours are doubled.
@pytest.mark.filterwarnings("ignore:The alternative hypothesis:DeprecationWarning")
@pytest.mark.parametrize("level", ["province", "district"])
def test_local_moran_agrees_with_pysal_on_real_borders(shapes: Path, level: str):
    places = middles("63", level)
    around = neighbours_of(places, borders_of(shapes, "63", level), 4).around
    # A slope from north to south with noise: clusters at both ends, laggards here and there.
    values = places["latitude"].to_numpy() + np.random.default_rng(8).normal(0, 3, places.height)
    ours = local_moran(values, around)
    theirs = Moran_Local(values, weights(around), permutations=9999, seed=5)
    n = places.height
    assert ours.statistic * (n - 1) / n == pytest.approx(theirs.Is)
    assert mean_around(values, around) == pytest.approx(weights(around).sparse @ values)
    # Two Monte Carlo estimates of one p: four standard errors of their difference, and the smallest step.
    error = 4 * np.sqrt(theirs.p_sim * (1 - theirs.p_sim) * (1 / draws_for(n) + 1 / 9999)) + 2 / 9999
    assert (np.abs(ours.p - np.minimum(2 * theirs.p_sim, 1)) <= 2 * error).all()
    assert ours.adjusted == pytest.approx(false_discovery_control(ours.p))
    quadrant = np.where(ours.z > 0, np.where(ours.lag > 0, 1, 4), np.where(ours.lag > 0, 2, 3))
    assert (quadrant == theirs.q).all()
    assert (ours.adjusted <= 0.05).any()
