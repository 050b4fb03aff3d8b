"""Headings that stand several times, fit several columns or are told for several, and faults by column."""

from pathlib import Path

import pytest

from data.console.cli import main
from data.contract import TABLES
from data.convert.folding import folded
from data.errors import TramSoError
from data.geography.reference import read_reference
from data.words import LANGUAGES, t
from tests.data.convert.files import HEADINGS, STATION, converted, rows_of, workbook


def test_headings_repeated_on_every_page_are_no_rows(tmp_path: Path) -> None:
    top, under = ["Mã trạm", "Lượt khám", None], [None, "Tổng số", "BHYT"]
    rows = [["Tháng 10/2026"], top, under, ["S1", 12, 7], top, under, ["S2", 9, 1], ["Tổng cộng", 21, 8]]
    done = converted(workbook(tmp_path / "a.xlsx", rows), "station_report", tmp_path / "landing")
    assert [(row["station_id"], row["visits"]) for row in rows_of(done)] == [("S1", 12), ("S2", 9)]
    assert "row 5 (“Mã trạm Lượt khám”), row 6 (“Tổng số BHYT”)" in "\n".join(done.notes)


def test_faults_of_one_column_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [[*HEADINGS, "Dân số"], *([f"S{row}", *STATION[1:], f"{row} người"] for row in range(5))]
    file, out = workbook(tmp_path / "a.xlsx", rows), tmp_path / "landing"
    call = ["convert", str(file), "--table", "station", "--date", "2026-10-31", "--out", str(out)]
    assert main(call) == 1
    line, ended = capsys.readouterr().err.strip().splitlines()
    assert line == (
        "a.xlsx, column population (“Dân số”): “0 người” came in row 2; “1 người” came in row 3; "
        "“2 người” came in row 4; 2 other values in 2 rows; expected a whole number from 0 to 2,147,483,647."
    )
    assert ended.startswith("Nothing was written")


def test_one_heading_of_two_columns_is_refused(tmp_path: Path) -> None:
    headings = tmp_path / "h.toml"
    headings.write_text('[station_report]\nvisits = "Tổng"\nvisits_insured = "TỔNG"\n', encoding="utf-8")
    file = workbook(tmp_path / "a.xlsx", [["Mã trạm", "Tổng"], ["S1", 1]])
    with pytest.raises(TramSoError, match="“TỔNG” is the heading of visits and of visits_insured; give one"):
        converted(file, "station_report", tmp_path / "landing", headings=headings)


def test_no_usual_heading_is_two_columns() -> None:
    for table in TABLES:
        told = [
            (folded(row["heading"]), row["column"])
            for row in read_reference("known_headings.csv")
            if row["table"] == table.name
        ]
        told += [
            (folded(t(f"convert.column.{table.name}.{name}", language)), name)
            for name in table.names
            for language in LANGUAGES
        ]
        assert len({key for key, _ in told}) == len(set(told))
