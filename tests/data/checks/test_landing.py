import hashlib
import os
from datetime import date

import pytest

from data.checks.landing import DatedFolder, dated_folders, is_synthetic, landing_files, source_hashes
from data.errors import TramSoError
from tests.data.landing_files import DAY, lay, ledger, place, station


@pytest.fixture
def landing(tmp_path):
    folder = tmp_path / "landing"
    folder.mkdir()
    return folder


def dated(landing):
    return DatedFolder(DAY, landing / DAY.isoformat())


def names(landing):
    files, passed_over = landing_files(dated(landing))
    return [file.name for file in files], passed_over


def test_dated_folders_come_in_order_and_the_rest_is_named(landing):
    for name in ("2026-10-31", "2025-06-30", "2026-02-30", "2026-1-05", "20260105", ".git", "_old", "notes"):
        (landing / name).mkdir()
    (landing / "2026-09-30").write_text("a file, not a folder")
    (landing / "readme.txt").write_text("")
    folders, passed_over = dated_folders(landing)
    assert [folder.date for folder in folders] == [date(2025, 6, 30), date(2026, 10, 31)]
    assert passed_over == [
        ".git/",
        "2026-02-30/",
        "2026-09-30",
        "2026-1-05/",
        "20260105/",
        "_old/",
        "notes/",
        "readme.txt",
    ]


def test_the_synthetic_mark_is_read_and_not_passed_over(landing):
    assert not is_synthetic(landing)
    (landing / "_SYNTHETIC").write_text("")
    assert is_synthetic(landing)
    assert dated_folders(landing) == ([], [])


def test_a_landing_folder_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(TramSoError, match=r"nowhere cannot be listed .*check its path"):
        dated_folders(tmp_path / "nowhere")


def test_files_are_found_at_any_depth_and_all_else_is_named(landing):
    for name in (
        "b.parquet",
        "province=01/a.parquet",
        "x.parquet/part-0.parquet",
        "_SUCCESS",
        ".part-0.parquet.crc",
        "_delta/c.parquet",
        "province=01/.hidden/d.parquet",
        "notes.csv",
        "a.PARQUET",
        "_e.parquet",
    ):
        place(landing, "station", name).write_bytes(b"")
    place(landing, "stations").write_bytes(b"")
    (landing / "2026-10-31" / "loose.parquet").write_bytes(b"")
    assert names(landing) == (
        ["station/b.parquet", "station/province=01/a.parquet", "station/x.parquet/part-0.parquet"],
        [
            "loose.parquet",
            "station/.part-0.parquet.crc",
            "station/_SUCCESS",
            "station/_delta/",
            "station/_e.parquet",
            "station/a.PARQUET",
            "station/notes.csv",
            "station/province=01/.hidden/",
            "stations/",
        ],
    )


def test_links_are_followed_but_not_round_in_circles(landing, tmp_path):
    lay(landing, "station", [station()])
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "b.parquet").write_bytes(b"")
    (landing / "2026-10-31/station/linked").symlink_to(tmp_path / "elsewhere")
    (landing / "2026-10-31/station/round").symlink_to(landing / "2026-10-31/station")
    assert names(landing) == (["station/a.parquet", "station/linked/b.parquet"], ["station/round/"])


def test_a_name_that_is_not_utf8_is_escaped(landing):
    place(landing, "station")
    os.close(os.open(os.fsencode(landing / "2026-10-31/station") + b"/tr\xf9.parquet", os.O_CREAT))
    assert names(landing)[0] == [r"station/tr\xf9.parquet"]


def test_hashes_cover_every_parquet_file_and_nothing_else(landing):
    path = lay(landing, "ledger_status", [ledger()], "province=01/a.parquet")
    place(landing, "ledger_status", "_SUCCESS").write_text("")
    assert source_hashes(dated(landing)) == {
        "ledger_status/province=01/a.parquet": hashlib.sha256(path.read_bytes()).hexdigest()
    }


def test_a_file_that_vanishes_is_one_sentence(landing):
    place(landing, "station").symlink_to(landing / "gone.parquet")
    with pytest.raises(TramSoError, match="disappeared while it was read: wait for the export to finish"):
        source_hashes(dated(landing))
