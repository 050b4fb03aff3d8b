"""Links with a place for what the browser fills in: as many as a list has rows."""

from components.reading.view import View, place_href, station_href


def station_link_template(view: View) -> str:
    """A link to the page of a station with {station_id} for its id, for the browser to fill in."""
    return station_href(view, "STATION").replace("STATION", "{station_id}")


def place_link_template(view: View) -> str:
    """A link to the page of a place with {code} for its code, for the browser to fill in."""
    return place_href(view, view.scope.scheme, "CODE").replace("CODE", "{code}")
