"""One publisher at a time: a lock on the store that ends with the process that holds it."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "lock"


@contextmanager
def held(store: Path, *, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the store alone; `waiting` is called once when another process has it, then we wait."""
    with (store / LOCK).open("ab") as file:
        _take(file.fileno(), fcntl.LOCK_EX, waiting)
        yield


@contextmanager
def shared(store: Path, *, waiting: Callable[[], None]) -> Iterator[None]:
    """Keep publishers out while files are read; works on a store that is mounted read-only."""
    path = store / LOCK
    if not path.exists():
        yield
        return
    with path.open("rb") as file:
        _take(file.fileno(), fcntl.LOCK_SH, waiting)
        yield


def _take(descriptor: int, kind: int, waiting: Callable[[], None]) -> None:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(descriptor, kind)
