"""current.json: the one small file that says which versions exist and which of them is current.

Replacing it is the only visible step of a publication, a rollback and a pruning. A version's folder that
it does not name was never published, or was pruned, whatever lies on the disk.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from data.errors import TramSoError
from data.store.durable import replace_file, sync

NAME = "current.json"
FIRST = ".first"  # stands in a store until its first version is current


@dataclass(frozen=True)
class Pointer:
    """The current version, all versions newest first, and what the landing folder was when last published.

    `version` is empty only while the first publication is made. `held` is true after a rollback, until a
    landing fingerprint differs from `seen` (by ISO date). `withdrawn`: ISO date → the landing fingerprint
    whose publication was taken back.
    """

    version: str = ""
    versions: list[str] = field(default_factory=list)
    held: bool = False
    seen: dict[str, str] = field(default_factory=dict)
    withdrawn: dict[str, str] = field(default_factory=dict)


def begin(store: Path) -> Pointer:
    """The state that a publisher starts from, of a new store too; the lock is held.

    A store that has versions but lost its current.json is not taken for a new one: that raises TramSoError.
    """
    first = store / FIRST
    if (store / NAME).exists():
        first.unlink(missing_ok=True)
    elif first.exists() or not (store / "versions").exists():
        first.touch()
        sync(store)
        return Pointer()
    return read_pointer(store)


def read_pointer(store: Path) -> Pointer:
    """Read current.json; raises TramSoError when there is no store here or when the file is damaged."""
    try:
        content = (store / NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise TramSoError(_absent(store)) from None
    except OSError:
        raise TramSoError(_damaged(store)) from None
    try:
        plain = json.loads(content)
        digest = plain.pop("check")
        pointer = Pointer(**plain)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise TramSoError(_damaged(store)) from None
    if digest != _digest(pointer):
        raise TramSoError(_damaged(store))
    return pointer


def write_pointer(store: Path, pointer: Pointer) -> None:
    """Make a new state of the store visible, in one atomic step."""
    plain = asdict(pointer) | {"check": _digest(pointer)}
    replace_file(store / NAME, json.dumps(plain, indent=1, sort_keys=True).encode())
    (store / FIRST).unlink(missing_ok=True)


def _digest(pointer: Pointer) -> str:
    plain = asdict(pointer)
    if not pointer.withdrawn:  # as releases wrote it that knew no withdrawal
        del plain["withdrawn"]
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def _absent(store: Path) -> str:
    if (store / "versions").is_dir() and not (store / FIRST).exists():
        return f"{store} has versions but no {NAME}: name one with `rollback VERSION --store {store}`."
    return f"Nothing is published at {store}: publish a landing folder into it, or check the path."


def _damaged(store: Path) -> str:
    return f"{store / NAME} is damaged: name a version again with `rollback VERSION --store {store}`."
