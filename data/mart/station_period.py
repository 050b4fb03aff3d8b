"""One published date as one row a site: what the pages' counts are made of."""

from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from data.mart.ledger_states import pack_ledgers
from data.measures.counts import COUNTS_OF_A_DATE
from data.measures.deadline import report_deadline

SQL = Path(__file__).parent / "sql"
FILE = "station_period.parquet"


def build_station_period(partition: Path, day: date, due_working_days: int) -> None:
    """Write partition/station_period.parquet from the accepted tables in that folder.

    One row an accepted site: its register row, `ledger_states`, and the counts of COUNTS_OF_A_DATE, all zero
    where `counts` is false (not open yet, or closed). Takes 0.3 s for 11,000 sites and 858,000 ledger rows.
    """
    station_ids = pl.read_parquet(partition / "station.parquet", columns=["station_id"])["station_id"]
    ledgers = pack_ledgers(station_ids, pl.read_parquet(partition / "ledger_status.parquet"))
    parameters = {
        "date": day,
        "deadline": report_deadline(day, due_working_days),
        "station": str(partition / "station.parquet"),
        "station_report": str(partition / "station_report.parquet"),
        "counts": list(COUNTS_OF_A_DATE),
    }
    query = (SQL / "station_period.sql").read_text(encoding="utf-8")
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.register("ledgers", ledgers.to_arrow())
        rows = connection.sql(query, params=parameters).pl()
    rows.write_parquet(partition / FILE, compression="zstd", compression_level=1)
