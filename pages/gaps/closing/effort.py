"""The weights of the effort on the page: what each factor adds, why, and the controls that set it."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.table_card import Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.controls.dropdowns import choice_control
from components.reading.counts import count_text
from components.reading.view import View
from data.measures.effort import FEWEST_LIKE, FEWEST_NEAR, HALF_LOAD, factors_of
from data.words.numbers import COUNT, DECIMAL, NumberStyle, format_number
from pages.gaps.closing.ranked import STEPS, Ranked, weight_parameter, weights_of

FACTOR = NumberStyle("number", 2)


def effort_part(view: View, found: Ranked) -> Component:
    """The table of weights with their controls."""
    controls = [
        choice_control(
            view,
            weight_parameter(factor),
            view.t(f"gaps.effort.{factor}.name"),
            [(step, format_number(float(step), view.language, int("." in step))) for step in STEPS],
        )
        for factor in factors_of(view.metric)
    ]
    table = Table(tools=[html.Div(controls, className="page-controls")], intro=view.t("gaps.effort.lead"))
    return html.Section(table_card(weights_chart(view, found), view, table), className="page-part")


def weights_chart(view: View, found: Ranked) -> Chart:
    """One row a factor: what it is, its weight, what it adds in the mean, how many stations lack it."""
    weights = weights_of(view)
    words = {"half": HALF_LOAD, "near": FEWEST_NEAR, "like": FEWEST_LIKE}
    texts = {name: count_text(view, number) for name, number in words.items()}
    rows = [
        {
            "name": view.t(f"gaps.effort.{factor}.name"),
            "what": view.t(f"gaps.effort.{factor}.what", **texts),
            "why": view.t(f"gaps.effort.{factor}.why"),
            "weight": getattr(weights, factor),
            "listed": _mean(found.listed[factor]),
            "all": _mean(found.rows[factor]),
            "unknown": found.rows[factor].null_count(),
        }
        for factor in factors_of(view.metric)
    ]
    return Chart(
        "weights",
        "table",
        pl.DataFrame(rows),
        Encodings("name", "weight"),
        (
            Column("name", view.t("gaps.effort.factor")),
            Column("what", view.t("gaps.effort.what")),
            Column("why", view.t("gaps.effort.why")),
            Column("weight", view.t("gaps.effort.weight"), DECIMAL),
            Column("listed", view.t("gaps.effort.listed"), FACTOR),
            Column("all", view.t("gaps.effort.all"), FACTOR),
            Column("unknown", view.t("gaps.effort.not_known"), COUNT),
        ),
        view.t("gaps.effort.title"),
        view.context(),
        metric=view.metric,
        notes=(view.t("gaps.effort.judgement"), view.t("gaps.effort.half")),
    )


def _mean(factors: pl.Series) -> float | None:
    """The mean of those known."""
    return float(factors.drop_nulls().to_numpy().mean()) if factors.count() else None
