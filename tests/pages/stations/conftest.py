from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.store.publication import Publication
from tests.data.small_country import write_landing
from tests.pages.stations.viewing import accepted
from tests.stores import run_data


@pytest.fixture
def latest(opened: Publication) -> date:
    return opened.snapshot().date


@pytest.fixture
def silent(store: Path, latest: date) -> str:
    """A station on the platform that has reported before and sent nothing on the latest date."""
    stations, reports = accepted(store, latest, "station"), accepted(store, latest, "station_report")
    before = pl.concat(
        accepted(store, date.fromisoformat(folder.name), "station_report").select("station_id")
        for folder in (store / "dates").iterdir()
    )
    owing = stations.filter(pl.col("platform_since") <= latest, pl.col("closed_on").is_null())
    found = owing.filter(
        pl.col("station_id").is_in(before["station_id"].to_list()),
        ~pl.col("station_id").is_in(reports["station_id"].to_list()),
    )
    return str(found["station_id"][0])


@pytest.fixture
def reporting(store: Path, latest: date) -> str:
    """An open station whose report of the latest date was accepted."""
    stations = accepted(store, latest, "station").filter(pl.col("closed_on").is_null())
    due = stations.filter(pl.col("platform_since") <= latest)["station_id"]
    sent = accepted(store, latest, "station_report").filter(pl.col("station_id").is_in(due.implode()))
    return str(sent["station_id"][0])


@pytest.fixture(scope="session")
def across(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Seven dates around the reform: stations that close, appear, become points, lack coordinates."""
    folder = tmp_path_factory.mktemp("across")
    run_data("publish", str(write_landing(folder / "landing")), "--store", str(folder / "store"))
    return Publication(folder / "store")
