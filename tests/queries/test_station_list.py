"""The sites behind a cell of ledgers, against the letters of the laid rows."""

import pytest

from data.scope import Scope
from queries.station_list import station_list
from tests.queries.laid_places import SEPTEMBER, Row
from tests.queries.scopes import CASES, columns, counting

STATES = {"electronic": "E", "parallel": "B", "paper": "P", "not_applicable": "N", "missing": "-"}
WORDS = {letter: state for state, letter in STATES.items()}
COPIED = (
    *("station_id", "name", "site_kind", "province", "district", "commune", "stage", "people"),
    *("own_staff", "own_doctors", "phone", "ledgers_electronic", "ledgers_base", "stations_deployed"),
    *("stations_deployed_base", "reports_expected"),
    *("reports_received", "reports_on_time", "reports_on_time_base", "reports_unexpected"),
    "reports_held_back",
)


def listed(rows: list[Row], scope: Scope, ledger: str | None, state: str | None) -> list[Row]:
    """The sites that keep a ledger in a way, or any ledger where none is named."""
    found = []
    for row in rows:
        letters = row["ledger_states"] if ledger is None else row["ledger_states"][int(ledger[1:]) - 1]
        if state is None or STATES[state] in letters:
            found.append(
                columns(row, scope, COPIED)
                | {"kept": WORDS[letters] if ledger else None}
                | {"held": row["ledger_states"].count(STATES[state]) if state else None}
            )
    return found


@pytest.mark.parametrize(("scope", "day"), CASES)
@pytest.mark.parametrize("asked", ((None, None), ("L75", "electronic")))
def test_sites_of_a_scope(laid, scope, day, asked):
    assert station_list(laid.on(day), scope, *asked).to_dicts() == listed(counting(day, scope), scope, *asked)


@pytest.mark.parametrize("state", (None, *STATES))
@pytest.mark.parametrize("ledger", (None, "L01", "L02", "L40", "L78"))
def test_every_way_to_keep_a_ledger(laid, ledger, state):
    expected = listed(counting(SEPTEMBER, Scope("34")), Scope("34"), ledger, state)
    assert station_list(laid, Scope("34"), ledger, state).to_dicts() == expected
