"""The columns that place a listed station: names on the page, names and codes in files."""

import polars as pl

from components.charts.chart import Column
from components.reading.places import find_place
from components.reading.view import View

CODES = ("province_code", "district_code", "commune_code")


def with_places(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with names in place of the codes in province, district and commune; the codes in `CODES`.

    Of the three columns only those that the rows have.
    """
    levels = [level for level in ("province", "district", "commune") if level in rows.columns]
    named = [pl.Series(level, [_short(view, code) for code in rows[level]], pl.String) for level in levels]
    codes = [rows[level].alias(f"{level}_code") for level in levels]
    return rows.with_columns(*named, *codes)


def place_columns(view: View) -> tuple[Column, ...]:
    """The commune; before it the province and the district where the view reaches beyond one province."""
    label = {"district": view.t("place.list.district")}
    return tuple(Column(level, label.get(level) or view.t(f"filter.{level}")) for level in _levels(view))


def code_columns(view: View) -> tuple[Column, ...]:
    """The codes of `place_columns`, for files."""
    return tuple(
        Column(f"{level}_code", view.t(f"place.list.{level}_code"), "code") for level in _levels(view)
    )


def _levels(view: View) -> tuple[str, ...]:
    if view.scope.province is not None:
        return ("commune",)
    return ("province", "district", "commune") if view.scope.scheme == "63" else ("province", "commune")


def _short(view: View, code: str | None) -> str | None:
    place = find_place(view.units, view.scope.scheme, code) if code else None
    return place.short(view.language) if place else code
