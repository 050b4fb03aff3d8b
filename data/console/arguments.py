"""What commands' arguments have in common: a command with --json, days, whole numbers, files of a table."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

FILE_ENDINGS = (".csv", ".parquet", ".xlsx")
LEVELS = ("province", "district", "commune")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(commands_of: "Commands", name: str, does: str, run: object) -> argparse.ArgumentParser:
    """A command with --json; `run` makes its outcome."""
    command = commands_of.add_parser(name, help=does, description=does)
    command.add_argument("--json", action="store_true", help="print the report as JSON")
    command.set_defaults(run=run)
    return command


def day(text: str) -> date:
    """A day written as 2026-10-31."""
    try:
        return date.fromisoformat(text if DAY.fullmatch(text) else "")
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date: write it as 2026-10-31") from None


def natural(text: str) -> int:
    """A whole number from 0."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"“{text}” is no whole number: write 0 or more")
    return int(text)


def positive(text: str) -> int:
    """A whole number from 1."""
    if not natural(text):
        raise argparse.ArgumentTypeError("0 is too few: write 1 or more")
    return int(text)


def table_file(text: str) -> Path:
    """A file whose ending says how its table is written."""
    if Path(text).suffix.lower() not in FILE_ENDINGS:
        raise argparse.ArgumentTypeError(f"“{text}” has another ending: use {', '.join(FILE_ENDINGS)}")
    return Path(text)
