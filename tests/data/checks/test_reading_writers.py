"""Files of foreign writers hold the same rows: the check must not see who wrote them."""

from datetime import UTC, date, datetime

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.data.landing_files import arrow, checked, lay, ledger, place, report, station

STATIONS = [station("S1"), station("S2", zone=None, opened_on=None, latitude=None, population=None)]
REPORTS = [
    report("S1"),
    report("S2", submitted_at=None, visits=None, templates_in_use=None, network_connected=None),
]
LEDGERS = [ledger(station_id, f"L{number:02d}") for station_id in ("S1", "S2") for number in range(1, 79)]
TABLES = {"station": STATIONS, "station_report": REPORTS, "ledger_status": LEDGERS}


def by_pyarrow(**options):
    return lambda table, path: pq.write_table(table, path, **options)


def by_pandas(table, path):
    """Whole numbers with a gap become floats, times lose their zone."""
    frame = table.to_pandas()
    if "submitted_at" in frame:
        frame["submitted_at"] = frame["submitted_at"].dt.tz_localize(None).astype("datetime64[ns]")
    for name in ("opened_on", "platform_since"):
        if name in frame:
            frame[name] = pd.to_datetime(frame[name])
    frame.to_parquet(path)


def by_polars(table, path):
    pl.from_arrow(table).with_columns(pl.col(pl.String).cast(pl.Categorical)).write_parquet(path)


def by_duckdb(table, path):
    with duckdb.connect() as con:
        con.register("rows", table)
        con.sql("FROM rows").write_parquet(str(path), compression="gzip")


def by_spark(table, path):
    """INT96 times, snappy, and a folder with its marks around the part file."""
    path = path.with_suffix(".parquet") / "part-00000-1f0c-c000.snappy.parquet"
    path.parent.mkdir()
    pq.write_table(table, path, use_deprecated_int96_timestamps=True, compression="snappy", flavor="spark")
    (path.parent / "_SUCCESS").write_bytes(b"")
    (path.parent / f".{path.name}.crc").write_bytes(b"crc\x00")


def widened(table, path):
    wide = {
        "int8": pa.uint64(),
        "int16": pa.decimal128(12, 2),
        "int32": pa.int64(),
        "string": pa.large_string(),
    }
    types = [wide.get(str(field.type), field.type) for field in table.schema]
    pq.write_table(table.cast(pa.schema(zip(table.column_names, types, strict=True))), path)


def encoded(table, path):
    columns = [
        column.dictionary_encode() if pa.types.is_string(column.type) else column for column in table.columns
    ]
    pq.write_table(pa.table(columns, names=table.column_names), path)


def viewed(table, path):
    columns = [
        column.cast(pa.string_view()) if pa.types.is_string(column.type) else column for column in table
    ]
    pq.write_table(pa.table(columns, names=table.column_names), path)


def as_bytes(table, path):
    columns = [
        column.cast(pa.binary()) if pa.types.is_string(column.type) else column for column in table.columns
    ]
    pq.write_table(pa.table(columns, names=table.column_names), path, store_schema=False)


def shuffled(table, path):
    pq.write_table(table.select(table.column_names[::-1]), path)


def without_empty_columns(table, path):
    pq.write_table(
        table.select([name for name in table.column_names if table[name].null_count < len(table)]), path
    )


def with_null_types(table, path):
    columns = [column if column.null_count < len(table) else pa.nulls(len(table)) for column in table.columns]
    pq.write_table(pa.table(columns, names=table.column_names), path)


def half_floats(table, path):
    small = {"zone", "area", "staff", "doctors", "templates_in_use"}
    types = [pa.float16() if field.name in small else field.type for field in table.schema]
    pq.write_table(table.cast(pa.schema(zip(table.column_names, types, strict=True))), path)


WRITERS = {
    "snappy": by_pyarrow(),
    "none": by_pyarrow(compression="none", use_dictionary=False),
    "gzip": by_pyarrow(compression="gzip", version="1.0"),
    "brotli": by_pyarrow(compression="brotli"),
    "lz4": by_pyarrow(compression="lz4"),
    "zstd with checksums": by_pyarrow(compression="zstd", write_page_checksum=True),
    "page v2 with checksums": by_pyarrow(data_page_version="2.0", write_page_checksum=True),
    "tiny pages": by_pyarrow(data_page_size=64, row_group_size=7),
    "no arrow schema": by_pyarrow(store_schema=False),
    "milliseconds": by_pyarrow(coerce_timestamps="ms"),
    "pandas": by_pandas,
    "polars": by_polars,
    "duckdb": by_duckdb,
    "spark": by_spark,
    "wide": widened,
    "dictionary": encoded,
    "views": viewed,
    "bytes": as_bytes,
    "other order": shuffled,
    "empty columns left out": without_empty_columns,
    "null types": with_null_types,
    "half floats": half_floats,
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    landing = tmp_path_factory.mktemp("plain") / "landing"
    for table, rows in TABLES.items():
        lay(landing, table, rows)
    outcome = checked(landing)
    return {table: outcome.accepted(table) for table in TABLES}


@pytest.mark.parametrize("writer", WRITERS)
def test_rows_are_the_same_whoever_wrote_them(tmp_path, plain, writer):
    landing = tmp_path / "landing"
    for table, rows in TABLES.items():
        WRITERS[writer](arrow(table, rows), place(landing, table))
    outcome = checked(landing)
    assert outcome.held_back() == []
    assert {table: outcome.accepted(table) for table in TABLES} == plain
    assert outcome.report.files_unreadable == 0
    assert outcome.report.warnings == {}


def test_spark_marks_are_passed_over_by_name(tmp_path):
    by_spark(arrow("station", STATIONS), place(tmp_path / "landing", "station"))
    part = "part-00000-1f0c-c000.snappy.parquet"
    report = checked(tmp_path / "landing").report
    assert report.passed_over == [f"station/a.parquet/.{part}.crc", "station/a.parquet/_SUCCESS"]
    assert [source.path for source in report.sources] == [f"station/a.parquet/{part}"]


def test_a_folder_per_province_adds_no_column(tmp_path):
    lay(tmp_path / "landing", "station", STATIONS, "province=01/a.parquet")
    outcome = checked(tmp_path / "landing")
    assert len(outcome.accepted("station")) == 2
    assert outcome.report.ignored_columns == []


@pytest.mark.parametrize(
    ("written", "type_"),
    [
        (datetime(2026, 11, 3, 8, 30), pa.timestamp("s")),
        (datetime(2026, 11, 3, 8, 30), pa.timestamp("ns")),
        (datetime(2026, 11, 3, 8, 30, tzinfo=UTC), pa.timestamp("us", "Asia/Ho_Chi_Minh")),
        (datetime(2026, 11, 3, 8, 30, tzinfo=UTC), pa.timestamp("ms", "+07:00")),
    ],
)
def test_times_of_any_unit_and_zone_are_the_same_moment(tmp_path, written, type_):
    lay(tmp_path / "landing", "station", STATIONS)
    lay(tmp_path / "landing", "station_report", [report(submitted_at=written)], types={"submitted_at": type_})
    accepted = checked(tmp_path / "landing").accepted("station_report")
    assert accepted[0]["submitted_at"] == datetime(2026, 11, 3, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "type_",
    [pa.date32(), pa.date64(), pa.timestamp("s"), pa.timestamp("ns"), pa.timestamp("us", "Asia/Ho_Chi_Minh")],
)
def test_dates_of_any_kind_are_the_same_day(tmp_path, type_):
    days = pa.array(["1999-12-31", "1950-01-01"]).cast(pa.timestamp("s"))
    zoned = isinstance(type_, pa.TimestampType) and type_.tz
    column = pa.compute.assume_timezone(days, type_.tz).cast(type_) if zoned else days.cast(type_)
    rows = arrow("station", STATIONS)
    pq.write_table(
        rows.set_column(rows.column_names.index("opened_on"), "opened_on", column),
        place(tmp_path / "landing", "station"),
    )
    accepted = checked(tmp_path / "landing").accepted("station")
    assert [row["opened_on"] for row in accepted] == [date(1999, 12, 31), date(1950, 1, 1)]
