"""The report of one run for programs: counts, reasons, warnings, what was left out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import polars as pl

from data.contract import TABLES
from data.store.report import DateReport

TABLE_NAMES = tuple(table.name for table in TABLES)
COUNTS = ("read", "accepted", "duplicate", "superseded", "quarantined")


@dataclass(frozen=True)
class PublishReport:
    """A run of `publish` or `check`: the dates worked on, and whether a rollback still holds (`held`).

    resettled: whether the version was made for settings that changed, though no date had to be worked on.
    warned: what is kept and hard to believe, one entry a finding: WARNED of data/checks/plausibility.py.
    """

    reports: list[DateReport]
    passed_over: list[str]
    synthetic: bool
    version: str | None = None
    held: bool = False
    resettled: bool = False
    warned: Sequence[Mapping[str, Any]] = ()

    def holds_back(self) -> bool:
        """True where any row or file would be held back."""
        rows = any(table.quarantined for report in self.reports for table in report.tables.values())
        return rows or any(report.files_unreadable for report in self.reports)

    def warns(self) -> bool:
        """True where anything is warned of."""
        return any(report.warnings for report in self.reports)

    def to_json(self) -> dict[str, Any]:
        """The report that other programs read; the contract fixes its first keys."""
        version = {} if self.version is None else {"version": self.version}
        return version | {
            "dates": [report.date.isoformat() for report in self.reports],
            "tables": {name: _sum(report_table(one, name) for one in self.reports) for name in TABLE_NAMES},
            "reasons": _total(report.reasons for report in self.reports),
            "files": {
                "read": sum(report.files_read for report in self.reports),
                "unreadable": sum(report.files_unreadable for report in self.reports),
            },
            "held_files": [
                {"date": report.date.isoformat(), "path": one.path, "fate": one.fate, "faults": one.faults}
                for report in self.reports
                for one in report.sources
            ],
            "warnings": _total(report.warnings for report in self.reports),
            "warned": [{**one, "date": one["date"].isoformat()} for one in self.warned],
            "passed_over": self.passed_over + [name for one in self.reports for name in one.passed_over],
            "ignored_columns": sorted({name for report in self.reports for name in report.ignored_columns}),
            "synthetic": self.synthetic,
            "held": self.held,
            "resettled": self.resettled,
        }


def findings_of(findings: pl.DataFrame, reports: Iterable[DateReport]) -> list[dict[str, Any]]:
    """The findings of the dates of these reports, as `PublishReport` has them."""
    return findings.filter(pl.col("date").is_in([report.date for report in reports])).to_dicts()


def report_table(report: DateReport, table: str) -> dict[str, int]:
    """The five counts of a table of one date; zeros when the report has none."""
    return dict.fromkeys(COUNTS, 0) | (asdict(report.tables[table]) if table in report.tables else {})


def _sum(tables: Iterable[dict[str, int]]) -> dict[str, int]:
    counts = dict.fromkeys(COUNTS, 0)
    for table in tables:
        counts = {name: counts[name] + table[name] for name in COUNTS}
    return counts


def _total(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return {name: count for name, count in sorted(total.items()) if count}
