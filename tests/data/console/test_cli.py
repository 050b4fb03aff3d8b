import csv
import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import fastexcel
import polars as pl
import pytest

from data.console import cli
from data.console.arguments import FILE_ENDINGS
from data.console.cli import main
from data.contract import REASONS
from data.publishing import quarantine_file
from data.publishing.quarantine_file import ENDINGS, XLSX_CELL
from data.settings import settings
from tests.conftest import ReadStore
from tests.data.tiny_landing import OCTOBER, SEPTEMBER, lay, report_rows, write

COMMANDS = (
    "demo",
    "publish",
    "check",
    "convert",
    "units",
    "population",
    "versions",
    "rollback",
    "withdraw",
    "verify",
    "prune",
    "quarantine",
    "geography",
)
EVIL = "=cmd|' /C calc'!A0"


@pytest.fixture(scope="module")
def landing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """September is clean; October has a bad value, a long text and a file whose name is a formula."""
    landing = tmp_path_factory.mktemp("house") / "landing"
    lay(landing, SEPTEMBER)
    folder = lay(landing, OCTOBER)
    write(folder / "station_report" / f"{EVIL}.parquet", report_rows(["S00001"], visits=[-1]))
    write(
        folder / "station_report" / "b.parquet", report_rows([" ", "=1+1", "x" * 40_000], visits=[-1, 1, 1])
    )
    (folder / "station" / "cut.parquet").write_bytes(b"PAR1")
    (folder / "notes.txt").touch()
    return landing


@pytest.fixture(scope="module")
def store(landing: Path) -> Path:
    store = landing.parent / "store"
    assert main(["publish", str(landing), "--store", str(store)]) == 0
    return store


def told(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> str:
    """Run a command, and return its standard output when it ends well, its one sentence otherwise."""
    capsys.readouterr()
    assert main([str(argument) for argument in arguments]) == code
    output = capsys.readouterr()
    if code == 0:
        assert output.err == ""
        return output.out
    return output.err


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    text = told(capsys, *arguments, code=1)
    assert text.count("\n") == 1
    assert text.endswith(".\n")
    assert "Traceback" not in text
    return text


def test_publish_json_is_the_contract_s_object(
    landing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = json.loads(told(capsys, "publish", landing, "--store", tmp_path / "s", "--json"))
    assert report["dates"] == ["2026-09-30", "2026-10-31"]
    assert set(report["tables"]) == {"station", "station_report", "ledger_status"}
    for table in report["tables"].values():
        parts = [table[name] for name in ("accepted", "duplicate", "superseded", "quarantined")]
        assert all(type(number) is int for number in table.values())
        assert table["read"] == sum(parts)
    assert report["tables"]["station_report"]["quarantined"] == 4
    assert report["reasons"] == {"bad_value": 2, "blank_key": 1, "unknown_station": 3}
    assert report["files"]["unreadable"] == 1
    assert report["passed_over"] == ["notes.txt"]
    assert report["synthetic"] is False
    again = json.loads(told(capsys, "publish", landing, "--store", tmp_path / "s", "--json"))
    assert again["version"] == report["version"]
    assert (again["dates"], again["reasons"], again["files"]) == ([], {}, {"read": 0, "unreadable": 0})


def test_publish_prints_the_identity_of_every_table_and_date(
    landing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = told(capsys, "publish", landing, "--store", tmp_path / "s")
    lines = [line.split() for line in text.splitlines()]
    identities = [line for line in lines if line[:1] in (["station"], ["station_report"], ["ledger_status"])]
    assert len(identities) == 6
    for _, read, equals, *parts in identities:
        assert equals == "="
        assert int(read) == sum(int(part) for part in parts[::2])
    assert "unknown_station 3" in text
    assert "station/cut.parquet: unreadable_file: a Parquet file that is cut off" in text
    assert "Passed over: notes.txt" in text


def test_check_says_1_when_anything_would_be_held_back(
    landing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(landing), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert "version" not in report
    assert report["reasons"]["bad_value"] == 2
    clean = json.loads(told(capsys, "check", landing, "--date", "2026-09-30", "--json"))
    assert clean["dates"] == ["2026-09-30"]


def test_versions_lists_the_newest_first(
    landing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "s"
    for day in ("2026-09-30", "2026-10-31"):
        told(capsys, "publish", landing, "--store", store, "--date", day)
    listed = json.loads(told(capsys, "versions", "--store", store, "--json"))
    assert [info["dates"] for info in listed] == [["2026-09-30", "2026-10-31"], ["2026-09-30"]]
    assert [info["current"] for info in listed] == [True, False]
    assert listed[0]["published_at"] > listed[1]["published_at"]
    back = json.loads(told(capsys, "rollback", listed[1]["version"], "--store", store, "--json"))
    assert back == {"version": listed[1]["version"], "previous": listed[0]["version"]}
    assert f"*  {listed[1]['version']}" in told(capsys, "versions", "--store", store)
    assert "the rollback to" in told(capsys, "publish", landing, "--store", store)
    pruned = json.loads(told(capsys, "prune", "--store", store, "--keep", "0", "--json"))
    assert pruned["removed"] == [listed[0]["version"]]


def test_verify_says_1_and_the_file(
    landing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "s"
    told(capsys, "publish", landing, "--store", store, "--date", "2026-09-30")
    assert "as they were published" in told(capsys, "verify", "--store", store)
    damaged = next(store.rglob("station.parquet"))
    damaged.write_bytes(b"")
    assert damaged.relative_to(store).as_posix() in refused(capsys, "verify", "--store", store)
    assert main(["verify", "--store", str(store), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["damaged"] == {
        damaged.relative_to(store).as_posix(): "differs"
    }


@pytest.mark.parametrize(
    ("pattern", "content"),
    [("34-province.*.geojson", b"{}"), ("34-province.*.gz", b"\x1f\x8b"), ("34-province.*.br", None)],
)
def test_verify_reads_the_shapes_too(
    pattern: str,
    content: bytes | None,
    published_store: Path,
    read_store: ReadStore,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "geography"
    shutil.copytree(settings().geography.resolve(), folder, copy_function=os.symlink)
    monkeypatch.setenv("TRAMSO_GEOGRAPHY", str(folder))
    read_store(published_store)
    assert "as they were published" in told(capsys, "verify", "--store", published_store)
    file = next(folder.glob(pattern))
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    assert str(file) in refused(capsys, "verify", "--store", published_store)
    assert main(["verify", "--store", str(published_store), "--json"]) == 1
    fault = "missing" if content is None else "differs"
    assert json.loads(capsys.readouterr().out)["damaged_shapes"] == {file.name: fault}


def test_quarantine_in_every_form(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(told(capsys, "quarantine", "--store", store, "--json"))["rows"]
    assert [(row["file"], row["row_number"]) for row in rows] == [
        (f"station_report/{EVIL}.parquet", 1),
        *(("station_report/b.parquet", number) for number in (1, 2, 3)),
    ]
    assert sorted(rows[1]["reasons"]) == ["bad_value", "blank_key", "unknown_station"]
    assert json.loads(rows[1]["values"])["visits"] == -1
    for ending in ENDINGS:
        out = tmp_path / f"held{ending}"
        assert "Wrote 4 rows" in told(capsys, "quarantine", "--store", store, "--out", out)
        names, cells = read_back(out)
        assert names == ["date", "table", "file", "row_number", "reasons", "values", "columns"]
        assert [row["file"] for row in cells] == [row["file"] for row in rows]
        assert [int(row["row_number"]) for row in cells] == [row["row_number"] for row in rows]
        assert [row["reasons"] for row in cells] == [" ".join(row["reasons"]) for row in rows]
        assert json.loads(cells[0]["values"])["visits"] == -1
        assert len(cells[3]["values"]) == (XLSX_CELL if ending == ".xlsx" else len(rows[3]["values"]))
    assert len(list(tmp_path.iterdir())) == len(ENDINGS)


def read_back(out: Path) -> tuple[list[str], list[dict[str, str]]]:
    """Column names and rows of a quarantine file, reasons joined with a space."""
    if out.suffix == ".parquet":
        frame = pl.read_parquet(out).with_columns(
            pl.col("reasons").list.join(" "), pl.col("row_number").cast(str)
        )
        return frame.columns, frame.to_dicts()
    if out.suffix == ".xlsx":
        frame = fastexcel.read_excel(out).load_sheet(0).to_polars()
        return frame.columns, frame.to_dicts()
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return list(rows[0]), rows


def test_quarantine_of_one_reason(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(told(capsys, "quarantine", "--store", store, "--reason", "blank_key", "--json"))["rows"]
    assert [row["row_number"] for row in rows] == [1]
    assert "blank_key" in told(capsys, "quarantine", "--store", store)


def test_a_csv_cell_that_a_spreadsheet_would_run_gets_an_apostrophe() -> None:
    assert quarantine_file._plain(EVIL) == f"'{EVIL}"
    assert quarantine_file._plain("station/a.parquet") == "station/a.parquet"


def test_more_rows_than_a_sheet_holds_are_refused(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quarantine_file, "XLSX_ROWS", 3)
    assert ".csv" in refused(capsys, "quarantine", "--store", store, "--out", tmp_path / "held.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_done_is_one_sentence(
    landing: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, nowhere, new = tmp_path / "empty", tmp_path / "nowhere", tmp_path / "new"
    empty.mkdir()
    for command in ("publish", "check"):
        more = ("--store", new) if command == "publish" else ()
        assert "no landing folder at" in refused(capsys, command, nowhere, *more)
        assert "named by a date" in refused(capsys, command, empty, *more)
        assert "has no 2020-01-31" in refused(capsys, command, landing, "--date", "2020-01-31", *more)
    assert not new.exists()
    for command in ("versions", "verify", "quarantine"):
        assert "Nothing is published at" in refused(capsys, command, "--store", nowhere)
    assert "Nothing is published at" in refused(capsys, "prune", "--store", nowhere, "--keep", "1")
    assert "Nothing is published at" in refused(capsys, "rollback", "v", "--store", nowhere)
    assert "Version v is not kept" in refused(capsys, "rollback", "v", "--store", store)
    assert "lies in the landing folder" in refused(capsys, "publish", landing, "--store", landing / "s")
    (tmp_path / "file").touch()
    assert "mend that" in refused(capsys, "publish", landing, "--store", tmp_path / "file" / "s")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["unheard-of"],
        ["publish", "landing"],
        ["publish", "--store", "s"],
        ["publish", "landing", "--store", "s", "--date", "2026-2-3"],
        ["publish", "landing", "--store", "s", "--date", "20261031"],
        ["check", "landing", "--date", "2026-02-30"],
        ["rollback", "--store", "s"],
        ["prune", "--store", "s"],
        ["prune", "--store", "s", "--keep", "-1"],
        ["quarantine", "--store", "s", "--out", "rows.txt"],
        ["quarantine", "--store", "s", "--reason", "ugly"],
        ["demo"],
        ["demo", "--out", "l", "--months", "0"],
    ],
)
def test_a_wrong_call_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    output = capsys.readouterr()
    assert (output.out, "usage:" in output.err) == ("", True)


def test_every_command_has_help_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit) as stop:
            main([command, "--help"])
        assert stop.value.code == 0
        assert "--json" in capsys.readouterr().out


def test_the_endings_and_reasons_of_usage_are_those_that_work() -> None:
    assert FILE_ENDINGS == ENDINGS
    assert "conflict" in REASONS


@pytest.mark.parametrize(
    "fault", [KeyError("x"), MemoryError(), OSError(28, "No space left on device"), KeyboardInterrupt()]
)
def test_no_fault_reaches_the_operator_as_a_traceback(
    fault: BaseException, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise fault

    monkeypatch.setattr(cli.commands, "versions", broken)
    refused(capsys, "versions", "--store", "s")


def test_the_module_runs_and_help_is_quick() -> None:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "data", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.rsplit("|", 1)[-1].strip() for line in run.stderr.splitlines()}
    assert not loaded & {"polars", "duckdb", "pyarrow", "geopandas", "numpy"}


def test_a_reader_that_stops_early_is_no_fault(store: Path) -> None:
    end, start = os.pipe()
    os.close(end)
    run = subprocess.run(
        [sys.executable, "-m", "data", "versions", "--store", store],
        stdout=start,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(start)
    assert (run.returncode, run.stderr) == (1, b"")


def test_progress_shows_in_a_terminal_only(landing: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    arguments = [sys.executable, "-m", "data", "publish", landing, "--store", tmp_path / "s", "--json"]
    run = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "Reading files" in shown
    assert "Summing up the version 1/1" in shown
    assert json.loads(run.stdout)["dates"] == ["2026-09-30", "2026-10-31"]
