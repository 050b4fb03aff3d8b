"""The change of a ratio against its definition and a jackknife; how often it finds a change of none."""

import numpy as np
import polars as pl
import pytest

from data.methods.change import LEAST_SITES, changes_of
from data.methods.equity import NORMAL_95, reach

SCHEMA = {
    "earlier": pl.Boolean,
    "site": pl.Int32,
    "code": pl.String,
    "top": pl.Float64,
    "bottom": pl.Float64,
}


def rows_of(before, after, code="a") -> pl.DataFrame:
    """before, after: (top, bottom) a site, None where it has no number."""
    rows = [
        (earlier, site, code, float(pair[0]), float(pair[1]))
        for earlier, pairs in ((True, before), (False, after))
        for site, pair in enumerate(pairs)
        if pair is not None
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def ratio(pairs) -> float:
    known = [pair for pair in pairs if pair is not None]
    return sum(top for top, _ in known) / sum(bottom for _, bottom in known)


def random_pairs(generator, count: int, change: float = 0.0):
    bottoms = generator.integers(20, 200, count)
    before = [(generator.binomial(bottom, 0.4), bottom) for bottom in bottoms]
    after = [(generator.binomial(bottom, 0.4 + change), bottom) for bottom in bottoms]
    return before, after


def test_the_change_is_the_difference_of_two_ratios_and_its_error_that_of_a_jackknife():
    before, after = random_pairs(np.random.default_rng(1), 80, 0.05)
    before[3], after[7] = None, None
    row = changes_of(rows_of(before, after)).row(0, named=True)
    assert row["before"] == pytest.approx(ratio(before))
    assert row["value"] == pytest.approx(ratio(after))
    assert row["change"] == pytest.approx(ratio(after) - ratio(before))
    left_out = [
        ratio(after[:n] + after[n + 1 :]) - ratio(before[:n] + before[n + 1 :]) for n in range(len(before))
    ]
    spread = np.array(left_out) - np.mean(left_out)
    error = np.sqrt(len(spread) * (len(spread) - 1)) / len(spread) * np.sqrt((spread**2).sum())
    bottoms = np.array([float(pair[1]) for pair in after if pair is not None])
    half = (row["high"] - row["low"]) / 2
    assert half == pytest.approx(reach(bottoms, NORMAL_95) * error, rel=0.03)
    assert (row["high"] + row["low"]) / 2 == pytest.approx(row["change"])
    assert row["sites"] == 79


def test_a_station_stands_beside_itself():
    """A thousand unlike stations of which each stayed as it was leave no room for chance."""
    generator = np.random.default_rng(2)
    same = [(generator.integers(0, 100), 100) for _ in range(100)]
    row = changes_of(rows_of(same, same)).row(0, named=True)
    assert (row["change"], row["low"], row["high"]) == (0.0, pytest.approx(0), pytest.approx(0))


def test_few_stations_give_a_change_and_no_interval():
    before, after = random_pairs(np.random.default_rng(3), LEAST_SITES - 1)
    row = changes_of(rows_of(before, after)).row(0, named=True)
    assert row["change"] is not None
    assert row["low"] is None
    assert row["high"] is None


def test_a_place_without_a_number_on_one_date_has_no_row():
    assert changes_of(rows_of([(1, 2)] * 40, [])).is_empty()
    assert changes_of(pl.DataFrame(schema=SCHEMA)).is_empty()


def test_more_places_compared_make_each_interval_wider():
    before, after = random_pairs(np.random.default_rng(4), 60)
    alone = changes_of(rows_of(before, after)).row(0, named=True)
    many = changes_of(pl.concat([rows_of(before, after, code) for code in "abcdefgh"])).row(0, named=True)
    assert many["high"] - many["low"] > 1.2 * (alone["high"] - alone["low"])


def test_of_countries_without_a_change_about_one_in_twenty_finds_any():
    """34 places each; stations go both ways by chance."""
    generator = np.random.default_rng(5)
    found = 0
    for _ in range(120):
        frames = []
        for number in range(34):
            count = int(generator.integers(35, 200))
            state = generator.random(count) < 0.3
            flipped = generator.random(count) < 0.08
            # As many leave as come on average, so that the place's expected share stays.
            later = np.where(flipped, generator.random(count) < 0.3, state)
            pairs = [[(float(one), 1.0) for one in states] for states in (state, later)]
            frames.append(rows_of(*pairs, code=str(number)))
        rows = changes_of(pl.concat(frames))
        found += rows.filter((pl.col("low") > 0) | (pl.col("high") < 0)).height > 0
    assert found / 120 < 0.12


def test_a_real_change_is_found():
    before, after = random_pairs(np.random.default_rng(6), 100, 0.1)
    assert changes_of(rows_of(before, after))["low"].item() > 0
