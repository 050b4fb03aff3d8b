"""Answers kept in memory up to a number of bytes, the least recently asked for going first."""

import sys
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from threading import Lock
from typing import Any

import numpy as np
import polars as pl

MOST = 96 << 20
LARGEST_SHARE = 4  # one answer takes at most a quarter, so that a large one does not empty the cache
ENTRY, COLUMN = 1000, 300  # bytes that Python and polars need around what an answer holds
SPARE = 2  # DuckDB hands over buffers with up to as much room again as their rows need


class Answers:
    """Answers by what they answer, the least recently asked for going first when they are too many bytes."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._entries: OrderedDict[Hashable, tuple[str | None, Any, int]] = OrderedDict()
        self._bytes = 0

    @property
    def bytes(self) -> int:
        """How many bytes are kept."""
        return self._bytes

    @property
    def owners(self) -> set[str]:
        """The versions of which anything is kept."""
        with self._lock:
            return {owner for owner, _, _ in self._entries.values() if owner is not None}

    def limit(self, most: int) -> None:
        """Keep at most so many bytes from now on."""
        with self._lock:
            self._most = most
            self._shrink()

    def found(self, key: Hashable) -> tuple[Any] | None:
        """The answer kept under a key, in a tuple of its own; None where there is none."""
        with self._lock:
            entry = self._entries.get(key)
            if entry is None:
                return None
            self._entries.move_to_end(key)
            return (entry[1],)

    def keep(self, key: Hashable, owner: str | None, answer: Any) -> None:
        """Keep an answer, unless it is too large; `owner` is the version it is of."""
        size = ENTRY + bytes_of(answer)
        with self._lock:
            self._drop(key)
            if size * LARGEST_SHARE <= self._most:
                self._entries[key] = (owner, answer, size)
                self._bytes += size
                self._shrink()

    def forget(self, owner: str) -> None:
        """Let go all answers of a version."""
        with self._lock:
            for key in [key for key, entry in self._entries.items() if entry[0] == owner]:
                self._drop(key)

    def clear(self) -> None:
        """Let go everything."""
        with self._lock:
            self._entries.clear()
            self._bytes = 0

    def _drop(self, key: Hashable) -> None:
        entry = self._entries.pop(key, None)
        self._bytes -= entry[2] if entry else 0

    def _shrink(self) -> None:
        while self._bytes > self._most:
            self._drop(next(iter(self._entries)))


def bytes_of(value: object) -> int:
    """The memory of an answer, about: tables and arrays by what they hold, containers with their content."""
    if isinstance(value, pl.DataFrame):
        return SPARE * int(value.estimated_size()) + COLUMN * value.width
    if isinstance(value, pl.Series | np.ndarray):
        return int(value.estimated_size() if isinstance(value, pl.Series) else value.nbytes) + COLUMN
    if isinstance(value, Mapping):
        return sys.getsizeof(value) + sum(bytes_of(key) + bytes_of(one) for key, one in value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return sys.getsizeof(value) + sum(map(bytes_of, value))
    if is_dataclass(value):
        return sys.getsizeof(value) + sum(bytes_of(getattr(value, one.name)) for one in fields(value))
    return sys.getsizeof(value)


ANSWERS = Answers()  # those of a process
