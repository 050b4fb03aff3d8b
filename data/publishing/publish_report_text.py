"""The report of a run as the operator reads it in a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.publishing.publish_report import COUNTS, TABLE_NAMES, PublishReport, report_table
from data.store.report import DateReport, Fault, SourceFile

SHOWN = 10
REFERENCES = {
    "earlier": "at its earlier date",
    "commune": "the largest of its commune's other stations",
    "country": "the median of all stations",
    "centre": "its commune at",
}


def publish_report_lines(published: PublishReport) -> Iterator[str]:
    """The whole report, a line each: what was done, then every date worked on."""
    yield _headline(published)
    yield from _named("Passed over", published.passed_over)
    for report in published.reports:
        yield ""
        yield from _date_lines(report)
        yield from _warned([one for one in published.warned if one["date"] == report.date])


def shortened(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more:,} more" if more > 0 else "")


def counted(number: int, what: str) -> str:
    """A number with its noun, in the plural where it is not one."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def aligned(rows: Sequence[Sequence[str]], *, left: int = 1) -> Iterator[str]:
    """Rows as columns of one width: the first `left` columns begin at the left, numbers end at the right."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))] if rows else []
    for row in rows:
        cells = [
            cell.ljust(width) if place < left else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _headline(published: PublishReport) -> str:
    kind = "synthetic" if published.synthetic else "real"
    if published.version is None:
        return f"Checked {counted(len(published.reports), 'date')} ({kind}); nothing was published."
    if published.held:
        return f"Nothing to do: the rollback to {published.version} holds until a landing file changes."
    if published.resettled:
        return (
            f"Published {published.version} ({kind}) with the settings as they are now; no date had changed."
        )
    if not published.reports:
        return f"Nothing changed: {published.version} stays current."
    return f"Published {published.version} ({kind}); dates worked on: {len(published.reports):,}."


def _date_lines(report: DateReport) -> Iterator[str]:
    yield report.date.isoformat()
    counts = [[name, *_identity(report_table(report, name))] for name in TABLE_NAMES]
    header = ["", "read", "=", "accepted", "+", "duplicate", "+", "superseded", "+", "quarantined"]
    yield from (f"  {line}" for line in aligned([header, *counts]))
    yield f"  Files: {report.files_read:,} read, {report.files_unreadable:,} unreadable"
    yield from _counted("Held back", report.reasons)
    yield from _counted("Warnings", report.warnings)
    yield from _held(report.sources)
    yield from _named("  Passed over", report.passed_over)
    yield from _named("  Columns left out", [_visible(name) for name in report.ignored_columns])


def _visible(name: str) -> str:
    """A name with what no eye sees in it written out."""
    return name if name.isprintable() and name == name.strip() else ascii(name)


def _held(sources: Sequence[SourceFile]) -> Iterator[str]:
    """Every file held back, as far as ten of them, with what is wrong with it."""
    if sources:
        yield f"  Files held back: {len(sources):,}"
    for one in sources[:SHOWN]:
        yield f"    {one.path}: " + "; ".join(
            Fault(**{"column": ""} | fault).sentence() for fault in one.faults
        )
    if len(sources) > SHOWN:
        yield f"    and {len(sources) - SHOWN:,} more; --json names all"


def _warned(findings: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Everything kept and hard to believe, as far as ten of them, with where it stands."""
    if findings:
        yield f"  Hard to believe: {len(findings):,}"
    yield from (f"    {_finding(one)}" for one in findings[:SHOWN])
    if len(findings) > SHOWN:
        yield f"    and {len(findings) - SHOWN:,} more; --json names all"


def _finding(one: Mapping[str, Any]) -> str:
    """One line: what is warned of, whose column, the values, file and row."""
    whose = one["station_id"] or one["file"] or one["table"]
    said = f"{one['warning']} {whose} {one['column']}"
    if one["station_id"] is None:
        return f"{said}: no row has a value"
    values = f"{one['now']}, {REFERENCES[one['compared']]} {one['before']}"
    return f"{said}: {values} ({one['file']}, row {one['row_number']})"


def _identity(table: Mapping[str, int]) -> list[str]:
    read, *parts = [f"{table[name]:,}" for name in COUNTS]
    return [read, *(cell for sign, part in zip("=+++", parts, strict=True) for cell in (sign, part))]


def _counted(title: str, counts: Mapping[str, int]) -> Iterator[str]:
    if counts:
        yield f"  {title}: " + ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items()))


def _named(title: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"{title}: {shortened(names)}"
