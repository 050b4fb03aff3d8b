"""The order of work against the same in plain Python, on stations where each factor is known or not."""

import random

import polars as pl
import pytest

from data.measures.effort import (
    FACTORS,
    ORDERS,
    Weights,
    by_station,
    factors_of,
    in_order,
    order_of,
    with_effort,
)
from data.measures.metrics import BY_KEY

RECORDS, PAPERLESS, DOCTORS = (
    BY_KEY[key] for key in ("record_opened", "paperless_stations", "stations_with_doctor")
)
COUNTS = ("ledgers_left", "ledgers_apply", "ledgers_missing", "near_known", "near_reached")
SCHEMA = {
    "station_id": pl.String,
    "people": pl.Int64,
    "own_staff": pl.Int32,
    "connected": pl.Boolean,
    "top": pl.Int64,
    "bottom": pl.Int64,
    **dict.fromkeys((*COUNTS, "like_short", "like_reached"), pl.Int32),
}


def stations(count: int = 300) -> list[dict]:
    drawn = random.Random(7)
    rows = []
    for number in range(count):
        apply, known, short = drawn.randint(0, 78), drawn.randint(0, 6), drawn.choice([0, 9, 10, 40])
        rows.append(
            {
                "station_id": f"S{number:03}",
                "people": drawn.choice([None, 0, 900, 900, drawn.randint(500, 20_000)]),
                "own_staff": drawn.choice([None, 0, 3, 6, 11]),
                "connected": drawn.choice([None, False, True]),
                "top": 10,
                "bottom": drawn.choice([20, 500, 4000]),
                "ledgers_left": drawn.randint(0, apply),
                "ledgers_apply": apply,
                "ledgers_missing": drawn.choice([0, 0, 3]),
                "near_known": known,
                "near_reached": drawn.randint(0, known),
                "like_short": short,
                "like_reached": drawn.randint(0, short),
            }
        )
    return rows


def frame(rows: list[dict]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=SCHEMA)


def factor_by_hand(row: dict, factor: str) -> float | None:
    """Between 0 and 1 by the words on the page."""
    if factor == "ledgers":
        known = row["ledgers_missing"] == 0 and row["ledgers_apply"]
        return row["ledgers_left"] / row["ledgers_apply"] if known else None
    if factor == "connection":
        return None if row["connected"] is None else float(not row["connected"])
    if factor == "staff":
        if row["people"] is None or row["own_staff"] is None or (not row["own_staff"] and not row["people"]):
            return None
        return row["people"] / (row["people"] + 1500 * row["own_staff"])
    if factor == "neighbours":
        return 1 - row["near_reached"] / row["near_known"] if row["near_known"] >= 3 else None
    return 1 - row["like_reached"] / row["like_short"] if row["like_short"] >= 10 else None


def effort_by_hand(row: dict, metric, weights: Weights) -> float:
    total = 1.0
    for factor in factors_of(metric):
        known = factor_by_hand(row, factor)
        total += getattr(weights, factor) * (0.5 if known is None else known)
    return total


@pytest.mark.parametrize("metric", (RECORDS, PAPERLESS, DOCTORS), ids=lambda metric: metric.key)
@pytest.mark.parametrize("weights", (Weights(), Weights(0, 8, 0.5, 0, 1)))
def test_effort_is_what_the_page_says(metric, weights):
    rows = stations()
    found = with_effort(frame(rows), metric, weights)
    for factor in FACTORS:
        assert found[factor].to_list() == pytest.approx([factor_by_hand(row, factor) for row in rows])
        assert found[factor].null_count() and found[factor].count()
    assert found["effort"].to_list() == pytest.approx([effort_by_hand(row, metric, weights) for row in rows])


@pytest.mark.parametrize("metric", (RECORDS, PAPERLESS), ids=lambda metric: metric.key)
def test_each_order_is_by_what_it_names(metric):
    rows = {row["station_id"]: row for row in stations()}
    found = with_effort(frame(list(rows.values())), metric, Weights())
    effort = dict(found.select("station_id", "effort").iter_rows())
    gap = {key: row["bottom"] * 9 // 10 + 1 - row["top"] for key, row in rows.items()}
    gain = {key: row["people"] if by_station(metric) else gap[key] for key, row in rows.items()}

    def last(value: float | None) -> tuple[bool, float]:
        return (value is None, -(value or 0))

    keys = {
        "people": lambda key: (last(gain[key]), last(rows[key]["people"]), key),
        "nearest": lambda key: (effort[key], last(gain[key]), last(rows[key]["people"]), key),
        "effort": lambda key: (
            last(None if gain[key] is None else gain[key] / effort[key]),
            effort[key],
            last(rows[key]["people"]),
            key,
        ),
    }
    for order in ORDERS:
        ordered = in_order(found, order)
        assert ordered["station_id"].to_list() == sorted(rows, key=keys[order])
        assert ordered["position"].to_list() == list(range(1, len(rows) + 1))


def test_a_station_with_nothing_in_the_way_takes_one_and_the_worst_all_weights():
    easy = stations(1)[0] | {"ledgers_left": 0, "ledgers_apply": 78, "ledgers_missing": 0, "connected": True}
    easy |= {"people": 0, "own_staff": 5, "near_known": 6, "near_reached": 6, "like_short": 20}
    easy |= {"like_reached": 20}
    hard = easy | {"ledgers_left": 78, "connected": False, "people": 5000, "own_staff": 0}
    hard |= {"near_reached": 0, "like_reached": 0}
    assert with_effort(frame([easy, hard]), PAPERLESS, Weights())["effort"].to_list() == [1, 11]


def test_by_itself_a_list_is_of_those_nearest_to_done_where_a_station_is_done_or_not():
    assert order_of(PAPERLESS) == order_of(DOCTORS) == order_of(BY_KEY["doctors_per_station"]) == "nearest"
    assert order_of(RECORDS) == order_of(BY_KEY["paperless_visits"]) == "effort"
    assert order_of(PAPERLESS, "people") == "people"


def test_no_ledger_and_no_connection_keeps_a_doctor_away():
    assert factors_of(DOCTORS) == ("staff", "neighbours", "pace")
    assert "connection" not in factors_of(BY_KEY["connected_stations"])
    assert factors_of(PAPERLESS) == FACTORS
