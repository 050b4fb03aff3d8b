"""Evenness of a few sites and places laid by hand."""

import polars as pl
import pytest

from data.measures.equity import evenness, fifths_by_value, people_by_rank
from data.measures.metrics import BY_KEY
from data.methods.equity import Index, ranked_groups

COVERAGE = BY_KEY["record_coverage"]
SITES = pl.DataFrame(
    {
        "people": [100, 300, 200, 400, None, 50],
        "top": [10, 150, 100, 100, 5, 0],
        "bottom": [100, 300, 200, 200, 10, 0],
        "area": [3, 3, 1, None, 2, 2],
        "zone": [3, 3, 2, None, 1, 1],
        "own_doctors": [0, 3, 1, None, 1, 1],
    },
    schema_overrides={"people": pl.Int32, "area": pl.Int8, "zone": pl.Int8, "own_doctors": pl.Int16},
)


def test_the_remotest_communes_come_first_and_unknown_sites_stay_out():
    groups = ranked_groups(people_by_rank(SITES, COVERAGE, "area"))
    assert groups.select("rank", "weight", "reached").rows() == [
        (0.0, 400, 160.0),  # area III, zone 3
        (2 * 4 + 1.0, 200, 100.0),  # area I, zone 2
        (3 * 4 + 3.0, 400, 200.0),  # neither given; half of those known are reached
    ]


def test_by_doctors_a_site_without_their_number_stays_out():
    groups = ranked_groups(people_by_rank(SITES, COVERAGE, "doctors"))
    assert groups["weight"].to_list() == [100, 200, 300]
    assert groups["rank"].to_list() == pytest.approx([0, 1 / 200, 3 / 300])


def test_a_rate_has_no_curve():
    assert people_by_rank(SITES, BY_KEY["teleconsultations"], "area").is_empty()


@pytest.mark.parametrize(
    ("ends", "sites", "word"),
    [
        *(((0.001, 0.009), 30, "worse"), ((-0.02, -0.01), 30, "better"), ((-0.2, 0.3), 30, "even")),
        ((0.3, 0.4), 29, "open"),
    ],
)
def test_the_verdict_is_that_of_the_interval(ends: tuple[float, float], sites: int, word: str):
    assert evenness(Index(sum(ends) / 2, *ends), sites) == word
    assert evenness(None, sites) == "none"


def test_a_fifth_s_value_weighs_its_places():
    places = pl.DataFrame(
        {"code": list("abcdef"), "top": [1, 9, 4, 5, 6, 0], "bottom": [10, 30, 10, 10, 10, 0]}
    )
    assert fifths_by_value(places, COVERAGE).is_empty()
    parts = fifths_by_value(pl.concat([places, places.with_columns(pl.col("code") + "2")]), COVERAGE)
    assert parts["codes"].to_list() == [[code, code + "2"] for code in "abcde"]
    assert parts["value"].to_list() == pytest.approx([0.1, 0.3, 0.4, 0.5, 0.6])
    assert parts["places"].to_list() == [2, 2, 2, 2, 2]
