import polars as pl
import pytest

from data.methods.sphere import kilometres, on_sphere
from data.methods.trips import trips


def places(*points: tuple[float | None, float | None]) -> pl.DataFrame:
    return pl.DataFrame(
        points, schema={"latitude": pl.Float64, "longitude": pl.Float64}, orient="row", strict=False
    )


def test_a_degree_of_latitude_is_a_360th_of_the_way_around():
    two = on_sphere(places((21.0, 105.0), (22.0, 105.0)))
    assert kilometres(two @ two.T)[0, 1] == pytest.approx(6371 * 2 * 3.141592653589793 / 360)


def test_a_trip_takes_the_nearest_within_reach_of_the_most_urgent():
    near, far, other = (21.0, 105.0), (21.0, 105.1), (22.0, 106.0)
    assert trips(places(near, other, far, near, other), most=3, reach=20).to_list() == [1, 2, 1, 1, 2]
    assert trips(places(near, other, far, near, other), most=2, reach=20).to_list() == [1, 2, 3, 1, 2]
    assert trips(places(near, far), most=6, reach=5).to_list() == [1, 2]


def test_a_place_that_lies_nowhere_is_on_no_trip():
    assert trips(places((21.0, 105.0), (None, 105.0), (21.0, None)), 6, 20).to_list() == [1, None, None]
    assert trips(places(), 6, 20).to_list() == []


def test_many_stations_in_one_place_fill_one_trip_after_another():
    assert trips(places(*[(21.0, 105.0)] * 5), most=2, reach=20).to_list() == [1, 1, 2, 2, 3]
