"""The audit log in a folder: a file a month, written by several processes one after the other."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from data.audit.entry import FIRST, Deed, Entry, clipped, entry_of
from data.errors import TramSoError

TAIL = 1 << 16  # bytes: more than the longest entry


@dataclass(frozen=True)
class Verified:
    """entries: how many there are; last: the newest, None without one; faults: a sentence each."""

    entries: int
    last: Entry | None
    faults: tuple[str, ...]


class AuditLog:
    """Entries that are only ever added: whoever changes, removes or moves one breaks the chain of hashes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def note(self, deed: Deed, who: str, role: str, **facts: str) -> Entry:
        """Add an entry, on the disk before this returns; raises OSError where it cannot be written."""
        with self._alone():
            return self._add(deed, who, role, facts)

    def verify(self) -> Verified:
        """Read every entry anew and hold it against its own hash and the one before."""
        entries: list[Entry] = []
        faults: list[str] = []
        for file, number, line in self._lines():
            try:
                entries.append(entry_of(line))
            except TramSoError:
                faults.append(f"{file.name}, line {number}: this is no entry.")
        faults += [f"Entry {one.number} was changed." for one in entries if one.hash != one.hashed]
        faults += [
            f"Between entries {one.number} and {after.number} something was removed, added or moved."
            for one, after in pairwise(entries)
            if (after.number, after.before) != (one.number + 1, one.hash)
        ]
        if entries and not _begins_well(entries):
            faults.append(
                f"What stood before entry {entries[0].number} was removed by other means than `--trim`."
            )
        return Verified(len(entries), entries[-1] if entries else None, tuple(faults))

    def entries(self) -> Iterator[Entry]:
        """Every entry that can be read, the oldest first."""
        for _, _, line in self._lines():
            yield entry_of(line)

    def trim(self, days: int, who: str) -> int:
        """Remove the months whose entries are all older; how many entries went. The log says so itself."""
        oldest = datetime.now(UTC).date() - timedelta(days=days)
        with self._alone():
            gone = [file for file in self._files()[:-1] if _last_day(file) < oldest]
            if not gone:
                return 0
            last = self._last_of(gone[-1])
            count = sum(len(file.read_text("utf-8").splitlines()) for file in gone)
            self._add("trimmed", who, "operator", {"until": str(last.number), "hash": last.hash})
            for file in gone:
                file.unlink()
            return count

    def _add(self, deed: Deed, who: str, role: str, facts: dict[str, str]) -> Entry:
        now, files = datetime.now(UTC), self._files()
        last = self._last_of(files[-1]) if files else None
        at = max(now.isoformat(timespec="milliseconds"), last.at if last else "")  # a clock set back
        told = {name: clipped(text) for name, text in facts.items()}
        number, before = (last.number + 1, last.hash) if last else (1, FIRST)
        entry = Entry(number, at, clipped(who), role, deed, told, before)
        entry = replace(entry, hash=entry.hashed)
        with (self._folder / f"{at[:7]}.jsonl").open("a", encoding="utf-8") as file:
            file.write(entry.line)
            file.flush()
            os.fsync(file.fileno())
        return entry

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("[0-9]*.jsonl"))

    def _lines(self) -> Iterator[tuple[Path, int, str]]:
        for file in self._files():
            for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), 1):
                yield file, number, line

    def _last_of(self, file: Path) -> Entry:
        with file.open("rb") as opened:
            opened.seek(max(0, file.stat().st_size - TAIL))
            lines = opened.read().decode("utf-8", "replace").splitlines()
        return entry_of(lines[-1] if lines else "")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self._folder / "lock").open("ab") as lock:
            fcntl.flock(lock.fileno(), fcntl.LOCK_EX)
            yield


def _begins_well(entries: list[Entry]) -> bool:
    """Whether the first entry is the first of all, or what stood before it was trimmed."""
    first = entries[0]
    trimmed = {(one.facts.get("until"), one.facts.get("hash")) for one in entries if one.deed == "trimmed"}
    return (first.number, first.before) == (1, FIRST) or (str(first.number - 1), first.before) in trimmed


def _last_day(file: Path) -> date:
    year, month = map(int, file.stem.split("-"))
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
