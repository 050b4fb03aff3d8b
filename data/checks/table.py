"""One table of one date: which rows pass, which fail and why, which of several with one key stays."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.checks.faults import file_faults
from data.checks.fit import arrow_schema
from data.checks.reading import Reading
from data.checks.values import judged, judged_schema
from data.contract import LEDGER_IDS, LEDGER_STATUS, Table

_SQL = Path(__file__).parent / "sql"
_CHUNK = 131_072  # rows in a piece; DuckDB gives each of its threads pieces of an Arrow table
_WHITE_SPACE = "".join(character for character in map(chr, range(0x3001)) if character.isspace())
_FAILED = pa.schema([("row", pa.int64()), ("reasons", pa.list_(pa.string()))])


@dataclass(frozen=True)
class Checked:
    """Accepted rows by key in contract types; failed ones (row, reasons); counts of duplicate, superseded.

    rows: the numbers of the accepted ones among all rows that arrived.
    """

    accepted: pa.Table
    rows: pa.ChunkedArray
    failed: pa.Table
    duplicate: int
    superseded: int


def check_table(con: duckdb.DuckDBPyConnection, table: Table, reading: Reading) -> Checked:
    """Apply every rule to a table. The connection knows `commune`, and `station` once that is checked."""
    held, arrived = _by_file(table, reading)
    con.register("arrived", arrived)
    failed = ask(con, f"{table.name}_failures", _parameters(table)).cast(_FAILED)
    con.register("failed", failed)
    passed = ask(con, f"{table.name}_passed").cast(pa.schema([("row", pa.int64()), *arrow_schema(table)]))
    fates = _fates(con, table, passed)
    for view in ("arrived", "failed"):
        con.unregister(view)
    lost = fates.filter(pc.not_equal(fates["fate"], "accepted"))
    if lost.num_rows:
        passed = passed.filter(pc.invert(pc.is_in(passed["row"], lost["row"])))
    counts = dict(zip(*np.unique(lost["fate"].to_numpy(), return_counts=True), strict=True))
    conflicts = lost.filter(pc.equal(lost["fate"], "conflict"))["row"]
    return Checked(
        accepted=passed.drop_columns("row"),
        rows=passed["row"],
        failed=pa.concat_tables([held, failed, _with_reasons(conflicts, ("conflict",))]),
        duplicate=int(counts.get("duplicate", 0)),
        superseded=int(counts.get("superseded", 0)),
    )


def ask(
    con: duckdb.DuckDBPyConnection, question: str, parameters: dict[str, object] | None = None
) -> pa.Table:
    """The answer of sql/<question>.sql."""
    sql = (_SQL / f"{question}.sql").read_text("utf-8")
    return con.sql(sql, params=parameters or {}).to_arrow_table()


def _by_file(table: Table, reading: Reading) -> tuple[pa.Table, pa.Table]:
    """The rows of files held back whole, and all other rows in contract types and in order of arrival."""
    held, arrived = [_FAILED.empty_table()], [judged_schema(table).empty_table()]
    for batch in reading.batches:
        reasons = tuple(dict.fromkeys(fault.reason for fault in file_faults(table, batch.schema)))
        if reasons:
            held.append(_with_reasons(pa.array(batch.rows), reasons))
        else:
            arrived.append(judged(table, batch.table, batch.rows).cast(judged_schema(table)))
    return pa.concat_tables(held), _in_pieces(pa.concat_tables(arrived))


def _parameters(table: Table) -> dict[str, object]:
    if table is LEDGER_STATUS:
        return {"white_space": _WHITE_SPACE, "ledger_ids": list(LEDGER_IDS)}
    return {"white_space": _WHITE_SPACE}


def _fates(con: duckdb.DuckDBPyConnection, table: Table, passed: pa.Table) -> pa.Table:
    """Fates of the rows that share their key with another: duplicate, superseded or in conflict.

    `passed` is in order of key.
    """
    contested = passed.filter(_same_as_a_neighbour(passed.select(table.key)))
    if not contested.num_rows:
        return pa.table({"row": pa.array([], pa.int64()), "fate": pa.array([], pa.string())})
    contested = contested.combine_chunks()
    dated = contested[table.time] if table.time else pa.nulls(contested.num_rows, pa.timestamp("us", "UTC"))
    whole = contested.select(table.names).to_struct_array()
    key = contested.select(table.key).to_struct_array()
    con.register(
        "contested", pa.table({"row": contested["row"], "key": key, "whole": whole, "submitted_at": dated})
    )
    fates = ask(con, "fates")
    con.unregister("contested")
    return fates


def _same_as_a_neighbour(keys: pa.Table) -> pa.Array:
    same = np.zeros(keys.num_rows + 1, bool)
    if keys.num_rows > 1:
        equal = [pc.equal(key.slice(1), key.slice(0, len(key) - 1)).to_numpy() for key in keys.columns]
        same[1:-1] = np.logical_and.reduce(equal)
    return pa.array(same[1:] | same[:-1])


def _with_reasons(rows: pa.Array | pa.ChunkedArray, reasons: tuple[str, ...]) -> pa.Table:
    told = pa.array([list(reasons)], pa.list_(pa.string())).take(pa.array(np.zeros(len(rows), np.int64)))
    return pa.table([rows, told], schema=_FAILED)


def _in_pieces(table: pa.Table) -> pa.Table:
    """The table in even pieces: neither one that a single thread must take, nor thousands of tiny ones."""
    return pa.Table.from_batches(table.combine_chunks().to_batches(max_chunksize=_CHUNK), schema=table.schema)
