"""The places that July 2025 made of others, where it lies between the two dates."""

import polars as pl

from components.cards.place_links import place_cell
from components.cards.table_card import Table
from components.charts.chart import Chart, Column, Encodings
from components.reading.places import find_place
from components.reading.succession import COMMUNES, OTHER
from components.reading.view import View
from data.scope import PLACE_LEVELS, REFORM, Level
from data.words import level_noun
from data.words.numbers import COUNT, format_number
from pages.changes.rows import earlier

TITLES = {"34": "changes.merged.title_34", "63": "changes.merged.title_63"}
OTHERS = {"34": "changes.merged.others_34", "63": "changes.merged.others_63"}


def merged_level(view: View) -> Level:
    """Provinces of the country and of a region, communes of what is smaller."""
    return "province" if view.scope.level in ("country", "region") else "commune"


def merged_chart(view: View) -> Chart | None:
    """One row per place of the view that was made of several, or that became part of one; None where none
    was.

    In the units of the view: a place of 2025 with those it was made from, one of before with what it became.
    """
    before = earlier(view)
    if before is None or not before.date < REFORM <= view.snapshot.date:
        return None
    rows = _rows(view)
    if rows.is_empty():
        return None
    level = merged_level(view)
    words = {"count": format_number(rows.height, view.language), "level": level_noun(level, view.language)}
    return Chart(
        "merged",
        "table",
        rows,
        Encodings("name", "count"),
        (
            Column("name", view.t(f"filter.{level}")),
            Column("others", view.t(OTHERS[view.scope.scheme])),
            Column("count", view.t("changes.merged.count"), COUNT),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        view.t(TITLES[view.scope.scheme], place=view.place, **words),
        view.context(),
        notes=(view.t("changes.merged.note"),),
    )


def merged_table(view: View) -> Table:
    """The layout of `merged_chart`."""
    return Table(cells={"name": place_cell(view)}, hidden=("code",))


def _rows(view: View) -> pl.DataFrame:
    """code, name, others (names, joined), count: places that share ground with more than themselves."""
    scheme, level = view.scope.scheme, merged_level(view)
    sides = {"code": scheme, "other": OTHER[scheme]}
    pairs = view.units.succession.select(
        _standing_for(view, side, level).alias(name) for name, side in sides.items()
    )
    known = pairs.drop_nulls().unique()
    wide = known.join(known.group_by("other").agg(pl.len().alias("sharing")), on="other")
    found = wide.group_by("code").agg("other", pl.len().alias("count"), pl.col("sharing").max()).sort("code")
    alone = (pl.col("count") == 1) & (pl.col("sharing") == 1)
    kept = found.filter(~alone & pl.col("code").is_in(_inside(view, level)))
    others = [sorted(_name(view, OTHER[scheme], code) for code in codes) for codes in kept["other"]]
    return kept.select(
        "code",
        pl.Series("name", [_name(view, scheme, code) for code in kept["code"]], pl.String),
        pl.Series("others", [", ".join(names) for names in others], pl.String),
        pl.col("count").cast(pl.Int64),
    )


def _standing_for(view: View, scheme: str, level: Level) -> pl.Expr:
    """The unit of a level that the commune of a pair lies in."""
    commune = pl.col(COMMUNES[scheme])
    if level == "commune":
        return commune
    communes = view.units.table.filter(scheme=scheme, level="commune")
    return commune.replace_strict(communes["code"], communes["province_code"], default=None)


def _inside(view: View, level: Level) -> list[str]:
    """The units of a level within the place looked at."""
    units = view.units.table.filter(scheme=view.scope.scheme, level=level)
    for name in PLACE_LEVELS:
        chosen = getattr(view.scope, name)
        if chosen is not None:
            units = units.filter(pl.col("code" if name == level else f"{name}_code") == chosen)
    return units["code"].to_list()


def _name(view: View, scheme: str, code: str) -> str:
    place = find_place(view.units, scheme, code)
    return place.name(view.language) if place else code
