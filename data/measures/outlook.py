"""The outlook of a place on a share of paperless stations: now, its pace, the month by a forecast."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

import polars as pl

from data.measures.breaks import breaks_between
from data.measures.ratio import ratio
from data.methods.plan import HORIZON

Count = TypeVar("Count", int, pl.Expr)

QUARTER = 3  # months whose pace is today's


@dataclass(frozen=True)
class Goal:
    """A share of stations to be paperless by the last day of a month. per_mille: the share in thousandths."""

    per_mille: int
    by: date

    def stations(self, known: Count) -> Count:
        """The fewest of `known` stations that are the share; of a column, row by row."""
        return -(-self.per_mille * known // 1000)


def months_between(first: date, last: date) -> int:
    """Calendar months from one day's month to another's."""
    return (last.year - first.year) * 12 + last.month - first.month


def month_end(day: date, months: int) -> date:
    """The last day of the month that lies so many months after a day's, within the calendar."""
    number = day.year * 12 + day.month + months
    if number // 12 > date.max.year:
        return date.max
    return date(number // 12, number % 12 + 1, 1) - timedelta(days=1)


def a_month(missing: int, months: int) -> float | None:
    """Stations a month that make up for those missing in so many months; None without months."""
    if missing <= 0:
        return 0.0
    return missing / months if months > 0 else None


@dataclass(frozen=True)
class Outlook:
    """A place on its way to a goal. done of known: paperless stations of those with all ledgers known, now.

    pace: stations a month over the last quarter, None without one; broken: the units changed within it.
    early, reached, late: the month by the interval's upper end, the median and its lower end, None beyond
    the horizon, whose last month is `last`; no median counts where the interval is too wide for one.
    """

    goal: Goal
    done: int
    known: int
    pace: float | None
    broken: bool
    early: date | None
    reached: date | None
    late: date | None
    last: date

    @property
    def there(self) -> bool:
        """True where the share is reached now."""
        return self.done >= self.goal.stations(self.known)

    def needed(self, today: date) -> float | None:
        """Stations a month that reach the goal in time."""
        return a_month(self.goal.stations(self.known) - self.done, months_between(today, self.goal.by))

    def at_this_pace(self, today: date) -> date | None:
        """The scenario: the month of the goal if every month brought what last quarter's did, else None."""
        missing = self.goal.stations(self.known) - self.done
        return None if self.broken else month_at_pace(missing, self.pace, today)


def month_at_pace(missing: int, pace: float | None, today: date) -> date | None:
    """The month in which those missing are done at so many a month; None without a pace or too far."""
    if pace is None or pace <= 0 or missing <= 0:
        return None
    months = math.ceil(missing / pace - 1e-9)
    return month_end(today, months) if months <= HORIZON else None


def outlook(goal: Goal, forecast: pl.DataFrame, counts: pl.DataFrame) -> Outlook:
    """The outlook of a place from its counts by date (oldest first, until now) and its forecast by month.

    forecast: at least one row: date, low, middle, high (shares) and stations (those that they are of).
    """
    now, start = counts.row(-1, named=True), quarter_start(counts["date"].to_list())
    early, reached, late = (_first_month(forecast, side, goal) for side in ("high", "middle", "low"))
    return Outlook(
        goal,
        now["stations_paperless"],
        now["stations_paperless_base"],
        quarter_pace(counts),
        bool(start and breaks_between(start, now["date"])),
        early,
        reached,
        late,
        forecast["date"].to_list()[-1],
    )


def quarter_start(dates: Sequence[date]) -> date | None:
    """The latest of the dates (oldest first) a quarter or more before the last; None in a shorter history."""
    return next((day for day in reversed(dates) if months_between(day, dates[-1]) >= QUARTER), None)


def quarter_pace(counts: pl.DataFrame) -> float | None:
    """Stations a month that left paper over the last quarter of the counts; None in a shorter history."""
    done = dict(counts.select("date", "stations_paperless").iter_rows())
    last, start = counts["date"][-1], quarter_start(list(done))
    return (done[last] - done[start]) / months_between(start, last) if start else None


def _first_month(forecast: pl.DataFrame, side: str, goal: Goal) -> date | None:
    """The first month whose stations, rounded, are as many as the goal needs."""
    needed = goal.stations(int(forecast["stations"][0]))
    found = forecast.filter(pl.col(side) * pl.col("stations") >= needed - 0.5)
    return found["date"][0] if found.height else None


def outlooks(places: pl.DataFrame, goal: Goal, start: date | None, today: date) -> pl.DataFrame:
    """The outlook of places on a goal, those that are there first, then the earliest.

    places: one a row: code, counts of today, before (paperless stations on `start`, `quarter_start`), early,
    reached, late. Columns: code, share, deployed (shares, null without a station), early, reached, late
    (null: not within the horizon, or there already), there, needed, pace (stations a month, null where not
    known), scenario (the month at that pace, null over a break), known.
    """
    done, known = pl.col("stations_paperless"), pl.col("stations_paperless_base")
    wanted, ahead = goal.stations(known), months_between(today, goal.by)
    there = (known > 0) & (done >= wanted)
    pace = (done - pl.col("before")) / months_between(start or today, today)
    comparable = not breaks_between(start or today, today)
    return places.select(
        "code",
        ratio(done, known).alias("share"),
        ratio("stations_deployed", "stations").alias("deployed"),
        pl.when(~there).then(pl.col("early", "reached", "late")),
        there.alias("there"),
        (wanted - done).map_elements(lambda missing: a_month(missing, ahead), pl.Float64).alias("needed"),
        pace.alias("pace"),
        pl.struct((wanted - done).alias("missing"), pl.when(comparable).then(pace).alias("pace"))
        .map_elements(lambda row: month_at_pace(row["missing"], row["pace"], today), pl.Date)
        .alias("scenario"),
        known.alias("known"),
    ).sort([~pl.col("there"), "reached", "early", "needed", "code"], nulls_last=True)
