"""The layout of the tab `closing`: the fewest stations that hold a share of the shortfall."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.grid_card import list_card
from components.cards.number_card import Number
from components.cards.table_card import Table
from components.charts.chart import Chart, Column, Encodings
from components.controls.dropdowns import choice_control
from components.reading.address import Parameter, one_of
from components.reading.counts import count_text
from components.reading.coverage_words import told
from components.reading.view import View
from data.measures.gaps import countable
from data.measures.metrics import BY_KEY
from data.methods.closing import Cut, cut_at_number, cut_at_share, largest_first
from data.words.numbers import COUNT, SHARE, format_percent
from pages.gaps.closing.trips import TRIPS, trips_chart, visit_list
from pages.gaps.metric_cards import metric_cards
from pages.gaps.metric_offer import offer
from pages.gaps.sentences import unit
from queries.site_gaps import site_gaps

SHARES = ("50", "25", "75", "90")
BEST = ("50", "10", "100", "250", "1000")
CLOSING: dict[str, Parameter] = {"share": one_of(*SHARES), "best": one_of(*BEST), "trip": one_of(*TRIPS)}


def closing(view: View) -> list[Component]:
    """The sentences, cards, curve, trips and list."""
    if not countable(view.metric):
        return [offer(view, "gaps.closing.not_countable", BY_KEY["record_opened"])]
    sites = site_gaps(view.snapshot, view.scope, view.metric)
    ordered = largest_first(sites)
    if ordered.is_empty():
        return [_nothing_short(view, sites)]
    cut = cut_at_share(ordered, int(view.choices["share"]))
    chosen = ordered.head(cut.stations)
    return [
        html.Section(
            [html.P(intro(view, ordered, cut)), html.P(honesty(view, sites, cut))], className="lead"
        ),
        metric_cards(view, _cards(view, ordered, cut)),
        html.Section(figure_card(curve(view, ordered, cut), view), className="page-part"),
        html.Section(list_card(trips_chart(view, chosen, cut), view, Table()), className="page-part"),
        html.Section(visit_list(view, chosen), className="page-part"),
    ]


def closing_controls(view: View) -> list[Component]:
    """The share to close, the number of stations to compare with, and how trips are grouped."""
    shares = [(share, f"{share}%") for share in sorted(SHARES, key=int)]
    best = [(number, count_text(view, int(number))) for number in sorted(BEST, key=int)]
    trips = [(trip, view.t(f"gaps.closing.trip.{trip}")) for trip in TRIPS]
    return [
        choice_control(view, "share", view.t("gaps.closing.share"), shares),
        choice_control(view, "best", view.t("gaps.closing.best"), best),
        choice_control(view, "trip", view.t("gaps.closing.trip_label"), trips),
    ]


def intro(view: View, ordered: pl.DataFrame, cut: Cut) -> str:
    """The fewest stations for the share, out of all with a shortfall."""
    said = view.t(
        "gaps.closing.lead",
        stations=count_text(view, cut.stations),
        all=count_text(view, ordered.height),
        share=format_percent(cut.share, view.language),
        closed=count_text(view, cut.closed),
        unit=unit(view),
    )
    return told(view, said)


def honesty(view: View, sites: pl.DataFrame, cut: Cut) -> str:
    """The limits of the list: stations that tie at its end, and those without data."""
    unknown = _without_data(view, sites)
    if cut.tied_in == cut.tied:
        return unknown
    words = {"tied": cut.tied, "taken": cut.tied_in, "gap": cut.at_cut}
    tie = view.t(
        "gaps.closing.tie",
        unit=unit(view),
        **{name: count_text(view, number) for name, number in words.items()},
    )
    return view.t("sentence.join", first=tie, second=unknown).strip()


def _without_data(view: View, sites: pl.DataFrame) -> str:
    """How many stations have no data, and whom they serve where the register says; empty without any."""
    silent = sites.filter(pl.col("bottom") == 0, pl.col("whole") > 0)
    if silent.is_empty():
        return ""
    people, stations = int(silent["people"].sum()), count_text(view, silent.height)
    if not people:
        return view.t("gaps.closing.unknown_stations", stations=stations)
    return view.t("gaps.closing.unknown", stations=stations, people=count_text(view, people))


def _nothing_short(view: View, sites: pl.DataFrame) -> Component:
    """Why there is no list: no station falls short, or none has data, or the register lacks people."""
    if sites.filter(pl.col("bottom") > 0).height:
        said = told(view, view.t("gaps.closing.none")), _without_data(view, sites)
        return html.P(" ".join(said).strip(), className="empty")
    if view.metric.gap == "people" and not sites["whole"].sum():
        return offer(view, "gaps.why.no_people", BY_KEY["connected_stations"])
    return html.P(view.t("gaps.closing.no_data"), className="empty")


def _cards(view: View, ordered: pl.DataFrame, cut: Cut) -> list[Number]:
    best = cut_at_number(ordered, int(view.choices["best"]))
    named = view.t("gaps.closing.card.best", count=count_text(view, best.stations))
    every = view.t("gaps.closing.card.all_note", all=count_text(view, ordered.height))
    of_all = view.t(
        "gaps.closing.card.of_all", share=format_percent(cut.stations / ordered.height, view.language)
    )
    return [
        Number(
            "fewest",
            view.t("gaps.closing.card.fewest", share=f"{view.choices['share']}%"),
            count_text(view, cut.stations),
            view.t("gaps.unit.stations"),
            of_all,
        ),
        Number(
            "best",
            named,
            format_percent(best.share, view.language),
            note=view.t("gaps.closing.card.best_note", closed=count_text(view, best.closed), unit=unit(view)),
        ),
        Number("whole", view.t("gaps.closing.card.all"), count_text(view, cut.total), unit(view), every),
    ]


def curve(view: View, ordered: pl.DataFrame, cut: Cut) -> Chart:
    """The cumulative share of the shortfall over stations, the largest first."""
    rows = ordered.with_columns((pl.col("closed") / cut.total).alias("held"))
    return Chart(
        "closing",
        "curve",
        rows,
        Encodings("position", "held", hover=("name",)),
        (
            Column("name", view.t("place.list.name")),
            Column("position", view.t("gaps.closing.position"), COUNT),
            Column("gap", view.t("gaps.column.gap", unit=unit(view)), COUNT),
            Column("held", view.t("gaps.closing.held"), SHARE),
            Column("station_id", view.t("place.list.station_id"), "code"),
        ),
        view.t(
            "gaps.closing.curve",
            stations=count_text(view, cut.stations),
            share=format_percent(cut.share, view.language),
        ),
        view.context(),
        metric=view.metric,
        notes=(view.t("gaps.closing.note"),),
        height=300,
    )
