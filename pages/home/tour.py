"""A tour of the first screen in at most five steps, one for each kind of reader."""

import json

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.reading.view import View

# Reader → step → the part of the page that it is about; assets/components/tour.js passes over one missing.
TOURS = {
    "leaders": {
        "verdict": ".first h1",
        "numbers": ".first-cards",
        "dots": "#figure-stages",
        "behind": ".behind",
        "present": ".ways",
    },
    "province": {
        "choose": ".filter-row",
        "status": ".status",
        "contact": ".behind, .first-part .button",
        "meaning": ".first-card .metric-help",
        "detail": ".detail",
    },
    "writers": {
        "chart": ".figure-menu",
        "collect": ".collected",
        "compare": ".more",
        "link": "[data-copy-link]",
        "others": ".indicators",
    },
}


def tour(view: View) -> Component:
    """A “?” that offers the tours; each is a button, whose steps a script shows beside their parts."""
    buttons = [
        html.Button(
            view.t(f"tour.for.{reader}"),
            type="button",
            **attributes(data_tour=json.dumps(_steps(view, reader), ensure_ascii=False)),
        )
        for reader in ("leaders", "province", "writers")
    ]
    words = {name: view.t(f"tour.{name}") for name in ("back", "next", "end", "label")}
    said = attributes(data_words=json.dumps(words, ensure_ascii=False))
    return html.Details(
        [html.Summary(view.t("tour.open")), html.Div(buttons, className="menu-items")],
        className="menu tours",
        **said,
    )


def _steps(view: View, reader: str) -> list[list[str]]:
    """Selector and words of each step."""
    return [[selector, view.t(f"tour.{reader}.{step}")] for step, selector in TOURS[reader].items()]
