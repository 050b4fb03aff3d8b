"""One line on a terminal that says how far long work has come; silence everywhere else."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[str, int, int], None]
Item = TypeVar("Item")


def silent(stage: str, done: int, total: int) -> None:
    """Show nothing."""


def followed(items: Iterable[Item], progress: Progress, stage: str, total: int) -> Iterator[Item]:
    """Pass items on and show how many of the total have come."""
    if total:
        progress(stage, 0, total)
    for done, item in enumerate(items, start=1):
        progress(stage, done, total)
        yield item


def on_terminal() -> Progress:
    """A progress line on standard error when that is a terminal, otherwise silence."""
    return _line if sys.stderr.isatty() else silent


def _line(stage: str, done: int, total: int) -> None:
    end = "\n" if done >= total else ""
    sys.stderr.write(f"\r\x1b[K{stage} {done:,}/{total:,}{end}")
    sys.stderr.flush()
