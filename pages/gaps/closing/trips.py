"""The stations to reach first: one by one with reasons and whom to call, and grouped for one trip."""

from typing import Any

import polars as pl
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.place_links import station_cell
from components.cards.table_card import Table, phone_link
from components.charts.chart import Chart, Column, Encodings
from components.reading.counts import count_text
from components.reading.link_templates import station_link_template
from components.reading.order import filter_text
from components.reading.places import find_place
from components.reading.view import View
from data.measures.effort import by_station
from data.methods.closing import Cut, by_place
from data.words import level_noun
from data.words.numbers import COUNT, DECIMAL, SHARE
from pages.gaps.closing.ranked import Ranked
from pages.gaps.closing.reasons import reasons
from pages.gaps.sentences import unit

TRIPS = ("district", "commune", "province")
# What the reasons are made of, as numbers in the files.
FILES = (
    "ledgers_left",
    "ledgers_apply",
    "ledgers_missing",
    "own_staff",
    "near_reached",
    "near_known",
    "like_reached",
    "like_short",
)


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
            Column("cumulative", view.t("gaps.closing.of_gap_added"), SHARE),
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


def visit_list(view: View, found: Ranked) -> Component:
    """The list with its search and its files."""
    cells: dict[str, Any] = {"phone": phone_link}
    cells["name"] = station_cell(view)
    links = {"name": station_link_template(view), "phone": "tel:{phone}"}
    table = Table(search="find", cells=cells, hidden=(*FILES, "station_id"))
    return list_card(list_chart(view, found), view, table, links)


def list_chart(view: View, found: Ranked) -> Chart:
    """One row per station of the list: what it brings, what it takes and why, its phone."""
    chosen = found.listed
    communes = {code: _place(view, view.scope.scheme, code) for code in chosen["commune"].unique()}
    named = chosen.with_columns(
        pl.col("commune").replace_strict(communes, return_dtype=pl.String).alias("where"),
        reasons(view, chosen).alias("reasons"),
    )
    rows = filter_text(named, view.choices["find"], "name", "where", "phone", "station_id")
    of_people = by_station(view.metric)
    gap = () if of_people else (Column("gap", view.t("gaps.column.gap", unit=unit(view)), COUNT),)
    return Chart(
        "visit",
        "table",
        rows,
        Encodings("name", "effort" if of_people else "gap"),
        (
            Column("position", view.t("gaps.column.rank"), COUNT),
            Column("name", view.t("place.list.name")),
            Column("where", view.t("filter.commune")),
            Column("reasons", view.t("gaps.effort.reasons")),
            Column("effort", view.t("gaps.effort.effort"), DECIMAL),
            *gap,
            Column("people", view.t("place.list.people"), COUNT),
            Column("phone", view.t("place.list.phone"), "code"),
            *(Column(name, view.t(f"gaps.effort.file.{name}"), COUNT) for name in FILES),
            Column("station_id", view.t("place.list.station_id"), "code"),
        ),
        view.t(f"gaps.closing.list.{found.order}", count=count_text(view, rows.height)),
        view.context(),
        metric=view.metric,
        notes=(view.t(f"gaps.closing.order.{found.order}"),),
    )
