"""The forecast of the end of paper in one sentence, from the page `/paperless`."""

from dash import dcc, html
from dash.development.base_component import Component

from components.reading.coverage_words import told
from components.reading.view import View, href
from data.measures.metrics import DEFAULT_METRIC
from data.measures.outlook import Outlook
from pages.paperless.forecast.goal import default_goal
from pages.paperless.forecast.outlook import answer, outlook_of
from queries.forecast import forecast_scope


def outlook_now(view: View) -> Outlook | None:
    """The outlook of a view that has one.

    Forecasts are of the newest date and of all stations of the country, a region or a province.
    """
    forecast = view.snapshot.date == view.snapshot.latest.date and view.scope == forecast_scope(view.scope)
    return outlook_of(view, default_goal(view)) if forecast else None


def finish(view: View) -> list[Component]:
    """The month with its 80 % interval and the way to the forecast; nothing where this view has none."""
    outlook = outlook_now(view)
    if outlook is None:
        return []
    way = dcc.Link(view.t("home.finish.more"), href=href(view, "/paperless", view="forecast"))
    said = told(view, answer(view, outlook), DEFAULT_METRIC)
    return [
        html.H2(view.t("home.finish.heading")),
        html.P([view.t("home.finish.said", answer=said), " ", way]),
    ]
