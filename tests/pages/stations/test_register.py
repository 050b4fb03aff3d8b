import polars as pl

from data.store.publication import Publication
from queries.station import station
from tests.conftest import ReadStore
from tests.data.small_country import DATES
from tests.pages.reading import classed, links_on
from tests.pages.stations.viewing import NATIONAL, body, register_of


def test_a_point_names_its_station_and_the_station_its_points(across: Publication, read_store: ReadStore):
    read_store(across.root)
    rows = register_of(across, DATES[-1]).filter(pl.col("closed_on").is_null())
    pairs = rows.filter(site_kind="point").join(
        rows, left_on="parent_station_id", right_on="station_id", suffix="_of_parent"
    )
    point = pairs.row(0, named=True)
    assert links_on(body(point["station_id"]))[point["name_of_parent"]].startswith(
        f"/stations/{point['parent_station_id']}"
    )
    addresses = links_on(body(point["parent_station_id"])).values()
    assert f"/stations/{point['station_id']}" in {address.partition("?")[0] for address in addresses}


def test_a_station_with_an_estimated_commune_says_so(across: Publication, read_store: ReadStore):
    read_store(across.root)
    marks = {}
    for row in register_of(across, DATES[-1]).iter_rows(named=True):
        seen = station(across.snapshot(), row["station_id"], NATIONAL).row(0, named=True)
        marks[row["station_id"]] = seen["estimated63"]
    guessed = [site for site, estimated in marks.items() if estimated]
    certain = [site for site, estimated in marks.items() if not estimated]
    assert guessed
    assert classed(body(guessed[0]), "estimate")
    assert not classed(body(certain[0]), "estimate")
