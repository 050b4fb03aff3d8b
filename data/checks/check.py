"""The check of one date: from its landing folder to accepted rows, rows held back, and a report.

Rules are independent: a row gets every reason that literally applies, a comparison with a null passes,
ids are not trimmed. A row held back with its whole file gets the file's reasons only.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import count
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.checks.arrived import FOLLOWED, ORIGIN, origins
from data.checks.faults import file_faults
from data.checks.landing import DatedFolder, landing_files
from data.checks.quarantine import held_back
from data.checks.reading import Reading, read_files
from data.checks.table import Checked, check_table
from data.checks.warnings import report_warnings, set_aside
from data.contract import REASONS, STATION, STATION_REPORT, TABLES, Table
from data.store.report import DateReport, Fault, SourceFile, TableCount

__all__ = ["DateReport", "SourceFile", "TableCount", "check_date"]

Progress = Callable[[int, int], None]
_ROW_GROUP = 131_072


def check_date(
    folder: DatedFolder,
    communes: frozenset[str],
    out: Path,
    progress: Progress | None = None,
    tables: Sequence[Table] = TABLES,
) -> DateReport:
    """Check a date's files against the contract and write five Parquet files to `out`.

    `communes`: the codes valid on that day. `progress` is told (files done, files in all). Written always,
    even when empty: station, station_report, ledger_status (accepted rows by key), quarantine.parquet and
    origin.parquet. tables: those to read, the register first. Raises TramSoError when a file may not be read
    or vanishes.
    """
    files, passed_over = landing_files(folder)
    report = DateReport(folder.date, passed_over=passed_over, files_read=len(files))
    out.mkdir(parents=True, exist_ok=True)
    tell = _teller(len(files), progress)
    with duckdb.connect() as con:
        con.register("commune", pa.table({"code": pa.array(sorted(communes), pa.string())}))
        held, stood = [], []
        for table in tables:
            reading = read_files((file for file in files if file.table == table.name), tell)
            checked = _one_table(con, table, reading, out, report)
            held.append(held_back(report.date, table, reading, checked.failed))
            if table in FOLLOWED:
                stood.append(origins(table, reading, checked.rows))
    _write(pa.concat_tables(held), out / "quarantine.parquet")
    _write(pa.concat_tables(stood), out / ORIGIN)
    return report


def _one_table(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    reading: Reading,
    out: Path,
    report: DateReport,
) -> Checked:
    """Check a table, write its accepted rows, and add what was found to the report."""
    checked = check_table(con, table, reading)
    accepted, warnings = checked.accepted, Counter[str]()
    if table is STATION:
        accepted, warnings["coordinates_set_aside"] = set_aside(accepted)
    con.register(table.name, accepted)
    if table is STATION_REPORT:
        warnings += report_warnings(con, report.date)
    warnings["missing_table"] = not reading.files
    _write(accepted, out / f"{table.name}.parquet")
    _tell_of_files(report, table, reading)
    _tell_of_rows(report, table, reading, checked, warnings)
    return checked


def _tell_of_files(report: DateReport, table: Table, reading: Reading) -> None:
    faults: dict[int, list[Fault]] = {}
    for batch in reading.batches:
        faults |= dict.fromkeys(batch.files, file_faults(table, batch.schema))
        report.ignored_columns += [
            f"{table.name}.{name}" for name in batch.schema.names if name not in table.names
        ]
    report.ignored_columns += [f"{table.name}.{name}" for file in reading.files for name in file.undecoded]
    report.ignored_columns = sorted(set(report.ignored_columns))
    for place, file in enumerate(reading.files):
        own = faults.get(place, [] if file.unreadable is None else [file.unreadable])
        fate = "unreadable" if file.unreadable else "held_back" if own else "read"
        told = [fault.to_json() for fault in own]
        report.sources.append(
            SourceFile(table.name, file.name, file.sha256, file.size, file.rows or 0, fate, told)
        )
        report.files_unreadable += fate == "unreadable"


def _tell_of_rows(
    report: DateReport, table: Table, reading: Reading, checked: Checked, warnings: Counter[str]
) -> None:
    report.tables[table.name] = TableCount(
        read=reading.rows,
        accepted=checked.accepted.num_rows,
        duplicate=checked.duplicate,
        superseded=checked.superseded,
        quarantined=checked.failed.num_rows,
    )
    report.reasons = _added(report.reasons, _reasons(checked.failed), REASONS)
    report.warnings = _added(report.warnings, warnings, sorted({*report.warnings, *warnings}))


def _reasons(failed: pa.Table) -> dict[str, int]:
    """Reason → rows that failed for it."""
    told = pc.list_flatten(failed["reasons"]).value_counts().to_pylist()
    return {entry["values"]: entry["counts"] for entry in told}


def _added(before: dict[str, int], new: dict[str, int], order: Iterable[str]) -> dict[str, int]:
    """The sums by name, in this order, without zeros."""
    sums = {name: before.get(name, 0) + new.get(name, 0) for name in order}
    return {name: int(number) for name, number in sums.items() if number}


def _teller(total: int, progress: Progress | None) -> Callable[[], None]:
    """A call for each file done; it passes on how many of how many."""
    numbers = count(1)
    return lambda: progress(next(numbers), total) if progress else None


def _write(table: pa.Table, path: Path) -> None:
    pq.write_table(table, path, compression="zstd", row_group_size=_ROW_GROUP)
