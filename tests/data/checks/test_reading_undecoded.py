"""Columns that no table lists and that this reader cannot decode: they are left out and named."""

import base64
import io
from collections.abc import Callable

import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.parquet.encryption as pe
import pytest

from tests.data.landing_files import arrow, checked, lay, place, report, station

COLUMN = "citizen_id"


class OpenKms(pe.KmsClient):  # type: ignore[misc]  # PyArrow's encryption has no types
    """A key store that hides nothing."""

    def __init__(self, _configuration: object) -> None:
        super().__init__()

    def wrap_key(self, key: bytes, _master: str) -> bytes:
        return base64.b64encode(key)

    def unwrap_key(self, key: bytes, _master: str) -> bytes:
        return base64.b64decode(key)


def encrypted(table: pa.Table, column: str) -> bytes:
    """The footer is plain, as Spark writes it; one column is not."""
    keys = {"of_column": [column]}
    configuration = pe.EncryptionConfiguration(
        "of_footer", column_keys=keys, plaintext_footer=True, double_wrapping=False
    )
    properties = pe.CryptoFactory(OpenKms).file_encryption_properties(pe.KmsConnectionConfig(), configuration)
    file = io.BytesIO()
    with pq.ParquetWriter(file, table.schema, encryption_properties=properties) as writer:
        writer.write_table(table)
    return file.getvalue()


def of_codec(number: int) -> Callable[[pa.Table, str], bytes]:
    """A file whose footer names another codec for one column (a Thrift integer, doubled)."""

    def written(table: pa.Table, column: str) -> bytes:
        file = io.BytesIO()
        pq.write_table(table, file, compression="snappy")
        content, path = file.getvalue(), column.encode()
        assert path + b"\x15\x02" in content
        return content.replace(path + b"\x15\x02", path + b"\x15" + bytes([2 * number]))

    return written


WRITERS = {"encrypted": encrypted, "LZO": of_codec(3), "a codec of the future": of_codec(15)}


@pytest.fixture(params=WRITERS, ids=list(WRITERS))
def written(request: pytest.FixtureRequest) -> Callable[[pa.Table, str], bytes]:
    return WRITERS[request.param]


def test_an_unlisted_column_that_cannot_be_decoded_is_left_out_and_named(landing, written):
    rows = arrow(
        "station",
        [station("S3") | {COLUMN: "x", "note": "seen"}, station(" ") | {COLUMN: "y", "note": "kept"}],
    )
    place(landing, "station").write_bytes(written(rows, COLUMN))
    found = checked(landing)
    assert [row["station_id"] for row in found.accepted("station")] == ["S1", "S2", "S3"]
    assert found.report.ignored_columns == ["station.citizen_id", "station.note"]
    (held,) = found.held_back()
    assert (held["values"]["note"], COLUMN in held["values"]) == ("kept", False)


def test_a_listed_column_that_cannot_be_decoded_makes_the_file_unreadable(landing, written):
    place(landing, "station").write_bytes(written(arrow("station", [station("S3")]), "phone"))
    assert checked(landing).report.files_unreadable == 1


def test_a_broken_column_beside_an_undecodable_one_makes_the_file_unreadable(landing):
    file = io.BytesIO()
    table = arrow("station", [station("S3") | {COLUMN: "x", "note": "broken here"}])
    plain = {
        "use_dictionary": False,
        "write_statistics": False,
        "compression": {COLUMN: "snappy", "note": "none"},
    }
    pq.write_table(table, file, write_page_checksum=True, **plain)
    content = file.getvalue().replace(COLUMN.encode() + b"\x15\x02", COLUMN.encode() + b"\x15\x06")
    place(landing, "station").write_bytes(content.replace(b"broken here", b"broken hexe", 1))
    assert checked(landing).report.files_unreadable == 1


def test_bytes_of_arrow_that_mean_true_and_false_are_a_bool(landing):
    stored = pa.array([0, 1, 7, None], pa.int8())
    rows = arrow("station_report", [report(f"S{number}") for number in (1, 2, 3, 4)])
    place_of = rows.column_names.index("network_connected")
    answers = pa.ExtensionArray.from_storage(pa.bool8(), stored)
    lay(landing, "station", [station("S3"), station("S4")])
    pq.write_table(rows.set_column(place_of, "network_connected", answers), place(landing, "station_report"))
    accepted = checked(landing).accepted("station_report")
    assert [row["network_connected"] for row in accepted] == [False, True, True, None]
