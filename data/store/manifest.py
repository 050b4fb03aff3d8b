"""The manifest of a version: what it holds, from what it was made, when and by which release."""

import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class PublishedFile:
    """The SHA-256 and the size in bytes of a file as it was published."""

    sha256: str
    size: int


@dataclass(frozen=True)
class DateEntry:
    """One date of a version; its source files and passed-over names stand in its report.json.

    `tables` has rows read, accepted, duplicate, superseded and quarantined for each table; `partition` is
    the name of its folder below dates/<date>/, `landing` the fingerprint of the files it was made from.
    """

    period_start: date
    partition: str
    landing: str
    tables: dict[str, dict[str, int]]
    reasons: dict[str, int]
    warnings: dict[str, int]
    files_read: int
    files_unreadable: int
    passed_over: int
    ignored_columns: list[str]
    published: dict[str, PublishedFile]


@dataclass(frozen=True)
class OfficialList:
    """An official list that a version goes by: the SHA-256 of its file, and its rows as text.

    Of the population one row a date, as `population_said` of data/mart/official_people.py gives them.
    """

    sha256: str
    rows: list[dict[str, str]]


@dataclass(frozen=True)
class Manifest:
    """Everything that a version says about itself; `published_at` is UTC, ISO 8601 with a Z.

    latest: the date that pages open on; the last one where a release before did not say it.
    layout: which files and columns it has (FORMAT of data/publishing/worklist.py); 0 before it was said.
    official: official lists by name, `targets`, `ledgers` and `population`; where one is not there, our own
    targets and titles stand, and the people of the register.
    """

    contract: int
    release: str
    published_at: str
    synthetic: bool
    units: str
    settings: dict[str, float]
    mart: PublishedFile
    dates: dict[date, DateEntry]
    layout: int = 0
    latest: date | None = None
    official: dict[str, OfficialList] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The manifest as it is written: JSON with sorted keys, so that equal manifests are equal bytes."""
        dates = {day.isoformat(): asdict(entry) for day, entry in self.dates.items()}
        plain = asdict(self) | {"dates": dates}
        return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True, default=str).encode()

    @staticmethod
    def from_bytes(content: bytes) -> "Manifest":
        """Read back what `to_bytes` wrote; raises ValueError, KeyError or TypeError on anything else."""
        plain = json.loads(content)
        dates = {date.fromisoformat(day): _entry(entry) for day, entry in sorted(plain["dates"].items())}
        latest = plain.get("latest")
        official = {name: OfficialList(**given) for name, given in plain.get("official", {}).items()}
        read = {"dates": dates, "mart": PublishedFile(**plain["mart"]), "official": official}
        return Manifest(**plain | read | {"latest": latest and date.fromisoformat(latest)})


def _entry(plain: dict[str, Any]) -> DateEntry:
    published = {name: PublishedFile(**file) for name, file in plain["published"].items()}
    start = date.fromisoformat(plain["period_start"])
    return DateEntry(**plain | {"published": published, "period_start": start})


def version_id(published_at: str, content: bytes) -> str:
    """The version's name: its time and the first 12 digits of its manifest's SHA-256, to verify it by."""
    seconds = published_at[:19].replace("-", "").replace(":", "")
    return f"{seconds}Z-{hashlib.sha256(content).hexdigest()[:12]}"


@cache
def release() -> str:
    """This release's number, from the project's own declaration."""
    declaration = Path(__file__).parents[2] / "pyproject.toml"
    return str(tomllib.loads(declaration.read_text(encoding="utf-8"))["project"]["version"])
