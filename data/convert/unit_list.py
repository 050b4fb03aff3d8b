"""Codes and names of the units of a day, as a table for people and spreadsheets."""

from datetime import date

import polars as pl

from data.geography.merged import merged_on
from data.geography.naming import named
from data.geography.units import Units

COLUMNS = ["code", "name_vi", "name_en", "province_code", "district_code"]


def units_on(units: Units, day: date, level: str) -> pl.DataFrame:
    """One row a unit of the level that day, by code, with the province and district that it lies in.

    Communes that were merged since are among them, with the district of the commune that they became part of.
    Columns: code, name_vi, name_en, province_code, province, district_code, district.
    """
    known = units.on(day)
    wanted = known.filter(level=level).select(COLUMNS)
    if level == "commune":
        wanted = _with_merged(wanted, merged_on(units.merged, day))
    for above in ("province", "district"):
        names = known.filter(level=above).select(code="code", name="name_vi")
        wanted = wanted.join(names.rename({"code": f"{above}_code", "name": above}), f"{above}_code", "left")
    return wanted.select(
        "code", "name_vi", "name_en", "province_code", "province", "district_code", "district"
    ).sort("code")


def _with_merged(listed: pl.DataFrame, merged: pl.DataFrame) -> pl.DataFrame:
    """The communes of the list and those merged since; one that took a merged one's name later says when."""
    places = listed.select("province_code", "district_code", successor_code="code")
    english = [named(name).name_en for name in merged["name_vi"]]
    merged = merged.with_columns(name_en=pl.Series(english, dtype=pl.String)).join(
        places, on="successor_code"
    )
    taken = merged.select("name_vi", "district_code", since=pl.col("valid_to").dt.offset_by("1d"))
    named_later = listed.join(taken, on=["name_vi", "district_code"], how="left").with_columns(
        name_vi=pl.when(pl.col("since").is_null())
        .then("name_vi")
        .otherwise(pl.format("{} (từ {})", "name_vi", pl.col("since").dt.strftime("%d/%m/%Y")))
    )
    return pl.concat([named_later.select(COLUMNS), merged.select(COLUMNS)])
