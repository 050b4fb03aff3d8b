"""The template: filled in, every table converts without a TOML."""

from pathlib import Path

import fastexcel
import polars as pl
import pytest

from data.console.cli import main
from data.contract import LEDGER_IDS, TABLES, Column
from tests.data.convert.files import converted, rows_of, workbook

FILLED = {"text": "S1", "double": 21.03, "bool": "Có", "date": "01/07/2021", "time": "05/11/2026 08:30"}
SPECIAL = {"site_kind": "Điểm trạm", "commune_code": "00004", "connection": "Băng rộng di động"}


def filled(column: Column) -> object:
    """A value as an operator writes it into the column."""
    return SPECIAL.get(column.name, FILLED.get(column.kind, 1))


def test_the_template_has_every_column_in_both_languages_and_converts(tmp_path: Path) -> None:
    assert main(["convert", "--template", str(tmp_path / "t.xlsx")]) == 0
    book = fastexcel.read_excel(tmp_path / "t.xlsx")
    assert book.sheet_names == ["Hướng dẫn - Guide", "station", "station_report", "ledger_status"]
    guide = pl.read_excel(tmp_path / "t.xlsx", sheet_id=1, has_header=False)
    assert {column.name for table in TABLES for column in table.columns} <= {
        cell for row in guide.rows() for cell in row
    }
    for table in TABLES:
        heads = [*pl.read_excel(tmp_path / "t.xlsx", sheet_name=table.name, has_header=False).row(0)]
        assert all("\n" in head for head in heads)
        if table.name == "ledger_status":
            assert [head[:3] for head in heads[1:]] == list(LEDGER_IDS)
            values: list[object] = ["S1", *["Ghi song song"] * 78]
        else:
            assert len(heads) == len(table.columns)
            values = [filled(column) for column in table.columns]
        file = workbook(tmp_path / f"{table.name}.xlsx", [heads, values], names=[table.name])
        told = rows_of(converted(file, table.name, tmp_path / "landing"))
        assert len(told) == (78 if table.name == "ledger_status" else 1)
        assert all(value is not None for row in told for value in row.values())


def test_an_empty_template_has_no_rows_and_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", "--template", str(tmp_path / "t.xlsx")]) == 0
    done = converted(tmp_path / "t.xlsx", "station", tmp_path / "landing")
    assert [fault.came for fault in done.faults] == ["no row under the headings"]
    assert main(["convert", "--template", str(tmp_path / "t.xlsx")]) == 1
    assert "is there already" in capsys.readouterr().err
