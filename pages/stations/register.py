"""A station's row of the register, in words; a blank one says so."""

from datetime import date

from dash import dcc, html
from dash.development.base_component import Component

from components.cards.place_links import place_link
from components.reading.places import find_place
from components.reading.view import View, station_href
from data.words.dates import format_date
from data.words.numbers import format_number
from pages.stations.head import Site
from queries.counts import counts_now
from queries.station_around import station_around

Shown = Component | str | list[Component | str] | None


def register_section(view: View, site: Site) -> Component:
    """Everything that the register says of the station on the date."""
    pairs = [
        *_places(view, site),
        *_kin(view, site),
        *_words(view, site),
        *_numbers(view, site),
        *_days(view, site),
    ]
    last = [("coordinates", _coordinates(view, site))]
    blank = html.Span(view.t("station.register.blank"), className="blank")
    rows = [
        html.Div([html.Dt(view.t(f"station.register.{key}")), html.Dd(blank if shown is None else shown)])
        for key, shown in (*pairs, *last)
    ]
    title = html.H2(view.t("station.register.title"))
    return html.Section([title, html.Dl(rows, className="facts")], className="figure place-part")


def _places(view: View, site: Site) -> list[tuple[str, Shown]]:
    return [(f"commune{scheme}", _commune(view, site, scheme)) for scheme in ("34", "63")]


def _commune(view: View, site: Site, scheme: str) -> Shown:
    place = find_place(view.units, scheme, site[f"commune{scheme}"])
    if place is None:
        return str(site[f"commune{scheme}"])
    outer = find_place(view.units, scheme, place.parents[2] or place.parents[1] or "")
    names: list[Component | str] = [place_link(view, place)]
    names += [f", {outer.name(view.language)}"] if outer else []
    mark = html.Span(
        view.t("station.estimated"), className="badge estimate", title=view.t("estimate.definition")
    )
    return [*names, " ", mark] if site[f"estimated{scheme}"] else names


def _kin(view: View, site: Site) -> list[tuple[str, Shown]]:
    around = station_around(view.snapshot, site["station_id"], view.scope.scheme, view.reader)
    links = {
        role: _links(view, around.filter(kin=role).select("station_id", "name").rows())
        for role in ("parent", "point")
    }
    if site["site_kind"] == "point":
        return [("parent", links["parent"] or site["parent_station_id"])]
    return [("points", links["point"] or view.t("station.register.no_points"))]


def _links(view: View, sites: list[tuple[str, str]]) -> Shown:
    links: list[Component | str] = []
    for station_id, name in sites:
        links += ["; "] if links else []
        links.append(dcc.Link(name, href=station_href(view, station_id)))
    return links or None


def _words(view: View, site: Site) -> list[tuple[str, Shown]]:
    area = view.t(f"area.{site['area'] or 0}")
    zone = None if site["zone"] is None else view.t(f"zone.{site['zone']}")
    connection = None if site["connection"] is None else view.t(f"connection.{site['connection']}")
    return [("zone", zone), ("area", area), ("connection", connection)]


def _numbers(view: View, site: Site) -> list[tuple[str, Shown]]:
    columns = {"people": "people", "staff": "own_staff", "doctors": "own_doctors"}
    found = {key: site[column] for key, column in columns.items()}
    return [(key, None if n is None else format_number(n, view.language)) for key, n in found.items()]


def _days(view: View, site: Site) -> list[tuple[str, Shown]]:
    def day(value: date | None, missing: str | None) -> Shown:
        """The first and the last day of the calendar are what other programs write for none."""
        if value == date.min:
            return view.t("station.register.no_date")
        return missing if value in (None, date.max) else format_date(value, view.language)

    named = counts_now(view.snapshot, view.scope.country)["stations_deployed_base"].item() > 0
    absent = view.t(f"station.register.{'not_deployed' if named else 'platform_unknown'}")
    return [
        ("opened_on", day(site["opened_on"], None)),
        ("closed_on", day(site["closed_on"], view.t("station.register.open"))),
        ("platform_since", day(site["platform_since"], absent)),
    ]


def _coordinates(view: View, site: Site) -> Shown:
    if site["latitude"] is None or site["longitude"] is None:
        return html.Span(view.t("station.register.no_coordinates"), className="blank")
    pair = (format_number(site[name], view.language, 5) for name in ("latitude", "longitude"))
    return " ; ".join(pair)
