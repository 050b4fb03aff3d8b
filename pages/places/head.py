"""The head of a place: breadcrumbs, name, era, what it was made from or became, what is estimated."""

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.estimate_badge import estimate_badge
from components.cards.place_links import place_link
from components.reading.places import Place, find_place
from components.reading.succession import Succession, succession_of
from components.reading.view import View, href
from data.scope import PLACE_LEVELS

MOST_NAMES = 24


def head(view: View) -> list[Component]:
    """Breadcrumbs from the country down, the name with its era, the old or the new names."""
    place = find_place(view.units, view.scope.scheme, view.scope.code or "")
    if place is None:
        raise KeyError(f"{view.scope.scheme}/{view.scope.code} has no name: read it from the same units.")
    era = html.Span(view.t(f"scheme.{place.scheme}"), className="badge")
    badges = [era, *_proposed(view, place), *estimate_badge(view.context().estimate)]
    title = html.Div([html.H1(place.name(view.language)), *badges], className="place-head")
    return [_crumbs(view, place), title, *_became(view, place)]


def _crumbs(view: View, place: Place) -> Component:
    country = href(view, "/places", scheme=place.scheme, **dict.fromkeys(PLACE_LEVELS))
    held = [find_place(view.units, place.scheme, code) for code in place.parents if code]
    above = [place_link(view, outer) for outer in held if outer and outer.code != place.code]
    first = dcc.Link(view.t("scope.country"), href=country)
    label = attributes(aria_label=view.t("place.crumbs"))
    return html.Nav([first, *above, html.Span(place.short(view.language))], className="crumbs", **label)


def _proposed(view: View, place: Place) -> list[Component]:
    proposed = place.level == "region" and place.scheme == "34"
    return [html.Span(view.t("place.proposed"), className="badge")] if proposed else []


def _became(view: View, place: Place) -> list[Component]:
    found = succession_of(view.units, place)
    if found is None or not found.places:
        return []
    words = view.t(f"place.{found.key}")
    links = _names(view, found)
    return [html.P([f"{words} ", *links, "."], className="became")]


def _names(view: View, found: Succession) -> list[Component | str]:
    shown = found.places[:MOST_NAMES]
    names: list[Component | str] = []
    for other, part in shown:
        names += [", "] if names else []
        names.append(place_link(view, other))
        names += [f" ({view.t('place.part')})"] if part else []
    rest = len(found.places) - len(shown)
    return [*names, view.t("place.more", count=rest)] if rest else names
