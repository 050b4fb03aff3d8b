"""`/places` without a place: every province with its numbers in official order, and some side by side."""

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.place_links import place_cell, place_link
from components.cards.table_card import DrawCell, Row, Table, table_card
from components.controls.dropdowns import metric_control
from components.frame.saved_views import recent_places
from components.reading.places import places_inside
from components.reading.view import View, href
from pages.places.funnel import funnel_link, funnel_part
from pages.places.side_by_side import MOST, beside_controls, chosen_places, side_by_side
from pages.places.units import UNIT_ORDERS, unit_cells, unit_chart


def province_list(view: View) -> list[Component]:
    """The places chosen side by side, then all provinces of the scheme; links keep the reader's choices."""
    cells = unit_cells(view, "province") | {"name": _name(view)}
    chart = unit_chart(view, "province")
    tools = funnel_link(view, chart.frame.height)
    table = Table("units_order", "units_search", UNIT_ORDERS, cells, ("reason", "code"), tools)
    choose = [metric_control(view, view.t("home.metric")), *beside_controls(view)]
    card = table_card(chart, view, table)
    return [
        html.H1(view.t("place.choose.title")),
        html.P(view.t("place.choose.lead"), className="became"),
        recent_places(view.language),
        _regions(view),
        html.Section(html.Div(choose, className="section-head"), className="place-part"),
        *side_by_side(view),
        html.Section(card, className="place-part"),
        *(html.Section(part, className="place-part") for part in [funnel_part(view, "province")] if part),
    ]


def _regions(view: View) -> Component:
    regions = places_inside(view.units, view.scope.scheme, "region", None, view.language)
    links = [html.Li(place_link(view, region)) for region in regions]
    named = attributes(aria_label=view.t("filter.region"))
    return html.Nav(html.Ul(links, className="choices"), **named)


def _name(view: View) -> DrawCell:
    """The link to the row's place, and one that puts it beside those chosen or takes it away."""
    lead, chosen = place_cell(view), [place.code for place in chosen_places(view)]

    def drawn(row: Row, text: str) -> Component:
        code = row["code"]
        others = [one for one in chosen if one != code] if code in chosen else [*chosen, code]
        if len(others) > MOST:
            return lead(row, text)
        words = view.t("place.beside.remove" if code in chosen else "place.beside.add")
        address = href(view, places=",".join(others) or None)
        beside = dcc.Link([words, html.Span(f" {text}", className="sr-only")], href=address)
        return html.Div([lead(row, text), html.Small(beside)], className="beside-name")

    return drawn
