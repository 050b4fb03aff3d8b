"""The published version of the moment: follows the store's pointer, keeps the last versions open."""

from collections import OrderedDict
from datetime import date
from pathlib import Path
from threading import Lock

from data.errors import TramSoError
from data.store.kept import ANSWERS
from data.store.opened import MEMORY, OpenedMart
from data.store.pointer import NAME as POINTER
from data.store.snapshot import Snapshot
from data.store.versions import Store, open_store

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
        self._seen: tuple[tuple[int, int, int], str] | None = None

    def current(self) -> str:
        """The current version's id, at the price of one stat (microseconds) while nothing changes."""
        try:
            status = (self.root / POINTER).stat()
        except OSError:
            raise TramSoError(
                f"Nothing is published in {self.root} yet: run `make run`, or publish a landing folder with "
                f"`python -m data publish LANDING --store {self.root}`."
            ) from None
        mark = (status.st_mtime_ns, status.st_ino, status.st_size)
        seen = self._seen
        if seen is None or seen[0] != mark:
            seen = (mark, open_store(self.root).current())
            self._seen = seen
        return seen[1]

    def store(self) -> Store:
        """The store itself, for the list of its versions and a date's whole report."""
        return open_store(self.root)

    def snapshot(self, day: date | None = None, version: str | None = None) -> Snapshot:
        """The snapshot of a day (the latest that was meant if none is named) in a version (the current).

        Raises TramSoError when there is no store, no such version (UnknownVersion, with the one to offer) or
        no such day in it.
        """
        name = version if version is not None else self.current()
        mart = self._mart(name)
        if not mart.dates:
            raise TramSoError(f"Version {name} holds no date: publish a landing folder with one.")
        latest = Snapshot(name, mart.meant[-1], mart)
        return latest if day is None else latest.on(day)

    def _mart(self, version: str) -> OpenedMart:
        with self._lock:
            if version not in self._opened:
                store = open_store(self.root)
                self._opened[version] = OpenedMart(store.mart(version), store.manifest(version), self._memory)
            self._opened.move_to_end(version)
            # A version that falls out is closed when the last page that is being built from it is done.
            while len(self._opened) > VERSIONS_KEPT_OPEN:
                ANSWERS.forget(self._opened.popitem(last=False)[0])
            return self._opened[version]
