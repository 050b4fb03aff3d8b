"""Workbooks as provincial operators have them: titles, merged headings, totals, types that Excel changed."""

from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from data.console.cli import main
from data.errors import TramSoError
from tests.data.convert.files import HEADINGS, STATION, converted, rows_of, sentences, workbook


def test_a_sheet_with_a_title_blank_rows_numbered_columns_totals_and_a_signature(tmp_path: Path) -> None:
    rows = [
        [],
        ["DANH MỤC TRẠM Y TẾ NĂM 2026"],
        [],
        ["STT", *HEADINGS, "Dân số (người)", "Ghi chú"],
        ["A", "B", 1, 2, 3, 4, 5],
        ["I", "Quận Ba Đình"],
        [1, *STATION, 5000, "tốt"],
        [],
        [2, "S2", "Điểm trạm Phúc Xá", "Điểm trạm", "00004", "1.234", None],
        ["Tổng cộng", None, None, None, None, 6234],
        [None, None, None, "Người lập biểu"],
    ]
    done = converted(workbook(tmp_path / "Hà Nội.xlsx", rows), "station", tmp_path / "landing")
    told = rows_of(done)
    assert [(row["station_id"], row["site_kind"], row["population"]) for row in told] == [
        ("S1", "station", 5000),
        ("S2", "point", 1234),
    ]
    assert done.written == [tmp_path / "landing/2026-10-31/station/Hà Nội.xlsx.parquet"]
    notes = "\n".join(done.notes)
    assert "columns not taken: STT, Ghi chú" in notes
    assert (
        "row 5 (“A B”), row 6 (“I Quận Ba Đình”), row 10 (“Tổng cộng 6234”), row 11 (“Người lập biểu”)"
        in notes
    )
    assert "population: marks between thousands taken away: row 9, 1.234 → 1234" in notes
    assert "columns that it lacks, not known for any row: parent_station_id, latitude" in notes


def test_headings_in_two_rows_with_groups_and_merged_cells(tmp_path: Path) -> None:
    rows = [
        ["Mã trạm", "Lượt khám", None, "Hồ sơ"],
        [None, "Tổng số", "BHYT", "Hồ sơ đã tạo lập"],
        ["S1", 12, 7, 3],
    ]
    done = converted(workbook(tmp_path / "b.xlsx", rows), "station_report", tmp_path / "landing")
    (row,) = rows_of(done)
    assert "No register is laid for 2026-10-31" in done.notes[-1]
    assert (row["visits"], row["visits_insured"], row["records_created"]) == (12, 7, 3)
    rows = [
        ["Mã trạm", "Tên trạm", "Loại", "Mã xã", "Nhân lực", None, "Khác", None],
        [None, None, None, None, "Tổng số", "Trong đó: Bác sĩ", None, None],
        [*STATION, 7, 2, "x", "y"],
    ]
    done = converted(workbook(tmp_path / "c.xlsx", rows), "station", tmp_path / "landing")
    assert [(row["staff"], row["doctors"]) for row in rows_of(done)] == [(7, 2)]
    assert "c.xlsx: columns not taken: Khác, column 8 without a heading" in done.notes


def test_types_that_excel_changed(tmp_path: Path) -> None:
    rows = [
        [*HEADINGS, "Điện thoại", "Vĩ độ", "Kinh độ", "Vùng", "Khu vực", "Kết nối", "Ngày dùng nền tảng V20"],
        [
            1001,
            "Trạm 1",
            "Trạm y tế",
            4,
            912345678,
            21.03,
            "105,84",
            "Vùng 2",
            "III",
            "FTTH",
            date(2021, 7, 1),
        ],
        ["1002", "Trạm 2", "TYT", "00004", "0912345678", "21.03", 105.84, 3, 1, "4G", 44378],
        ["1003", "Trạm 3", "tram", "00004", None, None, None, None, None, "Không", "1/7/2021"],
    ]
    done = converted(workbook(tmp_path / "a.xlsx", rows), "station", tmp_path / "landing")
    told = rows_of(done)
    assert [row["station_id"] for row in told] == ["1001", "1002", "1003"]
    assert {row["commune_code"] for row in told} == {"00004"}
    assert [row["phone"] for row in told] == ["0912345678", "0912345678", None]
    assert [(row["latitude"], row["longitude"]) for row in told[:2]] == [(21.03, 105.84)] * 2
    assert [(row["zone"], row["area"]) for row in told] == [(2, 3), (3, 1), (None, None)]
    assert [row["connection"] for row in told] == ["fibre", "mobile", "none"]
    assert {row["platform_since"] for row in told} == {date(2021, 7, 1)}
    notes = "\n".join(done.notes)
    assert "commune_code: leading zeros given back: row 2, 4 → 00004" in notes
    assert "codes of" not in notes
    assert "phone: leading zeros given back: row 2, 912345678 → 0912345678" in notes
    assert "platform_since: Excel serial numbers taken as days: row 3, 44378 → 2021-07-01" in notes


def test_a_report_with_times_of_vietnam_and_marks_for_yes(tmp_path: Path) -> None:
    rows = [
        ["Mã trạm", "Thời điểm gửi", "Lượt khám", "Đã tham gia Mạng kết nối y tế Việt Nam"],
        ["S1", datetime(2026, 11, 5, 8, 30), 1.0, "x"],
        ["S2", "05/11/2026 08:30", "1,234", None],
        ["S3", "2026-11-05T08:30:00Z", 0, "Có"],
        ["S4", "08h30 5/11/2026", None, 1],
        ["S5", 46331.354166666664, None, None],
    ]
    done = converted(workbook(tmp_path / "a.xlsx", rows), "station_report", tmp_path / "landing")
    told = rows_of(done)
    local, utc = datetime(2026, 11, 5, 1, 30, tzinfo=UTC), datetime(2026, 11, 5, 8, 30, tzinfo=UTC)
    assert [row["submitted_at"] for row in told] == [local, local, utc, local, local]
    assert [row["visits"] for row in told] == [1, 1234, 0, None, None]
    assert [row["network_connected"] for row in told] == [True, None, True, True, None]
    assert "network_connected: 2 empty cells beside marks are not known" in "\n".join(done.notes)


def test_every_fault_is_named_with_its_place_and_nothing_is_written(tmp_path: Path) -> None:
    rows = [
        [*HEADINGS, "Nhân viên", "Bác sĩ", "Ngày bắt đầu hoạt động", "Vùng"],
        ["S1", "Trạm 1", "Trạm", "00004", 1.234, "hai", "10/31/2026", 4],
        ["S2", "Trạm 2", "Bệnh viện", 99999, 1, 2, 2021, None],
        ["S3", None, "Trạm", "00004", 40_000, "#N/A", None, None],
        ["S4", "Trạm 4", "Trạm", "00004", None, "-", None, None],
        ["S4", "Trạm 5", "Trạm", "00004", None, None, None, None],
    ]
    file = workbook(tmp_path / "a.xlsx", rows, [], names=["Sheet A", "Sheet B"])
    told = sentences(converted(file, "station", tmp_path / "landing"))
    day, wrong_day = "opened_on (“Ngày bắt đầu hoạt động”)", "expected a day such as 31/10/2026"
    assert sorted(told) == sorted(
        f"a.xlsx, sheet “Sheet A”, {text}."
        for text in (
            "row 2, column staff (“Nhân viên”): “1.234” came; expected a whole number from 0 to 32,767",
            "row 2, column doctors (“Bác sĩ”): “hai” came; expected a whole number from 0 to 32,767",
            "row 4, column doctors (“Bác sĩ”): “#N/A” came; expected a whole number from 0 to 32,767",
            "row 5, column doctors (“Bác sĩ”): “-” came; expected a whole number from 0 to 32,767",
            f"row 2, column {day}: “10/31/2026” came; {wrong_day}",
            f"row 3, column {day}: “2021” came; {wrong_day}",
            "row 2, column zone (“Vùng”): “4” came; expected a whole number from 1 to 3",
            "row 3, column site_kind (“Loại hình”): “Bệnh viện” came; expected one of station, point",
            "row 3, column commune_code (“Mã xã”): “99999” came; expected a code that a commune had on "
            "2026-10-31 (`python -m data units --date 2026-10-31` lists them)",
            "row 3, column doctors > staff: doctors 2 and staff 1 came; expected doctors no more than staff",
            "row 4, column name (“Tên trạm”): an empty cell came; expected text",
            "row 4, column staff (“Nhân viên”): “40000” came; expected a whole number from 0 to 32,767",
            "rows 5, 6, column station_id (“Mã trạm”): several rows of S4 differ; expected one row for each",
        )
    )
    assert not (tmp_path / "landing").exists()


def test_one_fault_of_many_rows_is_one_sentence(tmp_path: Path) -> None:
    rows = [HEADINGS, *([f"S{number}", "Trạm", "Trạm", "12345"] for number in range(30))]
    (told,) = sentences(converted(workbook(tmp_path / "a.xlsx", rows), "station", tmp_path / "landing"))
    assert "rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 20 more, column commune_code" in told


def test_columns_that_are_missing_or_stand_twice_are_named(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", [["Mã trạm", "Tên trạm", "Số", "Dân số"], ["S1", "Trạm", 1, 2]])
    (told,) = sentences(converted(file, "station", tmp_path / "landing"))
    assert told.startswith(
        "a.xlsx, column site_kind, commune_code: not among the headings “Mã trạm”, “Tên trạm”"
    )
    file = workbook(tmp_path / "b.xlsx", [[*HEADINGS, "Dân số", "Số dân"], [*STATION, 1, 2]])
    (told,) = sentences(converted(file, "station", tmp_path / "landing"))
    assert "column population: the headings “Dân số” and “Số dân” are both it; expected one of them" in told
    (told,) = sentences(converted(workbook(tmp_path / "c.xlsx", [HEADINGS]), "station", tmp_path / "landing"))
    assert told == "c.xlsx: no row under the headings; expected one a station."
    file = workbook(tmp_path / "e.xlsx", [HEADINGS, STATION])
    (told,) = sentences(converted(file, "station_report", tmp_path / "landing"))
    assert told.startswith(
        f"e.xlsx: only “{HEADINGS[0]}” is a heading of station_report; expected others too"
    )
    (told,) = sentences(converted(workbook(tmp_path / "d.xlsx", []), "station", tmp_path / "landing"))
    assert "no row of headings was recognised" in told


def test_sheets_by_name_by_headings_and_hidden_ones(tmp_path: Path) -> None:
    first, second, other = ([HEADINGS, [f"S{number}", *STATION[1:]]] for number in (1, 2, 3))
    names = ["Quận A", "Quận B", "Cũ", "Ghi chú"]
    file = workbook(tmp_path / "a.xlsx", first, second, other, [["xem thêm"]], names=names, hidden="Cũ")
    done = converted(file, "station", tmp_path / "landing")
    assert [row["station_id"] for row in rows_of(done)] == ["S1", "S2"]
    assert "a.xlsx: sheets left out: Ghi chú" in done.notes
    assert "a.xlsx: hidden sheets left out: Cũ" in done.notes
    file = workbook(tmp_path / "b.xlsx", first, second, names=["Khác", "station"])
    assert [row["station_id"] for row in rows_of(converted(file, "station", tmp_path / "landing"))] == ["S2"]


def test_ledgers_as_columns_and_as_rows_with_the_station_merged(tmp_path: Path) -> None:
    wide = [
        ["Mã trạm", "L01\nSổ khám bệnh", "L02 - BHYT", "L78"],
        ["S1", "Chỉ dùng giấy", None, "Song song"],
        ["S2", "electronic_only", "Không áp dụng", "Điện tử"],
    ]
    told = rows_of(converted(workbook(tmp_path / "a.xlsx", wide), "ledger_status", tmp_path / "landing"))
    assert [tuple(row.values()) for row in told] == [
        ("S1", "L01", "paper_only"),
        ("S1", "L78", "parallel"),
        ("S2", "L01", "electronic_only"),
        ("S2", "L02", "not_applicable"),
        ("S2", "L78", "electronic_only"),
    ]
    long = [
        ["Mã trạm", "Mã sổ", "Trạng thái"],
        ["S1", "L01", "Giấy"],
        [None, "L02", "Giấy"],
        ["S2", "L01", "Giấy"],
    ]
    told = rows_of(converted(workbook(tmp_path / "b.xlsx", long), "ledger_status", tmp_path / "landing"))
    assert [row["station_id"] for row in told] == ["S1", "S1", "S2"]
    wide[1][1] = "mất sổ"
    (fault,) = sentences(
        converted(workbook(tmp_path / "c.xlsx", wide), "ledger_status", tmp_path / "landing")
    )
    assert fault.startswith("c.xlsx, row 2 (L01), column state: “mất sổ” came; expected one of paper_only")


def test_ledgers_are_known_by_their_numbers(tmp_path: Path) -> None:
    long = [
        ["Mã trạm", "Sổ", "Tình trạng"],
        ["S1", 1, "parallel"],
        ["S1", "L2", "parallel"],
        ["S1", "78", "parallel"],
    ]
    done = converted(workbook(tmp_path / "a.xlsx", long), "ledger_status", tmp_path / "landing")
    assert [row["ledger_id"] for row in rows_of(done)] == ["L01", "L02", "L78"]
    said = "ledger_id: taken as the code of the ledger with that number: row 2, 1 → L01 and 2 more"
    assert said in "\n".join(done.notes)
    long[1][1] = 79
    (fault,) = sentences(
        converted(workbook(tmp_path / "b.xlsx", long), "ledger_status", tmp_path / "landing")
    )
    assert "“79” came; expected a ledger from L01 to L78" in fault


def test_station_codes_get_their_zeros_back_from_the_register(tmp_path: Path) -> None:
    landing = tmp_path / "landing"
    stations = [["01001", *STATION[1:]], ["02002", *STATION[1:]], ["2002", *STATION[1:]]]
    done = converted(workbook(tmp_path / "a.xlsx", [HEADINGS, *stations]), "station", landing)
    assert len(rows_of(done)) == 3
    assert "a.xlsx: station_id: codes of 4 to 5 digits" in "\n".join(done.notes)
    reports = workbook(tmp_path / "b.xlsx", [["Mã trạm", "Lượt khám"], [1001, 5], [2002, 6]])
    done = converted(reports, "station_report", landing)
    assert [row["station_id"] for row in rows_of(done)] == ["01001", "2002"]
    assert "station_id: leading zeros given back: row 2, 1001 → 01001" in "\n".join(done.notes)
    lost = workbook(tmp_path / "c.xlsx", [["Mã trạm", "Lượt khám"], ["S9", 5]])
    (fault,) = sentences(converted(lost, "station_report", landing))
    assert "“S9” came; expected a station of the register laid for 2026-10-31" in fault


def test_what_lies_there_already_is_replaced_only_when_told(tmp_path: Path) -> None:
    file, landing = workbook(tmp_path / "a.xlsx", [HEADINGS, STATION]), tmp_path / "landing"
    converted(file, "station", landing)
    with pytest.raises(TramSoError, match="add --replace"):
        converted(file, "station", landing)
    assert len(converted(file, "station", landing, replace=True).written) == 1
    (landing / "_SYNTHETIC").touch()
    with pytest.raises(TramSoError, match="name another landing folder"):
        converted(file, "station", landing, replace=True)


def test_the_command_prints_the_ordinary_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, landing = workbook(tmp_path / "a.xlsx", [HEADINGS, STATION]), tmp_path / "landing"
    order = [str(file), "--table", "station", "--date", "2026-10-31", "--out", str(landing)]
    assert main(["convert", *order]) == 0
    said = capsys.readouterr().out
    assert f"Wrote {landing}/2026-10-31/station/a.xlsx.parquet." in said
    assert "Checked 1 date (real); nothing was published." in said
    workbook(file, [HEADINGS, [*STATION[:3], "1"]])
    assert main(["convert", *order, "--replace"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert "“00001” came" in told[0] or "“1” came" in told[0]
    assert told[-1].startswith("Nothing was written: correct the file, then run this again.")
    assert main(["check", str(landing)]) == 0
    with pytest.raises(SystemExit, match="2"):
        main(["convert", str(file)])


def test_files_that_are_no_tables(tmp_path: Path) -> None:
    cases = {
        b"": "is empty",
        b"PAR1": "cut off or damaged",
        b"<html><table>": "web page",
        b"PK\x03\x04 broken": "cannot be opened",
        b"a\0b,c": "neither a workbook nor text",
        b'{"a": 1}': "dataValues",
        b"{": "damaged JSON",
    }
    for content, said in cases.items():
        (tmp_path / "x.xls").write_bytes(content)
        with pytest.raises(TramSoError, match=said):
            converted(tmp_path / "x.xls", "station", tmp_path / "landing")
    with pytest.raises(TramSoError, match="cannot be read"):
        converted(tmp_path / "none.xlsx", "station", tmp_path / "landing")


def test_parquet_that_the_check_would_hold_back_is_mended(tmp_path: Path) -> None:
    rows = {"\ufeffstation_id": ["S1"], "name": ["Trạm"], "site_kind": ["station"], "commune_code": [4]}
    frame = pl.DataFrame(
        rows | {"latitude": ["21.03"], "platform_since": [datetime(2021, 7, 1)], "staff": [float("nan")]}
    )
    frame.write_parquet(tmp_path / "a.parquet")
    done = converted(tmp_path / "a.parquet", "station", tmp_path / "landing")
    (row,) = rows_of(done)
    told = row["station_id"], row["commune_code"], row["latitude"], row["platform_since"], row["staff"]
    assert told == ("S1", "00004", 21.03, date(2021, 7, 1), None)
    assert done.written == [tmp_path / "landing/2026-10-31/station/a.parquet"]
    assert "a.parquet: commune_code: leading zeros given back: row 1, 4 → 00004" in done.notes


def test_a_station_without_a_figure_has_not_reported(tmp_path: Path) -> None:
    rows = [["STT", "Mã trạm", "Lượt khám"], [1, "S1", 0], [2, "S2", None]]
    done = converted(workbook(tmp_path / "a.xlsx", rows), "station_report", tmp_path / "landing")
    assert [row["station_id"] for row in rows_of(done)] == ["S1"]
    assert "a.xlsx: rows left out, without a station or without a value: row 3 (“2 S2”)" in done.notes
