"""What can be read, and what cannot: each way in which a file arrives broken."""

import hashlib

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.checks.landing import LandingFile
from data.checks.reading import Batch, parsed, read_files
from tests.data.landing_files import arrow, checked, lay, ledger, place, station

LEDGERS = [ledger(f"S{station}", f"L{number:02d}") for station in range(50) for number in range(1, 79)]


def flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


def csv(path):
    path.write_text("station_id,ledger_id,state\nS1,L01,parallel\n")


def empty(path):
    path.write_bytes(b"")


def cut_off(path):
    path.write_bytes(path.read_bytes()[:-100])


def cut_in_the_middle(path):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def without_its_head(path):
    path.write_bytes(path.read_bytes()[50:])


def turned(path, version):
    """Nothing but the page's checksum can tell: the page is not compressed."""
    plain = {"compression": "none", "use_dictionary": False, "write_statistics": False}
    table = arrow("ledger_status", LEDGERS)
    pq.write_table(table, path, data_page_version=version, write_page_checksum=True, **plain)
    content = path.read_bytes()
    path.write_bytes(flipped(content, content.index(b"parallel")))


def one_byte_turned(path):
    turned(path, "1.0")


def one_byte_of_a_v2_page_turned(path):
    turned(path, "2.0")


def its_last_row_group_broken(path):
    pq.write_table(arrow("ledger_status", LEDGERS), path, row_group_size=1000, write_page_checksum=True)
    last = pq.ParquetFile(path).metadata.row_group(3).column(0)
    path.write_bytes(flipped(path.read_bytes(), last.data_page_offset + last.total_compressed_size // 2))


def its_footer_turned(path):
    content = path.read_bytes()
    path.write_bytes(flipped(content, len(content) - 8))


BROKEN = [
    csv,
    empty,
    cut_off,
    cut_in_the_middle,
    without_its_head,
    one_byte_turned,
    one_byte_of_a_v2_page_turned,
    its_last_row_group_broken,
    its_footer_turned,
]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_file_is_unreadable_whole_and_the_others_go_on(tmp_path, broken):
    landing = tmp_path / "landing"
    lay(landing, "station", [station("S1")])
    lay(landing, "ledger_status", [ledger("S1")], "good.parquet")
    broken(lay(landing, "ledger_status", LEDGERS, "broken.parquet"))
    outcome = checked(landing)
    assert (outcome.report.files_read, outcome.report.files_unreadable) == (3, 1)
    assert outcome.report.tables["ledger_status"].read == 1
    assert outcome.report.reasons == {}
    assert [source.fate for source in outcome.report.sources] == ["read", "unreadable", "read"]
    assert outcome.report.sources[1].rows == 0


def test_every_byte_of_a_page_is_covered_by_its_checksum():
    sink = pa.BufferOutputStream()
    table = pa.table({"station_id": ["S1", "S2"] * 20})
    pq.write_table(table, sink, compression="none", write_page_checksum=True, write_statistics=False)
    content = sink.getvalue().to_pybytes()
    column = pq.ParquetFile(pa.BufferReader(content)).metadata.row_group(0).column(0)
    pages = range(column.dictionary_page_offset, column.dictionary_page_offset + column.total_compressed_size)
    told = [parsed(flipped(content, place), {"station_id"})[0] for place in pages]
    assert [other for other in told if other is not None and not other.equals(table)] == []


def test_a_source_says_what_the_bytes_are(tmp_path):
    path = lay(tmp_path / "landing", "station", [station("S1"), station("S2")])
    source = checked(tmp_path / "landing").report.sources[0]
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (source.table, source.path, source.size, source.rows, source.fate) == (
        "station",
        "station/a.parquet",
        path.stat().st_size,
        2,
        "read",
    )


def test_a_file_without_rows_is_fine(tmp_path):
    lay(tmp_path / "landing", "station", [])
    report = checked(tmp_path / "landing").report
    assert report.tables["station"].read == 0
    assert report.sources[0].fate == "read"
    assert report.warnings == {"missing_table": 2}


def test_files_of_one_schema_are_read_together_and_rows_know_where_they_stood(tmp_path):
    files = []
    for number in range(1100):
        types = {"state": pa.large_string()} if number % 100 == 7 else {}
        path = lay(tmp_path, "ledger_status", LEDGERS[number : number + 2], f"{number:04d}.parquet", types)
        files.append(LandingFile(path.name, "ledger_status", str(path)))
    reading = read_files(files)
    assert sorted(len(batch.files) for batch in reading.batches) == [11, 1089]
    assert reading.rows == 2200
    names, numbers = reading.origins(np.array([0, 1, 15, 2199]))
    assert names == ["0000.parquet", "0000.parquet", "0007.parquet", "1099.parquet"]
    assert list(numbers) == [1, 2, 2, 2]
    for batch in reading.batches:
        expected = [LEDGERS[row // 2 + row % 2] for row in batch.rows]
        assert batch.table.to_pylist() == expected


def test_dictionaries_that_differ_from_file_to_file_are_joined(tmp_path):
    lay(tmp_path / "landing", "station", [station("S1"), station("S2")])
    words = pa.dictionary(pa.int8(), pa.string())
    for number, state in enumerate(("parallel", "paper_only", "electronic_only")):
        rows = [ledger("S1", f"L{number + 1:02d}", state=state), ledger("S2", f"L{number + 1:02d}")]
        lay(tmp_path / "landing", "ledger_status", rows, f"{number}.parquet", {"state": words})
    accepted = checked(tmp_path / "landing").accepted("ledger_status")
    assert [row["state"] for row in accepted[:3]] == ["parallel", "paper_only", "electronic_only"]


def test_progress_counts_every_file_once(tmp_path):
    from data.checks.check import check_date
    from data.checks.landing import DatedFolder
    from tests.data.landing_files import COMMUNES, DAY

    for number in range(3):
        lay(tmp_path, "station", [station(f"S{number}")], f"{number}.parquet")
    place(tmp_path, "ledger_status").write_bytes(b"")
    told = []
    folder = DatedFolder(DAY, tmp_path / DAY.isoformat())
    check_date(folder, COMMUNES, tmp_path / "out", lambda *done: told.append(done))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_thousands_of_small_files_become_few_pieces():
    """Each piece of a column is a step for every later calculation."""
    one = pa.table({"visits": [7]})
    batch = Batch(one.schema)
    for number in range(2000):
        batch.add(number, one, number)
    batch.close()
    assert batch.table is not None
    assert batch.table.column("visits").num_chunks <= 10
    assert batch.table.num_rows == 2000 and batch.rows.tolist() == list(range(2000))
