from datetime import date

import polars as pl

from data.measures.work import REASONS, in_working_order, with_reason

DATES = (date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31))
NOTHING = {
    **{"silent": False, "back_to_paper": False, "impossible": None, "visits": None},
    **{"periods_late": None, "late_since": None, "ledgers_left": None, "periods_silent": 0, "people": 100},
}
SCHEMA = {
    **{"station_id": pl.String, "silent": pl.Boolean, "back_to_paper": pl.Boolean},
    **{"impossible": pl.List(pl.String), "visits": pl.Float64, "periods_late": pl.Int8},
    "late_since": pl.Date,
    **{"ledgers_left": pl.List(pl.Int8), "periods_silent": pl.Int16, "people": pl.Int64},
}
HOLDS = {
    "silent": {"silent": True, "periods_silent": 2},
    "back_to_paper": {"back_to_paper": True},
    "impossible": {"impossible": ["between"]},
    "dropped": {"visits": 12.0},
    "late": {"periods_late": 3, "late_since": DATES[0]},
    "near": {"ledgers_left": [7]},
}


def rows(**stations: dict) -> pl.DataFrame:
    found = [NOTHING | facts | {"station_id": name} for name, facts in stations.items()]
    return with_reason(pl.DataFrame(found, schema=SCHEMA), DATES)


def test_every_reason_is_told_and_says_since_when():
    found = rows(**HOLDS)
    assert found["reason"].to_list() == list(REASONS)
    since = [DATES[1], DATES[2], DATES[2], DATES[2], DATES[0], None]
    assert found["since"].to_list() == since


def test_the_most_urgent_reason_comes_first():
    found = rows(both=HOLDS["near"] | HOLDS["late"], none={})
    assert found["reason"].to_list() == ["late", None]


def test_a_station_silent_for_longer_than_there_is_data_has_no_first_period():
    assert rows(old={"silent": True, "periods_silent": 9})["since"].to_list() == [None]


def test_the_longest_silence_then_most_people_then_the_id():
    found = rows(
        near=HOLDS["near"],
        held_back={},
        few=HOLDS["silent"] | {"people": 1},
        unknown=HOLDS["silent"] | {"people": None},
        long={"silent": True, "periods_silent": 3, "people": 1},
        many=HOLDS["silent"] | {"people": 9},
        late=HOLDS["late"],
    )
    order = in_working_order(found)["station_id"].to_list()
    assert order == ["long", "many", "few", "unknown", "late", "near", "held_back"]
