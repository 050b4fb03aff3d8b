"""Where a place stands on its way to a share of paperless stations: now, its pace, when it gets there."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from components.reading.view import View
from data.measures.breaks import breaks_between
from data.measures.outlook import QUARTER, Goal, a_month, months_between
from data.words.dates import format_month
from pages.paperless.forecast.goal import share_text
from queries.counts import counts_by_date
from queries.forecast import forecast_of_place


@dataclass(frozen=True)
class Outlook:
    """done of known: paperless stations and those whose ledgers are all known, now. goal: what to reach.

    pace: stations a month over the last quarter (None without one). early, reached, late: the month by the
    interval's upper end, the median and its lower end, None beyond the horizon. last: its last month.
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
        """Whether the share is reached now."""
        return self.done >= self.goal.stations(self.known)

    def needed(self, today: date) -> float | None:
        """Stations a month that reach the goal in time."""
        return a_month(self.goal.stations(self.known) - self.done, months_between(today, self.goal.by))


def outlook_of(view: View, goal: Goal) -> Outlook | None:
    """Of a view at the place that is forecast; None where there is no forecast."""
    rows = forecast_of_place(view.snapshot, view.scope).filter(part="paperless")
    if rows.is_empty():
        return None
    now = counts_by_date(view.snapshot, view.scope).row(-1, named=True)
    start = quarter_start(view)
    first, last = view.snapshot.date, rows["date"].max()
    return Outlook(
        goal,
        now["stations_paperless"],
        now["stations_paperless_base"],
        quarter_pace(view),
        bool(start and breaks_between(start, first)),
        *(_first(rows, side, goal) for side in ("high", "middle", "low")),
        last,  # type: ignore[arg-type]
    )


def quarter_start(view: View) -> date | None:
    """The last snapshot that is a quarter before the view's or longer, None where the history is shorter."""
    day = view.snapshot.date
    return next((d for d in reversed(view.snapshot.dates_until) if months_between(d, day) >= QUARTER), None)


def quarter_pace(view: View) -> float | None:
    """Stations a month that the view's place gained over the last quarter, None where none is recorded."""
    counts, start = counts_by_date(view.snapshot, view.scope), quarter_start(view)
    before = counts.filter(date=start) if start else counts.clear()
    if start is None or before.is_empty():
        return None
    gained = counts["stations_paperless"][-1] - before["stations_paperless"][0]
    return float(gained / months_between(start, view.snapshot.date))


def _first(rows: pl.DataFrame, side: str, goal: Goal) -> date | None:
    """The first month whose stations, rounded, are as many as the goal needs."""
    needed = goal.stations(int(rows["stations"][0]))
    found = rows.filter(pl.col(side) * pl.col("stations") >= needed - 0.5)
    return found["date"][0] if found.height else None


def answer(view: View, outlook: Outlook) -> str:
    """In one sentence when the place reaches the share, with the interval, or that it does not."""
    words = {"place": place_words(view), "target": share_text(view, outlook.goal.per_mille)}
    if outlook.there:
        return view.t("forecast.title.there", **words)
    words |= {"year": str(outlook.last.year + 1), "range": range_words(view, outlook)}
    if outlook.reached:
        month = format_month(outlook.reached, view.language)
        return view.t("forecast.title.reached", month=month, **words)
    return view.t("forecast.title.early" if outlook.early else "forecast.title.never", **words)


def range_words(view: View, outlook: Outlook) -> str:
    """The 80 % interval of the month: “tháng 11/2027 – sau năm 2035”."""
    after = view.t("forecast.after", year=outlook.last.year)
    early, late = (
        format_month(day, view.language) if day else after for day in (outlook.early, outlook.late)
    )
    return early if early == late else f"{early} – {late}"


def place_words(view: View) -> str:
    """The place at the head of a sentence."""
    return view.place if view.scope.code else view.t("forecast.country")
