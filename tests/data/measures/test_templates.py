import polars as pl

from data.measures.templates import bands_of, mean_in_use, reporting, with_all

STATIONS = pl.DataFrame({"templates": [0, 1, 10, 11, 41, 42], "stations": [1, 2, 3, 4, 5, 5]})


def test_bands_hold_both_of_their_ends_and_all_stations():
    rows = bands_of(STATIONS)
    assert rows["band"].to_list() == ["0", "1–10", "11–20", "21–30", "31–41", "42"]
    assert rows["stations"].to_list() == [1, 5, 4, 0, 5, 5]
    assert rows["share"].to_list() == [0.05, 0.25, 0.2, 0.0, 0.25, 0.25]


def test_the_mean_is_over_stations_and_those_with_all_are_counted():
    assert reporting(STATIONS) == 20
    assert mean_in_use(STATIONS) == (2 + 30 + 44 + 205 + 210) / 20
    assert with_all(STATIONS) == 5


def test_without_a_report_there_is_no_mean_and_no_share():
    assert mean_in_use(STATIONS.clear()) is None
    assert bands_of(STATIONS.clear())["share"].to_list() == [None] * 6
