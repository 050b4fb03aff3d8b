"""Days and times as Vietnam, ISO 8601 and Excel write them; the day stands before the month."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

from data.convert.sheet import Cell
from data.convert.value import Misfit, Value

VIETNAM = timezone(timedelta(hours=7))
SERIAL = "Excel serial numbers taken as days"
_SERIALS = (10_000, 73_050)  # 1927 to 2099; a smaller number is a year or a mistake
_DAY_0 = datetime(1899, 12, 30)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:.*")
_DAYS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y/%m/%d")
_TIMES = ("%H:%M:%S", "%H:%M", "%Hh%M")
_MOMENTS = tuple(form for day in _DAYS for time in _TIMES for form in (f"{day} {time}", f"{time} {day}"))


def read_day(cell: Cell) -> Value:
    """A day; of a moment, its day. Raises Misfit."""
    moment, how = _moment(cell)
    return Value(moment.date(), how)


def read_time(cell: Cell) -> Value:
    """A moment in UTC; without a zone it is Vietnam's, without a time of day its first. Raises Misfit."""
    moment, how = _moment(cell)
    try:
        return Value(moment.replace(tzinfo=moment.tzinfo or VIETNAM).astimezone(UTC), how)
    except OverflowError:
        raise Misfit from None


def _moment(cell: Cell) -> tuple[datetime, str]:
    if isinstance(cell, datetime):
        return cell, ""
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day), ""
    if isinstance(cell, float):
        return _of_serial(cell), SERIAL
    text = " ".join(cell.split()) if isinstance(cell, str) else ""
    if text.isdecimal() and len(text) == 5:
        return _of_serial(float(text)), SERIAL
    return _of_text(text), ""


def _of_serial(number: float) -> datetime:
    if not _SERIALS[0] <= number <= _SERIALS[1]:
        raise Misfit
    return _DAY_0 + timedelta(seconds=round(number * 86_400))


def _of_text(text: str) -> datetime:
    if not _ISO.fullmatch(text):
        for form in (*_DAYS, *_MOMENTS):
            with suppress(ValueError):
                return datetime.strptime(text, form)
        raise Misfit
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise Misfit from None
