"""Taking a date back that nobody meant: a version without it, until its files change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from data.errors import TramSoError
from data.geography.units import load_units
from data.publishing.lock import held
from data.publishing.official_lists import official_lists
from data.publishing.upkeep import staging, sweep
from data.publishing.version import Basis, entries_of, put_in_place, write_version
from data.publishing.worklist import FORMAT
from data.settings import settings
from data.store.manifest import DateEntry, Manifest
from data.store.pointer import read_pointer, write_pointer
from data.store.versions import VERSIONS, read_manifest


def withdraw(store: Path, day: date, *, waiting: Callable[[], None] = lambda: None) -> str:
    """Publish the current version without a date and return the new version's id.

    The date stays away until its landing files change or `publish --date` names it. Raises TramSoError when
    the version has no such date, or no other.
    """
    read_pointer(store)
    with held(store, waiting=waiting):
        pointer = read_pointer(store)
        sweep(store, pointer)
        current = read_manifest(store / VERSIONS / pointer.version)
        withdrawn = _entry(current, day)
        version = _without(store, current, day)
        mark = {day.isoformat(): withdrawn.landing}
        versions = [version, *pointer.versions]
        write_pointer(
            store,
            replace(pointer, version=version, versions=versions, withdrawn=pointer.withdrawn | mark),
        )
    return version


def _entry(current: Manifest, day: date) -> DateEntry:
    if day not in current.dates:
        known = ", ".join(f"{known}" for known in sorted(current.dates)[-5:])
        raise TramSoError(f"The current version has no date {day}: name one of its dates, as {known}.")
    if len(current.dates) == 1:
        raise TramSoError(f"{day} is the only date: publish another one first, or begin a new store.")
    if current.layout != FORMAT:
        raise TramSoError("The current version is of an earlier release: publish the landing folder first.")
    return current.dates[day]


def _without(store: Path, current: Manifest, day: date) -> str:
    """A version of the other dates, put in its place; its id."""
    chosen = settings()
    basis = Basis(load_units(chosen.unit_files), chosen, current.synthetic, official_lists(store))
    others = {other: entry for other, entry in current.dates.items() if other != day}
    with staging(store) as folder:
        entries = entries_of((), others, synthetic=current.synthetic)
        version = write_version(folder, store, entries, basis).version
        put_in_place(folder, store, version, ())
    return version
