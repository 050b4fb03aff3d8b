"""The maps that a view shows, one or two side by side, each with where it fetches its values."""

from dataclasses import dataclass, replace

from components.cards.map_picture import Addresses
from components.maps.chart import MapChart
from components.reading.official import metrics_of
from components.reading.view import View
from pages.map.areas import STATIONS, MapData, map_data, stations_over
from pages.map.chart import map_chart
from pages.map.sources import addresses


@dataclass(frozen=True)
class MapCard:
    """One map: its own view (the second one's has another metric or date), what it shows, where from."""

    view: View
    data: MapData
    chart: MapChart
    addresses: Addresses


def maps_of(view: View, data: MapData) -> list[MapCard]:
    """The view's map and the one beside it, if any; raises TramSoError where no shapes are built."""
    other = beside(view)
    if other is None:
        return [_card(view, data, "map")]
    # Two dates of one metric share their classes, else the colours would say nothing.
    if other.metric == view.metric:
        second = _card(other, map_data(other, data.classes), "map-beside", shared=view)
    else:
        second = _card(other, map_data(other), "map-beside")
    return [_card(view, data, "map"), second]


def with_something(view: View) -> tuple[View, MapData]:
    """The view and its data; a commune without a station to draw as a point is drawn itself."""
    data = map_data(view)
    if view.scope.level == "commune" and data.level == STATIONS and data.frame.is_empty():
        view = replace(view, choices={**view.choices, "level": "commune"})
        data = map_data(view)
    return view, data


def _card(view: View, data: MapData, key: str, shared: View | None = None) -> MapCard:
    """`shared` is the view whose classes this map takes: it stays on its date while that one moves."""
    stations = stations_over(view) or data.level == STATIONS
    classed = shared.snapshot.date if shared else None
    sources = addresses(view, stations=stations, slider=shared is None, classed=classed)
    return MapCard(view, data, map_chart(view, data, key), sources)


def beside(view: View) -> View | None:
    """The second map's view: the same places with another metric or on another date."""
    kind, _, value = view.choices["beside"].partition(":")
    if kind == "metric":
        return replace(view, metric=metrics_of(view.snapshot)[value])
    days = [day for day in view.snapshot.dates if day.isoformat() == value]
    return replace(view, snapshot=view.snapshot.on(days[0])) if days else None
