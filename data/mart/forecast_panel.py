"""The counts that forecasts start from, by calendar month and the smallest places that both schemes share."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import duckdb
import numpy as np
import polars as pl

from data.mart.station_period import SQL
from data.measures.breaks import BREAKS
from data.methods.forecast.series import Floats, Series

KEYS = ("region63", "province63", "region34", "province34")
MONTHLY = 0.75  # of the months with a snapshot: forecasts are tested month by month
COUNTS = ("stations", "deployed", "known", "paperless", "applying", "electronic")


@dataclass(frozen=True)
class Panel:
    """counts: COUNTS → months × places; places: one row a place with KEYS, sorted.

    days: the last snapshot of each calendar month, months without one filled in between their neighbours
    (`days` has their last day); filled: the numbers of those. breaks: the months whose values are not like
    those of the month before.
    """

    counts: dict[str, Floats]
    places: pl.DataFrame
    days: list[date]
    breaks: tuple[int, ...] = ()
    filled: tuple[int, ...] = ()

    @property
    def seen(self) -> int:
        """The number of months with a snapshot of their own."""
        return len(self.days) - len(self.filled)

    def series(self, member: Floats) -> dict[str, Series]:
        """Every part that is forecast, of groups of places. member: groups × places, one where it belongs.

        closure is of the stations whose ledgers are all known and, in proportion, are deployed: deployment
        times closure is exactly the share of paperless stations.
        """
        counts = {name: values @ member.T for name, values in self.counts.items()}
        working = counts["known"] * counts["deployed"] / np.maximum(counts["stations"], 1)
        working = np.maximum(working, counts["paperless"])
        deployment, ledgers, closure = (
            Series(reached, base, self.breaks, self.filled)
            for reached, base in (
                (counts["deployed"], counts["stations"]),
                (counts["electronic"], counts["applying"]),
                (counts["paperless"], working),
            )
        )
        whole = replace(closure, base=counts["known"], stages=(deployment, closure))
        return {"deployment": deployment, "ledgers": ledgers, "closure": closure, "paperless": whole}


def read_panel(connection: duckdb.DuckDBPyConnection) -> Panel:
    """The panel of the mart's station_period, without dates on which no station's ledgers are all known.

    It begins with the first month since which MONTHLY of the months have a snapshot.
    """
    every = connection.sql((SQL / "forecast_counts.sql").read_text(encoding="utf-8")).pl()
    known = every.filter(pl.col("known").sum().over("date") > 0)
    ends = _monthly(known["date"].unique().sort().to_list())
    rows = known.filter(pl.col("date").is_in(ends))
    places = rows.select(KEYS).unique().sort(KEYS)
    last = {(day.year, day.month): day for day in ends}
    months = month_ends(ends[0], ends[-1]) if ends else []
    days = [last.get((day.year, day.month), day) for day in months]
    month_of = {day: days.index(day) for day in last.values()}
    counts = {name: _grid(rows, places, month_of, name) for name in COUNTS}
    met = [next((n for n, day in enumerate(days) if day >= one.on), 0) for one in BREAKS]
    filled = tuple(month for month, day in enumerate(days) if day not in month_of)
    return Panel(counts, places, days, tuple(sorted({month for month in met if month})), filled)


def _monthly(ends: list[date]) -> list[date]:
    """The dates, oldest first, from the first month on since which MONTHLY of the months have one."""
    months = sorted({day.year * 12 + day.month for day in ends})
    for number, first in enumerate(months):
        if len(months) - number >= MONTHLY * (months[-1] - first + 1):
            return [day for day in ends if day.year * 12 + day.month >= first]
    return []


def month_ends(first: date, last: date) -> list[date]:
    """The last day of every calendar month from that of `first` to that of `last`."""
    numbers = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    return [date(n // 12, n % 12 + 1, 1) - timedelta(days=1) for n in numbers]


def _grid(rows: pl.DataFrame, places: pl.DataFrame, month_of: dict[date, int], name: str) -> Floats:
    """One count as months × places; zero where a place has no row on a day that has a snapshot.

    month_of: the last snapshot of each month that has one → the number of the month; others lie in between.
    """
    months = max(month_of.values(), default=-1) + 1
    grid = np.zeros((months, places.height))
    known = rows.filter(pl.col("date").is_in(list(month_of))).join(places.with_row_index("place"), on=KEYS)
    number = np.array([month_of[day] for day in known["date"]], dtype=np.int64)
    grid[number, known["place"].to_numpy()] = known[name].to_numpy()
    if len(month_of) < months:
        every, at = np.arange(months), list(month_of.values())
        grid = np.stack([np.interp(every, at, column[at]) for column in grid.T], axis=1)
    return grid
