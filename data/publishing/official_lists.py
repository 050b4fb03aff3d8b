"""The ministry's own lists in the store: taken in whole or not at all, named in every version made after."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.checks.lists import LEDGERS, TARGETS, ListKind, read_list
from data.errors import TramSoError
from data.publishing.lock import held
from data.store.durable import make_folder, replace_file
from data.store.manifest import OfficialList

FOLDER = "official"
KINDS = (TARGETS, LEDGERS)


@dataclass(frozen=True)
class TakenIn:
    """What came of a list: its faults, a sentence each, or none, its hash and how many entries it has."""

    sha256: str
    entries: int
    faults: list[str]


def take_in(store: Path, file: Path, kind: ListKind, *, waiting: Callable[[], None]) -> TakenIn:
    """Judge a list and keep it in the store when it has no fault; the next publication goes by it.

    Raises TramSoError when the file is not there, is no UTF-8 CSV or lacks a column.
    """
    if not file.is_file():
        raise TramSoError(f"There is no file {file}: check the path.")
    content = file.read_bytes()
    rows = read_list(content, kind)
    faults = list(kind.faults(rows))
    if not faults:
        make_folder(store / FOLDER)
        with held(store, waiting=waiting):
            replace_file(_place(store, kind), content)
    return TakenIn(hashlib.sha256(content).hexdigest(), len(rows), faults)


def official_lists(store: Path) -> Mapping[str, OfficialList]:
    """The lists kept in a store by name; raises TramSoError when one was damaged there."""
    return {kind.name: _kept(_place(store, kind), kind) for kind in KINDS if _place(store, kind).exists()}


def _kept(place: Path, kind: ListKind) -> OfficialList:
    content = place.read_bytes()
    rows = read_list(content, kind)
    if any(kind.faults(rows)):
        raise TramSoError(f"{place} is damaged: take the list in again, or remove the file.")
    return OfficialList(hashlib.sha256(content).hexdigest(), rows)


def _place(store: Path, kind: ListKind) -> Path:
    return store / FOLDER / f"{kind.name}.csv"
