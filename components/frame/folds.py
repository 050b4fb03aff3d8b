"""The pages and the filters on a narrow screen: one line that says what is chosen and stays."""

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.frame.shell import active_filters
from components.reading.counts import count_text
from components.reading.view import View
from data.scope import PLACE_LEVELS
from data.words.dates import format_date


def folds(view: View, page: str) -> Component:
    """Two buttons, the page shown and what is chosen of the data, which open the pages and the filters."""
    # The place and the date stand there already, chosen or not.
    more = sum(name != "date" and name not in PLACE_LEVELS for name, _ in active_filters(view))
    day = format_date(view.snapshot.date, view.language)
    chosen = [
        view.place_name,
        day,
        *([view.t("filter.others", count=count_text(view, more))] if more else []),
    ]
    return html.Div(
        [
            _fold("pages", page, view.t("nav.label")),
            _fold("filters", " · ".join(chosen), view.t("filter.label")),
        ],
        className="folds",
    )


def _fold(part: str, text: str, label: str) -> Component:
    """The button's name begins with what it opens."""
    said: list[Component | str] = [html.Span(f"{label}: ", className="sr-only"), text]
    return html.Button(said, className="fold-line", **attributes(data_fold=part, aria_expanded="false"))
