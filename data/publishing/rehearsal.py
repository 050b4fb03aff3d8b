"""The checks of a publication with nothing published."""

import tempfile
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import polars as pl

from data.checks.arrived import read_arrived
from data.checks.earlier import read_earlier
from data.checks.landing import DatedFolder
from data.checks.plausibility import tally, warned
from data.geography.units import load_units
from data.progress import Progress, silent
from data.publishing.among_dates import placed, warnings_among
from data.publishing.partition import DateJob, check_only
from data.publishing.publish_report import PublishReport, findings_of, report_table
from data.publishing.worklist import chosen, landing_fingerprints, survey
from data.settings import settings
from data.workers import each


def check(landing: Path, only: Collection[date] = (), *, progress: Progress = silent) -> PublishReport:
    """Check all dates of a landing folder, or those of `only`; raises TramSoError as `publish` does."""
    found = survey(landing)
    wanted = chosen(found, only)
    marks = landing_fingerprints(wanted)
    with tempfile.TemporaryDirectory() as folder:
        outs = {one: Path(folder) / one.date.isoformat() for one in found.folders}
        jobs = [DateJob(one, marks[one.date], outs[one], settings()) for one in wanted]
        results = list(each(check_only, jobs, progress, "Checking dates"))
        findings = _findings(found.folders, outs)
    reports = sorted((one.report for one in results), key=lambda report: report.date)
    stations = {report.date: report_table(report, "station")["accepted"] for report in reports}
    among, counts = warnings_among(stations, synthetic=found.synthetic), tally(findings)
    warnings = {day: own | counts.get(day, {}) for day, own in among.items()}
    reports = [placed(report, warnings) for report in reports]
    warned = findings_of(findings, reports)
    return PublishReport(reports, found.passed_over, found.synthetic, warned=warned)


def _findings(folders: Sequence[DatedFolder], outs: Mapping[DatedFolder, Path]) -> pl.DataFrame:
    """What is hard to believe of the dates checked, each beside the one before, which is read for that."""
    units = load_units(settings().unit_files)
    checked = {one for one in folders if outs[one].exists()}
    needed = checked | {before for before, day in pairwise(folders) if day in checked}
    arrived = (
        read_arrived(one.date, outs[one])
        if one in checked
        else read_earlier(one, units.communes_on(one.date), outs[one])
        for one in folders
        if one in needed
    )
    return warned(arrived, units, {one.date for one in checked})
