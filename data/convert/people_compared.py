"""The people of a register beside the official population, unit by unit."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from data.convert.official_people import OfficialPeople
from data.convert.unit_list import units_on
from data.geography.units import Units

_CODE = {"province": "province_code", "district": "district_code", "commune": "code"}


def compared(
    stations: pl.DataFrame, units: Units, level: str, day: date, official: OfficialPeople
) -> pl.DataFrame:
    """One row a unit of the level that has an official population or a station, by code.

    stations: the accepted register of the day, of which those that are open count. Columns: code, unit, year
    (of the official figure: the latest up to the day's), official and register (persons), difference
    (register − official), share (of the official), stations, without_people (stations that give none).
    """
    latest = [(code, *one) for code, years in official.people.items() if (one := _latest(years, day.year))]
    known = pl.DataFrame(latest, ["code", "year", "official"], orient="row").cast(
        {"code": pl.String, "year": pl.Int64, "official": pl.Int64}
    )
    places = units_on(units, day, "commune").select(commune_code="code", code=_CODE[level])
    register = stations.filter(_open(day)).join(places, "commune_code").group_by("code").agg(_people())
    named = units_on(units, day, level).select("code", unit="name_vi")
    both = named.join(known, "code", "left").join(register, "code", "left")
    told = both.filter(pl.any_horizontal(pl.col("official", "stations").is_not_null()))
    difference = pl.col("register") - pl.col("official")
    share = pl.when(pl.col("official") > 0).then(difference / pl.col("official"))
    return told.with_columns(difference=difference, share=share).sort("code").select(COLUMNS)


COLUMNS = (
    *("code", "unit", "year", "official", "register", "difference", "share"),
    *("stations", "without_people"),
)


def _open(day: date) -> pl.Expr:
    opened, closed = pl.col("opened_on"), pl.col("closed_on")
    return (opened.is_null() | (opened <= day)) & (closed.is_null() | (closed > day))


def _people() -> list[pl.Expr]:
    people = pl.col("population").cast(pl.Int64)
    return [
        pl.when(people.count() > 0).then(people.sum()).alias("register"),
        pl.len().cast(pl.Int64).alias("stations"),
        people.null_count().cast(pl.Int64).alias("without_people"),
    ]


def _latest(years: Mapping[int, int], last: int) -> tuple[int, int] | None:
    """The latest year up to `last` with its persons, None where all are later."""
    return max(((year, persons) for year, persons in years.items() if year <= last), default=None)
