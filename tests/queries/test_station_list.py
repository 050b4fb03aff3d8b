"""The stations behind a cell: those that keep a ledger in one way, against the rows that were laid."""

import pytest

from data.contract import LEDGER_IDS
from data.measures.ledger_catalogue import STATES
from data.scope import Scope
from queries.ledgers import ledger_counts
from queries.station_list import station_list
from queries.stations import stations
from tests.data.small_country import DATES
from tests.queries.test_counts import ledgers_of, open_sites

WORDS = {
    "electronic_only": "electronic",
    "parallel": "parallel",
    "paper_only": "paper",
    "not_applicable": "not_applicable",
    None: "missing",
}


def laid() -> dict[str, dict[str, str]]:
    """Open site → ledger → how it is kept."""
    kept = ledgers_of(DATES[-1])
    sites = [site["station_id"] for site in open_sites(DATES[-1])]
    return {site: {one: WORDS[kept.get(site, {}).get(one)] for one in LEDGER_IDS} for site in sites}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("ledger", ("L01", "L40", "L78"))
def test_a_cell_opens_the_stations_that_it_counts(latest, ledger, state):
    rows = station_list(latest, Scope(), ledger, state)
    assert set(rows["station_id"]) == {site for site, kept in laid().items() if kept[ledger] == state}
    assert set(rows["kept"]) <= {state}
    column = {"electronic": "electronic_only", "paper": "paper_only"}.get(state, state)
    assert rows.height == ledger_counts(latest, Scope()).filter(ledger_id=ledger)[column].item()


@pytest.mark.parametrize("state", STATES)
def test_without_a_ledger_any_of_the_78_will_do(latest, state):
    rows = station_list(latest, Scope(), None, state)
    expected = {site: list(kept.values()).count(state) for site, kept in laid().items()}
    assert dict(rows.select("station_id", "held").iter_rows()) == {s: n for s, n in expected.items() if n}
    assert rows["kept"].null_count() == rows.height


def test_a_ledger_alone_lists_every_station_with_how_it_is_kept(latest):
    rows = station_list(latest, Scope(), "L12")
    assert dict(rows.select("station_id", "kept").iter_rows()) == {
        s: kept["L12"] for s, kept in laid().items()
    }


def test_the_scope_narrows_the_list(latest):
    own = stations(latest, Scope("63", province="11"))["station_id"]
    rows = station_list(latest, Scope("63", province="11"), "L12", "parallel")
    assert set(rows["station_id"]) == {s for s in own if laid()[s]["L12"] == "parallel"}
