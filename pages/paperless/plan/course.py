"""A plan as a picture, beside the other orders, and as the list of stations in the order they come."""

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl
from dash.development.base_component import Component

from components.cards.place_links import station_cell
from components.cards.table_card import DrawCell, Table, phone_link, table_card
from components.charts.chart import Chart, Column, Encodings
from components.charts.context import context_of
from components.colours import ACCENT, SERIES
from components.reading.level import names_at
from components.reading.order import filter_text
from components.reading.view import View
from data.methods.plan import Order, month_of_share
from data.words.dates import format_month
from data.words.numbers import COUNT, DECIMAL, SHARE, format_number, format_percent
from queries.estimates import estimated_shares

DRAWN = 240  # points of a line


@dataclass(frozen=True)
class Plan:
    """An order worked through. ordered: rows of `in_order`; months: rows of `by_month`.

    everyone: the people of all stations looked at; stations: how many those are.
    """

    order: Order
    ordered: pl.DataFrame
    months: pl.DataFrame
    everyone: int
    stations: int

    @property
    def finish(self) -> int:
        """Months until the last station is there."""
        return int(self.months["month"].max())  # type: ignore[arg-type]

    def share_after(self, months: int) -> float | None:
        """The share of people covered then; None where nobody's number is known."""
        row = self.months.filter(pl.col("month") <= months).row(-1, named=True)
        return row["people_covered"] / self.everyone if self.everyone else None


def month_end(day: date, months: int) -> date:
    """The last day of the month so many months after a day's."""
    number = day.year * 12 + day.month + months
    return date(number // 12, number % 12 + 1, 1) - timedelta(days=1)


def course_chart(view: View, plan: Plan, default: Plan) -> Chart:
    """The share of people covered, month by month, in the chosen order and the default one."""
    plans = [plan] if plan.order == default.order else [plan, default]
    rows = pl.concat([_course(view, one) for one in plans])
    half = month_of_share(plan.months, plan.everyone, 50)
    words = {"finish": _month(view, plan.finish), "half": _month(view, half or 0)}
    colours = (ACCENT, SERIES[1])
    return Chart(
        "plan",
        "line",
        rows,
        Encodings("date", "share", series="order"),
        (
            Column("date", view.t("chart.column.date"), "date"),
            Column("order", view.t("plan.order_label")),
            Column("stations", view.t("plan.column.stations"), COUNT),
            Column("stations_done", view.t("plan.column.stations_done"), COUNT),
            Column("people_covered", view.t("plan.column.people_covered"), COUNT),
            Column("share", view.t("plan.column.share"), SHARE),
        ),
        view.t("plan.title" if half else "plan.title_half_now", **words),
        context_of(view),
        colours=tuple(
            (view.t(f"plan.order.{one.order}"), colour) for one, colour in zip(plans, colours, strict=False)
        ),
        notes=(view.t("plan.note.people"),),
    )


def _course(view: View, plan: Plan) -> pl.DataFrame:
    """The months of a plan that are drawn: every n-th of a long one, and the last."""
    step = -(-plan.months.height // DRAWN)
    kept = pl.concat([plan.months[:-1].gather_every(step), plan.months[-1:]])
    days = [month_end(view.snapshot.date, month) for month in kept["month"]]
    share = pl.col("people_covered") / plan.everyone if plan.everyone else pl.lit(None)
    return kept.with_columns(
        pl.Series("date", days, pl.Date),
        share.cast(pl.Float64).alias("share"),
        pl.lit(view.t(f"plan.order.{plan.order}")).alias("order"),
    )


def orders_chart(view: View, plans: list[Plan]) -> Chart:
    """One row an order: people covered after a year, and the months of half and of nine tenths of them."""
    rows = pl.DataFrame(
        [
            {
                "order": view.t(f"plan.order.{plan.order}"),
                "year": plan.share_after(12),
                "half": _day(view, month_of_share(plan.months, plan.everyone, 50)),
                "most": _day(view, month_of_share(plan.months, plan.everyone, 90)),
                "finish": _day(view, plan.finish),
            }
            for plan in plans
        ],
        schema={"order": pl.String, "year": pl.Float64, "half": pl.Date, "most": pl.Date, "finish": pl.Date},
    )
    best = max(plans, key=lambda plan: plan.share_after(12) or 0)
    share = format_percent(best.share_after(12), view.language)
    return Chart(
        "plan-orders",
        "table",
        rows,
        Encodings("order", "year"),
        (
            Column("order", view.t("plan.order_label")),
            Column("year", view.t("plan.column.year"), SHARE),
            Column("half", view.t("plan.column.half"), "date"),
            Column("most", view.t("plan.column.most"), "date"),
            Column("finish", view.t("plan.column.finish"), "date"),
        ),
        view.t("plan.orders.title", order=view.t(f"plan.order.{best.order}"), share=share),
        context_of(view),
        notes=(view.t("plan.note.orders"),),
    )


def orders_table(view: View, plans: list[Plan]) -> Component:
    """The orders side by side; their days are months' ends and stand as months."""
    cells: dict[str, DrawCell] = {name: _month_cell(view, name) for name in ("half", "most", "finish")}
    return table_card(orders_chart(view, plans), view, Table(cells=cells))


def _month_cell(view: View, name: str) -> DrawCell:
    return lambda row, text: format_month(row[name], view.language) if row[name] else text


def stations_table(view: View, plan: Plan) -> Component:
    """The list with its search and its files; the files hold every station."""
    cells: dict[str, DrawCell] = {"phone": phone_link, "day": _month_cell(view, "day")}
    cells["name"] = station_cell(view)
    return table_card(
        stations_chart(view, plan), view, Table(search="plan_find", cells=cells, hidden=("station_id",))
    )


def stations_chart(view: View, plan: Plan) -> Chart:
    """One row a station in the order they come, with the month and what put it there."""
    first = plan.ordered.filter(pl.col("month") == 1)
    rows = filter_text(
        _with_words(view, plan), view.choices["plan_find"], "name", "where", "phone", "station_id"
    )
    words = {
        "stations": format_number(first.height, view.language),
        "people": format_number(int(first["people"].sum()), view.language),
        "month": _month(view, 1),
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
        view.t("plan.stations.title", **words),
        context_of(view, estimated_shares(view.snapshot, view.scope, "commune")),
        notes=(view.t("plan.note.stations"),),
    )


def _with_words(view: View, plan: Plan) -> pl.DataFrame:
    """The stations with the names of their communes, the end of their month, and yes, no or not known."""
    codes = plan.ordered["commune"].unique().drop_nulls().to_list()
    places = dict(zip(codes, names_at(view, codes), strict=True))
    ends = {month: month_end(view.snapshot.date, month) for month in plan.months["month"]}
    told = {True: view.t("plan.yes"), False: view.t("plan.no"), None: view.t("plan.not_known")}
    return plan.ordered.with_columns(
        pl.col("commune").replace_strict(places, default=None, return_dtype=pl.String).alias("where"),
        pl.col("month").replace_strict(ends, return_dtype=pl.Date).alias("day"),
        *(
            pl.col(name).replace_strict(told, return_dtype=pl.String).alias(f"{name}_words")
            for name in ("deployed", "connected")
        ),
    )


def _day(view: View, month: int | None) -> date | None:
    return None if month is None else month_end(view.snapshot.date, month)


def _month(view: View, months: int) -> str:
    return format_month(month_end(view.snapshot.date, months), view.language)
