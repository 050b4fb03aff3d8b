"""The map of the place's units as a picture that leads to the map; the server draws it when it is seen."""

from urllib.parse import urlsplit

from dash import dcc, html
from dash.development.base_component import Component

from components.reading.address import from_root
from components.reading.metric_words import label_of
from components.reading.view import View, href

WIDTH_PX, HEIGHT_PX = 482, 354  # of `half`, so that its room stands before it comes


def small_map(view: View) -> list[Component]:
    """The picture of the chosen metric in the place's units; none where there are no units."""
    if view.scope.child_level is None:
        return []
    place = {"scheme": view.scope.scheme, view.scope.level: view.scope.code}
    address = href(view, "/map", **place)
    picture = f"{from_root('/download/map/map.svg')}?{urlsplit(address).query}&size=half"
    words = view.t("place.map.alt", place=view.place, label=label_of(view.metric, view.language))
    image = html.Img(src=picture, alt=words, width=str(WIDTH_PX), height=str(HEIGHT_PX))
    return [dcc.Link(image, href=address, className="figure small-map")]
