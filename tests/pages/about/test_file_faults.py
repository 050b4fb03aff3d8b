"""Files that were held back, as `/about?sources=` says them in either language."""

from pathlib import Path

import polars as pl
import pytest

from data.publishing.publish import publish
from pages.router import page_body
from tests.conftest import ReadStore
from tests.data.tiny_landing import OCTOBER, lay
from tests.pages.reading import words_on

SAID = {
    "en": (
        "Missing column station_id: not there; expected: text (the file calls it '\\ufeffstation_id')",
        "Column of a wrong type latitude: large_string; expected: decimal number",
        "Unreadable file: text, as a CSV is",
        "Unreadable file: an empty file",
        "Unreadable file: a ZIP archive or an Excel workbook",
        "Unreadable file: a Parquet file that is cut off or damaged",
        "Unreadable file: no Parquet file",
    ),
    "vi": (
        "Thiếu cột station_id: không có cột này; phải là chữ (trong tệp ghi là '\\ufeffstation_id')",
        "Cột sai kiểu latitude: large_string; phải là số thập phân",
        "Tệp không đọc được: tệp văn bản, như CSV",
        "Tệp không đọc được: tệp rỗng",
        "Tệp không đọc được: tệp nén ZIP hoặc sổ tính Excel",
        "Tệp không đọc được: tệp Parquet bị cắt hoặc hỏng",
        "Tệp không đọc được: không phải tệp Parquet",
    ),
}
CONTENTS = {"text": b"a,b\n", "empty": b"", "zip": b"PK\3\4", "cut": b"PAR1", "other": b"\0\1"}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """October, and beside its register a file for each way in which one is held back or cannot be read."""
    landing = tmp_path_factory.mktemp("faulty") / "landing"
    register = lay(landing, OCTOBER) / "station"
    rows = pl.read_parquet(register / "a.parquet")
    rows.rename({"station_id": "\ufeffstation_id"}).write_parquet(register / "marked.parquet")
    rows.with_columns(pl.lit("21,0").alias("latitude")).write_parquet(register / "typed.parquet")
    for name, content in CONTENTS.items():
        (register / f"{name}.parquet").write_bytes(content)
    publish(landing, landing.parent / "store")
    return landing.parent / "store"


@pytest.mark.parametrize("language", SAID)
def test_what_is_wrong_with_a_file_is_said_in_the_page_s_language(
    language: str, faulty: Path, store: Path, read_store: ReadStore
) -> None:
    read_store(faulty)
    words = words_on(page_body("/about", f"?sources={OCTOBER}&lang={language}"))
    assert [said for said in SAID[language] if said not in words] == []


@pytest.mark.parametrize("language", SAID)
def test_a_report_that_is_gone_is_said_in_the_page_s_language_without_its_path(
    language: str, faulty: Path, store: Path, read_store: ReadStore
) -> None:
    read_store(faulty)
    report = next(faulty.glob(f"dates/{OCTOBER}/*/report.json"))
    kept = report.read_bytes()
    report.write_bytes(b"")
    try:
        words = words_on(page_body("/about", f"?sources={OCTOBER}&lang={language}"))
    finally:
        report.write_bytes(kept)
    assert str(report.parent) not in words
    assert {"en": "cannot be read", "vi": "chưa đọc được"}[language] in words
