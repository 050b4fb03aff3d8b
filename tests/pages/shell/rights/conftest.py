from pathlib import Path

import polars as pl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from pages.shell.published import publication
from tests.conftest import ReadStore
from tests.pages.shell.rights.telling import OWN, Known, all_stations, tokens


@pytest.fixture
def client(
    whole_server: Flask, crossing_store: Path, read_store: ReadStore, monkeypatch, tmp_path
) -> FlaskClient:
    """The whole server over a store of both eras, with marks on; the header `Reader` says who asks."""
    monkeypatch.setenv("TRAMSO_MARKS", str(tmp_path / "marks.sqlite"))
    read_store(crossing_store)
    return whole_server.test_client()


@pytest.fixture
def known(client: FlaskClient) -> Known:
    rows = all_stations(publication())
    mine = rows.filter(province=OWN)
    theirs = rows.filter(pl.col("province") != OWN)
    own, others = tokens(mine), tokens(theirs)
    assert mine.height > 3 and theirs.height > 30 and mine["phone"].count() and theirs["phone"].count()
    return Known(own - others, others - own)
