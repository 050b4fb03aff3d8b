"""What only the dates of a version decide together: their warnings, and which of them somebody meant."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

from data.checks.findings import PLAUSIBILITY
from data.contract import EARLIEST
from data.measures.deadline import VIETNAM
from data.store.report import DateReport

SHRANK, EMPTY, FUTURE, EARLY = "register_shrank", "empty_register", "future_date", "early_date"
OF_REGISTERS = (SHRANK, EMPTY, FUTURE, EARLY)
AMONG_DATES = (*OF_REGISTERS, *PLAUSIBILITY)
Warnings = dict[str, int]


def today() -> date:
    """The day it is in Vietnam."""
    return datetime.now(VIETNAM).date()


def warnings_among(stations: Mapping[date, int], *, synthetic: bool) -> dict[date, Warnings]:
    """The warnings of each date, from the accepted stations of all; no synthetic date is in the future."""
    full = [day for day in sorted(stations) if stations[day]]
    found = {
        SHRANK: {day for before, day in pairwise(full) if stations[day] * 10 < stations[before] * 9},
        EMPTY: set(stations) - set(full),
        FUTURE: set() if synthetic else {day for day in stations if day > today()},
        EARLY: {day for day in stations if day < EARLIEST},
    }
    return {day: {name: 1 for name, days in found.items() if day in days} for day in stations}


def meant_dates(warnings: Mapping[date, Collection[str]]) -> list[date]:
    """The dates that pages open on and statistics across dates take, oldest first.

    Those without a register, in the future or too early are none, unless there are no others.
    """
    odd = {EMPTY, FUTURE, EARLY}
    kept = sorted(day for day in warnings if odd.isdisjoint(warnings[day]))
    full = sorted(day for day in warnings if EMPTY not in warnings[day])
    return kept or full or sorted(warnings)


def placed(report: DateReport, warnings: Mapping[date, Warnings]) -> DateReport:
    """The report with the warnings that only the other dates decide."""
    return replace(report, warnings=placed_warnings(report.warnings, warnings[report.date], AMONG_DATES))


def placed_warnings(own: Warnings, among: Warnings, names: Collection[str]) -> Warnings:
    """A date's warnings with those of these names as the other dates decide them now."""
    return {name: count for name, count in own.items() if name not in names} | among
