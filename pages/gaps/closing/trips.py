"""The stations to reach first: grouped for one trip, and one by one with whom to call."""

from typing import Any

import polars as pl
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.place_links import station_cell
from components.cards.table_card import Table, phone_link
from components.charts.chart import Chart, Column, Encodings
from components.reading.counts import count_text
from components.reading.order import filter_text
from components.reading.places import find_place
from components.reading.view import View, station_link_template
from data.methods.closing import Cut, by_place
from data.words import level_noun
from data.words.numbers import COUNT, SHARE
from pages.gaps.sentences import unit

TRIPS = ("district", "commune", "province")


def trips_chart(view: View, chosen: pl.DataFrame, cut: Cut) -> Chart:
    """One row per district, commune or province with stations of the list: what one trip there closes."""
    trip = view.choices["trip"]
    column, scheme = ("district63", "63") if trip == "district" else (trip, view.scope.scheme)
    rows = by_place(chosen, column, cut.total)
    names = [_place(view, scheme, code) for code in rows["code"]]
    return Chart(
        "trips",
        "table",
        rows.with_columns(pl.Series("name", names, pl.String)),
        Encodings("name", "gap"),
        (
            Column("name", view.t(f"filter.{trip}")),
            Column("stations", view.t("gaps.closing.stations"), COUNT),
            Column("gap", view.t("gaps.column.gap", unit=unit(view)), COUNT),
            Column("share", view.t("gaps.closing.of_gap"), SHARE),
            Column("cumulative", view.t("gaps.closing.held"), SHARE),
            Column("people", view.t("place.list.people"), COUNT),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        view.t(
            "gaps.closing.trips", count=count_text(view, rows.height), level=level_noun(trip, view.language)
        ),
        view.context(),
        metric=view.metric,
        notes=(view.t("gaps.closing.old_districts"),) if trip == "district" else (),
    )


def _place(view: View, scheme: str, code: str | None) -> str:
    """A place with its province."""
    place = find_place(view.units, scheme, code or "")
    if place is None:
        return code or view.t("number.none")
    province = find_place(view.units, scheme, place.parents[1] or "")
    if province is None or province is place:
        return place.name(view.language)
    return view.t("level.within", place=place.name(view.language), province=province.short(view.language))


def visit_list(view: View, chosen: pl.DataFrame) -> Component:
    """The list with its search and its files."""
    cells: dict[str, Any] = {"phone": phone_link}
    cells["name"] = station_cell(view)
    links = {"name": station_link_template(view), "phone": "tel:{phone}"}
    return list_card(list_chart(view, chosen), view, Table(search="find", cells=cells), links)


def list_chart(view: View, chosen: pl.DataFrame) -> Chart:
    """One row per station of the list: its shortfall and its phone."""
    communes = {code: _place(view, view.scope.scheme, code) for code in chosen["commune"].unique()}
    named = chosen.with_columns(
        pl.col("commune").replace_strict(communes, return_dtype=pl.String).alias("where")
    )
    rows = filter_text(named, view.choices["find"], "name", "where", "phone", "station_id")
    return Chart(
        "visit",
        "table",
        rows,
        Encodings("name", "gap"),
        (
            Column("position", view.t("gaps.column.rank"), COUNT),
            Column("name", view.t("place.list.name")),
            Column("phone", view.t("place.list.phone"), "code"),
            Column("where", view.t("filter.commune")),
            Column("gap", view.t("gaps.column.gap", unit=unit(view)), COUNT),
            Column("people", view.t("place.list.people"), COUNT),
            Column("station_id", view.t("place.list.station_id"), "code"),
        ),
        view.t("gaps.closing.list", count=count_text(view, rows.height)),
        view.context(),
        metric=view.metric,
        notes=(view.t("gaps.closing.order"),),
    )
