"""What spreadsheets took from codes, zeros and the L of ledgers, given back where one code can be meant."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from data.checks.landing import DatedFolder, dated_folders, landing_files
from data.checks.reading import read_files
from data.contract import LEDGER_IDS, STATION
from data.geography.units import load_units
from data.settings import settings

Lost = Mapping[str, str]


def lost_zeros(landing: Path, day: date) -> dict[str, Lost]:
    """Column → what is left of a code → the one code that it can be.

    Communes are those of the day; stations those of the day's register, or of the latest one before it.
    """
    stations = _without_zeros(registered(landing, day))
    communes = _without_zeros(load_units(settings().unit_files).communes_on(day))
    ledgers = {
        short: one for one in LEDGER_IDS for short in (one[1:], one[1:].lstrip("0"), f"L{int(one[1:])}")
    }
    return {
        "station_id": stations,
        "parent_station_id": stations,
        "commune_code": communes,
        "ledger_id": ledgers,
    }


def registered(landing: Path, day: date) -> frozenset[str]:
    """The station ids that the landing folder holds for that day, or for the latest day before it."""
    folders = dated_folders(landing)[0] if landing.is_dir() else []
    for folder in sorted((one for one in folders if one.date <= day), reverse=True):
        found = _ids(folder)
        if found:
            return found
    return frozenset()


def _ids(folder: DatedFolder) -> frozenset[str]:
    files = [file for file in landing_files(folder)[0] if file.table == STATION.name]
    columns = [
        batch.table["station_id"].to_pylist()
        for batch in read_files(files).batches
        if batch.table is not None and batch.schema.names.count("station_id") == 1
    ]
    return frozenset(one for column in columns for one in column if isinstance(one, str))


def _without_zeros(codes: Collection[str]) -> Lost:
    found: dict[str, set[str]] = defaultdict(set)
    for code in codes:
        if code.isdecimal():
            found[code.lstrip("0")].add(code)
    return {short: full.pop() for short, full in found.items() if len(full) == 1}
