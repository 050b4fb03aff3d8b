"""The first and the last day and moment of the calendar, in every unit."""

from datetime import UTC, date, datetime

import pyarrow as pa
import pytest

from data.checks.times import fit_date, fit_time

PER_SECOND = {"s": 1, "ms": 10**3, "us": 10**6}
DAY = 86_400
FIRST = (date.min - date(1970, 1, 1)).days * DAY
END = ((date.max - date(1970, 1, 1)).days + 1) * DAY


def ticks(type_: pa.DataType, *values: int) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(values, pa.int64()).cast(type_)])


@pytest.mark.parametrize("unit", PER_SECOND)
def test_the_calendar_ends_with_its_last_moment(unit: str):
    each = PER_SECOND[unit]
    column = ticks(pa.timestamp(unit), FIRST * each - 1, FIRST * each, END * each - 1, END * each)
    found, wrong, _ = fit_time(column)
    assert wrong.to_pylist() == [True, False, False, True]
    last = 999_999 if unit == "us" else 999_000 if unit == "ms" else 0
    assert found.to_pylist() == [
        None,
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, last, tzinfo=UTC),
        None,
    ]


def test_parts_of_a_microsecond_are_cut_off():
    found, wrong, _ = fit_time(ticks(pa.timestamp("ns"), 1_999, 2_000))
    assert found.to_pylist() == [datetime(1970, 1, 1, 0, 0, 0, part, tzinfo=UTC) for part in (1, 2)]
    assert wrong.to_pylist() == [False, False]


def test_a_missing_time_is_not_wrong():
    found, wrong, _ = fit_time(pa.chunked_array([pa.array([None], pa.timestamp("s"))]))
    assert (found.to_pylist(), wrong.to_pylist()) == ([None], [False])


def test_the_calendar_ends_with_its_last_day():
    days = ticks(pa.timestamp("s"), FIRST - DAY, FIRST, END - DAY, END, END - DAY + 1)
    found, wrong, _ = fit_date(days)
    assert wrong.to_pylist() == [True, False, False, True, True]
    assert found.to_pylist() == [None, date.min, date.max, None, None]
