"""Places held against their limits, counted in plain Python."""

import polars as pl
import pytest

from data.measures.counts import COUNTS
from data.measures.funnel import FEWEST, funnel_of
from data.measures.metrics import BY_KEY

METRIC = BY_KEY["reporting"]


def counts(pairs):
    """A frame of places: (reports received, reports expected) each."""
    rows = [
        {"code": f"{n:02}"}
        | dict.fromkeys(COUNTS, 0)
        | {"stations": due, "reports_received": sent, "reports_expected": due}
        for n, (sent, due) in enumerate(pairs)
    ]
    return pl.DataFrame(rows)


def funnel(pairs, enough=None):
    rows = counts(pairs)
    return funnel_of(rows, rows["code"].to_list() if enough is None else enough, METRIC)


def test_a_large_place_far_below_stands_out_and_small_ones_do_not():
    found = funnel([(95, 100)] * 12 + [(40, 100), (1, 2), (0, 1)])
    assert found is not None and found.mean == pytest.approx((95 * 12 + 41) / 1303)
    judged = dict(found.rows.select("code", "judged").iter_rows())
    assert judged["12"] == "below"
    assert judged["13"] != "below" and judged["14"] != "below"
    assert found.rows["code"][0] == "12", "the furthest out first"


def test_places_of_too_little_data_are_left_out_and_counted():
    pairs = [(95, 100)] * 12 + [(40, 100)]
    found = funnel(pairs, enough=[f"{n:02}" for n in range(11)] + ["12"])
    assert found is not None and found.left_out == 1
    assert "11" not in found.rows["code"]


def test_few_places_or_all_at_the_top_draw_nothing():
    assert funnel([(9, 10)] * (FEWEST - 1)) is None
    assert funnel([(10, 10)] * 40) is None
    assert funnel([(9, 10)] * FEWEST) is not None


def test_of_shares_of_people_the_usual_spread_is_that_of_the_places():
    metric = BY_KEY["record_coverage"]
    rows = counts([(5, 5)] * 20).with_columns(
        records_created=pl.Series([900 + 5 * n for n in range(19)] + [300]),
        records_created_base=1000,
        population=1000,
    )
    found = funnel_of(rows, rows["code"].to_list(), metric)
    assert found is not None and found.dispersion is None
    assert found.rows.filter(judged="below")["code"].to_list() == ["19"]
