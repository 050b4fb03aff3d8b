"""From a landing folder to a new version of the store, visible by one atomic step or not at all."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from data.checks.landing import DatedFolder
from data.errors import TramSoError
from data.geography.units import load_units
from data.progress import Progress, silent
from data.publishing.among_dates import placed
from data.publishing.lock import held
from data.publishing.official_lists import official_lists
from data.publishing.partition import DateJob, DateResult, make_partition, reused
from data.publishing.publish_report import PublishReport, findings_of
from data.publishing.upkeep import staging, sweep
from data.publishing.version import Basis, entries_of, put_in_place, write_version
from data.publishing.worklist import (
    Landing,
    changed,
    chosen,
    landing_fingerprints,
    not_withdrawn,
    partition_fingerprint,
    rollback_holds,
    survey,
)
from data.settings import settings
from data.store.durable import make_folder
from data.store.manifest import DateEntry, Manifest, OfficialList
from data.store.pointer import Pointer, begin, write_pointer
from data.store.report import DateReport
from data.store.versions import DATES, VERSIONS, partition_path, read_manifest
from data.workers import each

CHECKING, SUMMING_UP = "Checking dates", "Summing up the version"


def publish(
    landing: Path,
    store: Path,
    only: Collection[date] = (),
    *,
    progress: Progress = silent,
    waiting: Callable[[], None] = lambda: None,
) -> PublishReport:
    """Check and publish the dates that changed, or those of `only` that did.

    Raises TramSoError that says what to do next; the version that was current then stays current.
    """
    _stand_apart(landing, store)
    chosen(survey(landing), only)
    make_folder(store)
    with held(store, waiting=waiting):
        pointer = begin(store)
        sweep(store, pointer)
        run = _Run(store, pointer, survey(landing), progress)
        _same_kind(run.landing, run.current, store)
        return run.publish(only)


class _Run:
    """One run of the publisher, while it holds the lock."""

    def __init__(self, store: Path, pointer: Pointer, landing: Landing, progress: Progress) -> None:
        self.store, self.pointer, self.landing, self.progress = store, pointer, landing, progress
        self.current = read_manifest(store / VERSIONS / pointer.version) if pointer.version else None
        self.passed_over = [*landing.passed_over]
        self.settings = settings()
        self.units = load_units(self.settings.unit_files)
        self.official = official_lists(store)

    def publish(self, only: Collection[date]) -> PublishReport:
        """Publish what changed among the dates of `only`, or among all."""
        now = landing_fingerprints(self.landing.folders)
        asked = chosen(self.landing, only)
        wanted = not_withdrawn(asked, now, self.pointer, only)
        self.passed_over += [f"{one.date}/ (withdrawn)" for one in asked if one not in wanted]
        if rollback_holds(self.pointer, wanted, now):
            return self._report(self.pointer.version, held=True)
        todo = changed(wanted, {day: self._partition(mark) for day, mark in now.items()}, self.current)
        if not todo and self.current and self._settled(self.current):
            return self._report(self.pointer.version)
        return self._new_version(todo, now)

    def _settled(self, current: Manifest) -> bool:
        """True where settings, lists and the day it is would make of the same dates what the version is."""
        entries = entries_of((), current.dates, synthetic=current.synthetic)
        same_day = {day: entry.warnings for day, entry in entries.items()} == {
            day: entry.warnings for day, entry in current.dates.items()
        }
        same_lists = _hashes(current.official) == _hashes(self.official)
        return same_day and same_lists and current.settings == self.settings.published

    def _new_version(self, todo: Sequence[DatedFolder], now: Mapping[date, str]) -> PublishReport:
        with staging(self.store) as folder:
            results = self._work(todo, now, folder / DATES)
            before = self.current.dates if self.current else {}
            entries = entries_of(results, before, synthetic=self.landing.synthetic)
            self.progress(SUMMING_UP, 0, 1)
            basis = Basis(self.units, self.settings, self.landing.synthetic, self.official)
            written = write_version(folder, self.store, entries, basis)
            put_in_place(folder, self.store, written.version, results)
        self.progress(SUMMING_UP, 1, 1)
        marks = {**now, **{one.date: one.landing for one in results}}
        seen = self.pointer.seen | {day.isoformat(): mark for day, mark in marks.items()}
        withdrawn = {
            day: mark
            for day, mark in self.pointer.withdrawn.items()
            if day not in {one.date.isoformat() for one in results}
        }
        version, versions = written.version, [written.version, *self.pointer.versions]
        write_pointer(self.store, Pointer(version, versions, held=False, seen=seen, withdrawn=withdrawn))
        warnings = {day: entry.warnings for day, entry in written.entries.items()}
        reports = [placed(one.report, warnings) for one in results]
        warned = findings_of(written.findings, reports)
        return replace(self._report(version, reports), resettled=not reports, warned=warned)

    def _work(self, todo: Sequence[DatedFolder], now: Mapping[date, str], out: Path) -> list[DateResult]:
        """Every date to do, made ready below `out` or found among the versions kept, in order of date."""
        kept = self._kept()
        places = {folder: self._place(folder.date, now) for folder in todo}
        found = [reused(place, *kept[place]) for place in places.values() if place in kept]
        jobs = [
            DateJob(folder, now[folder.date], out / folder.date.isoformat(), self.settings)
            for folder, place in places.items()
            if place not in kept
        ]
        made = each(make_partition, jobs, self.progress, CHECKING)
        return sorted([*found, *made], key=lambda one: one.date)

    def _kept(self) -> dict[Path, tuple[date, DateEntry]]:
        """Every date of every version kept whose manifest can be read, by the folder of its files."""
        kept = {}
        for version in self.pointer.versions:
            with suppress(TramSoError):
                for day, entry in read_manifest(self.store / VERSIONS / version).dates.items():
                    kept[partition_path(self.store, day, entry.partition)] = (day, entry)
        return kept

    def _place(self, day: date, now: Mapping[date, str]) -> Path:
        return partition_path(self.store, day, self._partition(now[day]))

    def _partition(self, landing: str) -> str:
        return partition_fingerprint(landing, self.units.fingerprint, self.settings)

    def _report(
        self, version: str | None, reports: Sequence[DateReport] = (), *, held: bool = False
    ) -> PublishReport:
        return PublishReport(list(reports), self.passed_over, self.landing.synthetic, version, held)


def _hashes(lists: Mapping[str, OfficialList]) -> dict[str, str]:
    return {name: one.sha256 for name, one in lists.items()}


def _same_kind(landing: Landing, current: Manifest | None, store: Path) -> None:
    if current is None or current.synthetic == landing.synthetic:
        return
    ours, theirs = ("synthetic", "real") if current.synthetic else ("real", "synthetic")
    raise TramSoError(
        f"{store} holds {ours} dates and this landing folder is {theirs}: begin a {theirs} store with "
        f"another folder, as --store {store}-{theirs}."
    )


def _stand_apart(landing: Path, store: Path) -> None:
    here, there = landing.resolve(), store.resolve()
    if here == there or here in there.parents:
        raise TramSoError(f"The store {store} lies in the landing folder: name one outside of it.")
