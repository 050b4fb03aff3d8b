"""Up to six places side by side: the chosen metric over time on one axis, and every headline metric now."""

import re
from dataclasses import replace

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.table_card import DrawCell, Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.controls.dropdowns import control, date_options, option
from components.controls.tabs import tabs
from components.reading.address import Parameter, one_of
from components.reading.metric_words import label_of
from components.reading.periods import period_text
from components.reading.places import Place, find_place
from components.reading.view import View, href
from data.scope import PLACE_LEVELS, Scope
from data.words.numbers import SHARE
from pages.places.beside_lines import APART, known, labels_of, lines, names_of
from pages.places.comparison import compared_metrics
from queries.counts import counts_by_date

MOST = 6
CODES = re.compile(r"[0-9A-Za-z]{1,8}(,[0-9A-Za-z]{1,8}){0,19}")
PANELS = one_of("", APART)
PLACES = Parameter("", lambda text: not text or CODES.fullmatch(text) is not None)


def chosen_places(view: View) -> list[Place]:
    """The places that the address names and the scheme has, each once, the first MOST."""
    codes = dict.fromkeys(filter(None, view.choices["places"].split(",")))
    found = [find_place(view.units, view.scope.scheme, code) for code in codes]
    return [place for place in found if place][:MOST]


def side_by_side(view: View) -> list[Component]:
    """The lines above the table; nothing where no place is chosen, a sentence where none has that code."""
    places = chosen_places(view)
    if not places:
        return [html.P(view.t("place.beside.unknown"))] if view.choices["places"] else []
    counts = {place: counts_by_date(view.snapshot, scope_of(view, place)) for place in places}
    cards = [figure_card(lines(view, counts), view), table_card(_numbers(view, counts), view, _layout(view))]
    return [html.Section(html.Div(cards, className="figures"), className="place-part", id="beside")]


def beside_controls(view: View) -> list[Component]:
    """What the lines show: the values, or what changed since a date; the way out of the comparison."""
    if not chosen_places(view):
        return []
    days = [day for day in reversed(view.snapshot.dates_until) if day < view.snapshot.date]
    options = [option(view.t("place.beside.as_they_are"), ""), *date_options(days, view.language)]
    choose = control(view, "index", view.t("filter.index"), options)
    gone = dict.fromkeys(("places", "index", "panels"))
    clear = dcc.Link(view.t("place.beside.clear"), href=href(view, **gone))
    forms = [("", view.t("place.beside.together")), (APART, view.t("place.beside.apart"))]
    apart = tabs(view, forms, view.t("place.beside.form"), "panels")
    return [*([choose] if days else []), *([apart] if len(chosen_places(view)) > 1 else []), clear]


def scope_of(view: View, place: Place) -> Scope:
    """The view's scope in another place; filters by zone, area and connection stay."""
    region, province, district = (
        place.code if level == place.level else parent
        for level, parent in zip(PLACE_LEVELS[:3], place.parents, strict=True)
    )
    commune = place.code if place.level == "commune" else None
    return replace(view.scope, region=region, province=province, district=district, commune=commune)


def _numbers(view: View, counts: dict[Place, pl.DataFrame]) -> Chart:
    """One row per headline metric: metric, key, a value per place (its code)."""
    now = {place.code: rows.tail(1) for place, rows in counts.items()}
    rows = [
        {"metric": label_of(metric, view.language), "key": metric.key}
        | {code: row.select(known(view, metric).alias("value")).item() for code, row in now.items()}
        for metric in compared_metrics(view)
    ]
    schema = {"metric": pl.String, "key": pl.String, **dict.fromkeys(now, pl.Float64)}
    month = period_text(view, view.snapshot.date)
    return Chart(
        "beside_now",
        "table",
        pl.DataFrame(rows, schema=schema),
        Encodings("metric", next(iter(now))),
        (
            Column("metric", view.t("filter.metric")),
            *(Column(place.code, label, SHARE) for place, label in labels_of(view, counts).items()),
        ),
        view.t("place.beside.table_title", places=names_of(view, counts), month=month),
        view.context(),
        people=True,
    )


def _layout(view: View) -> Table:
    def metric(row: dict[str, str], text: str) -> Component:
        return dcc.Link(text, href=href(view, metric=row["key"]))

    cells: dict[str, DrawCell] = {"metric": metric}
    return Table(cells=cells, intro=view.t("place.standing.lead"))
