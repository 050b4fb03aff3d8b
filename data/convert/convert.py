"""From files as operators have them to the contract's Parquet in a landing folder: all of them or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.checks.landing import SYNTHETIC_MARK, is_synthetic
from data.checks.values import fitted_columns
from data.contract import STATION, Table
from data.convert.checked import faults_of_check, register_of
from data.convert.codes import lost_zeros
from data.convert.expected import Fault
from data.convert.mapping import read_mapping
from data.convert.part import Part, parts
from data.convert.read import read_sheets
from data.convert.told_days import contradictions
from data.errors import TramSoError
from data.store.durable import make_folder, sync


@dataclass(frozen=True)
class Order:
    """What is asked: the table and day of the files, the landing folder, the TOML of headings.

    `replace`: a file of the same name that lies there already gives way.
    """

    table: Table
    day: date
    landing: Path
    headings: Path | None = None
    replace: bool = False

    def target(self, file: Path) -> Path:
        """Where the Parquet of a file is laid."""
        name = file.name.lstrip("._").removesuffix(".parquet") + ".parquet"
        return self.landing / self.day.isoformat() / self.table.name / name


@dataclass
class Converted:
    """What became of the files: `written` is empty where there are faults."""

    written: list[Path] = field(default_factory=list)
    rows: int = 0
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def convert(files: Sequence[Path], order: Order) -> Converted:
    """Lay the files' rows as one Parquet file each, or name every fault and write nothing.

    Raises TramSoError where a file cannot be read at all or its place is taken.
    """
    _refuse(files, order)
    mapped = read_mapping(order.headings, order.table)
    wanted = {source.heading for source in mapped.values() if source.heading}
    lost = lost_zeros(order.landing, order.day)
    read = {file: parts(read_sheets(file, order.day, wanted), order.table, mapped, lost) for file in files}
    every = [part for found in read.values() for part in found]
    whole = [part for part in every if part.columns]
    told = [said for part in whole for said in contradictions(part, order.day)]
    done = Converted(
        rows=sum(len(part.rows.labels) for part in every),
        notes=told + [note for part in every for note in part.notes],
        faults=[fault for part in every for fault in part.faults],
    )
    if whole:
        done.faults += faults_of_check(whole, order.table, order.day, order.landing)
    if order.table is not STATION and register_of(order.landing, order.day) is None:
        done.notes.append(
            f"No register is laid for {order.day}: convert that too, or no station of these is known"
        )
    if not done.faults:
        done.written = _lay(order, {order.target(file): found for file, found in read.items()})
    return done


def _refuse(files: Sequence[Path], order: Order) -> None:
    """Raise TramSoError where what is written would join the synthetic country or lie over a file."""
    if is_synthetic(order.landing):
        raise TramSoError(
            f"{order.landing} holds the synthetic country ({SYNTHETIC_MARK}): name another landing folder."
        )
    targets = [order.target(file) for file in files]
    for file, target in zip(files, targets, strict=True):
        if targets.count(target) > 1:
            raise TramSoError(f"Two files are called {file.name}: convert one of them under another name.")
        if target.exists() and not order.replace:
            raise TramSoError(f"{target} is there already: rename the file, or add --replace to correct it.")


def _lay(order: Order, found: Mapping[Path, Sequence[Part]]) -> list[Path]:
    """Write every file under a hidden name first, so that a publication meets all of them whole."""
    staged = {target: target.with_name(f".{target.name}.part") for target in found}
    folder = next(iter(found)).parent
    make_folder(folder)
    try:
        for target, part in staged.items():
            pq.write_table(_in_contract_types(found[target], order.table), part, compression="zstd")
            sync(part)
        for target, part in staged.items():
            part.replace(target)
    finally:
        for part in staged.values():
            part.unlink(missing_ok=True)
    sync(folder)
    return list(found)


def _in_contract_types(found: Sequence[Part], table: Table) -> pa.Table:
    pieces = [part.table(table.columns) for part in found]
    fitted = fitted_columns(table, pa.concat_tables(pieces, promote_options="default"))
    return pa.table({name: column.values for name, column in fitted.items()})
