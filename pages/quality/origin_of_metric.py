"""The origin of a metric's number: definition, sums, query, the stations behind it, version and files."""

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.facts import Child, facts
from components.cards.grid_card import list_card
from components.cards.place_columns import with_places
from components.cards.place_links import station_cell
from components.cards.table_card import Table
from components.cards.wrong_number import wrong_number
from components.charts.chart import Chart, Column, Encodings
from components.controls.dropdowns import metric_control
from components.reading.denominator import definition_of
from components.reading.link_templates import station_link_template
from components.reading.metric_words import label_of, value_text
from components.reading.order import filter_text, in_order
from components.reading.origin_links import definition_href
from components.reading.view import View
from data.measures.blanks import blank_reason
from data.measures.metric import value_of, with_value
from data.scope import counted_only
from data.words.dates import format_date
from data.words.numbers import COUNT, format_number
from pages.quality.origin_of_figure import bound_values, figure_part
from pages.quality.version_facts import version_facts
from pages.shell.page import PageAt
from pages.shell.station_part import station_part
from queries.counts import counts_now
from queries.quality import origin_question, origin_rows

ORIGIN_ORDERS = ("name", "province", "commune", "numerator", "denominator")


def origin_part(view: View, page_at: PageAt) -> list[Component]:
    """The origin of the chosen metric's number, or of the figure that the address names."""
    if view.choices["of"]:
        return figure_part(view, page_at)
    choice = metric_control(view, view.t("filter.metric"))
    cells, links = {"name": station_cell(view)}, {"name": station_link_template(view)}
    table = Table(
        "origin_order", "origin_search", ORIGIN_ORDERS, cells, intro=view.t("quality.origin.rows_lead")
    )

    def listed(own: View) -> Component:
        return list_card(origin_chart(own), own, table, links)

    sentence = _sentence(view)
    told = ((view.t("wrong.figure"), sentence), (view.t("quality.origin.scope"), _scope(view)))
    wrong = wrong_number(view, label_of(view.metric, view.language), told)
    return [
        html.Div([choice], className="page-controls quality-controls"),
        html.Section([html.P(sentence)], className="lead"),
        html.Section([facts(_facts(view)), wrong, *_query(view)], className="figure origin"),
        html.Section(station_part(view, listed), className="page-part"),
    ]


def _sentence(view: View) -> str:
    """The number with the numerator and the denominator that it is divided from."""
    rows = origin_rows(view.snapshot, counted_only(view.scope), view.metric)
    top, bottom = (int(rows[side].sum()) for side in ("numerator", "denominator"))
    sums = pl.DataFrame({view.metric.numerator: [top], view.metric.denominator: [bottom]})
    if not bottom:
        return _no_value(view)
    words = {
        "label": label_of(view.metric, view.language),
        "value": value_text(sums.select(value_of(view.metric)).item(), view.metric, view.language),
        "top": format_number(top, view.language),
        "bottom": format_number(bottom, view.language),
        "date": format_date(view.snapshot.date, view.language),
    }
    return view.t("quality.origin.sentence", **words)


def _no_value(view: View) -> str:
    """Why there is no number to divide."""
    counts = with_value(counts_now(view.snapshot, view.scope), view.metric)
    reason = counts.select(blank_reason(view.metric, view.snapshot.date)).item()
    words = {
        "label": label_of(view.metric, view.language),
        "date": format_date(view.snapshot.date, view.language),
        "reason": view.t(f"blank.{reason}"),
    }
    return view.t("quality.origin.no_value", **words)


def _facts(view: View) -> list[tuple[str, Child | list[Child]]]:
    definition = dcc.Link(view.t("chart.definition"), href=definition_href(view, view.metric))
    words = html.Span(definition_of(view.metric, view.snapshot, view.language))
    return [
        (view.t("quality.origin.definition"), [words, html.Div(definition)]),
        (view.t("quality.origin.numerator"), _count(view, view.metric.numerator)),
        (view.t("quality.origin.denominator"), _count(view, view.metric.denominator)),
        (view.t("quality.origin.scope"), _scope(view)),
        (view.t("quality.origin.date"), format_date(view.snapshot.date, view.language)),
        *version_facts(view),
    ]


def _scope(view: View) -> str:
    """The stations that are counted, and the boundaries: “Zone 3 · 34 provinces”."""
    return view.t("scope.join").join([view.place, view.t(f"scheme_short.{view.scope.scheme}")])


def _count(view: View, count: str) -> list[Child]:
    """A count in words and by the name that data and queries give it."""
    return [html.Span(view.t(f"about.count.{count}")), " ", html.Code(count)]


def _query(view: View) -> list[Component]:
    """The text of the query, and every parameter that is bound to it."""
    text, bound = origin_question(view.scope, view.metric)
    given = {"date": view.snapshot.date.isoformat(), **bound}
    lines = bound_values({name: value for name, value in given.items() if f"${name}" in text})
    return [
        html.Details(
            [
                html.Summary(view.t("quality.origin.query")),
                html.Pre(html.Code(lines)),
                html.Pre(html.Code(text)),
                html.P(view.t("quality.origin.division"), className="quiet"),
            ],
            open=True,
        )
    ]


def origin_chart(view: View) -> Chart:
    """One row per station: what it adds to the numerator and to the denominator."""
    rows = with_places(view, origin_rows(view.snapshot, view.stations, view.metric))
    found = filter_text(rows, view.choices["origin_search"], "name", "commune", "province", "station_id")
    count = format_number(found.height, view.language)
    return Chart(
        "origin",
        "table",
        in_order(found, view.choices["origin_order"]),
        Encodings("name", "numerator"),
        (
            Column("name", view.t("place.list.name")),
            Column("province", view.t("filter.province")),
            Column("commune", view.t("filter.commune")),
            Column("numerator", view.t(f"about.count.{view.metric.numerator}"), COUNT),
            Column("denominator", view.t(f"about.count.{view.metric.denominator}"), COUNT),
            Column("station_id", view.t("place.list.station_id"), "code"),
        ),
        view.t("quality.origin.rows", count=count, place=view.place),
        view.context(),
        metric=view.metric,
    )
