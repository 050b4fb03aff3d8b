"""What happened to a site: its rows of the register, reports and ledgers, read snapshot by snapshot.

What the snapshots alone tell is dated by the first of them that shows it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day
from itertools import pairwise
from typing import Any

from data.measures.ledger_states import LETTERS
from data.scope import REFORM

Row = dict[str, Any]
# Letters of ledgers that are kept, and whether they are closed on paper.
CLOSED = {LETTERS[state]: state == "electronic_only" for state in LETTERS if state != "not_applicable"}
KINDS = (
    *(
        "opened",
        "closed",
        "deployed",
        "reformed",
        "moved",
        "renamed",
        "made_station",
        "made_point",
        "reassigned",
    ),
    *("doctors_fewer", "doctors_more", "silent", "ledgers_closed", "ledgers_reopened"),
)
DAYS = {"opened": "opened_on", "closed": "closed_on", "deployed": "platform_since"}


@dataclass(frozen=True)
class Event:
    """kind: one of KINDS. before, after: names, ids, codes or numbers as they were and are.

    until, periods, held_back: of a spell without an accepted report, its last snapshot, how many there are,
    of how many of them something was sent. ledgers: numbers of the ledgers that went one way.
    """

    kind: str
    date: Day
    before: str | None = None
    after: str | None = None
    until: Day | None = None
    periods: int = 0
    held_back: int = 0
    ledgers: tuple[int, ...] = ()


def station_events(history: Sequence[Row], site: Row, day: Day) -> list[Event]:
    """Every event up to a day, the newest first; of one day in the order in which they are named here.

    history: one row per snapshot that has the site, oldest first. site: its register row on the day.
    """
    rows = [row for row in history if row["date"] <= day]
    found = [
        *_days(site, day),
        *(event for before, after in pairwise(rows) for event in _register(before, after)),
        *_doctors(rows),
        *_spells(rows),
        *_ledgers(rows),
    ]
    return sorted(found, key=lambda event: event.date, reverse=True)


def _days(site: Row, day: Day) -> Iterator[Event]:
    """What the register dates itself; its first day of the calendar is what other programs write for none."""
    for kind, column in DAYS.items():
        if site[column] and Day.min < site[column] <= day:
            yield Event(kind, site[column])


def _register(before: Row, after: Row) -> Iterator[Event]:
    """Units reformed, another commune, another name, a station that became a post or the reverse."""
    day = after["date"]
    if before["date"] < REFORM <= day:
        yield Event("reformed", REFORM, before["commune63"], after["commune34"])
    else:
        column = "commune63" if day < REFORM else "commune34"
        if before[column] and after[column] and before[column] != after[column]:
            yield Event("moved", day, before[column], after[column])
    if before["name"] != after["name"]:
        yield Event("renamed", day, before["name"], after["name"])
    kinds, parents = ([row[name] for row in (before, after)] for name in ("site_kind", "parent_station_id"))
    if kinds == ["point", "station"]:
        yield Event("made_station", day, before=parents[0])
    elif kinds == ["station", "point"]:
        yield Event("made_point", day, after=parents[1])
    elif kinds[1] == "point" and parents[0] != parents[1]:
        yield Event("reassigned", day, *parents)


def _doctors(rows: Sequence[Row]) -> Iterator[Event]:
    """Fewer or more doctors than were last known."""
    known = [(row["date"], row["own_doctors"]) for row in rows if row["own_doctors"] is not None]
    for (_, before), (day, after) in pairwise(known):
        if before != after:
            kind = "doctors_fewer" if after < before else "doctors_more"
            yield Event(kind, day, str(before), str(after))


def _spells(rows: Sequence[Row]) -> Iterator[Event]:
    """Runs of snapshots for which a report was due and none was accepted."""
    run: list[Row] = []
    for row in [*rows, None]:
        if row and row["stations_silent"] + row["reports_held_back"]:
            run.append(row)
        elif run:
            days, held = [one["date"] for one in run], sum(one["reports_held_back"] for one in run)
            yield Event("silent", days[0], until=days[-1], periods=len(run), held_back=held)
            run = []


def _ledgers(rows: Sequence[Row]) -> Iterator[Event]:
    """Ledgers that became electronic only, or that were and are written on paper again, beside or alone."""
    known: dict[int, bool] = {}
    for row in rows:
        changed: dict[bool, list[int]] = {True: [], False: []}
        for number, letter in enumerate(row["ledger_states"] if row["counts"] else "", 1):
            closed = CLOSED.get(letter)
            if closed is None:
                continue
            if known.get(number, closed) != closed:
                changed[closed].append(number)
            known[number] = closed
        for kind, numbers in zip(("ledgers_closed", "ledgers_reopened"), changed.values(), strict=True):
            if numbers:
                yield Event(kind, row["date"], ledgers=tuple(numbers))
