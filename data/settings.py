"""Every setting of the product, read once from the environment; the README documents each."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.errors import TramSoError

PREFIX = "TRAMSO_"


@dataclass(frozen=True)
class Settings:
    """Folders, the reporting deadline (working days after a period's end) and where the server listens."""

    store: Path
    landing: Path
    geography: Path
    unit_files: Path | None
    report_due_working_days: int
    host: str
    port: int
    workers: int


DEFAULTS = {
    "STORE": "var/store",
    "LANDING": "var/landing",
    "GEOGRAPHY": "var/geography",
    "UNIT_FILES": "",
    "REPORT_DUE_WORKING_DAYS": "5",
    "HOST": "127.0.0.1",
    "PORT": "8050",
    "WORKERS": "2",
}


def _text(name: str) -> str:
    return os.environ.get(PREFIX + name, DEFAULTS[name]).strip()


def _whole_number(name: str) -> int:
    text = _text(name)
    if not text.isdecimal():
        raise TramSoError(f"{PREFIX}{name} is “{text}”: set it to a whole number such as {DEFAULTS[name]}.")
    return int(text)


@cache
def settings() -> Settings:
    """The settings of this process; raises TramSoError naming the one that cannot be used."""
    unit_files = _text("UNIT_FILES")
    return Settings(
        store=Path(_text("STORE")),
        landing=Path(_text("LANDING")),
        geography=Path(_text("GEOGRAPHY")),
        unit_files=Path(unit_files) if unit_files else None,
        report_due_working_days=_whole_number("REPORT_DUE_WORKING_DAYS"),
        host=_text("HOST"),
        port=_whole_number("PORT"),
        workers=_whole_number("WORKERS"),
    )
