"""What was sent to whom, kept beside the list of recipients: nobody gets the digest of a date twice.

A line is written before a mail is handed over (`sending`) and one after the server took it (`sent`), each
flushed to the disk. Where the second is missing the command was ended in between, and nobody knows whether
the server took it: that mail is not sent again by itself.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from data.errors import TramSoError

State = dict[str, str]


@dataclass
class Sent:
    """The record, held by one command at a time. states: key of a mail → `sending`, `sent`, `refused`."""

    file: IO[str]
    states: State = field(default_factory=dict)

    def note(self, key: str, state: str) -> None:
        """Write a line down for good."""
        self.file.write(json.dumps({"mail": key, "state": state}, ensure_ascii=False) + "\n")
        self.file.flush()
        os.fsync(self.file.fileno())
        self.states[key] = state


def record_of(recipients: Path) -> Path:
    """The file of the record, beside the list."""
    return recipients.with_name(recipients.name + ".sent")


@contextmanager
def kept(recipients: Path) -> Iterator[Sent]:
    """The record, locked; raises TramSoError where another command has it or it cannot be written or read."""
    path = record_of(recipients)
    try:
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise TramSoError(
            f"{path}, which remembers what was sent, cannot be written: let this user write there."
        ) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise TramSoError("Another digest is being sent: wait until it has ended.") from error
        file.seek(0)
        yield Sent(file, _states(path, file))


def _states(path: Path, file: IO[str]) -> State:
    """The last state of each mail; a last line cut off by a lost machine does not count."""
    states: State = {}
    lines = file.read().split("\n")
    for number, line in enumerate(lines[:-1], start=1):
        try:
            row = json.loads(line)
            states[row["mail"]] = row["state"]
        except (ValueError, KeyError, TypeError) as error:
            raise TramSoError(
                f"Line {number} of {path} cannot be read: take that line out, then what it says was sent "
                "may be sent once more."
            ) from error
    if lines[-1]:
        file.write("\n")
    return states
