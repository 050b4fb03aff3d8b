"""DHIS2 data value sets (`/api/dataValueSets.json`): one row an organisation unit, one column a data element.

Source of the format: DHIS2 developer guide, “Data values”; a value is a text, deleted ones are marked so.
"""

import json
import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from data.convert.sheet import Cell, Sheet
from data.errors import TramSoError

UNIT, UPDATED = "orgUnit", "lastUpdated"
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")  # what begins with a zero is a code
_PERIOD = re.compile(r"(\d{4})(?:(\d{2})(\d{2})?|([WQS])(\d{1,2}))?")
_MONTHS = {"Q": 3, "S": 6}


def data_value_set(file: str, content: bytes, wanted: Collection[str], day: date) -> Sheet:
    """The values of the period that ends that day, with `orgUnit` and the last `lastUpdated` of each unit.

    A data element is its total over all category option combinations; where `wanted` names an operand
    (`element.combination`), that one alone. Numbers of DHIS2 have a decimal point, never a comma.
    Raises TramSoError when the file is no data value set or holds no value of the period.
    """
    every = _values(file, content)
    periods = {period: last_day(period) for period in {str(one["period"]) for one in every}}
    known = [one for one in every if periods[str(one["period"])] == day and not one.get("deleted")]
    if not known:
        there = ", ".join(sorted(periods)[:5]) or "none"
        raise TramSoError(f"{file} has no values of a period that ends on {day}; its periods: {there}.")
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in known:
        for heading in _headings(one, wanted):
            found[str(one[UNIT])][heading].append(str(one.get("value") or ""))
        found[str(one[UNIT])][UPDATED].append(str(one.get(UPDATED) or ""))
    heads = sorted({heading for unit in found.values() for heading in unit} - {UPDATED})
    rows: list[list[Cell]] = [[UNIT, UPDATED, *heads]]
    for unit, told in found.items():
        rows.append([unit, max(told[UPDATED]) or None, *(_cell(told[heading]) for heading in heads)])
    labels = ["headings", *(f"of {UNIT} {unit}" for unit in found)]
    left = len(every) - len(known)
    said = (f"{left:,} values left out, deleted or of other periods",) if left else ()
    return Sheet(file, "", rows, labels, said=said)


def last_day(period: str) -> date | None:
    """The last day of a DHIS2 period: 20261031, 202610, 2026W44, 2026Q4, 2026S2 or 2026; None for others."""
    parts = _PERIOD.fullmatch(period)
    if parts is None:
        return None
    year, month, day, unit, number = parts.groups()
    try:
        if day:
            return date(int(year), int(month), int(day))
        if unit == "W":
            return date.fromisocalendar(int(year), int(number), 7)
        last = int(month) if month else _MONTHS[unit] * int(number) if unit else 12
        return date(int(year), last, monthrange(int(year), last)[1])
    except ValueError:
        return None


def _values(file: str, content: bytes) -> list[dict[str, Any]]:
    """The data values, each with the unit and the period that stand once for all of them."""
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise TramSoError(f"{file} is damaged JSON ({error}): export it again.") from None
    values = whole.get("dataValues") if isinstance(whole, dict) else None
    if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
        raise TramSoError(f"{file} is JSON without a list “dataValues”: export dataValueSets from DHIS2.")
    shared = {name: whole[name] for name in (UNIT, "period") if name in whole}
    for place, one in enumerate(values, start=1):
        one |= shared | one
        missing = [name for name in (UNIT, "period", "dataElement") if not one.get(name)]
        if missing:
            raise TramSoError(
                f"{file}, data value {place}: {', '.join(missing)} is missing; export it again."
            )
    return values


def _headings(one: dict[str, Any], wanted: Collection[str]) -> list[str]:
    """The operand and the element as they are asked for; else a heading that is named as not taken."""
    element = str(one["dataElement"])
    operand = f"{element}.{one.get('categoryOptionCombo', 'default')}"
    asked = [heading for heading in (operand, element) if heading in wanted]
    of_element = any(heading.startswith(f"{element}.") for heading in wanted)
    return asked or [operand if of_element else element]


def _cell(values: list[str]) -> Cell:
    """One value as it came, a number as one; several are added up where all of them are numbers."""
    if values and all(_NUMBER.fullmatch(value) for value in values):
        return sum(map(float, values))
    return "; ".join(value for value in values if value) or None
