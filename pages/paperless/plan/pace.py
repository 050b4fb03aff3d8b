"""The pace of a plan: the reader's, else last quarter's, else what takes five years."""

import re

from components.reading.view import View
from data.measures.outlook import quarter_pace
from data.methods.plan import Pace, automatic_pace
from data.words.numbers import format_number
from pages.paperless.quarter import pace_since
from queries.counts import counts_by_date

AUTO = "auto"
CHOICES = ("25", "50", "100", "150", "200", "300", "500", "1000")  # stations a month
MOST = 5000
ORIGINS = {"quarter": "plan.pace.quarter", "five_years": "plan.pace.five_years"}


def is_pace(text: str) -> bool:
    """`auto`, or stations a month from 1 to 5,000."""
    return text == AUTO or (bool(re.fullmatch(r"[1-9]\d{0,3}", text, re.ASCII)) and int(text) <= MOST)


def last_quarter(view: View) -> float | None:
    """Stations a month that left paper here over the last quarter; None in a shorter history."""
    return quarter_pace(counts_by_date(view.snapshot, view.scope))


def pace_of(view: View, waiting: int) -> Pace:
    """The reader's pace; without one the automatic pace of so many waiting stations."""
    chosen = view.choices["pace"]
    return automatic_pace(waiting, last_quarter(view)) if chosen == AUTO else Pace(int(chosen), "given")


def against_quarter(view: View, pace: Pace, last: float | None) -> list[str]:
    """The pace as a multiple of last quarter's; nothing where there was none, or it is the same."""
    if last is None or last <= 0:
        return []
    times, same = (format_number(number, view.language, 1) for number in (pace.stations / last, 1))
    if times == same:
        return []
    words, since = {"times": times, "last": format_number(last, view.language, 1)}, pace_since(view)
    if since:
        return [view.t("plan.against_since", since=since, **words)]
    return [view.t("plan.against_quarter", **words)]


def automatic_words(view: View, pace: Pace) -> str:
    """The automatic pace in words, with where it is from."""
    number, since = format_number(pace.stations, view.language), pace_since(view)
    if pace.origin == "quarter" and since:
        return view.t("plan.pace.since", since=since, pace=number)
    return view.t(ORIGINS[pace.origin], pace=number)
