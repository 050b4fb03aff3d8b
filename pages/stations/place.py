"""The place that the frame around a station's page speaks of: one that holds the station."""

from dataclasses import replace
from urllib.parse import unquote

from components.reading.view import View
from data.scope import PLACE_LEVELS
from queries.station import station


def within_its_place(view: View, station_id: str | None = None) -> View:
    """The view within the place that the reader has chosen, or the station's province where it is not in it.

    As asked for where the register of the date has no such station, or no province of it.
    """
    if station_id is None:
        return view
    found = station(view.snapshot, unquote(station_id), view.reader)
    site = found.row(0, named=True) if found.height else {}
    scope = view.scope
    region, province = site.get(f"region{scope.scheme}"), site.get(f"province{scope.scheme}")
    if province is None or (scope.code and site[f"{scope.level}{scope.scheme}"] == scope.code):
        return view
    given = {name: text for name, text in view.given.items() if name not in PLACE_LEVELS}
    return replace(
        view,
        scope=replace(scope.country, region=region, province=province),
        given=given | {"province": province},
        in_path=view.in_path | {"province"},
    )
