"""The ministry's lists in a store: taken in whole or not at all, and what a version makes of them."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from data.console.cli import main
from data.errors import TramSoError
from data.publishing.publish import publish
from data.publishing.withdraw import withdraw
from data.store.durable import sha256_of
from data.store.versions import open_store
from tests.data.checks.test_lists import TARGET, TITLES
from tests.data.marts import current_mart
from tests.data.tiny_landing import OCTOBER, SEPTEMBER

AIMED = TARGET | {"metric": "deployment", "value": "1"}


def listed(file: Path, rows: Sequence[dict[str, str]]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


def aimed(store: Path) -> set[str]:
    """The metrics of which the current version knows who reached a target."""
    with current_mart(store) as mart:
        return {name for (name,) in mart.execute("SELECT DISTINCT metric FROM standing").fetchall()}


def test_targets_change_the_next_version_and_no_date(
    landing: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = publish(landing, store)
    assert "record_coverage" in aimed(store)
    file = listed(tmp_path / "targets.csv", [AIMED])
    assert main(["targets", str(file), "--store", str(store), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"sha256": sha256_of(file), "entries": 1, "faults": []}
    second = publish(landing, store)
    opened = open_store(store)
    manifests = [opened.manifest(str(one.version)) for one in (first, second)]
    assert [sorted(manifest.official) for manifest in manifests] == [[], ["targets"]]
    given = manifests[1].official["targets"]
    assert (given.sha256, given.rows) == (sha256_of(file), [AIMED])
    assert manifests[0].dates == manifests[1].dates
    assert aimed(store) == {"deployment"}
    assert publish(landing, store).version == second.version
    withdraw(store, SEPTEMBER)
    assert open_store(store).manifest(open_store(store).current()).official == manifests[1].official


@pytest.mark.parametrize(
    ("command", "rows", "faults"),
    [
        ("targets", [AIMED | {"value": "2", "by": "soon"}], 2),
        ("ledgers", [TITLES[0] | {"name_vi": ""}, *TITLES[2:]], 2),
    ],
)
def test_a_bad_list_is_one_sentence_a_fault_and_changes_nothing(
    landing: Path,
    store: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    command: str,
    rows: list[dict[str, str]],
    faults: int,
) -> None:
    before = publish(landing, store, [OCTOBER])
    file = listed(tmp_path / "list.csv", rows)
    assert main([command, str(file), "--store", str(store)]) == 1
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", faults)
    assert not (store / "official").exists()
    assert publish(landing, store, [OCTOBER]).version == before.version


def test_a_list_that_was_damaged_in_the_store_stops_a_publication(
    landing: Path, store: Path, tmp_path: Path
) -> None:
    assert main(["ledgers", str(listed(tmp_path / "a.csv", TITLES)), "--store", str(store)]) == 0
    (store / "official/ledgers.csv").write_text("ledger_id,name_vi,name_en,document\n", "utf-8")
    with pytest.raises(TramSoError, match="is damaged: take the list in again"):
        publish(landing, store)
    (store / "official/ledgers.csv").unlink()
    assert publish(landing, store).version
