"""The field a text to be found is typed into."""

from typing import Any

import dash_bootstrap_components as dbc
from dash.development.base_component import Component

# Characters.
LONGEST = 80


def search_field(name: str | dict[str, str], **properties: Any) -> Component:
    """A field that tells its value when the reader presses Enter or leaves it.

    Dash's own field sets the caret anew after each letter: letters typed while a page is busy change places.
    """
    field: Component = dbc.Input(
        id=name, type="search", debounce=True, maxlength=LONGEST, autocomplete="off", **properties
    )
    return field
