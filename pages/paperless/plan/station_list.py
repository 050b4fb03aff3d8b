"""The stations still on paper in the order in which the plan takes them, with their month."""

import polars as pl
from dash.development.base_component import Component

from components.cards.place_links import station_cell
from components.cards.table_card import DrawCell, Table, phone_link, table_card
from components.charts.chart import Chart, Column, Encodings
from components.reading.level import names_at
from components.reading.order import filter_text
from components.reading.view import View
from data.measures.outlook import month_end
from data.methods.plan import Plan
from data.words.numbers import COUNT, DECIMAL, format_number
from pages.paperless.plan.months import month_cell, month_words
from queries.estimates import estimated_shares


def stations_table(view: View, plan: Plan) -> Component:
    """The list with search and files; the files hold every station."""
    cells: dict[str, DrawCell] = {"phone": phone_link, "day": month_cell(view, "day")}
    cells["name"] = station_cell(view)
    return table_card(
        stations_chart(view, plan), view, Table(search="plan_find", cells=cells, hidden=("station_id",))
    )


def stations_chart(view: View, plan: Plan) -> Chart:
    """One row per station in the plan's order: its month, and what the orders go by."""
    first = plan.ordered.filter(pl.col("month") == 1)
    rows = filter_text(
        _with_words(view, plan), view.choices["plan_find"], "name", "where", "phone", "station_id"
    )
    words = {
        "stations": format_number(first.height, view.language),
        "people": format_number(int(first["people"].sum()), view.language),
        "month": month_words(view, 1),
        "all": format_number(plan.ordered.height, view.language),
    }
    return Chart(
        "plan-stations",
        "table",
        rows,
        Encodings("name", "people"),
        (
            Column("position", view.t("gaps.column.rank"), COUNT),
            Column("name", view.t("place.list.name")),
            Column("day", view.t("plan.column.month"), "date"),
            Column("where", view.t("filter.commune")),
            Column("people", view.t("place.list.people"), COUNT),
            Column("zone", view.t("filter.zone"), COUNT),
            Column("area", view.t("filter.area"), COUNT),
            Column("open_ledgers", view.t("plan.column.open_ledgers"), COUNT),
            Column("deployed_words", view.t("plan.column.deployed")),
            Column("connected_words", view.t("plan.column.connected")),
            Column("km", view.t("plan.column.km"), DECIMAL),
            Column("phone", view.t("place.list.phone"), "code"),
            Column("station_id", view.t("place.list.station_id"), "code"),
        ),
        view.t("plan.stations.title" if first["people"].sum() else "plan.stations.title_only", **words),
        view.context(estimated_shares(view.snapshot, view.scope, "commune")),
        notes=(view.t("plan.note.stations"),),
    )


def _with_words(view: View, plan: Plan) -> pl.DataFrame:
    """The stations with the names of their communes, the end of their month, and yes, no or not known."""
    codes = plan.ordered["commune"].unique().drop_nulls().to_list()
    places = dict(zip(codes, names_at(view, codes), strict=True))
    ends = {month: month_end(view.snapshot.date, month) for month in plan.months["month"]}
    answers = {True: view.t("plan.yes"), False: view.t("plan.no"), None: view.t("plan.not_known")}
    return plan.ordered.with_columns(
        pl.col("commune").replace_strict(places, default=None, return_dtype=pl.String).alias("where"),
        pl.col("month").replace_strict(ends, return_dtype=pl.Date).alias("day"),
        *(
            pl.col(name).replace_strict(answers, return_dtype=pl.String).alias(f"{name}_words")
            for name in ("deployed", "connected")
        ),
    )
