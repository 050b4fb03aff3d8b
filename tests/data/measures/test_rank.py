from dataclasses import replace

import polars as pl
import pytest

from data.measures.metrics import METRICS
from data.measures.rank import Rank, apart, best_first, level_with_first, rank_of

HIGHER = replace(METRICS[0], better="higher")
VALUES = pl.Series([0.9, 0.5, None, 0.5, 0.1])


def test_a_rank_counts_those_ahead_and_those_level():
    assert rank_of(0.9, VALUES, HIGHER) == Rank(1, 1, 4)
    assert rank_of(0.5, VALUES, HIGHER) == Rank(2, 2, 4)
    assert rank_of(0.1, VALUES, HIGHER) == Rank(4, 1, 4)
    assert rank_of(0.1, VALUES, replace(HIGHER, better="lower")) == Rank(1, 1, 4)


def test_no_rank_without_a_value_a_peer_or_a_better_direction():
    assert rank_of(None, VALUES, HIGHER) is None
    assert rank_of(0.9, pl.Series([0.9, None]), HIGHER) is None
    assert rank_of(0.9, VALUES, replace(HIGHER, better="neither")) is None


def test_a_share_above_all_neither_leads_nor_ranks():
    values = pl.Series([1.2, 1.0, 0.5])
    assert rank_of(1.2, values, HIGHER) is None
    assert rank_of(1.0, values, HIGHER) == Rank(1, 1, 2)
    assert best_first(places(1.2, 1.0, 0.5), HIGHER)["code"].to_list() == ["P1", "P2"]


def test_a_rank_in_figures_spans_the_places_that_share_it():
    assert Rank(4, 42, 45).text == "4–45/45"
    assert Rank(4, 42, 45).last
    assert Rank(4, 1, 45).text == "4/45"
    assert not Rank(4, 1, 45).last


def places(*values: float | None) -> pl.DataFrame:
    """P0, P1, … with these values; every later one has fewer stations."""
    rows = [(f"P{number}", value, 9 - number) for number, value in enumerate(values)]
    return pl.DataFrame(
        rows, schema={"code": pl.String, "value": pl.Float64, "stations": pl.Int64}, orient="row"
    )


@pytest.mark.parametrize(
    ("better", "codes"), [("higher", "P3 P0 P2 P1"), ("lower", "P2 P1 P0 P3"), ("neither", "P3 P0 P2 P1")]
)
def test_the_best_is_first_and_of_equal_places_the_larger_last(better: str, codes: str):
    ordered = best_first(places(0.5, 0.1, 0.1, 0.9, None), replace(HIGHER, better=better))
    assert ordered["code"].to_list() == codes.split()


@pytest.mark.parametrize(
    ("values", "count", "found"),
    [
        ((0.0, 0.1, 0.2, 0.3), 3, ["P0", "P1", "P2"]),
        ((0.0, 0.1, 0.1, 0.1), 2, ["P0"]),
        ((0.0, 0.0, 0.0, 0.1), 2, []),
        ((0.0, 0.0, 0.1), 2, ["P0", "P1"]),
        ((0.0, 0.0), 5, []),
        ((0.0, 0.0, 0.1), 5, ["P0", "P1", "P2"]),
    ],
)
def test_nobody_is_named_who_is_level_with_the_next(values: tuple[float, ...], count: int, found: list[str]):
    assert apart(places(*values), count)["code"].to_list() == found


def test_places_level_with_the_first_are_counted():
    assert level_with_first(places(0.0, 0.0, 0.5)) == 2
    assert level_with_first(places(0.1, 0.2)) == 1
