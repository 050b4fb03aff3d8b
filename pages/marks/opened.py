"""The marks of this process, in the database that the settings name."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from data.marks.kept import Marks, MarksGone
from data.settings import settings

REST_SECONDS = 5.0


def marks_are_on() -> bool:
    """Whether the settings let marks be set."""
    return settings().marks is not None


@cache
def _opened(where: str) -> "Reached":
    return Reached(Marks(where))


def marks() -> "Reached":
    """The handle on the database; asked for only where marks are on."""
    where = settings().marks
    assert where is not None
    return _opened(where)


class Reached:
    """Marks behind a rest: a database that did not answer is left alone for some seconds.

    Each try takes a thread until it gives up, and pages need the threads.
    """

    def __init__(self, kept: Marks, now: Callable[[], float] = time.monotonic) -> None:
        self._kept, self._now, self._rests_until = kept, now, 0.0

    @contextmanager
    def asked(self) -> Iterator[Marks]:
        """The marks for one question; raises MarksGone at once during the rest."""
        if self._now() < self._rests_until:
            raise MarksGone("The database of marks did not answer a moment ago.")
        try:
            yield self._kept
        except MarksGone:
            self._rests_until = self._now() + REST_SECONDS
            raise
