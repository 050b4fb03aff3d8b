"""The pinned units of both schemes as rows: regions, provinces, districts and communes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl

from data.geography.naming import Name, named
from data.geography.package import Row
from data.geography.reference import read_reference
from data.scope import REFORM

LAST_LEGACY_DAY = date(2025, 6, 30)

SCHEMA = {
    "scheme": pl.String,
    "level": pl.String,
    "code": pl.String,
    "valid_from": pl.Date,
    "valid_to": pl.Date,
    "name_vi": pl.String,
    "name_en": pl.String,
    "short_vi": pl.String,
    "short_en": pl.String,
    "kind": pl.String,
    "region_code": pl.String,
    "province_code": pl.String,
    "district_code": pl.String,
    "population_2019": pl.Int64,
    "area_km2": pl.Float64,
    "proposed": pl.Boolean,
    "successor_code": pl.String,
}

VALID = {"63": (None, LAST_LEGACY_DAY), "34": (REFORM, None)}


def pinned_units(legacy: list[Row], current: list[Row]) -> pl.DataFrame:
    """One row a unit of the pinned lists, both schemes and all levels; columns as in SCHEMA."""
    provinces = [*_provinces_63(), *_provinces_34(current)]
    communes = [*_communes("63", legacy), *_communes("34", current)]
    rows = [*_regions(provinces), *provinces, *_districts(legacy), *communes]
    return _with_region(pl.DataFrame(rows, schema=SCHEMA, orient="row"))


def _row(scheme: str, level: str, code: str, name: Name, **values: Any) -> dict[str, Any]:
    valid_from, valid_to = VALID[scheme]
    unit = {"scheme": scheme, "level": level, "code": code, "valid_from": valid_from, "valid_to": valid_to}
    return dict.fromkeys(SCHEMA) | unit | name._asdict() | {"proposed": False} | values


def _provinces_63() -> Iterator[dict[str, Any]]:
    cities = {"01", "31", "48", "79", "92"}
    for row in read_reference("provinces63.csv"):
        code = row["gso_code"]
        kind = "Thành phố" if code in cities else "Tỉnh"
        name = named(f"{kind} {row['name_vi'].removeprefix('TP. ')}", short_en=row["name_en"])
        yield _row(
            "63", "province", code, name._replace(short_vi=row["name_vi"]),
            region_code=row["region6"], province_code=code,
            population_2019=int(row["pop_census_2019"]), area_km2=float(row["area_km2"]),
        )  # fmt: skip


def _provinces_34(current: list[Row]) -> Iterator[dict[str, Any]]:
    full = {row["provinceCode"]: row["province"] for row in current}
    regions = {row["name_vi"]: row["code"] for row in read_reference("regions.csv") if row["scheme"] == "34"}
    usual = {row["name_vi"].removeprefix("TP. "): row for row in read_reference("provinces63.csv")}
    for row in read_reference("provinces34.csv"):
        code, known = row["gso_code"], usual.get(row["name_vi"], {})
        name = named(full[code], short_en=known.get("name_en"))
        yield _row(
            "34", "province", code, name._replace(short_vi=known.get("name_vi", row["name_vi"])),
            region_code=regions[row["region6_2025_proposed"]], province_code=code,
            population_2019=int(row["pop_census_2019_sum"]), area_km2=float(row["area_km2"]),
        )  # fmt: skip


def _regions(provinces: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in read_reference("regions.csv"):
        inside = [p for p in provinces if (p["scheme"], p["region_code"]) == (row["scheme"], row["code"])]
        name = Name(row["name_vi"], row["name_en"], row["name_vi"], row["name_en"], "region")
        yield _row(
            row["scheme"], "region", row["code"], name,
            region_code=row["code"], proposed=row["proposed"] == "true",
            population_2019=sum(p["population_2019"] for p in inside),
            area_km2=round(sum(p["area_km2"] for p in inside), 1),
        )  # fmt: skip


def _districts(legacy: list[Row]) -> Iterator[dict[str, Any]]:
    for code, row in {row["districtCode"]: row for row in legacy}.items():
        places = {"province_code": row["provinceCode"], "district_code": code}
        yield _row("63", "district", code, named(row["district"]), **places)


def _communes(scheme: str, rows: list[Row]) -> Iterator[dict[str, Any]]:
    for row in rows:
        places = {"province_code": row["provinceCode"], "district_code": row.get("districtCode")}
        area = row.get("wardAreaKm2")
        yield _row(scheme, "commune", row["wardCode"], named(row["ward"]), **places, area_km2=area)


def _with_region(units: pl.DataFrame) -> pl.DataFrame:
    """Communes and districts get the region of their province."""
    of_province = units.filter(level="province").select("scheme", "province_code", region="region_code")
    joined = units.join(of_province, on=["scheme", "province_code"], how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("region_code", "region").alias("region_code")).drop("region")
