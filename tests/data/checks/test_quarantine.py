"""The rows held back, as evidence."""

from datetime import date, datetime

import polars as pl
import pyarrow as pa

from tests.data.landing_files import DAY, checked, lay, ledger

NAN = float("nan")


def test_held_back_rows_keep_every_value_as_it_came(landing):
    row = {
        "station_id": "S9",
        "ledger_id": "L01",
        "state": "parallel",
        "half": 0.5,
        "odd": NAN,
        "raw": b"\xff\x00",
        "day": date(2026, 1, 2),
        "moment": datetime(2026, 1, 2, 3, 4, 5),
        "list": [1, None],
        "nothing": None,
        'quote " and ạ': 'a "b" \\ \n',
        "yes": True,
    }
    lay(landing, "ledger_status", [row, row | {"station_id": "S1"}], types={"moment": pa.timestamp("ns")})
    held = checked(landing).held_back()
    assert [(entry["date"], entry["table"], entry["file"], entry["row_number"]) for entry in held] == [
        (DAY, "ledger_status", "ledger_status/a.parquet", 1)
    ]
    assert held[0]["values"] == row | {
        "odd": "NaN",
        "raw": "\\xff\x00",
        "day": "2026-01-02",
        "moment": "2026-01-02T03:04:05.000000000",
    }


def test_held_back_rows_stand_in_order_of_file_and_row(landing):
    for name in ("b.parquet", "a.parquet", "c/d.parquet"):
        types = {"state": pa.large_string()} if name == "b.parquet" else {}
        lay(landing, "ledger_status", [ledger("S9"), ledger(), ledger("S9")], name, types)
    held = pl.read_parquet(checked(landing).out / "quarantine.parquet")
    assert held.select("file", "row_number").rows() == [
        (f"ledger_status/{name}", number)
        for name in ("a.parquet", "b.parquet", "c/d.parquet")
        for number in (1, 3)
    ]
