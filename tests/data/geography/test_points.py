import polars as pl
import pytest

from data.geography.package import current_rows, legacy_rows
from data.geography.points import load_points
from data.geography.units import load_units

POINTS = load_points()


def point(scheme: str, code: str) -> tuple[float, float]:
    return POINTS.filter(scheme=scheme, code=code).select("latitude", "longitude").row(0)


def test_every_commune_of_both_schemes_has_one_point() -> None:
    communes = load_units().table.filter(level="commune").select("scheme", "code")

    assert set(POINTS.select("scheme", "code").iter_rows()) == set(communes.iter_rows())
    assert POINTS.height == communes.height
    assert POINTS.null_count().sum_horizontal().item() == 0


def test_no_two_communes_of_a_scheme_share_a_point() -> None:
    assert not POINTS.select("scheme", "latitude", "longitude").is_duplicated().any()


def test_all_points_lie_in_the_country_and_its_sea() -> None:
    assert POINTS["longitude"].is_between(102, 118).all()
    assert POINTS["latitude"].is_between(8, 23.5).all()


def test_as_many_points_are_repaired_as_were_found_wrong() -> None:
    repaired = POINTS.group_by("scheme").agg(pl.col("repaired").sum())

    assert dict(repaired.iter_rows()) == {"63": 278, "34": 14}


def test_all_other_points_are_the_package_s_own() -> None:
    own = {("63", row["wardCode"]): (row["wardLat"], row["wardLon"]) for row in legacy_rows()}
    own |= {("34", row["wardCode"]): (row["wardLat"], row["wardLon"]) for row in current_rows()}

    for scheme, code, *place in POINTS.filter(~pl.col("repaired")).drop("repaired").iter_rows():
        assert tuple(place) == own[scheme, code]


@pytest.mark.parametrize(
    ("scheme", "code", "latitude", "longitude"),
    [
        ("63", "20333", 16.534, 111.611),
        ("34", "20333", 16.534, 111.611),
        ("63", "22736", 8.644, 111.920),
        ("63", "22737", 11.429, 114.332),
        ("63", "22739", 9.886, 114.330),
    ],
)
def test_the_archipelagos_lie_in_the_sea(scheme: str, code: str, latitude: float, longitude: float) -> None:
    assert point(scheme, code) == (latitude, longitude)


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [
        ("06757", 21.3, 107.9),  # Vĩnh Thực, Móng Cái: the package has it in Hạ Long
        ("04924", 20.9, 105.5),  # Lương Sơn, Hòa Bình: the package has it in Yên Lập
        ("08296", 21.5, 104.9),  # Sơn Lương, Yên Lập: the package has it in Lương Sơn
        ("30130", 10.6, 105.5),  # Thanh Bình, Đồng Tháp: the package has it in Chợ Gạo
        ("04714", 21.8, 105.0),  # Yên Bình, Yên Bái: the package has it in Bắc Hà
    ],
)
def test_a_new_point_in_another_province_moves_to_its_legacy_communes(
    code: str, latitude: float, longitude: float
) -> None:
    assert point("34", code) == pytest.approx((latitude, longitude), abs=0.06)


def test_a_repaired_legacy_point_lies_beside_the_commune_it_became() -> None:
    became = load_units().succession.filter("default").select(code="old_code", new_code="new_code")
    new = POINTS.filter(scheme="34").select(new_code="code", lat="latitude", lon="longitude")
    moved = POINTS.filter("repaired", scheme="63").filter(~pl.col("code").is_in(["22737", "22739", "30781"]))
    pairs = moved.join(became, on="code").join(new, on="new_code")

    assert pairs.height == 275
    away = ((pl.col("latitude") - pl.col("lat")) ** 2 + (pl.col("longitude") - pl.col("lon")) ** 2).sqrt()
    assert pairs.select(away.max()).item() < 0.06
