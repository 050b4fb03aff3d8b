"""The layout of the view `pace`: what is followed, cards, survival curves, slowest ledgers, cost of paper."""

from dataclasses import replace
from itertools import pairwise

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.number_card import number_cards, numbers_chart
from components.cards.table_card import Table, table_card
from components.controls.dropdowns import choice_control
from components.reading.address import Parameter, one_of
from components.reading.counts import count_text
from components.reading.order import order_parameter, search_parameter
from components.reading.view import View
from data.measures.outlook import months_between
from data.words.dates import format_date
from pages.paperless.pace.cards import pace_numbers
from pages.paperless.pace.cost import cost_section
from pages.paperless.pace.curves import GROUP_WORDS, GROUPS, curve_chart, group_chart, group_name, members_of
from pages.paperless.pace.ledgers import PACE_ORDERS, pace_ledgers
from pages.paperless.pace.precomputed import followed_place, precomputed
from queries.pace import survival, survival_groups

LARGEST = ""
ZONES, COHORTS = ("1", "2", "3"), tuple(map(str, range(2020, 2061)))
PACE: dict[str, Parameter] = {
    "group": one_of(*GROUPS),
    "member": one_of(LARGEST, *ZONES, *COHORTS),
    "pace_order": order_parameter("", *PACE_ORDERS),
    "pace_find": search_parameter(),
}


def pace_view(view: View) -> list[Component]:
    """The curves, the ledgers and the cost; or the cost alone where no station is followed."""
    groups = survival_groups(view.snapshot, view.scope)
    whole = groups.filter(kind="all")
    cost = cost_section(view, groups.filter(kind="parallel"))
    if whole.is_empty():
        return [html.P(view.t("paperless.pace.none"), className="empty"), *cost]
    if not whole["stations"][0]:
        words = [view.t("paperless.pace.nobody"), *intro(view, whole)[1:]]
        return [html.P(" ".join(words), className="empty"), *cost]
    numbers = pace_numbers(view, whole, survival(view.snapshot, view.scope, "all"))
    chart = replace(numbers_chart(view, numbers), context=precomputed(view))
    return [
        html.Section([html.P(text) for text in intro(view, whole)], className="lead"),
        number_cards(view, numbers, chart),
        html.Section(figure_card(curve_chart(view, groups), view), className="page-part"),
        html.Section(table_card(group_chart(view, groups), view, Table()), className="page-part"),
        *(html.Section(part, className="page-part") for part in pace_ledgers(view)),
        *cost,
    ]


def pace_controls(view: View) -> list[Component]:
    """The choice of groups, years of deployment or zones, and of the one whose curve is drawn."""
    groups = [(name, view.t(key)) for name, key in GROUP_WORDS.items()]
    kind, members = (
        GROUPS[view.choices["group"]],
        members_of(view, survival_groups(view.snapshot, view.scope)),
    )
    named = [(member, group_name(view, kind, member)) for member in members]
    controls = [choice_control(view, "group", view.t("paperless.pace.group_label"), groups)]
    if len(named) < 2:
        return controls
    choices = [(LARGEST, view.t("paperless.pace.largest")), *named]
    return [*controls, choice_control(view, "member", view.t("paperless.pace.member_label"), choices)]


def intro(view: View, whole: pl.DataFrame) -> list[str]:
    """What is followed and how; then, in a paragraph of its own, what differs from what was asked for.

    whole: the group of all stations, one row.
    """
    last = format_date(view.snapshot.latest.date, view.language)
    instead = []
    if view.snapshot.date != view.snapshot.latest.date:
        instead.append(view.t("paperless.pace.other_date", date=last))
    if view.scope.level in ("district", "commune"):
        holder = followed_place(view)
        instead.append(view.t("paperless.pace.other_place", place=view.place, holder=holder))
    if view.filters:
        instead.append(view.t("paperless.pace.no_filters", place=followed_place(view)))
    instead += apart(view, whole)
    return [view.t("paperless.pace.lead", date=last), *([" ".join(instead)] if instead else [])]


def apart(view: View, whole: pl.DataFrame) -> list[str]:
    """The stations that are not followed and why; how far apart the data are. whole: one row."""
    row = whole.row(0, named=True)
    said = [
        view.t(f"paperless.pace.{name}", **{name: count_text(view, row[name])})
        for name in ("already", "left_out")
        if row[name]
    ]
    gaps = [months_between(*pair) for pair in pairwise(view.snapshot.newest.dates)]
    if max(gaps, default=0) > 1:
        said.append(view.t("paperless.pace.coarse", months=max(gaps)))
    return said
