"""Dates and times of every unit and zone as the contract's: days, and microseconds in UTC.

Both keep to the years 1 to 9999, the calendar that every reader of the store shares.
"""

from datetime import date, datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc

_EPOCH = date(1970, 1, 1)
_FIRST_DAY = (date.min - _EPOCH).days
_LAST_DAY = (date.max - _EPOCH).days
_DAY = 86_400
_PER_SECOND = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}

Parts = tuple[pa.ChunkedArray, pa.ChunkedArray, pa.ChunkedArray | None]


def fit_time(column: pa.ChunkedArray) -> Parts:
    """Times in UTC to the microsecond, what does not fit, and nothing to compare by.

    A time without a zone is UTC; parts of a microsecond are cut off.
    """
    per_second = _PER_SECOND[column.type.unit]
    ticks = _ticks(column)
    fits = _between(ticks, _FIRST_DAY * _DAY * per_second, (_LAST_DAY + 1) * _DAY * per_second - 1)
    ticks = pc.if_else(fits, ticks, pa.scalar(None, pa.int64()))
    micros = (
        pc.divide(ticks, per_second // 10**6)
        if per_second > 10**6
        else pc.multiply(ticks, 10**6 // per_second)
    )
    return micros.cast(pa.timestamp("us", "UTC")), pc.fill_null(pc.invert(fits), False), None


def fit_date(column: pa.ChunkedArray) -> Parts:
    """Dates, what does not fit, and days with their fraction to compare by.

    A timestamp is a date when it is midnight: on the clock of its zone where it has one.
    """
    if pa.types.is_date32(column.type):
        ticks, per_day = column.cast(pa.int32()).cast(pa.int64()), 1
    elif pa.types.is_date64(column.type):
        ticks, per_day = column.cast(pa.int64()), _DAY * 1000
    else:
        ticks, per_day = _ticks(_on_its_clock(column)), _DAY * _PER_SECOND[column.type.unit]
    days = pc.floor(pc.divide(ticks.cast(pa.float64(), safe=False), float(per_day)))
    whole = pc.equal(pc.multiply(pc.divide(ticks, per_day), per_day), ticks)
    fits = pc.and_(whole, _between(days, _FIRST_DAY, _LAST_DAY))
    values = pc.if_else(fits, days, pa.scalar(None, pa.float64())).cast(pa.int32()).cast(pa.date32())
    exact = pc.divide(ticks.cast(pa.float64(), safe=False), float(per_day))
    return values, pc.fill_null(pc.invert(fits), False), exact


def days_after(day: date, days: int) -> datetime:
    """Midnight so many days after a day; the last moment of the calendar when it ends before."""
    return datetime.combine(day, datetime.min.time()) + min(timedelta(days), date.max - day)


def _on_its_clock(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if column.type.tz is None:
        return column
    try:
        return pc.local_timestamp(column)
    except pa.ArrowInvalid:  # a zone that this machine does not know is read as UTC
        return column


def _ticks(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return column.cast(pa.int64())


def _between(values: pa.ChunkedArray, low: int, high: int) -> pa.ChunkedArray:
    """Bounds beyond 64 bits (nanoseconds of the year 9999) are cut to them."""
    limit = 2**63 - 1
    low, high = max(low, -limit - 1), min(high, limit)
    return pc.and_(
        pc.greater_equal(values, pa.scalar(low, values.type)),
        pc.less_equal(values, pa.scalar(high, values.type)),
    )
