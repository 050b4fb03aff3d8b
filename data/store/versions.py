"""The store as its readers see it: immutable versions, one of them current.

current.json                         which versions exist, which is current (data/store/pointer.py)
versions/<version>/manifest.json     what the version holds and from what it was made
versions/<version>/mart.duckdb       everything the pages read, across dates
dates/<date>/<fingerprint>/          accepted and held-back rows as Parquet, shared between versions
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from data.errors import TramSoError
from data.store.manifest import Manifest, version_id
from data.store.pointer import Pointer, read_pointer
from data.store.report import DateReport
from data.store.whole import whole

VERSIONS, DATES = "versions", "dates"
MANIFEST, MART, REPORT = "manifest.json", "mart.duckdb", "report.json"


class UnknownVersion(TramSoError):
    """The version was pruned or never published; `current` is the one to offer instead."""

    def __init__(self, version: str, current: str) -> None:
        super().__init__(f"Version {version} is not kept in this store: use the current one, {current}.")
        self.current = current


class EarlierRelease(UnknownVersion):
    """The version is kept, in files of another release; `current` is the one to offer instead."""


@dataclass(frozen=True)
class VersionInfo:
    """One line of the list of versions; `counts` are rows of all dates and tables together."""

    version: str
    published_at: str
    dates: list[date]
    current: bool
    synthetic: bool
    counts: dict[str, int]


@dataclass(frozen=True)
class Store:
    """A store opened for reading; every call sees the state on the disk at that moment.

    known: the pointer to go by in place of the one on the disk, which may be damaged.
    """

    root: Path
    known: Pointer | None = None

    @property
    def pointer(self) -> Pointer:
        """Which versions there are and which is current; raises TramSoError where that cannot be read."""
        return self.known or read_pointer(self.root)

    def current(self) -> str:
        """The current version's id."""
        return self.pointer.version

    def versions(self) -> list[VersionInfo]:
        """Every version kept, newest first."""
        pointer = self.pointer
        return [_info(version, self.manifest(version), pointer.version) for version in pointer.versions]

    def manifest(self, version: str) -> Manifest:
        """The manifest of a version; raises UnknownVersion, or TramSoError when it is damaged."""
        return read_manifest(self._folder(version))

    def mart(self, version: str) -> Path:
        """The version's DuckDB file, to be opened read-only; raises Damaged."""
        return whole(self._folder(version) / MART, self.manifest(version).mart)

    def partition(self, version: str, day: date) -> Path:
        """The folder with the Parquet files and report.json of one date of a version."""
        entry = self.manifest(version).dates.get(day)
        if entry is None:
            raise TramSoError(f"Version {version} has no snapshot of {day}: choose one of its dates.")
        return partition_path(self.root, day, entry.partition)

    def file(self, version: str, day: date, name: str) -> Path:
        """A file of one date of a version, as it was published; raises Damaged."""
        return whole(self.partition(version, day) / name, self.manifest(version).dates[day].published[name])

    def report(self, version: str, day: date) -> DateReport:
        """The whole report of one date: every source file with its hash, size, rows and fate, every name."""
        return DateReport.from_json(json.loads(self.file(version, day, REPORT).read_bytes()))

    def _folder(self, version: str) -> Path:
        pointer = self.pointer
        if version not in pointer.versions:
            raise UnknownVersion(version, pointer.version)
        return self.root / VERSIONS / version


def open_store(root: Path) -> Store:
    """Open a store for reading; raises TramSoError when there is none at that path."""
    read_pointer(root)
    return Store(root)


def partition_path(root: Path, day: date, fingerprint: str) -> Path:
    """The folder of one date's files with one fingerprint."""
    return root / DATES / day.isoformat() / fingerprint


@lru_cache(maxsize=64)
def read_manifest(folder: Path) -> Manifest:
    """Read a version's manifest and hold it against the version's own name."""
    try:
        content = (folder / MANIFEST).read_bytes()
        manifest = Manifest.from_bytes(content)
    except FileNotFoundError:
        raise TramSoError(_broken(folder, "is missing")) from None
    except (OSError, ValueError, KeyError, TypeError):
        raise TramSoError(_broken(folder, "is damaged")) from None
    if version_id(manifest.published_at, content) != folder.name:
        raise TramSoError(_broken(folder, f"is damaged (sha256 {hashlib.sha256(content).hexdigest()[:12]})"))
    return manifest


def _broken(folder: Path, fault: str) -> str:
    return f"{folder / MANIFEST} {fault}: restore it from a backup, or roll back and prune it."


def _info(version: str, manifest: Manifest, current: str) -> VersionInfo:
    names = ("read", "accepted", "duplicate", "superseded", "quarantined")
    tables = [table for entry in manifest.dates.values() for table in entry.tables.values()]
    counts = {name: sum(table[name] for table in tables) for name in names}
    dates = sorted(manifest.dates)
    return VersionInfo(version, manifest.published_at, dates, version == current, manifest.synthetic, counts)
