"""Every setting of the product, read once from the environment; the README documents each."""

import math
import os
import re
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from data.audit.opened import folder_named
from data.auth_settings import AUTH_DEFAULTS, AuthSettings, auth_settings
from data.errors import TramSoError
from data.mail_settings import MailSettings, mail_settings, mailbox_of, origin_of
from data.marks.named import marks_named
from data.measures.quality import MOST_PERIODS, THRESHOLD_KEYS, Thresholds
from data.measures.working_days import SwappedDays, swapped_days

PREFIX = "TRAMSO_"


@dataclass(frozen=True)
class Settings:
    """Folders, the reporting deadline (working days after a period's end, days swapped), the thresholds of
    the checks, the share from which stations with data stand for their place, the address that readers know
    the dashboard by, the mailbox for wrong numbers, mails, the database of marks (none: they are off), the
    audit log and the days it goes back, who signs in and how, where the server listens, below which path
    readers find it and what it takes on: sizes in bytes, an address in characters.
    """

    store: Path
    landing: Path
    geography: Path
    unit_files: Path | None
    report_due_working_days: int
    swapped_days: SwappedDays
    thresholds: Thresholds
    coverage_from: float
    address: str
    contact: str
    mail: MailSettings
    marks: str | None
    audit: Path | None
    audit_days: int
    auth: AuthSettings
    host: str
    port: int
    base_path: str
    workers: int
    threads: int
    body_seconds: int
    largest_body: int
    largest_upload: int
    largest_callback: int
    longest_address: int
    largest_export: int
    kept_answers: int
    database_memory: int

    @property
    def published(self) -> dict[str, float]:
        """Those that a version was published with, as its manifest says them."""
        checks = {f"check_{key}": limit for key, limit in asdict(self.thresholds).items()}
        return {"report_due_working_days": self.report_due_working_days, **checks}


DEFAULTS = {
    "STORE": "var/store",
    "LANDING": "var/landing",
    "GEOGRAPHY": "var/geography",
    "UNIT_FILES": "",
    "REPORT_DUE_WORKING_DAYS": "5",
    "SWAPPED_DAYS": "",
    **{f"CHECK_{key.upper()}": f"{getattr(Thresholds(), key):g}" for key in THRESHOLD_KEYS},
    "COVERAGE_FROM": "0.8",
    "ADDRESS": "",
    "CONTACT": "",
    "SMTP": "",
    "SMTP_SECURITY": "starttls",
    "SMTP_USER": "",
    "SMTP_PASSWORD_FILE": "",
    "MAIL_FROM": "",
    "DIGEST_RECIPIENTS": "",
    "MARKS": "var/marks.sqlite",
    "MARKS_ON_NETWORK": "no",
    "AUDIT": "var/audit",
    "AUDIT_DAYS": "730",
    **AUTH_DEFAULTS,
    "HOST": "127.0.0.1",
    "PORT": "8050",
    "BASE_PATH": "",
    "WORKERS": "2",
    "THREADS": "4",
    "BODY_SECONDS": "20",
    "BODY_KB": "256",
    "UPLOAD_MB": "20",
    "CALLBACK_KB": "64",
    "ADDRESS_LETTERS": "4096",
    "EXPORT_MB": "64",
    "CACHE_MB": "64",
    "DUCKDB_MB": "256",
}
KB, MB = 1 << 10, 1 << 20


def _text(name: str) -> str:
    return os.environ.get(PREFIX + name, DEFAULTS[name]).strip()


def _whole_number(name: str) -> int:
    text = _text(name)
    if not text.isdecimal():
        raise TramSoError(f"{PREFIX}{name} is “{text}”: set it to a whole number such as {DEFAULTS[name]}.")
    return int(text)


def _number(name: str) -> float:
    text = _text(name)
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number < math.inf:
        raise TramSoError(f"{PREFIX}{name} is “{text}”: set it to a number such as {DEFAULTS[name]}.")
    return number


def _path(name: str) -> str:
    """A path without a stroke at its end; empty for the root."""
    text = _text(name).rstrip("/")
    if not re.fullmatch(r"(/[A-Za-z0-9][\w.-]*)*", text, re.ASCII):
        raise TramSoError(f"{PREFIX}{name} is “{text}”: set it to a path such as /tramso.")
    return text


def _share(name: str) -> float:
    number = _number(name)
    if number > 1:
        raise TramSoError(f"{PREFIX}{name} is “{number:g}”: set it to a share from 0 to 1.")
    return number


def _thresholds() -> Thresholds:
    found = Thresholds(**{key: _threshold(key) for key in THRESHOLD_KEYS})
    if not 2 <= found.baseline_fewest <= found.baseline_periods <= MOST_PERIODS:
        raise TramSoError(
            f"Set {PREFIX}CHECK_BASELINE_FEWEST to 2 or more and at most {PREFIX}CHECK_BASELINE_PERIODS, "
            f"which is {MOST_PERIODS} at the most."
        )
    return found


def _threshold(key: str) -> Any:
    """Whole where the default is: numbers of snapshots and of cases."""
    whole = isinstance(getattr(Thresholds(), key), int)
    return (_whole_number if whole else _number)(f"CHECK_{key.upper()}")


@cache
def settings() -> Settings:
    """The settings of this process; raises TramSoError naming the one that cannot be used."""
    unit_files, swapped = _text("UNIT_FILES"), _text("SWAPPED_DAYS")
    return Settings(
        store=Path(_text("STORE")),
        landing=Path(_text("LANDING")),
        geography=Path(_text("GEOGRAPHY")),
        unit_files=Path(unit_files) if unit_files else None,
        report_due_working_days=_whole_number("REPORT_DUE_WORKING_DAYS"),
        swapped_days=swapped_days(Path(swapped) if swapped else None),
        thresholds=_thresholds(),
        coverage_from=_share("COVERAGE_FROM"),
        address=origin_of(_text("ADDRESS")),
        contact=mailbox_of(_text("CONTACT")),
        mail=mail_settings(_text),
        marks=marks_named(_text),
        audit=folder_named(_text("AUDIT")),
        audit_days=_whole_number("AUDIT_DAYS"),
        auth=auth_settings(_text),
        host=_text("HOST"),
        port=_whole_number("PORT"),
        base_path=_path("BASE_PATH"),
        workers=_whole_number("WORKERS"),
        threads=_whole_number("THREADS"),
        body_seconds=_whole_number("BODY_SECONDS"),
        largest_body=_whole_number("BODY_KB") * KB,
        largest_upload=_whole_number("UPLOAD_MB") * MB,
        largest_callback=_whole_number("CALLBACK_KB") * KB,
        longest_address=_whole_number("ADDRESS_LETTERS"),
        largest_export=_whole_number("EXPORT_MB") * MB,
        kept_answers=_whole_number("CACHE_MB") * MB,
        database_memory=_whole_number("DUCKDB_MB") * MB,
    )
