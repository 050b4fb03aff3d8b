"""The title of the browser's window: the station, the place or the page, then the product."""

from urllib.parse import unquote

from components.reading.places import find_place
from components.reading.view import View
from data.words import Language, t
from pages.shell.page import Page, Parts
from queries.station import station


def window_title(page: Page, view: View, parts: Parts) -> str:
    """“Tỉnh Điện Biên · TrạmSố” on a place's own page; elsewhere the page, then the place chosen."""
    station_name, place = _station(view, parts), _place(view)
    if station_name:
        return _joined(station_name, view.language)
    if place and "scheme" in view.in_path:
        return _joined(place, view.language)
    return _joined(view.t(f"nav.{page.key}"), view.language, place)


def plain_title(page: Page, language: Language) -> str:
    """The page alone, where its address could not be understood."""
    return _joined(t(f"nav.{page.key}", language), language)


def _joined(first: str, language: Language, second: str = "") -> str:
    return " · ".join(filter(None, (first, second, t("product", language))))


def _place(view: View) -> str:
    code = view.scope.code
    place = find_place(view.units, view.scope.scheme, code) if code else None
    return place.name(view.language) if place else ""


def _station(view: View, parts: Parts) -> str:
    """The station's name and id (namesakes share the name); the id alone where the date lacks it."""
    if not parts.get("station_id"):
        return ""
    known = unquote(parts["station_id"] or "")
    found = station(view.snapshot, known, view.reader)
    return f"{found['name'][0]} ({known})" if found.height else known
