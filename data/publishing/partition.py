"""One date made ready in a staging folder: checked, summed up, hashed and flushed to the disk."""

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from data.checks.check import check_date
from data.checks.landing import DatedFolder, source_hashes
from data.contract import STATION_REPORT
from data.errors import TramSoError
from data.geography.units import load_units
from data.mart.build import build_station_period
from data.measures.deadline import report_deadline
from data.progress import Progress, silent
from data.publishing.worklist import landing_fingerprint, partition_fingerprint
from data.settings import Settings
from data.store.durable import sha256_of, sync_tree
from data.store.manifest import DateEntry, PublishedFile
from data.store.report import DateReport
from data.store.versions import REPORT

READING, READINGS = "Reading files", 3


@dataclass(frozen=True)
class DateJob:
    """One date to work on: its folder, the fingerprint it had, and the folder to write to."""

    folder: DatedFolder
    landing: str
    out: Path
    settings: Settings

    def partition(self, landing: str) -> str:
        """The name of the folder of files made from such a landing."""
        units = load_units(self.settings.unit_files).fingerprint
        return partition_fingerprint(landing, units, self.settings)


@dataclass(frozen=True)
class DateResult:
    """One date made ready. `report` comes without the files that were simply read: report.json has them."""

    date: date
    landing: str
    partition: str
    report: DateReport
    published: dict[str, PublishedFile]


def check_only(job: DateJob, progress: Progress = silent) -> DateResult:
    """Check one date; `job.out` is a folder to throw away, of which only what other dates ask for is left."""
    landing, report = _settled_check(job, progress)
    for name in ("ledger_status", "quarantine"):
        (job.out / f"{name}.parquet").unlink()
    return DateResult(job.folder.date, landing, job.partition(landing), _slim(report), {})


def make_partition(job: DateJob, progress: Progress = silent) -> DateResult:
    """Write all files of one date to `job.out` and flush them; `progress` is told of the files read."""
    landing, report = _settled_check(job, progress)
    arrived = report.tables[STATION_REPORT.name].read > 0
    chosen, day = job.settings, job.folder.date
    deadline = report_deadline(day, chosen.report_due_working_days, chosen.swapped_days)
    build_station_period(job.out, day, deadline, arrived)
    (job.out / REPORT).write_text(json.dumps(report.to_json(), ensure_ascii=False), encoding="utf-8")
    sync_tree(job.out)
    files = published_files(job.out)
    return DateResult(job.folder.date, landing, job.partition(landing), _slim(report), files)


def reused(partition: Path, day: date, entry: DateEntry) -> DateResult:
    """A date whose landing is again what it was in an older version: its files are shared."""
    if published_files(partition) != entry.published:
        raise TramSoError(f"{partition} is damaged: run `verify`, then restore it from a backup.")
    report = DateReport.from_json(json.loads((partition / REPORT).read_bytes()))
    return DateResult(day, entry.landing, entry.partition, _slim(report), entry.published)


def published_files(partition: Path) -> dict[str, PublishedFile]:
    """Hash and size of every file of a folder, by name."""
    return {
        path.name: PublishedFile(sha256_of(path), path.stat().st_size) for path in sorted(partition.iterdir())
    }


def _slim(report: DateReport) -> DateReport:
    """The report without the thousands of source files that were simply read."""
    return replace(report, sources=[source for source in report.sources if source.fate != "read"])


def _settled_check(job: DateJob, progress: Progress) -> tuple[str, DateReport]:
    """Check a date; again when its files changed meanwhile, so that the report is of one state of them."""
    communes = load_units(job.settings.unit_files).communes_on(job.folder.date)
    expected = job.landing
    job.out.mkdir(parents=True)
    for _ in range(READINGS):
        report = check_date(job.folder, communes, job.out, partial(progress, READING))
        if landing_fingerprint({source.path: source.sha256 for source in report.sources}) == expected:
            return expected, report
        expected = landing_fingerprint(source_hashes(job.folder))
    raise TramSoError(f"Files of {job.folder.date} keep changing: publish again when the export has ended.")
