"""The commands for files as operators have them: `convert` and `units`."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.console.arguments import LEVELS, add_command, day, table_file
from data.console.commands import SHOWN_ROWS, Outcome
from data.contract import TABLES
from data.errors import TramSoError
from data.progress import on_terminal

if TYPE_CHECKING:
    import polars as pl

    from data.console.arguments import Commands
    from data.convert.convert import Converted


def add_conversion(commands_of: "Commands") -> None:
    """Add both commands to the parser."""
    does = "make CSV, XLSX or DHIS2 JSON into Parquet in a landing folder"
    conversion = add_command(commands_of, "convert", does, convert)
    conversion.add_argument("files", type=Path, nargs="*", metavar="FILE", help="a workbook, CSV or JSON")
    conversion.add_argument("--table", choices=[table.name for table in TABLES])
    conversion.add_argument("--date", type=day, metavar="D", help="the last day that the numbers describe")
    conversion.add_argument("--out", type=Path, metavar="LANDING", help="the landing folder")
    conversion.add_argument("--headings", type=Path, metavar="TOML", help="how the files call the columns")
    conversion.add_argument("--replace", action="store_true", help="in place of what was converted before")
    conversion.add_argument(
        "--template", type=Path, metavar="XLSX", help="write a workbook to fill in instead"
    )
    conversion.set_defaults(wrong=conversion.error)

    units = add_command(commands_of, "units", "list codes and names, or match a list by name", list_units)
    units.add_argument("--date", type=day, default=date.today(), metavar="D", help="the units of that day")
    units.add_argument("--level", choices=LEVELS, default="commune")
    units.add_argument("--only", default="", metavar="P", help="the code of one province")
    units.add_argument("--out", type=table_file, metavar="FILE", help="a .csv, .parquet or .xlsx file")
    units.add_argument("--match", type=Path, metavar="FILE", help="a list of names: a workbook or CSV")
    for name in ("name", "district", "province"):
        units.add_argument(
            f"--{name}-field", default="", metavar="H", help=f"the list's heading of the {name}"
        )


def convert(given: Namespace) -> Outcome:
    """Convert and check, or write the template; 1 when a fault is named or a row would be held back."""
    if given.template:
        from data.convert.template import write_template

        write_template(given.template)
        return Outcome({"template": str(given.template)}, [f"Wrote {given.template}: fill in its sheets."])
    if not given.files or None in (given.table, given.date, given.out):
        given.wrong("name one or more files with --table, --date and --out, or a --template to write")
    from data.convert.convert import Order
    from data.convert.convert import convert as converted

    table = next(table for table in TABLES if table.name == given.table)
    done = converted(given.files, Order(table, given.date, given.out, given.headings, given.replace))
    value: dict[str, Any] = {
        "written": [str(path) for path in done.written],
        "rows": done.rows,
        "notes": done.notes,
        "faults": [fault.to_json() for fault in done.faults],
    }
    if done.faults:
        return Outcome(value, done.notes, 1, _complaints(done))
    return _checked(given, value, done)


def list_units(given: Namespace) -> Outcome:
    """List the units of a day, or a list with the unit of each of its names."""
    from data.convert.unit_list import units_on
    from data.geography.units import load_units
    from data.settings import settings

    known = units_on(load_units(settings().unit_files), given.date, given.level)
    if given.only and given.only not in known["province_code"]:
        raise TramSoError(
            f"No province had the code “{given.only}” on {given.date}: `units --level province`."
        )
    if given.only:
        known = known.filter(province_code=given.only)
    if given.match:
        return _matched(given, known)
    rows = [[cell or "" for cell in row] for row in known.rows()]
    return _table(given, known.columns, rows, [f"{len(rows):,} units of {given.date}."])


def _checked(given: Namespace, value: dict[str, Any], done: "Converted") -> Outcome:
    """What was written, and the ordinary check of its date."""
    from data.publishing.publish_report_text import publish_report_lines
    from data.publishing.rehearsal import check

    report = check(given.out, [given.date], progress=on_terminal())
    written = [f"Wrote {path}." for path in done.written]
    lines = [*done.notes, *written, f"{done.rows:,} rows in all.", "", *publish_report_lines(report)]
    return Outcome(value | {"check": report.to_json()}, lines, int(report.holds_back()))


def _complaints(done: "Converted") -> list[str]:
    """Every fault in a sentence, as far as there is room on a screen."""
    from data.convert.expected import sentences

    told = list(sentences(done.faults))
    more = len(told) - SHOWN_ROWS
    rest = [f"… and {more:,} more."] if more > 0 else []
    ended = "Nothing was written: correct the file, then run this again. --json names every value and row."
    return [*told[:SHOWN_ROWS], *rest, ended]


def _matched(given: Namespace, known: "pl.DataFrame") -> Outcome:
    """Each line of the list with its unit; the names that fit none or several are told."""
    from data.convert.unit_match import Matcher
    from data.convert.unit_names import read_list

    fields = {name: getattr(given, f"{name}_field") for name in ("name", "district", "province")}
    listed, matcher = read_list(given.match, fields), Matcher(known)
    found = [matcher.match(line) for line in listed.lines]
    left = [
        f"row {label}: {line.name}: {match.note}"
        for label, line, match in zip(listed.labels, listed.lines, found, strict=True)
        if not match.code
    ]
    rows = [[*row, one.code, one.name, one.note] for row, one in zip(listed.rows, found, strict=True)]
    said = [f"{len(rows) - len(left):,} of {len(rows):,} names have a unit of {given.date}.", *left]
    return _table(given, [*listed.headings, "unit_code", "unit_name", "match"], rows, said)


def _table(given: Namespace, header: Sequence[str], rows: Sequence[list[str]], said: list[str]) -> Outcome:
    """A table in the file that is asked for, or printed."""
    value = {"date": given.date.isoformat(), "columns": list(header), "rows": rows}
    if given.out:
        from data.convert.table_file import write_table

        write_table(given.out, header, rows)
        return Outcome(value | {"out": str(given.out)}, [*said, f"Wrote {len(rows):,} rows to {given.out}."])
    from data.publishing.publish_report_text import aligned

    return Outcome(value, [*aligned([list(header), *rows], left=len(header)), *said])
