"""The button in the header that opens the views saved in this browser; assets/views does the rest."""

import json

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from data.words import Language, t, under


def views_button(language: Language) -> Component:
    """The button, with the words that its dialog and its sentences say."""
    name = t("views.title", language)
    words = json.dumps(dict(under("views", language)), ensure_ascii=False)
    said = attributes(aria_label=name, aria_haspopup="dialog", data_views=words)
    return html.Button("☆", className="theme views-button", title=name, **said)


def recent_places(language: Language) -> Component:
    """The place of the links to places seen last; empty where none was, or without a script."""
    label = attributes(aria_label=t("views.recent", language))
    return html.Nav([], className="recent-places", **label)
