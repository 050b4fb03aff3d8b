"""When a place reaches a share of its stations: the month, the pace and the need by hand."""

from datetime import date

import polars as pl
import pytest

from data.measures.outlook import Goal, month_end, outlook, outlooks, quarter_pace, quarter_start

DAYS = [date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)]
COUNTS = pl.DataFrame(
    {"date": DAYS, "stations_paperless": [1, 2, 5, 6, 8], "stations_paperless_base": [20, 20, 20, 20, 20]}
)
FORECAST = pl.DataFrame(
    {
        "date": [date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 31)],
        "low": [0.40, 0.45, 0.55],
        "middle": [0.45, 0.62, 0.70],
        "high": [0.625, 0.80, 0.90],
        "stations": [20, 20, 20],
    }
)


def test_a_quarter_begins_with_the_latest_snapshot_three_months_before():
    assert quarter_start(DAYS) == date(2026, 7, 31)
    assert quarter_start([date(2026, 5, 31), date(2026, 10, 31)]) == date(2026, 5, 31)
    assert quarter_start(DAYS[2:]) is None


def test_the_pace_is_what_a_month_of_the_quarter_brought():
    assert quarter_pace(COUNTS) == pytest.approx((8 - 2) / 3)
    assert quarter_pace(COUNTS.tail(3)) is None


def test_each_limit_reaches_the_goal_in_its_first_month_with_enough_stations():
    found = outlook(Goal(625, date(2027, 10, 31)), FORECAST, COUNTS)  # 13 of 20 stations
    assert (found.early, found.reached, found.late) == (date(2026, 11, 30), date(2027, 1, 31), None)
    assert (found.done, found.known, found.last, found.there) == (8, 20, date(2027, 1, 31), False)
    assert found.needed(DAYS[-1]) == pytest.approx((13 - 8) / 12)


def test_half_a_station_is_rounded_up():
    found = outlook(Goal(650, date(2027, 10, 31)), FORECAST, COUNTS)  # 13 of 20; 62.5 % is 12.5 stations
    assert found.early == date(2026, 11, 30)


def test_a_goal_that_is_reached_needs_no_more_stations():
    found = outlook(Goal(400, date(2027, 10, 31)), FORECAST, COUNTS)
    assert found.there and found.needed(DAYS[-1]) == 0


def test_a_reform_of_units_within_the_quarter_breaks_the_pace():
    days = [date(2025, 5, 31), date(2025, 6, 30), date(2025, 7, 31), date(2025, 8, 31)]
    assert outlook(
        Goal(500, date(2027, 12, 31)), FORECAST, COUNTS.head(4).with_columns(date=pl.Series(days))
    ).broken
    assert not outlook(Goal(500, date(2027, 12, 31)), FORECAST, COUNTS).broken


def test_a_month_ends_on_its_last_day_across_years():
    assert month_end(date(2026, 10, 31), 0) == date(2026, 10, 31)
    assert month_end(date(2026, 10, 31), 4) == date(2027, 2, 28)
    assert month_end(date(2026, 10, 5), 2) == date(2026, 12, 31)
    assert month_end(date(2026, 10, 5), 16) == date(2028, 2, 29)


PLACES = pl.DataFrame(
    {
        "code": list("abcd"),
        "stations": [20, 20, 10, 0],
        "stations_deployed": [15, 20, 4, 0],
        "stations_paperless": [8, 10, 1, 0],
        "stations_paperless_base": [19, 20, 10, 0],
        "before": [2, 10, None, 0],
        "early": [date(2026, 11, 30), date(2026, 11, 30), date(2027, 1, 31), None],
        "reached": [date(2026, 12, 31), date(2026, 12, 31), None, None],
        "late": [None, None, None, None],
    },
    schema_overrides={"late": pl.Date},
)


def test_the_outlooks_of_places_say_the_same_row_by_row():
    goal, today = Goal(500, date(2027, 10, 31)), DAYS[-1]
    found = outlooks(PLACES, goal, DAYS[1], today)
    rows = {row["code"]: row for row in found.iter_rows(named=True)}
    assert list(rows) == ["b", "a", "c", "d"]
    assert [rows[code]["there"] for code in "abcd"] == [False, True, False, False]
    assert [rows[code]["reached"] for code in "abcd"] == [date(2026, 12, 31), None, None, None]
    # Half of 19 stations is 9.5, so 10 are needed: two more in twelve months.
    assert [rows[code]["needed"] for code in "abcd"] == pytest.approx([2 / 12, 0, 4 / 12, 0])
    assert [rows[code]["pace"] for code in "abcd"] == [2, 0, None, 0]
    assert [rows[code]["share"] for code in "abcd"] == [8 / 19, 0.5, 0.1, None]
    assert [rows[code]["deployed"] for code in "abcd"] == [0.75, 1, 0.4, None]


def test_a_short_history_has_no_pace_and_a_goal_of_today_no_need():
    found = outlooks(PLACES.with_columns(before=pl.lit(None, pl.Int64)), Goal(500, DAYS[-1]), None, DAYS[-1])
    assert found["pace"].null_count() == 4
    assert found.filter(code="a")["needed"].item() is None
