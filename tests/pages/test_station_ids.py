"""Stations whose ids hold what addresses part by: their page, their files and the names of these."""

from pathlib import Path
from urllib.parse import quote

import polars as pl
import pytest
from flask import Flask

from data.publishing.publish import publish
from pages import files
from tests.conftest import ReadStore
from tests.data.tiny_landing import OCTOBER, lay

IDS = ("HN/01/2021", "50%25", "TYT 01.csv")


@pytest.fixture(scope="module")
def odd_ids(tmp_path_factory: pytest.TempPathFactory) -> Path:
    landing = tmp_path_factory.mktemp("ids") / "landing"
    folder = lay(landing, OCTOBER)
    names = dict(zip(("S00000", "S00001", "S00002"), IDS, strict=True))
    for path in folder.rglob("*.parquet"):
        pl.read_parquet(path).with_columns(pl.col("station_id").replace(names)).write_parquet(path)
    publish(landing, landing.parent / "store")
    return landing.parent / "store"


@pytest.mark.parametrize("station_id", IDS)
def test_the_files_of_a_station_are_its_own(
    odd_ids: Path, store: Path, read_store: ReadStore, station_id: str
):
    read_store(odd_ids)
    server = Flask(__name__)
    server.register_blueprint(files.files)
    answer = server.test_client().get(f"/download/stations/{quote(station_id, safe='')}/reports.csv?lang=en")
    assert answer.status_code == 200
    name = {"HN/01/2021": "HN_01_2021", "50%25": "50_25", "TYT 01.csv": "TYT_01_csv"}[station_id]
    assert f"-{name}-2026-10-31.csv" in answer.headers["Content-Disposition"]
    assert f"Station {station_id}" in answer.get_data(as_text=True)
