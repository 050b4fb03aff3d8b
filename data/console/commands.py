"""The commands, one function each: it returns the value for --json, the lines for people, and the exit code.

Heavy libraries are imported where they are used, so that --help and wrong usage answer at once.
"""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import islice
from typing import Any

from data.progress import on_terminal

SHOWN_ROWS = 50


@dataclass(frozen=True)
class Outcome:
    """`value` is printed as JSON with --json, `lines` otherwise; `code` is the exit code."""

    value: Any
    lines: Iterable[str] = ()
    code: int = 0
    complaints: list[str] = field(default_factory=list)


def waiting() -> None:
    """Say that another process has the store."""
    sys.stderr.write("Another publisher is at work on this store: waiting until it has ended.\n")
    sys.stderr.flush()


def publish(given: Namespace) -> Outcome:
    """Check and publish what changed."""
    from data.publishing.publish import publish
    from data.publishing.publish_report_text import publish_report_lines

    report = publish(given.landing, given.store, given.date, progress=on_terminal(), waiting=waiting)
    return Outcome(report.to_json(), publish_report_lines(report))


def check(given: Namespace) -> Outcome:
    """Check and publish nothing; 1 when anything would be held back (--strict: or is warned of)."""
    from data.publishing.publish_report_text import publish_report_lines
    from data.publishing.rehearsal import check

    report = check(given.landing, given.date, progress=on_terminal())
    wrong = report.holds_back() or (given.strict and report.warns())
    return Outcome(report.to_json(), publish_report_lines(report), int(wrong))


def versions(given: Namespace) -> Outcome:
    """List the versions, newest first."""
    from data.publishing.publish_report_text import aligned
    from data.store.versions import VersionInfo, open_store

    infos = open_store(given.store).versions()

    def row(info: VersionInfo) -> list[str]:
        span = f"{info.dates[0]} … {info.dates[-1]}" if info.dates else ""
        counts = [f"{info.counts[name]:,}" for name in ("accepted", "quarantined")]
        return ["*" if info.current else "", info.version, span, f"{len(info.dates)}", *counts]

    header = ["", "version", "dates", "snapshots", "accepted", "quarantined"]
    value = [asdict(info) | {"dates": [day.isoformat() for day in info.dates]} for info in infos]
    return Outcome(value, aligned([header, *map(row, infos)], left=3))


def rollback(given: Namespace) -> Outcome:
    """Make an older version current."""
    from data.publishing.history import rollback

    before = rollback(given.store, given.version, waiting=waiting)
    line = f"{given.version} is current now (before: {before}); it stays so until a landing file changes."
    return Outcome({"version": given.version, "previous": before}, [line])


def withdraw(given: Namespace) -> Outcome:
    """Publish the current version without a date."""
    from data.publishing.withdraw import withdraw

    version = withdraw(given.store, given.day, waiting=waiting)
    line = f"{version} is current now, without {given.day}; it stays away until its landing files change."
    return Outcome({"version": version, "withdrawn": given.day.isoformat()}, [line])


def verify(given: Namespace) -> Outcome:
    """Hash every file of every version kept again, and the shapes of the maps."""
    from data.geography.verify import damaged_shapes
    from data.publishing.publish_report_text import counted
    from data.publishing.verify import verify
    from data.settings import settings

    found = verify(given.store, progress=on_terminal(), waiting=waiting)
    folder = settings().geography
    shapes = damaged_shapes(folder)
    lines = [
        f"{counted(found.files, 'file')} of {counted(found.versions, 'version')} are as they were published.",
        f"The shapes in {folder} are as they were built."
        if shapes is not None
        else f"There are no shapes in {folder}: `python -m data geography` builds them for the maps.",
    ]
    complaints = [
        f"{name} {fault}: restore it from a backup, or roll back and prune the versions that hold it."
        for name, fault in found.damaged.items()
    ]
    complaints += [
        f"{folder / name} {fault}: remove it and run `python -m data geography`; a file of official shapes "
        "is loaded again (--load)."
        for name, fault in (shapes or {}).items()
    ]
    told = asdict(found) | {"shapes": shapes is not None, "damaged_shapes": shapes or {}}
    return Outcome(told, [] if complaints else lines, int(bool(complaints)), complaints)


def prune(given: Namespace) -> Outcome:
    """Remove all versions but the current and the newest ones."""
    from data.publishing.history import prune
    from data.publishing.publish_report_text import counted

    done = prune(given.store, given.keep, waiting=waiting)
    removed = counted(len(done.removed), "version")
    line = f"Removed {removed} ({done.bytes_freed:,} bytes); kept {len(done.kept):,}."
    return Outcome(asdict(done), [line, *(f"  removed {version}" for version in done.removed)])


def quarantine(given: Namespace) -> Outcome:
    """Show or write the rows held back."""
    from data.publishing.quarantine import as_records, held_back_rows
    from data.store.versions import open_store

    store = open_store(given.store)
    version = store.current()
    with held_back_rows(store, version, given.reason) as reader:
        if given.out:
            from data.publishing.quarantine_file import write_rows

            written = write_rows(reader, given.out)
            value = {"version": version, "out": str(given.out), "written": written}
            return Outcome(value, [f"Wrote {written:,} rows to {given.out}."])
        if given.json:
            return Outcome({"version": version, "rows": list(as_records(reader))})
        return Outcome(None, list(_table(as_records(reader))))


def _text(cell: list[str] | int | None) -> str:
    return " ".join(cell) if isinstance(cell, list) else str(cell)


def _table(records: Iterator[dict[str, Any]]) -> Iterator[str]:
    from data.publishing.publish_report_text import aligned

    header = ["date", "table", "file", "row", "reasons", "values", "columns"]
    rows = [
        [cell if isinstance(cell, str) else _text(cell) for cell in row.values()]
        for row in islice(records, SHOWN_ROWS)
    ]
    yield from aligned([header, *rows], left=7)
    more = sum(1 for _ in records)
    if more:
        yield f"… and {more:,} more: name a file with --out, such as quarantine.csv."


def demo(given: Namespace) -> Outcome:
    """Write the synthetic country."""
    from data.demo.write import MONTHS, SEED, STATIONS, write_demo

    chosen = {
        "stations": given.stations or STATIONS,
        "months": given.months or MONTHS,
        "seed": SEED if given.seed is None else given.seed,
    }
    write_demo(given.out, **chosen, progress=partial(on_terminal(), "Writing months"))
    line = f"Wrote {chosen['months']} months of {chosen['stations']:,} synthetic sites to {given.out}."
    return Outcome({"out": str(given.out), **chosen}, [line])


def geography(given: Namespace) -> Outcome:
    """Build the shapes of five levels for the maps, with official shapes first when a file is given."""
    from data.geography.shapes import build
    from data.settings import settings

    out = given.out or settings().geography
    if given.load is None:
        build(out, on_terminal())
        return Outcome({"out": str(out)}, [f"The shapes are in {out}."])
    needed = (given.scheme, given.level, given.code_field or given.name_field, given.source, given.date)
    if None in needed:
        given.wrong("--load needs --scheme, --level, --source, --date and --code-field or --name-field")
    from data.geography.described import Described
    from data.geography.official_load import load_official

    day, fields = given.date.isoformat(), (given.name_field, given.only, given.layer, settings().unit_files)
    said = Described(given.scheme, given.level, given.code_field, given.source, day, *fields)
    report = load_official(out, given.load, said)
    build(out, on_terminal())
    return Outcome({"out": str(out)} | report.to_json(), report.lines())
