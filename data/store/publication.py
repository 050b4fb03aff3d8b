"""The published version of the moment: follows the store's pointer, keeps the last versions open."""

import logging
from collections import OrderedDict
from datetime import date
from pathlib import Path
from threading import Lock

from data.errors import TramSoError
from data.store.answers import ANSWERS
from data.store.opened import MEMORY, OpenedMart
from data.store.pointer import FIRST, Pointer, read_pointer
from data.store.pointer import NAME as POINTER
from data.store.snapshot import Snapshot
from data.store.versions import VERSIONS, EarlierRelease, Store
from data.store.whole import Missing

logger = logging.getLogger("tramso")
Mark = tuple[int, int, int] | None
# A page that is being built finishes on the version it started with; a link may name an older one.
VERSIONS_KEPT_OPEN = 4


class Publication:
    """A store that is read while others publish into it; one a process, safe to share between threads."""

    def __init__(self, store: Path, memory: int = MEMORY * VERSIONS_KEPT_OPEN) -> None:
        """Nothing is opened yet: a store that does not exist is named by the first `snapshot`.

        memory: bytes that DuckDB may use for all versions that are open, together.
        """
        self.root = store
        self._memory = memory // VERSIONS_KEPT_OPEN
        self._lock = Lock()
        self._opened: OrderedDict[str, OpenedMart] = OrderedDict()
        self._seen: tuple[Mark, Pointer, str | None] | None = None
        self._faults: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[str, ...]:
        """What is damaged of the version that should be shown, for the operator; found by `current`."""
        return self._faults

    @property
    def opened(self) -> tuple[str, ...]:
        """The versions that are open, the one last read at the end."""
        return tuple(self._opened)

    def current(self) -> str:
        """The version to show: the current one, or the newest whole one before it where that is damaged.

        Costs two stats (microseconds) while nothing changes. Raises TramSoError when none is whole.
        """
        pointer, damage = self._pointer()
        faults = [] if damage is None else [damage]
        for version in pointer.versions[pointer.versions.index(pointer.version) :]:
            try:
                self._mart(version, pointer)
            except TramSoError as fault:
                faults.append(str(fault))
                continue
            self._note(tuple(faults))
            return version
        self._note(tuple(faults))
        raise TramSoError(" ".join(faults))

    def _note(self, faults: tuple[str, ...]) -> None:
        """Say in the log what has become damaged or whole, once."""
        if faults != self._faults:
            for fault in faults:
                logger.error("a published file is damaged: %s", fault)
            if not faults:
                logger.warning("the published files are whole again")
            self._faults = faults

    def _pointer(self) -> tuple[Pointer, str | None]:
        """The store's pointer and its damage: the last good one, or else one of the versions there are."""
        mark = _mark(self.root / POINTER)
        seen = self._seen
        if seen is None or seen[0] != mark:
            try:
                seen = (mark, read_pointer(self.root), None)
            except TramSoError as error:
                last = seen[1] if seen else _found(self.root)
                if last is None:
                    raise
                seen = (mark, last, str(error))
            self._seen = seen
        return seen[1], seen[2]

    def store(self) -> Store:
        """The store itself, for the list of its versions and a date's whole report."""
        return Store(self.root, self._pointer()[0])

    def snapshot(self, day: date | None = None, version: str | None = None) -> Snapshot:
        """The snapshot of a day (the latest that was meant if none is named) in a version (the current).

        Raises TramSoError when there is no store, no such version (UnknownVersion, with the one to offer; of
        these EarlierRelease where its files are laid out as those of another release) or no such day in it.
        """
        name = version if version is not None else self.current()
        if version is not None:
            self._require_same_layout(version)
        mart = self._mart(name, self._pointer()[0])
        if not mart.dates:
            raise TramSoError(f"Version {name} holds no date: publish a landing folder with one.")
        latest = Snapshot(name, mart.meant[-1], mart)
        return latest if day is None else latest.on(day)

    def _require_same_layout(self, version: str) -> None:
        """Raise EarlierRelease for a version laid out in another way than the one to show."""
        store, shown = self.store(), self.current()
        kept = version in store.pointer.versions
        if kept and store.manifest(version).layout != store.manifest(shown).layout:
            raise EarlierRelease(version, shown)

    def _mart(self, version: str, pointer: Pointer) -> OpenedMart:
        """The version's mart, held against its hash; one that is open goes on when only its name is gone."""
        store = Store(self.root, pointer)
        with self._lock:
            try:
                path = store.mart(version)
            except TramSoError as error:
                if version in self._opened and isinstance(error, Missing):
                    return self._opened[version]
                self._close(version)
                raise
            if version not in self._opened:
                self._opened[version] = OpenedMart(path, store.manifest(version), self._memory)
            self._opened.move_to_end(version)
            while len(self._opened) > VERSIONS_KEPT_OPEN:
                self._close(next(iter(self._opened)))
            return self._opened[version]

    def _close(self, version: str) -> None:
        """Let a version go: its file is closed when the last page that is being built from it is done."""
        self._opened.pop(version, None)
        ANSWERS.forget(version)


def _mark(path: Path) -> Mark:
    """What changes when a file is replaced; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_ino, status.st_size)


def _found(root: Path) -> Pointer | None:
    """A pointer to the versions whose folders are there, the newest current; None where there is none.

    While the first version is made none is there yet.
    """
    if (root / FIRST).exists():
        return None
    names = sorted((path.name for path in (root / VERSIONS).glob("*Z-*")), reverse=True)
    return Pointer(names[0], names) if names else None
