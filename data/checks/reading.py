"""From landing files to Arrow tables: every file's bytes are hashed and parsed once, nothing is judged.

Files of one schema are laid together, so that 11,000 files of one station cost 11,000 parses and not
11,000 checks. A row is known by one number: its place among all rows of its table, by file name, then row.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from data.checks.faults import unreadable
from data.checks.landing import LandingFile, read_bytes
from data.contract import TABLES
from data.store.report import Fault

LISTED = {table.name: frozenset(table.names) for table in TABLES}
_FAULTS = (pa.ArrowException, OSError, ValueError, NotImplementedError)
# What Arrow says of a file that is whole, where it has no key, codec or encoding for it.
_LACKING = (
    "decrypt",
    "nsupported",
    "not supported",
    "not built",
    "not yet implemented",
    "Not yet implemented",
)
_PIECES = 512  # small tables are joined by this many: 33,000 of them at once take over 1 GB


@dataclass(frozen=True)
class ReadFile:
    """One file as it was found; `rows` is None when it cannot be read, and `unreadable` says why.

    undecoded: the columns that no table lists and that this reader cannot decode.
    """

    name: str
    sha256: str
    size: int
    rows: int | None
    undecoded: tuple[str, ...] = ()
    unreadable: Fault | None = None


@dataclass
class Batch:
    """The rows of all files of one schema, as they came; `files` are places in `Reading.files`."""

    schema: pa.Schema
    files: list[int] = field(default_factory=list)
    rows: npt.NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    table: pa.Table | None = None
    _pieces: list[pa.Table] = field(default_factory=list)
    _joined: list[pa.Table] = field(default_factory=list)
    _spans: list[tuple[int, int]] = field(default_factory=list)

    def add(self, file: int, table: pa.Table, start: int) -> None:
        """Lay one more file's rows, the first of which has the number `start`, under the others."""
        self.files.append(file)
        self._pieces.append(table)
        self._spans.append((start, start + table.num_rows))
        if len(self._pieces) == _PIECES:
            self._join()

    def close(self) -> None:
        """Make `table` and `rows` from what was added."""
        self._join()
        self.table = pa.concat_tables(self._joined)
        self.rows = np.concatenate([np.arange(*span, dtype=np.int64) for span in self._spans])
        self._joined, self._spans = [], []

    def _join(self) -> None:
        if len(self._pieces) > 1:
            self._pieces = [_combined(pa.concat_tables(self._pieces))]
        self._joined += self._pieces
        self._pieces = []


@dataclass(frozen=True)
class Reading:
    """All files of one table, and their rows by schema; `starts` holds each file's first row number."""

    files: list[ReadFile]
    starts: npt.NDArray[np.int64]
    batches: list[Batch]

    @property
    def rows(self) -> int:
        """Rows of all readable files."""
        return sum(file.rows or 0 for file in self.files)

    def origins(self, rows: npt.NDArray[np.int64]) -> tuple[list[str], npt.NDArray[np.int64]]:
        """File name and row number, from 1, of each of these rows."""
        places = np.searchsorted(self.starts, rows, side="right") - 1
        return [self.files[place].name for place in places], rows - self.starts[places] + 1


def read_files(files: Iterable[LandingFile], done: Callable[[], None] = lambda: None) -> Reading:
    """Parse the files in their order; `done` is called after each."""
    found: list[ReadFile] = []
    starts: list[int] = []
    batches: list[Batch] = []
    start = 0
    for place, file in enumerate(files):
        content = read_bytes(file)
        table, undecoded = parsed(content, LISTED[file.table])
        rows = None if table is None else table.num_rows
        digest = hashlib.sha256(content).hexdigest()
        fault = unreadable(content) if table is None else None
        found.append(ReadFile(file.name, digest, len(content), rows, undecoded, fault))
        starts.append(start)
        if table is not None:
            _batch(batches, table.schema).add(place, table, start)
            start += table.num_rows
        done()
    for batch in batches:
        batch.close()
    return Reading(found, np.array(starts, np.int64), batches)


def parsed(content: bytes, listed: Collection[str]) -> tuple[pa.Table | None, tuple[str, ...]]:
    """The file's rows as its writer typed them; None when it is no Parquet, cut off or fails a checksum.

    Columns outside `listed` that this reader has no key or codec for are left out and named.
    INT96 times are read to the microsecond: by the nanosecond they would wrap after the year 2262.
    """
    try:
        file = pq.ParquetFile(
            pa.BufferReader(content), page_checksum_verification=True, coerce_int96_timestamp_unit="us"
        )
        undecoded: tuple[str, ...] = ()
        try:
            table = file.read(use_threads=len(content) > 1_000_000)
        except _FAULTS as fault:
            if not _lacks(fault):
                raise
            undecoded = _undecoded(file, listed)
            kept = [name for name in file.schema_arrow.names if name not in undecoded]
            table = file.read(columns=kept)
        return table.replace_schema_metadata(None), undecoded
    except _FAULTS:
        return None, ()


def _undecoded(file: pq.ParquetFile, listed: Collection[str]) -> tuple[str, ...]:
    """The columns outside `listed` that cannot be decoded; raises where one is broken instead.

    Each is read on its own: to ask for the codec of an encrypted column would end the process (PyArrow 26).
    """
    found = []
    for name in set(file.schema_arrow.names) - set(listed):
        try:
            file.read(columns=[name])
        except _FAULTS as fault:
            if not _lacks(fault):
                raise
            found.append(name)
    return tuple(sorted(found))


def _lacks(fault: Exception) -> bool:
    """True where the file is whole and the reader lacks a key, a codec or an encoding."""
    return any(word in str(fault) for word in _LACKING)


def _batch(batches: list[Batch], schema: pa.Schema) -> Batch:
    for batch in batches:
        if batch.schema.equals(schema):
            return batch
    batches.append(Batch(schema))
    return batches[-1]


def _combined(table: pa.Table) -> pa.Table:
    try:
        return table.combine_chunks()
    except pa.ArrowNotImplementedError:  # some nested types cannot be joined; they are never listed columns
        return table
