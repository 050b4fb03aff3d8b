"""The commands that take in the ministry's own lists: targets, titles of the 78 ledgers."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from data.console.arguments import add_command
from data.console.commands import Outcome, waiting

if TYPE_CHECKING:
    from data.checks.lists import ListKind
    from data.console.arguments import Commands

COLUMNS = "a CSV file; docs/operating.md names its columns"


def add_official(commands_of: "Commands") -> None:
    """Add `targets` and `ledgers`."""
    for name, does, run in (
        ("targets", "take in the ministry's targets", targets),
        ("ledgers", "take in the official titles of the 78 ledgers", ledgers),
    ):
        command = add_command(commands_of, name, does, run)
        command.add_argument("file", type=Path, metavar="FILE", help=COLUMNS)
        command.add_argument("--store", type=Path, required=True, metavar="STORE", help="the store's folder")


def targets(given: Namespace) -> Outcome:
    """Take in the ministry's targets; 1 with a sentence for each fault of the file."""
    from data.checks.lists import TARGETS

    return _taken_in(given, TARGETS)


def ledgers(given: Namespace) -> Outcome:
    """Take in the official titles of the 78 ledgers; 1 with a sentence for each fault of the file."""
    from data.checks.lists import LEDGERS

    return _taken_in(given, LEDGERS)


def _taken_in(given: Namespace, kind: "ListKind") -> Outcome:
    from data.publishing.official_lists import take_in

    done = take_in(given.store, given.file, kind, waiting=waiting)
    entries = f"{done.entries:,} {kind.name if done.entries != 1 else kind.name.removesuffix('s')}"
    line = f"Took in {entries} (SHA-256 {done.sha256}): the next publication goes by them."
    return Outcome(asdict(done), [] if done.faults else [line], int(bool(done.faults)), done.faults)
