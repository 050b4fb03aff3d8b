"""Places ranked by what they lack: the order, the shares and the holders of half, on a few rows by hand."""

import polars as pl
import pytest

from data.measures.gap_ranking import Gaps, ranked_gaps
from data.measures.metrics import BY_KEY

SCHEMA = {"code": pl.String, "gap": pl.Int64, "value": pl.Float64, "stations": pl.Int64, "reason": pl.String}
ROWS = [
    ("a", 1, 0.5, 4, None),
    ("b", 3, 0.8, 1, None),
    ("c", 1, 0.5, 9, None),
    ("d", 1, 0.2, 2, None),
    ("e", 0, 0.9, 2, None),
    ("f", None, None, 2, "no_report"),
    ("g", None, None, 0, "no_stations"),
    ("h", None, None, 2, "not_reported"),
]


def ranked(key: str, rows: list[tuple[object, ...]] = ROWS) -> Gaps:
    places = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    return ranked_gaps(places.with_columns(enough=True, gap_most="gap"), {}, BY_KEY[key])


@pytest.mark.parametrize(
    ("key", "codes"),
    [("record_opened", "bdcae"), ("paperless_stations", "dcabe"), ("recording_time", "ebcad")],
)
def test_the_furthest_behind_is_first_and_the_larger_of_equals(key: str, codes: str):
    found = ranked(key)
    assert "".join(found.ranked["code"]) == codes
    assert found.ranked["rank"].to_list() == [1, 2, 3, 4, 5]
    assert found.by_gap == (key == "record_opened")


def test_shares_are_of_the_gaps_of_all_and_null_where_there_is_none():
    assert ranked("record_opened").ranked["share"].to_list() == pytest.approx([1 / 2, 1 / 6, 1 / 6, 1 / 6, 0])
    none = ranked("record_opened", [row for row in ROWS if not row[1]])
    assert none.ranked["share"].to_list() == [None]


def test_blanks_stand_apart_by_kind():
    assert ranked("record_opened").blanks["code"].to_list() == ["h", "f", "g"]


def test_places_level_with_the_last_holder_of_half_are_holders_too():
    assert ranked("record_opened").holders["code"].to_list() == ["b"]
    level = [row for row in ROWS if row[0] != "b"]
    assert ranked("record_opened", level).holders["code"].to_list() == ["d", "c", "a"]
    assert ranked("record_opened", [ROWS[4]]).holders.is_empty()


def test_a_place_of_which_too_little_is_known_has_no_rank_and_may_be_a_rival():
    places = pl.DataFrame(ROWS[:5], schema=SCHEMA, orient="row").with_columns(
        enough=pl.col("code").is_in(["b", "d", "e"]), gap_most=pl.Series([5, 3, 2, 1, 0])
    )
    found = ranked_gaps(places, {}, BY_KEY["record_opened"])
    assert found.ranked.select("code", "rank").rows() == [
        ("b", 1),
        ("d", 2),
        ("e", 3),
        ("c", None),
        ("a", None),
    ]
    assert (found.sure["code"].to_list(), found.unsure["code"].to_list()) == (["b", "d", "e"], ["c", "a"])
    assert found.holders["code"].to_list() == ["b"]
    assert found.rivals == 1  # a may lack 5, more than the 3 of b; c at most 2
