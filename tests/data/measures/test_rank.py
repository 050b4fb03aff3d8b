from dataclasses import replace

import polars as pl

from data.measures.metrics import METRICS
from data.measures.rank import Rank, rank_of

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


def test_a_rank_in_figures_spans_the_places_that_share_it():
    assert Rank(4, 42, 45).text == "4–45/45"
    assert Rank(4, 42, 45).last
    assert Rank(4, 1, 45).text == "4/45"
    assert not Rank(4, 1, 45).last
