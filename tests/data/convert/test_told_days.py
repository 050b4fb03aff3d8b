"""What a file tells of its own date, held against the date it is converted to."""

from pathlib import Path

import pytest

from tests.data.convert.files import HEADINGS, STATION, converted, rows_of, workbook


@pytest.mark.parametrize(
    ("name", "title", "said"),
    [
        ("a.xlsx", "BÁO CÁO THÁNG 9 NĂM 2026", "its name or titles say THÁNG 9 NĂM 2026"),
        ("bao_cao_T09_2026.xlsx", "", "its name or titles say T09 2026"),
        ("a.xlsx", "Từ 01/09/2026 đến 30/09/2026", "its name or titles say 01/09/2026, 30/09/2026"),
        ("2026-11.xlsx", "", "its name or titles say 2026-11"),
        ("a.xlsx", "Báo cáo tháng 10 năm 2026", ""),
        ("xuat_05-11-2026.xlsx", "Trạm 1", ""),
        ("a.xlsx", "Kèm theo Thông tư 37/2019/TT-BYT ngày 30/12/2019", ""),
        ("a.xlsx", "Hà Nội, ngày 5 tháng 12 năm 2026", ""),
        ("a.xlsx", "Kỳ 10/2026, so với 9/2026", ""),
    ],
)
def test_a_date_that_titles_contradict_is_said(name: str, title: str, said: str, tmp_path: Path) -> None:
    rows = [[title], ["Mã trạm", "Lượt khám"], ["S1", 12]]
    done = converted(workbook(tmp_path / name, rows), "station_report", tmp_path / "landing")
    found = [note for note in done.notes if "but --date is 2026-10-31: see that it is the right one" in note]
    assert (said in found[0] and len(found) == 1) if said else found == []
    assert len(rows_of(done)) == 1


def test_a_date_that_rows_contradict_is_said(tmp_path: Path) -> None:
    def notes(name: str, *rows: list[object]) -> str:
        file = workbook(tmp_path / f"{name}.xlsx", [["Mã trạm", "Thời điểm gửi", "Lượt khám"], *rows])
        return converted(file, "station_report", tmp_path / "landing").notes[0]

    assert "came in from 2026-09-05 to 2026-10-06, but" in notes(
        "a", ["S1", "05/09/2026", 1], ["S2", "06/10/2026", 1]
    )
    assert "came in from 2026-12-05 to 2026-12-05, but" in notes("b", ["S1", "05/12/2026", 1])
    assert "but --date" not in notes("c", ["S1", "06/10/2026", 1], ["S2", "30/10/2026", 1])
    rows = [
        [*HEADINGS, "Ngày bắt đầu hoạt động"],
        [*STATION, "01/01/2020"],
        ["S2", *STATION[1:], "05/11/2026"],
    ]
    done = converted(workbook(tmp_path / "d.xlsx", rows), "station", tmp_path / "landing")
    assert done.notes[0].startswith(
        "d.xlsx: opened_on is later in 1 of its rows, as row 3, 05/11/2026, but --date"
    )
