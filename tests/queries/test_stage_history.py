"""How every site stood at every date, against the laid sites read one by one."""

from datetime import date

import pytest

from data.scope import Scope
from queries.stage_history import stage_history
from tests.queries.laid_places import DATES, Row
from tests.queries.obvious import facts
from tests.queries.obvious_states import STAGES
from tests.queries.scopes import SCOPES, place, within


def state(row: Row | None, day: date) -> str:
    """The character of a site on a date."""
    if row is None:
        return "0"
    if not row["counts"]:
        return "9" if row["closed_on"] is not None and row["closed_on"] <= day else "0"
    return str(STAGES.index(row["stage"]) + 1) if row["stage"] in STAGES else "8"


BY_DATE = {day: {row["station_id"]: row for row in facts(day)} for day in DATES}
LATEST = {station_id: row for day in DATES for station_id, row in BY_DATE[day].items()}


@pytest.mark.parametrize("scope", SCOPES)
def test_a_character_a_date_says_how_every_site_stood(laid, scope):
    found = {row["station_id"]: row for row in stage_history(laid, scope).to_dicts()}
    expected = {row["station_id"]: row for row in within(LATEST.values(), scope)}
    assert found.keys() == expected.keys()
    for station_id, row in found.items():
        rows = [(BY_DATE[day].get(station_id), day) for day in DATES]
        assert row["states"] == "".join(state(known, day) for known, day in rows), station_id
        silent = ["x" if known and known["stations_silent"] else "." for known, _ in rows]
        assert row["silent"] == "".join(silent), station_id
        for level in ("province", "district", "commune"):
            assert row[level] == place(expected[station_id], scope.scheme, level), (station_id, level)


def test_the_laid_sites_hold_every_state_and_some_silence(laid):
    rows = stage_history(laid, Scope("34"))
    assert set("".join(rows["states"])) == set("0123456789")
    assert set("".join(rows["silent"])) == set(".x")
