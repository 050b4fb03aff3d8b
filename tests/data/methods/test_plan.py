"""The plan against a slow one: plain keys, months handed out one by one, every pair measured."""

import math
import random

import polars as pl
import pytest

from data.methods.plan import (
    EARTH_KM,
    ORDERS,
    Pace,
    automatic_pace,
    by_month,
    in_order,
    month_of_share,
    nearest_km,
    to_do,
)


def sites(count: int, seed: int = 1) -> pl.DataFrame:
    draw = random.Random(seed)
    rows = [
        {
            "station_id": f"S{number:04d}",
            "zone": draw.choice([1, 2, 3, None]),
            "area": draw.choice([1, 2, 3, None]),
            "people": draw.choice([None, *range(2000, 9000, 500)]),
            "km": draw.choice([None, draw.uniform(0, 40)]),
            "deployed": draw.random() < 0.7,
            "connected": draw.choice([True, False, None]),
            "open_ledgers": draw.randrange(0, 79),
            "paperless": draw.choice([True, False, False, None]),
            "latitude": draw.choice([None, draw.uniform(8.5, 23.3)]),
            "longitude": draw.uniform(102.2, 109.4),
        }
        for number in range(count)
    ]
    return pl.DataFrame(rows, infer_schema_length=None)


def most_first(value):
    return (value is None, -(value or 0))


def least_first(value):
    return (value is None, value or 0)


SLOW_KEYS = {
    "people": lambda site: (),
    "poorest": lambda site: (most_first(site["zone"]), most_first(site["area"])),
    "nearest": lambda site: (least_first(site["km"]),),
    "ready": lambda site: (
        most_first(site["deployed"]),
        most_first(site["connected"]),
        least_first(site["open_ledgers"]),
    ),
}


def slow_plan(rows: list[dict], order: str, pace: int) -> list[tuple[str, int]]:
    """Station and month, one station after the other."""
    waiting = [row for row in rows if row["paperless"] is False]
    waiting.sort(key=lambda site: (*SLOW_KEYS[order](site), most_first(site["people"]), site["station_id"]))
    found, month, left = [], 1, pace
    for site in waiting:
        if not left:
            month, left = month + 1, pace
        found.append((site["station_id"], month))
        left -= 1
    return found


@pytest.mark.parametrize("pace", (1, 7, 1000))
@pytest.mark.parametrize("order", ORDERS)
def test_every_order_is_that_of_the_slow_plan(order, pace):
    every = sites(160)
    ordered = in_order(to_do(every), order, pace)
    assert list(ordered.select("station_id", "month").iter_rows()) == slow_plan(every.to_dicts(), order, pace)
    assert ordered["position"].to_list() == list(range(1, ordered.height + 1))


@pytest.mark.parametrize("order", ORDERS)
def test_months_add_up_to_everyone(order):
    every, pace = sites(160, 2), 11
    rows = every.to_dicts()
    people = {row["station_id"]: row["people"] or 0 for row in rows}
    covered = sum(row["people"] or 0 for row in rows if row["paperless"])
    months = by_month(in_order(to_do(every), order, pace), covered)
    plan = slow_plan(rows, order, pace)
    assert months.height == 1 + math.ceil(len(plan) / pace)
    for month, stations, coming, done, reached in months.iter_rows():
        mine = [station for station, own in plan if own == month]
        before = [station for station, own in plan if own <= month]
        assert (stations, coming, done) == (len(mine), sum(people[s] for s in mine), len(before))
        assert reached == covered + sum(people[s] for s in before)
    everyone = sum(people.values())
    half = next(row[0] for row in months.iter_rows() if row[4] * 2 >= everyone)
    assert month_of_share(months, everyone, 50) == half
    assert month_of_share(months, everyone * 3, 90) is None


def test_nobody_waiting_is_a_plan_of_no_month():
    none = sites(5).clear()
    assert by_month(in_order(none, "people", 3), 700).rows() == [(0, 0, 0, 0, 700)]


def slow_km(here: dict, marks: list[dict]) -> float | None:
    """Haversine to every one of them."""
    if here["latitude"] is None:
        return None
    found = []
    for mark in marks:
        a, b = math.radians(here["latitude"]), math.radians(mark["latitude"])
        across = math.radians(mark["longitude"] - here["longitude"])
        h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
        found.append(2 * EARTH_KM * math.asin(math.sqrt(h)))
    return min(found, default=None)


@pytest.mark.parametrize("count", (0, 1, 3, 120))
def test_the_nearest_is_that_of_every_pair(count):
    here = sites(700, 3)
    there = sites(count, 4).select("latitude", "longitude") if count else here.clear()
    marks = [row for row in there.to_dicts() if row["latitude"] is not None]
    expected = [slow_km(row, marks) for row in here.to_dicts()]
    for own, other in zip(nearest_km(here, there).to_list(), expected, strict=True):
        assert own == pytest.approx(other, abs=1e-3) if other is not None else own is None


def test_last_quarters_pace_counts_where_stations_left_paper_and_else_five_years():
    assert automatic_pace(240, 7.4) == Pace(7, "quarter")
    assert automatic_pace(240, 0.5) == Pace(1, "quarter")
    for none in (None, 0.0, -2.0, 0.49):
        assert automatic_pace(240, none) == Pace(4, "five_years")
        assert automatic_pace(241, none) == Pace(5, "five_years")
    assert automatic_pace(0, None) == Pace(1, "five_years")
