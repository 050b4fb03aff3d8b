"""A new version: written in a staging folder, then put in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl

from data.checks.arrived import read_arrived
from data.checks.findings import PLAUSIBILITY
from data.checks.lists import POPULATION, TARGETS
from data.checks.plausibility import tally, warned
from data.contract import CONTRACT_VERSION
from data.errors import TramSoError
from data.geography.units import Units
from data.mart.build import Judging, build_mart, snapshots
from data.mart.official_people import population_said
from data.mart.warned import add_warned
from data.measures.given_targets import with_targets
from data.measures.metrics import METRICS
from data.publishing.among_dates import OF_REGISTERS, meant_dates, placed_warnings, warnings_among
from data.publishing.partition import DateResult, published_files
from data.publishing.publish_report import TABLE_NAMES, report_table
from data.publishing.worklist import FORMAT
from data.settings import Settings
from data.store.durable import move_into_place, sha256_of, sync_tree
from data.store.manifest import (
    DateEntry,
    Manifest,
    OfficialList,
    PublishedFile,
    release,
    version_id,
)
from data.store.versions import DATES, MANIFEST, MART, VERSIONS, partition_path

STAGED = "version"
Entries = Mapping[date, DateEntry]


@dataclass(frozen=True)
class Basis:
    """Units, settings, kind of data and official lists that all dates of a version share."""

    units: Units
    settings: Settings
    synthetic: bool
    official: Mapping[str, OfficialList]

    @property
    def judging(self) -> Judging:
        """What the dates are judged by."""
        given = self.official.get(TARGETS.name)
        metrics = METRICS if given is None else tuple(with_targets(given.rows).values())
        population = self.official.get(POPULATION.name)
        chosen = self.settings
        shapes = chosen.geography.resolve()
        people = population.rows if population else ()
        return Judging(chosen.thresholds, metrics, people, chosen.coverage_from, shapes)


@dataclass(frozen=True)
class Written:
    """A version that lies ready: its id, its dates with all their warnings, and the findings behind those.

    findings: columns of `data.checks.plausibility.WARNED`.
    """

    version: str
    entries: Entries
    findings: pl.DataFrame


def entries_of(results: Sequence[DateResult], before: Entries, *, synthetic: bool) -> Entries:
    """The dates of a version: those of the one before, with those results on in their place.

    Every entry says what only the dates together decide: where its period starts, its warnings.
    """
    entries = {**before, **{one.date: _entry(one) for one in results}}
    stations = {day: entry.tables["station"]["accepted"] for day, entry in entries.items()}
    warnings = warnings_among(stations, synthetic=synthetic)
    starts = dict(snapshots(sorted(entries)).select("date", "period_start").iter_rows())
    return {
        day: replace(
            entry,
            period_start=starts[day],
            warnings=placed_warnings(entry.warnings, warnings[day], OF_REGISTERS),
        )
        for day, entry in entries.items()
    }


def write_version(folder: Path, store: Path, entries: Entries, basis: Basis) -> Written:
    """Write mart and manifest below a staging folder and flush them.

    The Parquet files of dates that are not in the staging folder are read where they are published.
    """
    staged = folder / STAGED
    staged.mkdir()
    places = {day: _place(folder, store, day, entry) for day, entry in entries.items()}
    arrived = (read_arrived(day, place) for day, place in sorted(places.items()))
    findings = warned(arrived, basis.units)
    entries = _with_tally(entries, findings)
    meant = meant_dates({day: entry.warnings for day, entry in entries.items()})
    build_mart(staged / MART, places, basis.units, basis.judging, meant)
    add_warned(staged / MART, findings)
    mart = PublishedFile(sha256_of(staged / MART), (staged / MART).stat().st_size)
    manifest = Manifest(
        contract=CONTRACT_VERSION,
        release=release(),
        published_at=datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        synthetic=basis.synthetic,
        units=basis.units.fingerprint,
        settings=basis.settings.published,
        mart=mart,
        dates=dict(entries),
        layout=FORMAT,
        latest=meant[-1],
        official=_said(basis.official, staged / MART),
    )
    content = manifest.to_bytes()
    (staged / MANIFEST).write_bytes(content)
    sync_tree(staged)
    return Written(version_id(manifest.published_at, content), entries, findings)


def put_in_place(folder: Path, store: Path, version: str, results: Sequence[DateResult]) -> None:
    """Rename the flushed folders to their final names; nothing points at them yet."""
    for one in results:
        staged, final = folder / DATES / one.date.isoformat(), partition_path(store, one.date, one.partition)
        if staged.exists() and final.exists() and published_files(final) != one.published:
            raise TramSoError(f"The files of {one.date} changed meanwhile: publish again.")
        if staged.exists() and not final.exists():
            move_into_place(staged, final)
    move_into_place(folder / STAGED, store / VERSIONS / version)


def _said(official: Mapping[str, OfficialList], mart: Path) -> dict[str, OfficialList]:
    """The lists as the manifest says them: of the population what every date went by, not each figure."""
    said = dict(official)
    if POPULATION.name in said:
        said[POPULATION.name] = replace(said[POPULATION.name], rows=population_said(mart))
    return said


def _with_tally(entries: Entries, findings: pl.DataFrame) -> Entries:
    """The dates with the number of findings of each kind among their warnings."""
    counts = tally(findings)
    return {
        day: replace(entry, warnings=placed_warnings(entry.warnings, counts.get(day, {}), PLAUSIBILITY))
        for day, entry in entries.items()
    }


def _entry(one: DateResult) -> DateEntry:
    return DateEntry(
        period_start=one.date,
        partition=one.partition,
        landing=one.landing,
        tables={table: report_table(one.report, table) for table in TABLE_NAMES},
        reasons=dict(one.report.reasons),
        warnings=dict(one.report.warnings),
        files_read=one.report.files_read,
        files_unreadable=one.report.files_unreadable,
        passed_over=len(one.report.passed_over),
        ignored_columns=sorted(one.report.ignored_columns),
        published=one.published,
    )


def _place(folder: Path, store: Path, day: date, entry: DateEntry) -> Path:
    staged = folder / DATES / day.isoformat()
    return staged if staged.exists() else partition_path(store, day, entry.partition)
