"""The commands' arguments, and how their outcome and their errors reach the operator."""

import argparse
import json
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from data.console import commands
from data.console.arguments import add_command, day, natural, positive, table_file
from data.console.audit import add_audit
from data.console.commands import Outcome
from data.console.conversion import add_conversion
from data.console.faults import sentence, shows_traceback
from data.console.noted import note
from data.console.official import add_official
from data.console.population import add_population
from data.console.roles import add_roles
from data.contract import REASONS

if TYPE_CHECKING:
    from data.console.arguments import Commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command: 0 when done, 1 with one sentence on standard error, 2 when called wrongly."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    given = parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _stop)
    try:
        outcome = given.run(given)
        if not outcome.code:
            note(given, outcome.value)
        return _show(outcome, as_json=given.json)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (Exception, KeyboardInterrupt) as error:
        if shows_traceback():
            raise
        sys.stderr.write(sentence(error) + "\n")
        return 1


def parser() -> argparse.ArgumentParser:
    """The parser of `python -m data`."""
    root = argparse.ArgumentParser("python -m data", description="From station exports to a version.")
    commands_of = root.add_subparsers(metavar="COMMAND", required=True)

    demo = add_command(commands_of, "demo", "write the synthetic country as a landing folder", commands.demo)
    demo.add_argument("--out", type=Path, required=True, metavar="LANDING", help="the folder to write")
    demo.add_argument("--stations", type=positive, metavar="N", help="sites of the country")
    demo.add_argument("--months", type=positive, metavar="M", help="the last months to write")
    demo.add_argument("--seed", type=natural, metavar="S", help="another number, another country")

    publish = add_command(commands_of, "publish", "check and publish what changed", commands.publish)
    _landing(publish)
    _store(publish)

    check = add_command(commands_of, "check", "the same checks, publishing nothing", commands.check)
    _landing(check)
    check.add_argument("--strict", action="store_true", help="end with 1 when anything is warned of, too")

    add_conversion(commands_of)
    add_population(commands_of)
    add_official(commands_of)
    add_roles(commands_of)
    _add_upkeep(commands_of)
    add_audit(commands_of)

    quarantine = add_command(commands_of, "quarantine", "the rows held back", commands.quarantine)
    _store(quarantine)
    quarantine.add_argument("--reason", choices=REASONS, metavar="R", help=", ".join(REASONS))
    quarantine.add_argument("--out", type=table_file, metavar="FILE", help="a .csv, .parquet or .xlsx file")

    geography = add_command(commands_of, "geography", "build the maps' shapes", commands.geography)
    geography.add_argument("--out", type=Path, metavar="DIR", help="the folder to build")
    _official(geography)
    return root


def _add_upkeep(commands_of: "Commands") -> None:
    """Add the commands that look after the versions of a store."""
    versions = add_command(commands_of, "versions", "list the versions, newest first", commands.versions)
    _store(versions)

    rollback = add_command(commands_of, "rollback", "make an older version current", commands.rollback)
    rollback.add_argument("version", metavar="VERSION", help="as `versions` lists it")
    _store(rollback)

    withdraw = add_command(commands_of, "withdraw", "take a date back that nobody meant", commands.withdraw)
    withdraw.add_argument("day", type=day, metavar="DATE", help="as 2062-10-31")
    _store(withdraw)

    verify = add_command(commands_of, "verify", "hash every file of every version again", commands.verify)
    _store(verify)

    prune = add_command(commands_of, "prune", "remove all but the current and the newest", commands.prune)
    _store(prune)
    prune.add_argument("--keep", type=natural, required=True, metavar="N", help="newest versions to keep")


def _landing(command: argparse.ArgumentParser) -> None:
    command.add_argument("landing", type=Path, metavar="LANDING", help="the landing folder")
    command.add_argument(
        "--date", type=day, action="append", default=[], metavar="D", help="only this date; may be repeated"
    )


def _store(command: argparse.ArgumentParser) -> None:
    command.add_argument("--store", type=Path, required=True, metavar="STORE", help="the store's folder")


def _official(command: argparse.ArgumentParser) -> None:
    own = command.add_argument_group(
        "official shapes",
        "load a file for one level: --level, --scheme, --source, --date and a field are needed",
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
    own.add_argument("--date", type=day, metavar="D", help="the day the shapes describe")
    command.set_defaults(wrong=command.error)


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
