"""Groups of places compared at publication, on sites laid by hand."""

from pathlib import Path

import duckdb
import numpy as np
import polars as pl
import pytest
from scipy.stats import CensoredData, logrank

from data.mart.survival import add_survival
from data.measures.survival import FEWEST

UNITS = ("region63", "province63", "region34", "province34")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[pl.DataFrame, pl.DataFrame]:
    """150 sites in two provinces, in zones of 80, FEWEST and a few; and survival_group as made of them."""
    random = np.random.default_rng(4)
    end, event = random.integers(6, 50, 150), random.geometric(0.05, 150)
    zone = np.array(["1"] * 80 + ["2"] * FEWEST + ["3"] * (FEWEST - 1) + [""] * (150 - 79 - 2 * FEWEST))
    sites = pl.DataFrame(
        {
            "site": np.arange(150),
            **dict.fromkeys(UNITS, np.where(random.random(150) < 0.6, "01", "11")),
            "zone": zone,
            "cohort": "2021",
            "months": np.minimum(end, event).astype(np.int32),
            "event": event <= end,
            "followed": random.random(150) < 0.99,
            "already": False,
            "back": random.random(150) < 0.3,
            "moves": [[int(own)] if own <= last else [] for own, last in zip(event, end, strict=True)],
            "until": end.astype(np.int32),
            "parallel_months": pl.Series([None] * 150, dtype=pl.Int32),
            "parallel_ended": False,
        }
    ).with_columns(pl.when(zone="2").then(True).otherwise("followed").alias("followed"))
    laid = tmp_path / "survival_site.sql"
    laid.write_text("CREATE TEMP TABLE survival_site AS FROM sites", encoding="utf-8")
    monkeypatch.setattr("data.mart.survival.SITES", laid)
    monkeypatch.setattr("data.mart.survival.add_ledger_pace", lambda *_: None)
    with duckdb.connect() as mart:
        mart.register("sites", sites)
        add_survival(mart)
        return sites.filter("followed"), mart.sql("FROM survival_group WHERE scheme = '34'").pl()


def test_the_groups_large_enough_are_compared_as_scipy_compares_two(made):
    sites, groups = made
    pair = [sites.filter(zone=zone) for zone in ("1", "2")]
    times = [CensoredData.right_censored(one["months"], ~one["event"]) for one in pair]
    country = groups.filter(level="country")
    assert country.filter(kind="zone")["log_rank"].to_list() == pytest.approx([logrank(*times).pvalue] * 4)
    assert country.filter(pl.col("kind") != "zone")["log_rank"].null_count() == 3
    # Nowhere else are there two zones of FEWEST.
    assert groups.filter(pl.col("level") != "country")["log_rank"].is_null().all()


def test_those_back_on_paper_are_of_those_who_came(made):
    sites, groups = made
    again = sites.filter("event", "back").height
    assert 0 < again < sites.filter("event").height
    assert groups.filter(level="country", kind="all")["back"].to_list() == [again]
    assert groups.filter(level="country", kind="zone")["back"].sum() == again


def test_each_large_group_is_compared_with_all_others(made):
    sites, groups = made
    own, others = sites.filter(zone="1"), sites.filter(pl.col("zone") != "1")
    times = [CensoredData.right_censored(one["months"], ~one["event"]) for one in (own, others)]
    country = groups.filter(level="country", kind="zone")
    assert country.filter(member="1")["log_rank_others"][0] == pytest.approx(logrank(*times).pvalue)
    assert country.filter(stations=FEWEST)["log_rank_others"][0] is not None
    assert country.filter(pl.col("stations") < FEWEST)["log_rank_others"].is_null().all()
