"""Codes and names of the units of a day, as a table for people and spreadsheets."""

from datetime import date

import polars as pl

from data.geography.units import Units


def units_on(units: Units, day: date, level: str) -> pl.DataFrame:
    """One row a unit of the level that day, by code, with the province and district that it lies in.

    Columns: code, name_vi, name_en, province_code, province, district_code, district.
    """
    known = units.on(day)
    wanted = known.filter(level=level).select("code", "name_vi", "name_en", "province_code", "district_code")
    for above in ("province", "district"):
        names = known.filter(level=above).select(code="code", name="name_vi")
        wanted = wanted.join(names.rename({"code": f"{above}_code", "name": above}), f"{above}_code", "left")
    return wanted.select(
        "code", "name_vi", "name_en", "province_code", "province", "district_code", "district"
    ).sort("code")
