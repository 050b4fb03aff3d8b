"""The layout of the tab `equity`: cards, lines of kinds, concentration curve, fifths."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.number_card import Number
from components.controls.dropdowns import choice_control
from components.reading.address import Parameter, one_of
from components.reading.counts import count_text
from components.reading.metric_words import value_text
from components.reading.view import View
from data.measures.equity import RANKS
from data.methods.equity import concentration_index
from data.words.numbers import format_number
from pages.gaps.equity.concentration import curve, groups_of, index_text
from pages.gaps.equity.fifths import fifths_chart, fifths_of
from pages.gaps.equity.lines import KINDS, lines
from pages.gaps.metric_cards import metric_cards

EQUITY: dict[str, Parameter] = {"kind": one_of(*KINDS), "rank": one_of(*RANKS)}


def equity(view: View) -> list[Component]:
    """The numbers of evenness, then what they are made of."""
    parts = fifths_of(view)
    groups = groups_of(view)
    charts = [lines(view), *([curve(view, groups)] if groups.height > 1 else []), fifths_chart(view, parts)]
    shown = [chart for chart in charts if chart.frame.height]
    return [
        metric_cards(view, _cards(view, groups, parts)),
        *(html.Section(figure_card(chart, view), className="page-part") for chart in shown),
        *([] if parts.height else [html.P(view.t("gaps.equity.few"), className="empty")]),
    ]


def equity_controls(view: View) -> list[Component]:
    """The kinds of site drawn as lines, and the order of people from the worst off."""
    ranks = [(rank, view.t(f"gaps.equity.rank.{rank}")) for rank in RANKS]
    kinds = [(kind, view.t(f"filter.{kind}")) for kind in KINDS]
    return [
        choice_control(view, "kind", view.t("gaps.equity.lines_by"), kinds),
        choice_control(view, "rank", view.t("gaps.equity.rank_label"), ranks),
    ]


def _cards(view: View, groups: pl.DataFrame, parts: pl.DataFrame) -> list[Number]:
    """The index with the people it rests on, the lowest and the highest fifth where they differ."""
    index = concentration_index(groups)
    said = view.t("number.none") if index is None else index_text(view, index)
    note = view.t(f"gaps.equity.read_{view.choices['rank']}")
    if groups.height:
        of = view.t("gaps.equity.of_people", count=count_text(view, int(groups["weight"].sum())))
        note = view.t("sentence.join", first=note, second=of)
    cards = [Number("index", view.t("gaps.equity.index"), said, note=note)]
    ends = {"worst": parts.head(1), "best": parts.tail(1)}
    texts = {
        key: value_text(value, view.metric, view.language)
        for key, end in ends.items()
        for value in end["value"]
    }
    if parts.height < 2 or texts["worst"] == texts["best"]:
        return cards
    for key, end in ends.items():
        note = view.t("gaps.equity.of_places", count=count_text(view, end["places"][0]))
        cards.append(Number(key, view.t(f"gaps.equity.{key}"), texts[key], note=note))
    low, high = parts["value"][0], parts["value"][-1]
    if low:
        ratio = view.t("gaps.equity.times", times=format_number(high / low, view.language, 2))
        note = view.t("gaps.equity.ratio_note")
        cards.append(Number("ratio", view.t("gaps.equity.ratio"), ratio, note=note))
    return cards
