"""The real communes that the synthetic sites stand in, each with its point and what became of it in 2025."""

import polars as pl

from data.geography.points import load_points
from data.geography.units import load_units

# Hoàng Sa stays a unit without a station: no Vietnamese station can work there today, and the product has to
# show such a gap as a gap.
WITHOUT_STATION = ("20333",)
# Islands have few people: share of the province's mean commune (ours; censuses count some thousands).
ISLAND_SHARE = 0.35


def communes() -> pl.DataFrame:
    """One row a legacy commune, sorted by code.

    Columns: code, name (full), short, kind, district, province, region, listed units of the province
    (`province_units`), `province_people` (census 2019), latitude, longitude (degrees), `code_2025`.
    """
    units = load_units()
    legacy = units.table.filter(scheme="63", level="commune").sort("code")
    provinces = units.table.filter(scheme="63", level="province")
    people = provinces.select("province_code", province_people="population_2019")
    frame = legacy.select(
        "code", "province_code", name="name_vi", short="short_vi", kind="kind",
        district="district_code", province="province_code", region="region_code",
    )  # fmt: skip
    frame = frame.join(people, on="province_code", maintain_order="left").drop("province_code")
    frame = frame.with_columns(province_units=pl.len().over("province"))
    frame = frame.join(load_points().filter(scheme="63").drop("scheme"), on="code", maintain_order="left")
    frame = frame.join(_main_successor(units.succession), on="code", maintain_order="left")
    return frame.filter(~pl.col("code").is_in(WITHOUT_STATION))


def other_parts() -> dict[str, list[str]]:
    """Split legacy communes: code → codes of the 2025 communes that got a lesser part of it."""
    parts = load_units().succession.filter(~pl.col("default")).sort("old_code", "new_code")
    grouped = parts.group_by("old_code", maintain_order=True).agg("new_code")
    return dict(grouped.iter_rows())


def names_2025() -> dict[str, str]:
    """Code of a 2025 commune → its full Vietnamese name."""
    table = load_units().table.filter(scheme="34", level="commune")
    return dict(zip(table["code"], table["name_vi"], strict=True))


def _main_successor(succession: pl.DataFrame) -> pl.DataFrame:
    """Columns code, code_2025: the default part, but a 2025 commune that got nothing gets its first.

    Only Phường Yên Sở has no default source; one commune of a neighbour with several moves to it.
    """
    main = succession.filter("default").select("old_code", "new_code")
    sources = main.group_by("new_code").len()
    empty = succession.join(main, on="new_code", how="anti")
    rescue = empty.join(main.rename({"new_code": "from"}), on="old_code")
    rescue = rescue.join(sources, left_on="from", right_on="new_code").filter(pl.col("len") > 1)
    rescue = rescue.sort("new_code", "old_code").unique("new_code", keep="first", maintain_order=True)
    moved = main.join(rescue.select("old_code", moved="new_code"), on="old_code", how="left")
    return moved.select(code="old_code", code_2025=pl.coalesce("moved", "new_code"))
