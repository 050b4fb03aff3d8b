"""The panels in place of a page that cannot be built or has nothing to show."""

from datetime import date

from dash import dcc, html
from dash.development.base_component import Component

from components.frame.odd_date import date_link
from components.reading.address import from_root
from components.reading.view import FILTERS, View, href
from data.scope import PLACE_LEVELS
from data.words import Language, t
from data.words.dates import format_date
from pages.serving.faults import told
from pages.shell.published import publication


def fault(error: Exception, language: Language) -> list[Component]:
    """The fault in the reader's language, under a reference to pass on, and what to do."""
    return [_panel(t("state.error_title", language), [html.P(told(error, language))], language)]


def damaged(view: View) -> list[Component]:
    """A sentence where a published file is damaged: what is shown in its place is whole."""
    if not publication().faults:
        return []
    published = format_date(date.fromisoformat(view.snapshot.manifest.published_at[:10]), view.language)
    return [html.Div(html.P(view.t("state.damaged", date=published)), className="notice", role="status")]


def no_stations(view: View) -> Component:
    """Why there is no station to speak of, and the way out: another date, no filters, another place."""
    words = {"date": format_date(view.snapshot.date, view.language), "place": view.place_name}
    register = view.covered.register
    if not view.snapshot.has("station"):
        return _way_out(view.t("state.no_register", **words), _other_dates(view))
    if view.filters and (register is None or register.stations):
        back = dcc.Link(view.t("state.empty_reset"), href=href(view, **dict.fromkeys(FILTERS)))
        return _way_out(view.t("state.empty"), [back])
    return _way_out(view.t("state.no_station_here", **words), _other_places(view))


def _other_dates(view: View) -> list[Component]:
    """The last date before the view's that has a register, else the first after it."""
    found = [day for day in view.snapshot.dates if view.snapshot.on(day).has("station")]
    before = [day for day in found if day < view.snapshot.date]
    return [date_link(view, day) for day in (before[-1:] or found[:1])]


def _other_places(view: View) -> list[Component]:
    if view.scope.code is None:
        return _other_dates(view)
    in_path = "scheme" in view.in_path
    words = view.t("state.all_places" if in_path else "state.whole_country")
    return [dcc.Link(words, href=href(view, "/places" if in_path else None, **dict.fromkeys(PLACE_LEVELS)))]


def _way_out(sentence: str, links: list[Component]) -> Component:
    return html.Div([html.P(sentence), *links], className="panel", role="status")


def _panel(title: str, sentences: list[Component], language: Language) -> Component:
    back = dcc.Link(t("state.error_back", language), href=from_root(f"/?lang={language}"))
    return html.Div([html.H1(title), *sentences, html.P(back)], className="panel", role="alert")
