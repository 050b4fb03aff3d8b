"""The layout of the tab `closing`: which stations to help first, by what they bring and what it takes."""

from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.grid_card import list_card
from components.cards.number_card import Number
from components.cards.table_card import Table
from components.controls.dropdowns import choice_control
from components.reading.address import Parameter, one_of
from components.reading.counts import count_text
from components.reading.coverage_words import told
from components.reading.rights import all_listed
from components.reading.view import View
from data.measures.effort import ORDERS, by_station, order_of
from data.measures.gaps import countable
from data.measures.metrics import BY_KEY
from data.words.numbers import format_number
from pages.gaps.closing.curve import curve
from pages.gaps.closing.effort import effort_part
from pages.gaps.closing.ranked import AUTOMATIC, BEST, RANKED, SHARES, Ranked, ranked
from pages.gaps.closing.sentences import gain_text, honesty, intro, mean_effort, without_data
from pages.gaps.closing.trips import TRIPS, trips_chart, visit_list
from pages.gaps.metric_cards import metric_cards
from pages.gaps.metric_offer import offer
from pages.gaps.sentences import unit
from pages.shell.station_part import station_part
from queries.counts import counts_now

CLOSING: dict[str, Parameter] = {**RANKED, "trip": one_of(*TRIPS)}


def closing(view: View) -> list[Component]:
    """What the list says, of the stations that the reader may see."""
    if all_listed(view):
        return _answer(view)
    return [station_part(view, lambda own: html.Div(_answer(own)))]


def _answer(view: View) -> list[Component]:
    """The sentences, cards, curve, weights, trips and list."""
    if not countable(view.metric):
        return [offer(view, "gaps.closing.not_countable", BY_KEY["record_opened"])]
    found = ranked(view)
    if found.rows.is_empty():
        return [_nothing_short(view, found)]
    listed = found.listed
    return [
        html.Section([html.P(intro(view, found)), html.P(honesty(view, found))], className="lead"),
        metric_cards(view, _cards(view, found)),
        html.Section(visit_list(view, found), className="page-part"),
        html.Section(list_card(trips_chart(view, listed, found.cut), view, Table()), className="page-part"),
        html.Section(figure_card(curve(view, found), view), className="page-part"),
        effort_part(view, found),
    ]


def closing_controls(view: View) -> list[Component]:
    """The order, where the list ends, and how trips are grouped."""
    named = view.t(f"gaps.closing.rank.{order_of(view.metric)}")
    orders = [
        (AUTOMATIC, view.t("gaps.closing.rank.auto", order=named)),
        *((order, view.t(f"gaps.closing.rank.{order}")) for order in ORDERS),
    ]
    best = [(number, count_text(view, int(number))) for number in sorted(BEST, key=int)]
    shares = [(share, f"{share}%") for share in sorted(SHARES, key=int)]
    trips = [(trip, view.t(f"gaps.closing.trip.{trip}")) for trip in TRIPS]
    end = ("best", best) if by_station(view.metric) else ("share", shares)
    return [
        choice_control(view, "priority", view.t("gaps.closing.rank_label"), orders),
        choice_control(view, end[0], view.t(f"gaps.closing.{end[0]}"), end[1]),
        choice_control(view, "trip", view.t("gaps.closing.trip_label"), trips),
    ]


def _nothing_short(view: View, found: Ranked) -> Component:
    """Why there is no list: no station falls short, or none has data, or the register lacks people."""
    metric, counts = view.metric, counts_now(view.snapshot, view.scope)
    if counts[metric.denominator].sum():
        said = told(view, view.t("gaps.closing.none")), without_data(view, found.unknown)
        return html.P(" ".join(said).strip(), className="empty")
    if metric.gap == "people" and not counts["population"].sum():
        return offer(view, "gaps.why.no_people", BY_KEY["connected_stations"])
    return html.P(view.t("gaps.closing.no_data"), className="empty")


def _cards(view: View, found: Ranked) -> list[Number]:
    """What the list brings and takes, beside as many stations taken by what they bring alone."""
    listed, every = count_text(view, found.cut.stations), count_text(view, found.rows.height)
    effort = {
        name: format_number(mean_effort(rows), view.language, 1)
        for name, rows in (("listed", found.listed), ("all", found.rows), ("rivals", found.rivals))
    }
    of = view.t("gaps.unit.people") if by_station(view.metric) else unit(view)
    rivals = view.t(
        "gaps.closing.card.gain_note", gain=gain_text(view, found.rivals), unit=of, effort=effort["rivals"]
    )
    return [
        Number(
            "listed",
            view.t("gaps.closing.card.listed"),
            listed,
            view.t("gaps.unit.stations"),
            view.t("gaps.closing.card.listed_note", all=every),
        ),
        Number("gain", view.t("gaps.closing.card.gain"), gain_text(view, found.listed), of, rivals),
        Number(
            "effort",
            view.t("gaps.closing.card.effort"),
            effort["listed"],
            note=view.t("gaps.closing.card.effort_note", all=effort["all"]),
        ),
    ]
