"""What a reader has collected for a briefing: counted on the way there, in the header."""

import json

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from data.words import Language, t, under


def collected_link(language: Language, address: str, version: str) -> Component:
    """The link to the briefing; assets/components/collected.js counts beside it what was collected.

    version: the one that the page shows, by which its figures are kept.
    """
    words = {name: text for name, text in under("collected", language).items() if name not in ("add", "open")}
    said = attributes(data_words=json.dumps(words, ensure_ascii=False), data_version=version)
    return dcc.Link(html.Span(t("collected.open", language), **said), href=address, className="collected")
