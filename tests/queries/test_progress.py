"""How ledgers are kept by place, against the facts of the laid rows."""

import pytest

from data.scope import Scope
from queries.progress import progress_by_place
from tests.queries.laid_places import SEPTEMBER
from tests.queries.obvious import total
from tests.queries.scopes import CASES, counting, levels_of, place, units_listed

LETTERS = {"electronic": "E", "parallel": "B", "paper": "P", "not_applicable": "N", "missing": "-"}
SUMS = (
    *("stations", "stations_paperless", "stations_paperless_base", "stations_back_to_paper"),
    *("reports_expected", "reports_received"),
)


LEDGERS = (None, "L01", "L04", "L40", "L75", "L78")
# Every scope with all ledgers or one; the country with each.
ASKED = [(*case, LEDGERS[number % len(LEDGERS)]) for number, case in enumerate(CASES)]
ASKED += [(Scope("34"), SEPTEMBER, ledger) for ledger in LEDGERS]


@pytest.mark.parametrize(("scope", "day", "ledger"), ASKED)
def test_places_keep_all_ledgers_or_one_as_their_sites_do(laid, scope, day, ledger):
    rows = counting(day, scope)
    for level in levels_of(scope):
        expected = []
        for unit in units_listed(scope, level, day, {place(row, scope.scheme, level) for row in rows}):
            own = [row for row in rows if place(row, scope.scheme, level) == unit["code"]]
            kept = "".join(row["ledger_states"] if ledger is None else _letter(row, ledger) for row in own)
            states = {state: kept.count(letter) for state, letter in LETTERS.items()}
            expected.append({"code": unit["code"]} | states | {name: total(own, name) for name in SUMS})
        assert progress_by_place(laid.on(day), scope, level, ledger).to_dicts() == expected, level


def _letter(row, ledger: str) -> str:
    return row["ledger_states"][int(ledger[1:]) - 1]
