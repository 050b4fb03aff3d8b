"""The course of a plan, month by month, and all orders side by side."""

from datetime import date

import polars as pl
from dash.development.base_component import Component

from components.cards.table_card import DrawCell, Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.colours import ACCENT, SERIES
from components.reading.counts import count_text
from components.reading.view import View
from data.measures.metrics import DEFAULT_METRIC
from data.measures.outlook import month_end
from data.methods.plan import Plan
from data.words.numbers import COUNT, SHARE, format_percent
from pages.paperless.plan.months import month_cell, month_words

DRAWN = 240  # points of a line
# Of all stations and of those with data, where half of the people are covered later or now.
TITLES = ("plan.title", "plan.title_some")
TITLES_NOW = ("plan.title_half_now", "plan.title_half_now_some")


def course_chart(view: View, plan: Plan, default: Plan) -> Chart:
    """The share of people covered, month by month, in the chosen order and the default one."""
    plans = [plan] if plan.order == default.order else [plan, default]
    rows = pl.concat([_course(view, one) for one in plans])
    half = plan.month_of(50)
    words = {
        "finish": month_words(view, plan.finish),
        "half": month_words(view, half or 0),
        "stations": count_text(view, plan.stations),
    }
    every, some = TITLES if half else TITLES_NOW
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
        view.t(some if plan.unknown else every, **words),
        view.context(),
        several=(DEFAULT_METRIC,),
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
    """One row per order: people covered after a year (share), the months of half, nine tenths and all."""
    rows = pl.DataFrame(
        [
            {
                "order": view.t(f"plan.order.{plan.order}"),
                "year": plan.share_after(12),
                "half": _day(view, plan.month_of(50)),
                "most": _day(view, plan.month_of(90)),
                "finish": _day(view, plan.finish),
            }
            for plan in plans
        ],
        schema={"order": pl.String, "year": pl.Float64, "half": pl.Date, "most": pl.Date, "finish": pl.Date},
    )
    best = max(plans, key=lambda plan: plan.share_after(12) or 0)
    share = format_percent(best.share_after(12), view.language)
    same = all(plan.share_after(12) == best.share_after(12) for plan in plans)
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
        view.t(
            "plan.orders.same" if same else "plan.orders.title",
            order=view.t(f"plan.order.{best.order}"),
            share=share,
        ),
        view.context(),
        several=(DEFAULT_METRIC,),
        notes=(view.t("plan.note.orders"),),
    )


def orders_table(view: View, plans: list[Plan]) -> Component:
    """The orders side by side."""
    cells: dict[str, DrawCell] = {name: month_cell(view, name) for name in ("half", "most", "finish")}
    return table_card(orders_chart(view, plans), view, Table(cells=cells))


def _day(view: View, month: int | None) -> date | None:
    return None if month is None else month_end(view.snapshot.date, month)
