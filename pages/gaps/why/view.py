"""The layout of the tab `why`: the step that loses most, cards, bars by step, table."""

from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.fold import fold
from components.cards.grid_card import list_card
from components.cards.number_card import Number
from components.cards.place_links import place_cell
from components.cards.table_card import Table
from components.reading.counts import count_text
from components.reading.coverage_words import told
from components.reading.link_templates import place_link_template
from components.reading.metric_words import label_of
from components.reading.reasons import step_name, step_within
from components.reading.view import View
from data.measures.chain import STEPS, chain_of
from data.measures.metrics import BY_KEY
from data.words.numbers import format_percent
from pages.gaps.metric_cards import metric_cards
from pages.gaps.metric_offer import offer
from pages.gaps.sentences import unit
from pages.gaps.views import kind_of
from pages.gaps.why.numbers import table_chart
from pages.gaps.why.on_paper import on_paper_charts
from pages.gaps.why.places import own_sentences, reasons_chart, reasons_of
from pages.gaps.why.steps import chain_rows, steps_chart, without_data


def why(view: View) -> list[Component]:
    """The largest break, the sum it stands in, the steps of every place."""
    if chain_of(view.metric) is None:
        return [offer(view, "gaps.why.no_chain", BY_KEY["record_opened"])]
    rows = chain_rows(view)
    whole = sums_of(rows)
    if not whole["lacking"] and not whole["unknown"]:
        return [_nothing_lost(view, whole)]
    said = [
        html.Section([html.P(sentence) for sentence in intro(view, whole)], className="lead"),
        metric_cards(view, reason_numbers(view, whole)),
    ]
    if not whole["lacking"]:
        return said
    parts = [figure_card(steps_chart(view, rows), view), *_each(view), *_on_paper(view)]
    folded = fold(view.t("gaps.why.numbers"), _table(view, rows))
    return [*said, *(html.Section(part, className="page-part") for part in (*parts, folded))]


def sums_of(rows: pl.DataFrame) -> dict[str, Any]:
    """The counts of `chain_rows` added up."""
    return {name: rows[name].sum() for name in rows.columns if rows.schema[name] == pl.Int64}


def _each(view: View) -> list[Component]:
    """Why each place is behind; of kinds of site that is not told."""
    if kind_of(view):
        return []
    chart = reasons_chart(view, reasons_of(view))
    table = Table(cells={"name": place_cell(view)}, hidden=("code",))
    return [list_card(chart, view, table, {"name": place_link_template(view)})]


def _on_paper(view: View) -> list[Component]:
    """What tells the stations still on paper apart."""
    cards = [figure_card(chart, view) for chart in on_paper_charts(view)]
    return [html.Div(cards, className="stack")] if cards else []


def intro(view: View, whole: dict[str, Any]) -> list[str]:
    """The number not reached and the step at which most of them are lost; those of whom nothing is known."""
    return [
        said
        for said in (told(view, _lost(view, whole)), *own_sentences(view), without_data(view, whole))
        if said
    ]


def _lost(view: View, whole: dict[str, Any]) -> str:
    if not whole["lacking"]:
        known = whole["whole"] > whole["unknown"]
        return view.t("gaps.why.none_known" if known else "gaps.why.no_data", label=_label(view))
    step = max(STEPS, key=lambda name: whole[name])
    return view.t(
        "gaps.why.lead",
        lacking=count_text(view, whole["lacking"]),
        unit=unit(view),
        label=_label(view),
        step=step_within(view, step),
        count=count_text(view, whole[step]),
        share=format_percent(whole[step] / whole["lacking"], view.language),
    )


def _label(view: View) -> str:
    return label_of(view.metric, view.language)


def _nothing_lost(view: View, whole: dict[str, Any]) -> Component:
    """Everyone is reached; or there is nobody to count: the register has no people, or no report is due."""
    if whole["whole"]:
        return html.P(told(view, view.t("gaps.why.none")), className="empty")
    if view.metric.gap == "people":
        return offer(view, "gaps.why.no_people", BY_KEY["connected_stations"])
    return html.P(view.t("gaps.why.no_stations", label=_label(view)), className="empty")


def reason_numbers(view: View, whole: dict[str, Any]) -> list[Number]:
    """What is lost and the three largest reasons, and those without data."""
    largest = sorted((step for step in STEPS if whole[step]), key=lambda step: -whole[step])[:3]
    shares = [("gaps.why.share", step, "lacking") for step in largest]
    if whole["unknown"]:
        shares.append(("gaps.why.share_unknown", "unknown", "whole"))
    total = Number("lacking", view.t("gaps.why.total"), count_text(view, whole["lacking"]), unit(view))
    numbers = [total] if whole["lacking"] else []
    for key, step, base in shares:
        note = view.t(key, share=format_percent(whole[step] / whole[base], view.language))
        numbers.append(Number(step, step_name(view, step), count_text(view, whole[step]), unit(view), note))
    return numbers


def _table(view: View, rows: pl.DataFrame) -> Component:
    cells = {} if kind_of(view) else {"name": place_cell(view)}
    links = {} if kind_of(view) else {"name": place_link_template(view)}
    return list_card(table_chart(view, rows), view, Table(cells=cells, hidden=("code",)), links)
