"""One published date as one row a site: what the pages' counts are made of."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import duckdb
import polars as pl

from data.contract import REASONS
from data.mart.ledger_states import pack_ledgers
from data.measures.counts import COUNTS_OF_A_DATE

SQL = Path(__file__).parent / "sql"
FILE, HELD_BACK = "station_period.parquet", "held_back.parquet"
TABLES = ("station", "station_report", "ledger_status", "quarantine")


def build_station_period(
    partition: Path, day: date, deadline: datetime, reports_arrived: bool = True
) -> None:
    """Write partition/held_back.parquet and station_period.parquet from the checked tables in that folder.

    The first has one row a site of which something was sent and not accepted; the second one row an accepted
    site: its register row, `ledger_states`, and the counts of COUNTS_OF_A_DATE, all zero where `counts` is
    false (not open yet, or closed). reports_arrived: whether any report came at all, held back or not; else
    none is expected; deadline: from when on one is late.
    Takes 0.4 s for 11,000 sites and 858,000 ledger rows.
    """
    station_ids = pl.read_parquet(partition / "station.parquet", columns=["station_id"])["station_id"]
    ledgers = pack_ledgers(station_ids, pl.read_parquet(partition / "ledger_status.parquet"))
    parameters = {
        "date": day,
        "reports_arrived": reports_arrived,
        "deadline": deadline,
        "reasons": list(REASONS),
        "counts": list(COUNTS_OF_A_DATE),
        **{table: str(partition / f"{table}.parquet") for table in TABLES},
    }
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.register("ledgers", ledgers.to_arrow())
        held_back = _answer(connection, "held_back", parameters)
        connection.register("held_back", held_back.to_arrow())
        rows = _answer(connection, "station_period", parameters)
    held_back.write_parquet(partition / HELD_BACK)
    rows.write_parquet(partition / FILE, compression="zstd", compression_level=1)


def _answer(
    connection: duckdb.DuckDBPyConnection, question: str, parameters: Mapping[str, object]
) -> pl.DataFrame:
    statement = connection.extract_statements((SQL / f"{question}.sql").read_text(encoding="utf-8"))[0]
    bound = {name: parameters[name] for name in statement.named_parameters}
    rows: pl.DataFrame = connection.sql(statement, params=bound).pl()
    return rows
