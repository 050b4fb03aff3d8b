"""What the commands of `app.py` share: arguments understood, a snapshot, a place, a fault in one sentence."""

import sys
from argparse import ArgumentParser
from datetime import date
from typing import NoReturn

from components.reading.places import Place, find_place
from data.scope import SCHEMES
from data.store.snapshot import Snapshot
from pages.shell.published import publication, units


class OneSentence(ArgumentParser):
    """A parser that says what is wrong without repeating how it is called."""

    def error(self, message: str) -> NoReturn:
        """End with 2 and a sentence."""
        self.exit(2, f"{message[:1].upper()}{message[1:]}; `{self.prog} --help` has all arguments.\n")


def said(error: Exception, code: int) -> int:
    """Say a fault where errors are said, and give the exit code."""
    print(error, file=sys.stderr)
    return code


def snapshot_on(day: str | None) -> Snapshot:
    """The snapshot of a day as addresses write it, the newest without one; ValueError in a sentence."""
    newest = publication().snapshot()
    if day is None:
        return newest
    known = {each.isoformat(): each for each in newest.dates}
    if day not in known:
        last = newest.date.isoformat()
        raise ValueError(f"There is no snapshot of {day}: choose one that is published, such as {last}.")
    return newest.on(date.fromisoformat(day))


def place_named(text: str) -> Place:
    """The place of 34/11, as addresses write it; raises ValueError in a sentence."""
    scheme, _, code = text.partition("/")
    place = find_place(units(), scheme, code) if scheme in SCHEMES else None
    if place is None:
        raise ValueError(f"There is no place {text}: write it as in addresses, such as 34/11.")
    return place


def province_codes() -> list[str]:
    """The codes of the 34 provinces, in order."""
    table = units().table
    rows = table.filter(table["scheme"] == "34", table["level"] == "province", table["valid_to"].is_null())
    return sorted(set(rows["code"]))
