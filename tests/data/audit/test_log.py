"""The audit log: entries in a chain, whoever tampers is found, several writers lose nothing."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.audit.entry import DEEDS, LONGEST
from data.audit.log import AuditLog
from tests.stores import ROOT


@pytest.fixture
def log(tmp_path: Path) -> AuditLog:
    made = AuditLog(tmp_path / "audit")
    for number in range(5):
        made.note("exported", f"reader {number}", "ministry", file=f"{number}.csv")
    return made


def file_of(tmp_path: Path) -> Path:
    return next((tmp_path / "audit").glob("*.jsonl"))


def test_entries_are_a_chain_from_the_first(log: AuditLog):
    entries = list(log.entries())
    assert [one.number for one in entries] == [1, 2, 3, 4, 5]
    assert [one.before for one in entries] == ["", *(one.hash for one in entries[:-1])]
    found = log.verify()
    assert (found.entries, found.faults) == (5, ()) and found.last == entries[-1]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda lines: lines[1].replace("1.csv", "9.csv"), "Entry 2 was changed."),
        (lambda lines: "", "Between entries 1 and 3"),
        (lambda lines: lines[1] + lines[1], "Between entries 2 and 2"),
        (lambda lines: "no json\n", "line 2: this is no entry."),
    ],
)
def test_what_was_changed_removed_or_added_is_found(log: AuditLog, tmp_path: Path, change, said: str):
    file = file_of(tmp_path)
    lines = file.read_text().splitlines(keepends=True)
    lines[1] = change(lines)
    file.write_text("".join(lines))
    assert any(said in fault for fault in log.verify().faults)


def test_a_changed_entry_with_a_new_hash_breaks_the_chain(log: AuditLog, tmp_path: Path):
    from dataclasses import replace

    entries = list(log.entries())
    forged = replace(entries[1], who="another")
    entries[1] = replace(forged, hash=forged.hashed)
    file_of(tmp_path).write_text("".join(one.line for one in entries))
    assert log.verify().faults == ("Between entries 2 and 3 something was removed, added or moved.",)


def test_the_beginning_cannot_be_cut_off_in_silence(log: AuditLog, tmp_path: Path):
    file = file_of(tmp_path)
    file.write_text("".join(file.read_text().splitlines(keepends=True)[2:]))
    assert "before entry 3 was removed" in log.verify().faults[0]


def test_old_months_are_trimmed_and_the_log_says_so(tmp_path: Path):
    log = AuditLog(tmp_path / "audit")
    first = log.note("published", "root", "operator", version="1")
    old = tmp_path / "audit" / "2019-01.jsonl"
    file_of(tmp_path).rename(old)
    old.write_text(first.line)
    log.note("exported", "reader", "viewer", file="a.csv")
    assert log.trim(365, "root") == 1 and not old.exists()
    assert [one.deed for one in log.entries()] == ["exported", "trimmed"]
    assert log.verify().faults == ()
    assert log.trim(365, "root") == 0
    assert file_of(tmp_path).name == f"{datetime.now(UTC):%Y-%m}.jsonl"


def test_several_processes_lose_no_entry(tmp_path: Path):
    code = (
        "import sys; from pathlib import Path; from data.audit.log import AuditLog\n"
        "for n in range(40): AuditLog(Path(sys.argv[1])).note('marked', sys.argv[2], 'province', n=str(n))"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "audit"), who], cwd=ROOT)
        for who in ("a", "b", "c")
    ]
    assert [one.wait() for one in running] == [0, 0, 0]
    found = AuditLog(tmp_path / "audit")
    assert found.verify().faults == () and found.verify().entries == 120
    for who in ("a", "b", "c"):
        assert [one.facts["n"] for one in found.entries() if one.who == who] == [str(n) for n in range(40)]


def test_what_somebody_sends_makes_no_line_of_its_own(tmp_path: Path):
    log = AuditLog(tmp_path / "audit")
    log.note("refused", 'a\n{"number": 2}', "viewer", address="x" * 2000 + "\u2028")
    lines = file_of(tmp_path).read_text().splitlines()
    assert len(lines) == 1 and len(json.loads(lines[0])["facts"]["address"]) == LONGEST
    assert log.verify().faults == () and "refused" in DEEDS
