"""The smallest set against every other set, on random small countries."""

from itertools import combinations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.methods.closing import by_place, cumulative_shares, cut_at_number, cut_at_share

SCHEMA = {"station_id": pl.String, "gap": pl.Int64, "people": pl.Int32}
GAPS = st.lists(st.none() | st.integers(0, 6), min_size=1, max_size=8)


def sites(gaps: list[int | None]) -> pl.DataFrame:
    rows = [(f"S{number}", gap, number % 3 or None) for number, gap in enumerate(gaps)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def largest_first(rows: pl.DataFrame) -> pl.DataFrame:
    short = rows.filter(pl.col("gap") > 0).sort("gap", descending=True)
    return short.with_columns(pl.col("gap").cum_sum().alias("closed"))


@given(GAPS, st.sampled_from([25, 50, 75, 90]))
def test_no_smaller_set_closes_the_share(gaps, per_cent):
    ordered = largest_first(sites(gaps))
    short = [gap for gap in gaps if gap]
    assert ordered["gap"].to_list() == sorted(short, reverse=True)
    cut = cut_at_share(ordered, per_cent)
    assert cut.total == sum(short)
    assert cut.closed * 100 >= cut.total * per_cent
    for size in range(cut.stations):
        assert all(sum(chosen) * 100 < cut.total * per_cent for chosen in combinations(short, size))


@given(GAPS, st.integers(1, 9))
def test_no_other_n_stations_close_more(gaps, number):
    short = [gap for gap in gaps if gap]
    cut = cut_at_number(largest_first(sites(gaps)), number)
    assert cut.closed == max(
        (sum(chosen) for chosen in combinations(short, min(number, len(short)))), default=0
    )


def test_a_list_in_another_order_is_cut_where_it_holds_the_share():
    rows = sites([1, 5, 2, 2]).with_columns(pl.col("gap").cum_sum().alias("closed"))
    cut = cut_at_share(rows, 50)
    assert (cut.stations, cut.closed, cut.total, cut.share) == (2, 6, 10, 0.6)
    assert cut_at_number(rows, 9).stations == 4
    assert cut_at_share(largest_first(sites([0, None])), 50).share is None


def test_shares_add_up_along_the_curve_of_those_with_a_gap():
    rows = pl.DataFrame({"code": list("abcde"), "gap": [2, 0, 5, None, 2]})
    found = cumulative_shares(rows, 10)
    assert found["code"].to_list() == ["c", "a", "e"]
    assert found["position"].to_list() == [1, 2, 3]
    assert found["share"].to_list() == [0.5, 0.2, 0.2]
    assert found["cumulative"].to_list() == pytest.approx([0.5, 0.7, 0.9])
    assert cumulative_shares(rows.clear(), 0).is_empty()


def test_a_trip_closes_what_its_stations_add_up_to_and_knows_no_people_of_a_site_without():
    rows = sites([5, 2, 2, 1]).with_columns(commune=pl.Series(["a", "b", "a", None]))
    found = by_place(rows, "commune", 20)
    assert found.select("code", "stations", "gap", "people").rows() == [
        ("a", 2, 7, 2),
        ("b", 1, 2, 1),
        (None, 1, 1, None),
    ]
    assert found["cumulative"].to_list() == pytest.approx([0.35, 0.45, 0.5])
