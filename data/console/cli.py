"""The commands' arguments, and how their outcome and their errors reach the operator."""

import argparse
import json
import os
import re
import signal
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from data.console import commands
from data.console.commands import Outcome
from data.console.faults import sentence, shows_traceback
from data.contract import REASONS

FILE_ENDINGS = (".csv", ".parquet", ".xlsx")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command: 0 when done, 1 with one sentence on standard error, 2 when called wrongly."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    given = parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _stop)
    try:
        return _show(given.run(given), as_json=given.json)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (Exception, KeyboardInterrupt) as error:
        if shows_traceback():
            raise
        sys.stderr.write(sentence(error) + "\n")
        return 1


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def parser() -> argparse.ArgumentParser:
    """The parser of `python -m data`."""
    root = argparse.ArgumentParser("python -m data", description="From station exports to a version.")
    commands_of = root.add_subparsers(metavar="COMMAND", required=True)

    demo = _command(commands_of, "demo", "write the synthetic country as a landing folder", commands.demo)
    demo.add_argument("--out", type=Path, required=True, metavar="LANDING", help="the folder to write")
    demo.add_argument("--stations", type=_positive, metavar="N", help="sites of the country")
    demo.add_argument("--months", type=_positive, metavar="M", help="the last months to write")
    demo.add_argument("--seed", type=_natural, metavar="S", help="another number, another country")

    publish = _command(commands_of, "publish", "check and publish what changed", commands.publish)
    _landing(publish)
    _store(publish)

    check = _command(commands_of, "check", "the same checks, publishing nothing", commands.check)
    _landing(check)
    check.add_argument("--strict", action="store_true", help="end with 1 when anything is warned of, too")

    _add_upkeep(commands_of)

    quarantine = _command(commands_of, "quarantine", "the rows held back", commands.quarantine)
    _store(quarantine)
    quarantine.add_argument("--reason", choices=REASONS, metavar="R", help=", ".join(REASONS))
    quarantine.add_argument("--out", type=_table_file, metavar="FILE", help="a .csv, .parquet or .xlsx file")

    geography = _command(commands_of, "geography", "build the maps' shapes", commands.geography)
    geography.add_argument("--out", type=Path, metavar="DIR", help="the folder to build")
    _official(geography)
    return root


def _add_upkeep(commands_of: "Commands") -> None:
    """Add the commands that look after the versions of a store."""
    versions = _command(commands_of, "versions", "list the versions, newest first", commands.versions)
    _store(versions)

    rollback = _command(commands_of, "rollback", "make an older version current", commands.rollback)
    rollback.add_argument("version", metavar="VERSION", help="as `versions` lists it")
    _store(rollback)

    withdraw = _command(commands_of, "withdraw", "take a date back that nobody meant", commands.withdraw)
    withdraw.add_argument("day", type=_day, metavar="DATE", help="as 2062-10-31")
    _store(withdraw)

    verify = _command(commands_of, "verify", "hash every file of every version again", commands.verify)
    _store(verify)

    prune = _command(commands_of, "prune", "remove all but the current and the newest", commands.prune)
    _store(prune)
    prune.add_argument("--keep", type=_natural, required=True, metavar="N", help="newest versions to keep")


def _command(commands_of: "Commands", name: str, does: str, run: object) -> argparse.ArgumentParser:
    command = commands_of.add_parser(name, help=does, description=does)
    command.add_argument("--json", action="store_true", help="print the report as JSON")
    command.set_defaults(run=run)
    return command


def _landing(command: argparse.ArgumentParser) -> None:
    command.add_argument("landing", type=Path, metavar="LANDING", help="the landing folder")
    command.add_argument(
        "--date", type=_day, action="append", default=[], metavar="D", help="only this date; may be repeated"
    )


def _store(command: argparse.ArgumentParser) -> None:
    command.add_argument("--store", type=Path, required=True, metavar="STORE", help="the store's folder")


def _official(command: argparse.ArgumentParser) -> None:
    own = command.add_argument_group(
        "official shapes", "load a file for one level; all but the name are needed"
    )
    own.add_argument(
        "--load", type=Path, metavar="FILE", help="GeoPackage, GeoParquet, GeoJSON, zipped shapefile"
    )
    own.add_argument("--level", choices=("province", "district", "commune"))
    own.add_argument("--scheme", choices=("63", "34"), help="the units before or since 1 July 2025")
    own.add_argument("--code-field", metavar="F", help="the field with the official code, as text")
    own.add_argument("--name-field", metavar="F", help="the field with the name, to compare or to match by")
    own.add_argument("--only", metavar="P", help="the code of the one province that the file holds")
    own.add_argument("--layer", metavar="L", help="the file's own layer, where it has several")
    own.add_argument("--source", metavar="NAME", help="who made the shapes, shown on every map")
    own.add_argument("--date", type=_day, metavar="D", help="the day the shapes describe")
    command.set_defaults(wrong=command.error)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text if DAY.fullmatch(text) else "")
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date: write it as 2026-10-31") from None


def _natural(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"“{text}” is no whole number: write 0 or more")
    return int(text)


def _positive(text: str) -> int:
    if not _natural(text):
        raise argparse.ArgumentTypeError("0 is too few: write 1 or more")
    return int(text)


def _table_file(text: str) -> Path:
    if Path(text).suffix.lower() not in FILE_ENDINGS:
        raise argparse.ArgumentTypeError(f"“{text}” has another ending: use {', '.join(FILE_ENDINGS)}")
    return Path(text)


def _show(outcome: Outcome, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps(outcome.value, ensure_ascii=False))
    else:
        for line in outcome.lines:
            print(line)
    sys.stdout.flush()
    for complaint in outcome.complaints:
        sys.stderr.write(complaint + "\n")
    return outcome.code


def _stop(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt
