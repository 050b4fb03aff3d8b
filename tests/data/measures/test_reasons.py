"""Reasons and differences on rows of a few places, and letters of ledgers one at a time."""

from datetime import date

import polars as pl
import pytest

from data.measures.chain import STEPS, UNKNOWN_COLUMNS
from data.measures.ledger_catalogue import ledger_catalogue
from data.measures.metrics import BY_KEY, METRICS
from data.measures.reasons import (
    GROUPS,
    OF_LEDGERS,
    factors_of,
    furthest,
    most_on_paper,
    shares_of_sites,
    with_left,
    with_reason,
    with_years,
)

OF_GROUP = {
    group: [i for i, ledger in enumerate(ledger_catalogue()) if ledger.programme == group] for group in GROUPS
}


def letters(others: str, **changed: str) -> str:
    """78 letters: `others`, and in each group named the letters given from its first ledger on."""
    row = [others] * 78
    for group, own in changed.items():
        for position, letter in zip(OF_GROUP[group], own, strict=False):
            row[position] = letter
    return "".join(row)


def left(states: str) -> dict:
    return with_left(pl.DataFrame({"ledger_states": [states]})).row(0, named=True)


def test_ledgers_on_paper_alone_and_beside_are_left():
    row = left(letters("E", TC="PB", QT="B"))
    assert row["left"] == 3
    assert {name for name in OF_LEDGERS if row[name]} == {"paper_TC", "paper_QT"}


def test_nothing_is_said_of_a_group_that_is_not_all_known():
    row = left(letters("E", TC="-", QT="-P", DS="N" * 20))
    assert (row["paper_TC"], row["paper_QT"], row["paper_DS"], row["paper_KCB"]) == (None, None, None, False)
    assert row["left"] == 1


def test_nothing_is_left_or_not_where_no_ledger_is_known():
    row = left(letters("-"))
    assert row["left"] is None
    assert {row[name] for name in OF_LEDGERS} == {None}


def test_years_with_v20_need_a_date_that_has_come():
    sites = pl.DataFrame(
        {
            "deployed": [True, False, True],
            "platform_since": [date(2024, 10, 31), date(2027, 1, 1), None],
        }
    )
    years = with_years(sites, date(2026, 10, 31))["years"].to_list()
    assert years[0] == pytest.approx(2, abs=0.01)
    assert years[1:] == [None, None]


def test_shares_are_of_the_sites_that_say():
    nothing = dict.fromkeys(OF_LEDGERS, pl.Series([None, None, None], dtype=pl.Boolean))
    sites = pl.DataFrame({"years": [1.0, 3.0, None], "connection": ["none", None, "fibre"], **nothing})
    row = sites.select(shares_of_sites()).row(0, named=True)
    assert (row["new_to_v20"], row["offline"], row["paper_TC"]) == (0.5, 0.5, None)


def chain(**counts: int) -> dict:
    """A row of `chain_by` with those counts."""
    row = dict.fromkeys((*STEPS, *UNKNOWN_COLUMNS), 0) | counts
    sums = {"lacking": STEPS, "unknown": UNKNOWN_COLUMNS}
    return row | {name: sum(row[step] for step in steps) for name, steps in sums.items()}


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ({"on_paper": 6, "not_reporting": 2, "unknown_no_number": 7}, ("on_paper", 6, 0.75)),
        ({"not_deployed": 3, "on_paper": 3}, ("not_deployed", 3, 0.5)),
        ({"on_paper": 2, "unknown_not_reporting": 3, "unknown_no_number": 1}, ("not_reporting", 3, 0.75)),
        ({}, (None, None, None)),
    ],
    ids=["most", "of equal ones the first", "more unknown", "nobody"],
)
def test_the_reason_of_a_place(counts, reason):
    row = with_reason(pl.DataFrame([chain(**counts)])).row(0, named=True)
    assert (row["reason"], row["reason_count"], row["reason_share"]) == reason


WHOLE = pl.DataFrame({"reporting": [0.9], "ledger_digitisation": [0.6], "offline": [0.02]})


@pytest.mark.parametrize(
    ("own", "factor"),
    [
        ((0.8, 0.3, 0.5), "offline"),
        ((0.8, 0.3, 0.0), "ledger_digitisation"),
        ((0.8, 0.9, None), "reporting"),
        ((0.895, 0.9, 0.0), None),
        ((None, None, None), None),
    ],
)
def test_what_differs_most_is_what_is_most_behind(own, factor):
    places = pl.DataFrame([("11", *own)], schema=["code", *WHOLE.columns], orient="row")
    row = furthest(places, WHOLE, WHOLE.columns, "factor").row(0, named=True)
    assert row["factor"] == factor
    if factor:
        assert (row["factor_own"], row["factor_whole"]) == (row[factor], WHOLE[factor].item())


def test_without_factors_nothing_differs():
    row = furthest(pl.DataFrame({"code": ["11"]}), pl.DataFrame(), (), "group").row(0, named=True)
    assert row == {"code": "11", "group": None, "group_own": None, "group_whole": None}


def test_the_group_that_most_keep_on_paper():
    shares = [
        dict.fromkeys(OF_LEDGERS, 0.1) | {"paper_QT": 0.4, "paper_TC": None},
        dict.fromkeys(OF_LEDGERS, 0.0),
    ]
    rows = most_on_paper(pl.DataFrame(shares, schema=dict.fromkeys(OF_LEDGERS, pl.Float64)))
    assert rows["last_group"].to_list() == ["paper_QT", None]
    assert rows["last_group_own"].to_list() == [0.4, None]


def test_no_metric_is_a_factor_of_itself():
    assert factors_of(BY_KEY["stations_with_doctor"]) == ()
    for metric in METRICS:
        assert metric.key not in factors_of(metric)
