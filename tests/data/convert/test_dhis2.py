"""DHIS2 data value sets: elements, operands, periods, deleted values."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from data.convert.dhis2 import last_day
from data.errors import TramSoError
from tests.data.convert.files import converted, rows_of, text

HEADINGS = """
    [station_report]
    visits = "deVisits"
    visits_insured = "deVisits.bhyt"
    submitted_at = "lastUpdated"
    station_id = { heading = "orgUnit", values = { "uid1" = "01001" } }
"""


def value(element: str, amount: str, unit: str = "uid1", **more: Any) -> dict[str, Any]:
    one = {"dataElement": element, "period": "202610", "orgUnit": unit, "value": amount}
    return one | {"categoryOptionCombo": "other", "lastUpdated": "2026-11-03T08:12:00.000+0700"} | more


def laid(folder: Path, *values: dict[str, Any]) -> Path:
    return text(folder / "a.json", json.dumps({"dataValues": values}))


def test_values_become_a_row_a_unit(tmp_path: Path) -> None:
    file = laid(
        tmp_path,
        value("deVisits", "1200"),
        value("deVisits", "34", categoryOptionCombo="bhyt", lastUpdated="2026-11-04T08:12:00.000+0700"),
        value("deVisits", "999", deleted=True),
        value("deVisits", "999", period="202609"),
        value("network_connected", "true"),
        value("deVisits", "7", unit="S2"),
        value("unknown", "7", unit="S2"),
    )
    headings = text(tmp_path / "h.toml", HEADINGS)
    done = converted(file, "station_report", tmp_path / "landing", headings=headings)
    first, second = rows_of(done)
    assert (first["station_id"], first["visits_insured"], first["network_connected"]) == ("01001", 34, True)
    assert first["submitted_at"] == datetime(2026, 11, 4, 1, 12, tzinfo=UTC)
    assert (second["station_id"], second["visits"], second["network_connected"]) == ("S2", 7, None)
    assert first["visits"] == 1234
    assert "a.json: columns not taken: unknown" in done.notes
    assert "a.json: 2 values left out, deleted or of other periods" in done.notes


def test_ledgers_by_element(tmp_path: Path) -> None:
    file = laid(tmp_path, value("L01", "parallel", "S1"), value("L02", "paper_only", "S1"))
    told = rows_of(converted(file, "ledger_status", tmp_path / "landing"))
    assert [(row["station_id"], row["ledger_id"], row["state"]) for row in told] == [
        ("S1", "L01", "parallel"),
        ("S1", "L02", "paper_only"),
    ]


def test_a_fault_names_the_unit(tmp_path: Path) -> None:
    file = laid(tmp_path, value("visits", "1.234", "S1"), value("visits_insured", "many", "S1"))
    done = converted(file, "station_report", tmp_path / "landing")
    assert [fault.sentence().split(",")[1] for fault in done.faults] == [" row of orgUnit S1"] * 2


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("202610", date(2026, 10, 31)),
        ("20261031", date(2026, 10, 31)),
        ("2026W44", date(2026, 11, 1)),
        ("2026Q3", date(2026, 9, 30)),
        ("2026S2", date(2026, 12, 31)),
        ("2026", date(2026, 12, 31)),
        ("202613", None),
        ("2026Q5", None),
        ("LAST_MONTH", None),
    ],
)
def test_the_last_day_of_a_period(period: str, day: date | None) -> None:
    assert last_day(period) == day


def test_a_set_without_values_of_the_period_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        TramSoError, match="no values of a period that ends on 2026-10-31; its periods: 202609"
    ):
        converted(laid(tmp_path, value("visits", "1", period="202609")), "station_report", tmp_path / "l")
    with pytest.raises(TramSoError, match="data value 1: dataElement is missing"):
        converted(laid(tmp_path, value("", "1")), "station_report", tmp_path / "l")
