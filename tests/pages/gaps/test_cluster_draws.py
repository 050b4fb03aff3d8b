"""What the publication draws for clusters is what a page of the same communes would draw itself."""

from pathlib import Path
from shutil import copyfile

import duckdb
import numpy as np
import pytest

import data.mart.clusters
from data.measures.metrics import METRICS
from data.settings import settings
from data.store.versions import open_store
from pages.gaps.clusters import rows
from tests.pages.gaps.test_amount import view

COMMUNES = "?view=clusters&level=commune"


@pytest.fixture(scope="module")
def published(published_store: Path, tmp_path_factory: pytest.TempPathFactory):
    """Metric → fingerprint and p, as the publication would draw them if it drew for small countries."""
    opened, chosen = open_store(published_store), settings()
    mart = tmp_path_factory.mktemp("draws") / "mart.duckdb"
    copyfile(opened.mart(opened.current()), mart)
    with duckdb.connect(str(mart)) as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(data.mart.clusters, "FEWEST", 20)
        connection.execute("DROP TABLE cluster_draw")
        shapes = chosen.geography.resolve()
        data.mart.clusters.add_clusters(connection, METRICS, chosen.coverage_from, shapes)
        drawn = connection.sql("SELECT metric, fingerprint, p FROM cluster_draw").fetchall()
    return {metric: (name, p) for metric, name, p in drawn}


@pytest.mark.parametrize("metric", ("paperless_stations", "record_opened", "doctors_per_station"))
def test_a_page_finds_the_draws_of_its_communes_and_gets_the_same_numbers(published, metric, monkeypatch):
    seen, asked = view(f"{COMMUNES}&metric={metric}"), []
    own = rows.clusters_of(seen)
    fingerprint, p = published[metric]
    assert own is not None
    told, draws = own.rows["p"].to_numpy(), np.array(p)
    kept = told == draws  # bases of a few stations can only make a small one larger
    assert (kept | ((draws <= 0.05) & (told > draws))).all()
    assert kept.all() or metric == "paperless_stations"

    def drawn(snapshot, scope, name):
        asked.append(name)
        return np.array(p)

    monkeypatch.setattr(rows, "drawn", drawn)
    monkeypatch.setattr("data.measures.clusters._drawn", None)
    found = rows.clusters_of(seen)
    assert asked == [fingerprint]
    assert found is not None and found.rows.equals(own.rows)
    assert found.overall == own.overall


def test_other_communes_are_drawn_for_at_the_request(published, monkeypatch):
    asked = []
    monkeypatch.setattr(rows, "drawn", lambda snapshot, scope, name: asked.append(name))
    found = rows.clusters_of(view(f"{COMMUNES}&metric=record_opened&zone=3"))
    assert found is not None and asked and asked[0] != published["record_opened"][0]
