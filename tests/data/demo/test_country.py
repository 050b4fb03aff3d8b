"""The synthetic country against the real units: who has a site, and what the reform makes of it."""

from functools import cache

import numpy as np
import polars as pl
import pytest

from data.demo.calendar import REFORM_MONTH, SERIES
from data.demo.country import make_country
from data.demo.places import communes
from data.demo.streams import Streams
from data.demo.write import SEED, _Everything
from data.geography.units import load_units

PLACES = 10_039  # 10,035 communes and four inhabited islands


@cache
def everything(stations: int) -> _Everything:
    return _Everything(stations, Streams(SEED))


def register(stations: int, month: int) -> pl.DataFrame:
    return everything(stations).register.rows(month)


def test_every_new_commune_has_a_site_but_hoang_sa() -> None:
    codes = set(register(11_000, len(SERIES) - 1)["commune_code"])
    assert load_units().communes_on(SERIES[-1]) - codes == {"20333"}


def test_every_old_commune_has_a_site_but_hoang_sa_and_where_one_is_yet_to_open() -> None:
    whole, month = everything(11_000), REFORM_MONTH - 1
    yet_to_open = set(whole.country.sites.filter(pl.Series(np.isfinite(whole.adoption.opened)))["code"])
    codes = set(register(11_000, month)["commune_code"])
    empty = load_units().communes_on(SERIES[month]) - codes
    assert "20333" in empty and empty <= yet_to_open | {"20333"}


def test_codes_are_those_of_the_day_once_the_register_has_caught_up() -> None:
    for month in (0, REFORM_MONTH - 1, REFORM_MONTH + 4, len(SERIES) - 1):
        assert set(register(11_000, month)["commune_code"]) <= load_units().communes_on(SERIES[month])


@pytest.mark.parametrize("stations", [63, 300, 2_000])
def test_a_small_country_has_sites_in_every_province(stations: int) -> None:
    assert make_country(stations, Streams(3)).sites["province"].n_unique() == 63


@pytest.mark.parametrize("stations", [1, 40])
def test_fewer_sites_than_provinces_stand_in_different_ones(stations: int) -> None:
    assert make_country(stations, Streams(3)).sites["province"].n_unique() == stations


def test_a_small_country_still_has_stations_with_points() -> None:
    kinds = register(300, len(SERIES) - 1)["site_kind"].value_counts()
    assert dict(kinds.iter_rows())["point"] > 100


def test_more_sites_than_communes_are_further_sites_of_some() -> None:
    country = make_country(25_000, Streams(1))
    assert len(country) == country.sites["station_id"].n_unique() == 25_000
    assert sorted(np.unique(country.ordinal)) == [0, 1, 2]


def test_people_of_the_communes_add_up_to_the_census() -> None:
    country = make_country(11_000, Streams(SEED))
    found = (
        country.sites.with_columns(people=pl.Series(country.people_2019))
        .group_by("province")
        .agg(pl.col("people").sum().round().cast(pl.Int64))
    )
    wanted = communes().group_by("province").agg(pl.col("province_people").first())
    both = wanted.join(found, on="province")
    assert both.height == 63
    assert (both["people"] - both["province_people"]).abs().max() <= 1


def test_areas_follow_the_list_of_2021() -> None:
    area = make_country(PLACES, Streams(SEED)).area
    assert [int((area == value).sum()) for value in (3, 2, 1)] == [1551, 210, 1673]


@pytest.mark.parametrize(("provinces", "stations", "points"), [(["11"], 45, 84), (["70", "75"], 95, 175)])
def test_reform_gives_the_known_stations_and_points(provinces: list[str], stations: int, points: int) -> None:
    # Điện Biên 45 + 84; Đồng Nai 95 + 176, of which the package's 270 communes of May 2025 give 175.
    whole = everything(PLACES)
    inside = np.isin(whole.country.province, provinces)
    point = whole.register.reform.is_point
    assert int((inside & ~point).sum()) == stations
    assert int((inside & point).sum()) == points


def test_ids_and_places_survive_the_reform_and_roles_stay() -> None:
    before, after, last = (
        register(11_000, month) for month in (REFORM_MONTH - 1, REFORM_MONTH, len(SERIES) - 1)
    )
    assert set(before["station_id"]) <= set(after["station_id"]) <= set(last["station_id"])
    assert set(before["site_kind"]) == {"station"} and before["parent_station_id"].is_null().all()
    role = ["station_id", "site_kind", "parent_station_id", "latitude", "longitude"]
    assert after.select(role).equals(
        last.filter(pl.col("station_id").is_in(after["station_id"].implode())).select(role)
    )


def test_each_point_has_a_station_in_its_own_new_commune() -> None:
    last = register(11_000, len(SERIES) - 1)
    points, stations = last.filter(site_kind="point"), last.filter(site_kind="station")
    joined = points.join(stations, left_on="parent_station_id", right_on="station_id", suffix="_of_station")
    assert joined.height == points.height > 7_000
    assert (joined["commune_code"] == joined["commune_code_of_station"]).all()
    assert stations["commune_code"].is_unique().all() and stations["parent_station_id"].is_null().all()


def test_signs_change_with_the_reform() -> None:
    last = register(11_000, len(SERIES) - 1)
    assert last.filter(site_kind="point")["name"].str.starts_with("Điểm trạm ").all()
    assert last.filter(site_kind="station")["name"].str.contains("^Trạm Y tế (xã|phường|đặc khu) ").all()


def test_only_sites_that_join_later_lose_or_gain_anything() -> None:
    dates = [register(11_000, month).select("station_id", "platform_since") for month in (20, 50)]
    joined = dates[0].join(dates[1], on="station_id", suffix="_later")
    known = joined.filter(pl.col("platform_since").is_not_null())
    assert known.height > 1_000
    assert (known["platform_since"] == known["platform_since_later"]).all()
    assert joined["platform_since_later"].is_not_null().sum() > known.height
