"""The official lists in the store: taken in whole or not at all, named in every version made after."""

import csv
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from data.checks.lists import LEDGERS, POPULATION, TARGETS, ListKind, Row, read_list
from data.errors import TramSoError
from data.publishing.lock import held
from data.store.durable import make_folder, replace_file
from data.store.manifest import OfficialList

FOLDER = "official"
KINDS = (TARGETS, LEDGERS, POPULATION)


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
        _keep(store, content, kind, waiting)
    return TakenIn(hashlib.sha256(content).hexdigest(), len(rows), faults)


def take_in_population(store: Path, rows: Sequence[Row], *, waiting: Callable[[], None]) -> None:
    """Keep official figures of one scheme in the store; the next publication counts shares of people by them.

    rows: the columns of POPULATION. Those of the other scheme stay, earlier ones of the same one do not.
    """
    place, schemes = _place(store, POPULATION), {row["scheme"] for row in rows}
    before = _kept(place, POPULATION).rows if place.exists() else []
    text = StringIO()
    writer = csv.DictWriter(text, POPULATION.columns)
    writer.writeheader()
    writer.writerows([*(row for row in before if row["scheme"] not in schemes), *rows])
    _keep(store, text.getvalue().encode(), POPULATION, waiting)


def _keep(store: Path, content: bytes, kind: ListKind, waiting: Callable[[], None]) -> None:
    make_folder(store / FOLDER)
    with held(store, waiting=waiting):
        replace_file(_place(store, kind), content)


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
