"""The checks of a publication with nothing published."""

import tempfile
from collections.abc import Collection
from datetime import date
from pathlib import Path

from data.progress import Progress, silent
from data.publishing.account import Account, report_table, shrunk_dates, with_shrinking
from data.publishing.partition import Job, check_only
from data.publishing.workers import each
from data.publishing.worklist import chosen, landing_fingerprints, survey
from data.settings import settings


def check(landing: Path, only: Collection[date] = (), *, progress: Progress = silent) -> Account:
    """Check all dates of a landing folder, or those of `only`; raises TramSoError as `publish` does."""
    found = survey(landing)
    wanted = chosen(found, only)
    marks = landing_fingerprints(wanted)
    with tempfile.TemporaryDirectory() as folder:
        jobs = [Job(one, marks[one.date], Path(folder) / one.date.isoformat(), settings()) for one in wanted]
        worked = list(each(check_only, jobs, progress, "Checking dates"))
    reports = sorted((one.report for one in worked), key=lambda report: report.date)
    shrunk = shrunk_dates({report.date: report_table(report, "station")["accepted"] for report in reports})
    reports = [with_shrinking(report, shrunk) for report in reports]
    return Account(reports, found.passed_over, found.synthetic)
