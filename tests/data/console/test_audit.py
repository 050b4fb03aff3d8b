"""What commands leave in the audit log, and the command that reads it."""

import json
import shutil
from pathlib import Path

import pytest

from data.console.cli import main
from data.settings import settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRAMSO_AUDIT", str(tmp_path / "audit"))
    settings.cache_clear()
    yield tmp_path / "audit"
    settings.cache_clear()


def test_what_changes_the_store_is_noted_and_the_log_can_be_verified(
    folder: Path, demo_landing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    landing = Path(shutil.copytree(demo_landing, tmp_path / "landing"))
    store = str(tmp_path / "store")
    assert main(["publish", str(landing), "--store", store]) == 0
    assert main(["publish", str(landing), "--store", store]) == 0  # nothing to do, nothing noted
    day = sorted(path.name for path in landing.iterdir() if path.is_dir())[0]
    assert main(["withdraw", day, "--store", store]) == 0
    assert main(["prune", "--keep", "0", "--store", store]) == 0
    capsys.readouterr()
    assert main(["audit", "--show", "9", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)["shown"]
    assert [one["deed"] for one in shown] == ["published", "withdrawn", "pruned"]
    assert shown[1]["facts"]["withdrawn"] == day and all(one["who"] for one in shown)
    assert shown[0]["facts"]["version"] in shown[2]["facts"]["removed"]
    file = next(folder.glob("*.jsonl"))
    file.write_text(file.read_text().replace(day, "2020-01-01"))
    assert main(["audit", "--trim"]) == 1
    assert "Entry 2 was changed." in capsys.readouterr().err


def test_a_log_that_is_off_or_not_there_is_said(folder: Path, monkeypatch, capsys):
    assert main(["audit"]) == 0
    assert "There is no log in" in capsys.readouterr().out
    monkeypatch.setenv("TRAMSO_AUDIT", "off")
    settings.cache_clear()
    assert main(["audit"]) == 0
    assert "The log is off" in capsys.readouterr().out
