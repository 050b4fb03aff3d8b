"""Is the synthetic country plausible: the national picture, against the ranges we calibrate to."""

from functools import cache

import numpy as np
import polars as pl
import pytest

from data.demo.calendar import REFORM_MONTH, SERIES, tet_share
from data.demo.ledgers import ELECTRONIC, NOT_APPLICABLE, PARALLEL
from data.demo.reporting import reporting
from data.demo.reports import Month, report_rows
from data.demo.streams import Streams
from data.demo.write import SEED, _Everything

LAST = len(SERIES) - 1
RECORDS = ("records_created", "records_matched", "records_updated", "records_opened")


@cache
def country() -> _Everything:
    return _Everything(11_000, Streams(SEED))


@cache
def picture(month: int) -> dict[str, float]:
    """National shares at a month's end, recomputed from the clean rows."""
    all_, streams = country(), Streams(SEED)
    states, people = all_.ledgers.states(month), all_.register.people(month)
    open_ = all_.adoption.exists(month)
    deployed = all_.adoption.deployed(month) & open_
    reports = reporting(all_.country, all_.adoption, streams, month)
    rows = report_rows(Month(all_.country, all_.adoption, streams, month, people, states), reports)
    rows = rows.with_columns(late=(pl.col("submitted_at").dt.date() - SERIES[month]).dt.total_days() > 7)
    total = {
        column: int(rows[column].sum())
        for column in ("visits", "visits_paperless", "visits_insured", *RECORDS)
    }
    applies, full = states != NOT_APPLICABLE, ~all_.ledgers.missing.any(axis=1)
    paperless = full & ((states == ELECTRONIC) | ~applies).all(axis=1)
    return {
        "deployed": deployed.sum() / open_.sum(),
        "complete": reports.sum() / deployed.sum(),
        "on_time": 1 - float(rows["late"].mean()),  # type: ignore[arg-type]
        "electronic": (states == ELECTRONIC).sum() / applies.sum(),
        "parallel": (states == PARALLEL).sum() / applies.sum(),
        "paperless": paperless[open_].mean(),
        "paperless_visits": total["visits_paperless"] / total["visits"],
        "insured": total["visits_insured"] / total["visits"],
        **{name: total[name] / people[reports].sum() for name in RECORDS},
    }


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [
        ("deployed", 0.95, 0.99), ("complete", 0.94, 0.98), ("on_time", 0.85, 0.94),
        ("electronic", 0.58, 0.70),
        ("parallel", 0.25, 0.40), ("paperless", 0.12, 0.20), ("paperless_visits", 0.65, 0.75),
        ("insured", 0.6, 0.9),
        ("records_created", 0.87, 0.94), ("records_matched", 0.58, 0.66), ("records_updated", 0.37, 0.46),
        ("records_opened", 0.25, 0.34),
    ],
)  # fmt: skip
def test_october_2026_is_as_calibrated(share: str, low: float, high: float) -> None:
    assert low <= picture(LAST)[share] <= high


def test_the_platforms_begin_small() -> None:
    first = picture(0)
    assert first["deployed"] < 0.01 and first["paperless"] == 0 and first["electronic"] < 0.001


def test_completeness_begins_near_four_fifths() -> None:
    assert 0.76 <= np.mean([picture(month)["complete"] for month in (4, 5, 6)]) <= 0.86


@pytest.mark.parametrize("share", ["deployed", "electronic", "records_matched", "paperless_visits"])
def test_most_shares_grow_from_year_to_year(share: str) -> None:
    values = [picture(month)[share] for month in range(12, LAST + 1, 12)]
    assert values == sorted(values)


def test_the_reform_is_a_break() -> None:
    before, after = picture(REFORM_MONTH - 1), picture(REFORM_MONTH)
    assert after["complete"] < before["complete"] - 0.05
    assert after["electronic"] < before["electronic"]
    assert after["paperless"] < before["paperless"]


def test_tet_lowers_reporting() -> None:
    february = next(month for month in range(60, LAST) if tet_share(month) > 0.9)
    assert picture(february)["complete"] < min(
        picture(february - 1)["complete"], picture(february + 1)["complete"]
    )


def test_the_signed_books_close_last() -> None:
    states = country().ledgers.states(LAST)
    electronic = (states == ELECTRONIC).sum(axis=0) / (states != NOT_APPLICABLE).sum(axis=0)
    last_four = np.array([74, 77, 65, 66]) - 1
    assert electronic[last_four].mean() < electronic.mean() - 0.1
    assert set(np.argsort(electronic)[:2]) <= set(last_four)


def test_provinces_differ_strongly() -> None:
    electronic = (country().ledgers.states(LAST) == ELECTRONIC).mean(axis=1)
    shares = [
        electronic[country().country.province == code].mean() for code in set(country().country.province)
    ]
    assert min(shares) < 0.3 and max(shares) > 0.75


def test_some_stations_go_back_to_paper() -> None:
    then, now = (country().ledgers.states(month) == ELECTRONIC for month in (LAST - 6, LAST))
    assert 50 < int((then & ~now).any(axis=1).sum()) < 2_000


@pytest.mark.parametrize("month", [20, LAST])
def test_only_stations_on_the_network_consult_over_it(month: int) -> None:
    all_, streams = country(), Streams(SEED)
    states, people = all_.ledgers.states(month), all_.register.people(month)
    reports = reporting(all_.country, all_.adoption, streams, month)
    rows = report_rows(Month(all_.country, all_.adoption, streams, month, people, states), reports)
    consulting = rows.filter(pl.col("teleconsultations") > 0)
    assert 0 < consulting.height < rows.filter("network_connected").height
    assert consulting["network_connected"].all()
