"""The checks of a publication with nothing published."""

import tempfile
from collections.abc import Collection
from datetime import date
from pathlib import Path

from data.progress import Progress, silent
from data.publishing.among_dates import placed, warnings_among
from data.publishing.partition import DateJob, check_only
from data.publishing.publish_report import PublishReport, report_table
from data.publishing.workers import each
from data.publishing.worklist import chosen, landing_fingerprints, survey
from data.settings import settings


def check(landing: Path, only: Collection[date] = (), *, progress: Progress = silent) -> PublishReport:
    """Check all dates of a landing folder, or those of `only`; raises TramSoError as `publish` does."""
    found = survey(landing)
    wanted = chosen(found, only)
    marks = landing_fingerprints(wanted)
    with tempfile.TemporaryDirectory() as folder:
        jobs = [
            DateJob(one, marks[one.date], Path(folder) / one.date.isoformat(), settings()) for one in wanted
        ]
        results = list(each(check_only, jobs, progress, "Checking dates"))
    reports = sorted((one.report for one in results), key=lambda report: report.date)
    stations = {report.date: report_table(report, "station")["accepted"] for report in reports}
    warnings = warnings_among(stations, synthetic=found.synthetic)
    reports = [placed(report, warnings) for report in reports]
    return PublishReport(reports, found.passed_over, found.synthetic)
