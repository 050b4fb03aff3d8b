"""Ledger by ledger, against the letters of the laid rows."""

import pytest

from queries.ledgers import ledger_counts, ledger_counts_by_date
from tests.queries.laid_places import DATES, Row
from tests.queries.scopes import CASES, counting

STATES = {"paper_only": "P", "parallel": "B", "electronic_only": "E", "not_applicable": "N", "missing": "-"}


def kept(rows: list[Row]) -> list[Row]:
    """One row a ledger, L01 first: how many of the sites keep it in each way."""
    return [
        {"ledger_id": f"L{number:02d}"}
        | {
            state: sum(row["ledger_states"][number - 1] == letter for row in rows)
            for state, letter in STATES.items()
        }
        for number in range(1, 79)
    ]


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_every_ledger_of_a_scope(laid, scope, day):
    assert ledger_counts(laid.on(day), scope).to_dicts() == kept(counting(day, scope))


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_every_ledger_over_time(laid, scope, day):
    dates = {held: counting(held, scope) for held in DATES[: DATES.index(day) + 1]}
    expected = [{"date": held} | row for held, rows in dates.items() if rows for row in kept(rows)]
    assert ledger_counts_by_date(laid.on(day), scope).to_dicts() == expected
