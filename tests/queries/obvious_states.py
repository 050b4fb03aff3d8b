"""What the laid rows say of each site on a date: its states, one after another, and all that is counted.

Nothing here is shared with the product; the rules are those of the contract and of the words on the pages.
"""

from datetime import date, timedelta

from tests.queries.laid_places import DATES
from tests.queries.laid_rows import letters_of, report_rows, reports_refused, site_rows

STAGES = (
    *("not_deployed", "deployed", "reporting", "parallel", "mostly_electronic", "paperless", "sustained"),
)


def counts_on(station_id: str, day: date) -> bool:
    """Open on the day it opens, closed on the day it closes."""
    row = site_rows(day).get(station_id)
    if row is None or (row["opened_on"] is not None and row["opened_on"] > day):
        return False
    return row["closed_on"] is None or row["closed_on"] > day


def deployed(station_id: str, day: date) -> bool:
    since = site_rows(day)[station_id]["platform_since"]
    return since is not None and since <= day


def reported(station_id: str, day: date) -> bool:
    return counts_on(station_id, day) and station_id in report_rows(day)


def refused(station_id: str, day: date) -> bool:
    """A report was sent and held back, and none accepted."""
    return station_id in [row["station_id"] for row in reports_refused(day)]


def held_back(station_id: str, day: date) -> bool:
    return counts_on(station_id, day) and deployed(station_id, day) and refused(station_id, day)


def silent(station_id: str, day: date) -> bool:
    due = counts_on(station_id, day) and deployed(station_id, day)
    return due and station_id not in report_rows(day) and not refused(station_id, day)


def paperless(station_id: str, day: date) -> bool | None:
    """Every ledger that applies is electronic only; null where one is missing."""
    letters = letters_of(station_id, day)
    return None if "-" in letters else set(letters) <= set("EN") and "E" in letters


def observed(day: date) -> bool:
    """Each of the 90 days that end on `day` lies within a month before a snapshot."""
    days = [day - timedelta(days=back) for back in range(90)]
    return all(any(0 <= (held - past).days < 31 for held in DATES) for past in days)


def seen_since(stage: str | None, earlier: date) -> str | None:
    """A stage beside one of `earlier`, when nobody is known as sustained unless 90 days were observed."""
    return "paperless" if stage == "sustained" and not observed(earlier) else stage


def sustained(station_id: str, day: date) -> bool | None:
    """Paperless in every snapshot of 90 days; false once one is known not to be, or it opened within them.

    Not known where one of the 90 days lies more than a month before the next snapshot.
    """
    window = [held for held in DATES if day - timedelta(days=90) < held <= day]
    if not observed(day):
        return None
    here = [held for held in window if station_id in site_rows(held)]
    states = [counts_on(station_id, held) and paperless(station_id, held) for held in here]
    if here == window and all(states):
        return True
    opened_on = site_rows(day)[station_id]["opened_on"]
    return False if False in states or (opened_on is not None and opened_on > window[0]) else None


def reopened(station_id: str, day: date) -> int:
    """Ledgers that were electronic only in the snapshot before and are kept on paper again."""
    before = DATES[DATES.index(day) - 1] if day != DATES[0] else None
    if before is None or not counts_on(station_id, before) or not counts_on(station_id, day):
        return 0
    pairs = zip(letters_of(station_id, before), letters_of(station_id, day), strict=True)
    return sum(then == "E" and now in "PB" for then, now in pairs)


def back_to_paper(station_id: str, day: date) -> bool:
    before = DATES[DATES.index(day) - 1] if day != DATES[0] else None
    if before is None or not counts_on(station_id, before) or not counts_on(station_id, day):
        return False
    left = paperless(station_id, before) is True and paperless(station_id, day) is False
    return left or reopened(station_id, day) >= 3


def last_report(station_id: str, day: date) -> date | None:
    return max((held for held in DATES if held <= day and reported(station_id, held)), default=None)


def stage(station_id: str, day: date) -> str | None:
    """The highest step that the data shows."""
    letters = letters_of(station_id, day)
    electronic, applying = letters.count("E"), 78 - letters.count("N")
    if not counts_on(station_id, day):
        return None
    if paperless(station_id, day):
        return "sustained" if sustained(station_id, day) else "paperless"
    if electronic and electronic >= applying / 2:
        return "mostly_electronic"
    if electronic or "B" in letters:
        return "parallel"
    if set(letters) == {"-"} and (reported(station_id, day) or deployed(station_id, day)):
        return "unknown"
    if reported(station_id, day):
        return "reporting"
    return "deployed" if deployed(station_id, day) else "not_deployed"
