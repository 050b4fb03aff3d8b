"""The landing folder: its dated folders, the files of each table, and what is passed over by name."""

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import FileIO
from pathlib import Path

from data.contract import TABLES
from data.errors import TramSoError

SYNTHETIC_MARK = "_SYNTHETIC"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, order=True)
class DatedFolder:
    """One snapshot's folder; the date is the last day that its numbers describe."""

    date: date
    path: Path


@dataclass(frozen=True, order=True)
class LandingFile:
    """One Parquet file; `name` is its POSIX path below the dated folder, as reports write it.

    `path` is text: 33,000 Path objects take a second to make and open.
    """

    name: str
    table: str
    path: str


def is_synthetic(landing: Path) -> bool:
    """True where the demo command wrote this folder."""
    return (landing / SYNTHETIC_MARK).exists()


def dated_folders(landing: Path) -> tuple[list[DatedFolder], list[str]]:
    """The dated folders in order of date, and the names at the root that are passed over.

    Raises TramSoError when the landing folder is not there or cannot be listed.
    """
    folders, passed_over = [], []
    for entry in _entries(landing):
        day = _day(entry.name) if entry.is_dir() else None
        if day is not None:
            folders.append(DatedFolder(day, Path(entry.path)))
        elif entry.name != SYNTHETIC_MARK:
            passed_over.append(_shown(entry))
    return sorted(folders), passed_over


def landing_files(folder: DatedFolder) -> tuple[list[LandingFile], list[str]]:
    """The Parquet files of the three tables in order of name, and every name that is passed over."""
    files: list[LandingFile] = []
    passed_over: list[str] = []
    tables = {table.name for table in TABLES}
    for entry in _entries(folder.path):
        if entry.name not in tables or not entry.is_dir():
            passed_over.append(_shown(entry))
            continue
        for name, found in _walk(Path(entry.path), entry.name + "/", ()):
            if found.name.endswith(".parquet") and not _hidden(found.name) and not found.is_dir():
                files.append(LandingFile(name, entry.name, found.path))
            else:
                passed_over.append(name)
    return sorted(files), sorted(passed_over)


def source_hashes(folder: DatedFolder) -> dict[str, str]:
    """SHA-256 of every Parquet file of the date, by its POSIX path below the dated folder."""
    files, _ = landing_files(folder)
    return {file.name: hashlib.sha256(read_bytes(file)).hexdigest() for file in files}


def read_bytes(file: LandingFile) -> bytes:
    """The file's bytes; TramSoError when it vanished or may not be read."""
    try:
        with FileIO(file.path) as source:  # 16 µs a small file, 47 with a buffer
            return source.readall()
    except FileNotFoundError:
        raise TramSoError(
            f"{file.path} disappeared while it was read: wait for the export to finish, then run this again."
        ) from None
    except OSError as error:
        raise TramSoError(
            f"{file.path} cannot be read ({error.strerror}): mend that, then run this again."
        ) from None


def _walk(folder: Path, prefix: str, above: tuple[Path, ...]) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Every file below the folder with its name, and every folder that is not entered.

    Links are followed; one that leads back to a folder above itself is passed over.
    """
    here = (*above, folder.resolve())
    for entry in _entries(folder):
        if not entry.is_dir() or _hidden(entry.name) or Path(entry.path).resolve() in here:
            yield prefix + _shown(entry), entry
        else:
            yield from _walk(Path(entry.path), prefix + _shown(entry), here)


def _entries(folder: Path) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise TramSoError(
            f"The folder {folder} cannot be listed ({error.strerror}): check its path and its rights."
        ) from None


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name) if _DAY.fullmatch(name) else None
    except ValueError:
        return None


def _hidden(name: str) -> bool:
    return name.startswith((".", "_"))


def _shown(entry: "os.DirEntry[str]") -> str:
    """The entry's name as reports write it: a folder ends with a stroke, odd bytes are escaped."""
    name = os.fsencode(entry.name).decode("utf-8", "backslashreplace")
    return name + "/" if entry.is_dir() else name
