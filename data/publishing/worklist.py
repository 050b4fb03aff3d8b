"""The dates of a landing folder, and those that differ from what is published."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.checks.landing import DatedFolder, dated_folders, is_synthetic, source_hashes
from data.errors import TramSoError
from data.settings import Settings
from data.store.manifest import Manifest
from data.store.pointer import Pointer

FORMAT = 17  # raise it when a release writes other files from the same landing: every date is then made anew


@dataclass(frozen=True)
class Landing:
    """The dated folders asked for, what lies beside them and is passed over, and whether it is synthetic."""

    folders: list[DatedFolder]
    passed_over: list[str]
    synthetic: bool


def survey(landing: Path) -> Landing:
    """Look over a landing folder; raises TramSoError when there is nothing to publish in it."""
    if not landing.is_dir():
        raise TramSoError(f"There is no landing folder at {landing}: check the path.")
    folders, passed_over = dated_folders(landing)
    if not folders:
        raise TramSoError(f"{landing} has no folder named by a date: lay an export into one, as 2026-10-31.")
    return Landing(folders, passed_over, is_synthetic(landing))


def chosen(landing: Landing, only: Collection[date]) -> list[DatedFolder]:
    """The folders of the dates named, or all of them; raises TramSoError for a date that is not there."""
    missing = sorted(set(only) - {folder.date for folder in landing.folders})
    if missing:
        raise TramSoError(f"The landing folder has no {missing[0]}: lay that export or leave the date out.")
    return [folder for folder in landing.folders if not only or folder.date in only]


def landing_fingerprint(hashes: Mapping[str, str]) -> str:
    """One SHA-256 for all files of a date, from their relative paths and their own hashes."""
    return hashlib.sha256(json.dumps(sorted(hashes.items())).encode()).hexdigest()


def landing_fingerprints(folders: Sequence[DatedFolder]) -> dict[date, str]:
    """The fingerprint of every dated folder as it is now; reads every file once."""
    return {folder.date: landing_fingerprint(source_hashes(folder)) for folder in folders}


def partition_fingerprint(landing: str, units: str, chosen: Settings) -> str:
    """The name of a date's published files: it changes with the landing, the units and the settings."""
    swapped = [(day.isoformat(), works) for day, works in chosen.swapped_days]
    made_of = [FORMAT, units, chosen.report_due_working_days, swapped, landing]
    return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:32]


def changed(
    wanted: Sequence[DatedFolder], partitions: Mapping[date, str], current: Manifest | None
) -> list[DatedFolder]:
    """The wanted folders whose fingerprint differs from the current version's."""
    published = {day: entry.partition for day, entry in current.dates.items()} if current else {}
    return [folder for folder in wanted if published.get(folder.date) != partitions[folder.date]]


def not_withdrawn(
    wanted: Sequence[DatedFolder], now: Mapping[date, str], pointer: Pointer, only: Collection[date]
) -> list[DatedFolder]:
    """The wanted folders without those withdrawn, unless their files changed since or `only` names them."""
    withdrawn = pointer.withdrawn
    return [one for one in wanted if one.date in only or withdrawn.get(one.date.isoformat()) != now[one.date]]


def rollback_holds(pointer: Pointer, wanted: Sequence[DatedFolder], now: Mapping[date, str]) -> bool:
    """True where a rollback was made and no file of the wanted dates has changed since."""
    return pointer.held and all(
        pointer.seen.get(folder.date.isoformat()) == now[folder.date] for folder in wanted
    )
