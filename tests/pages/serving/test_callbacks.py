"""Which requests of a callback are let through to Dash."""

from copy import deepcopy
from typing import Any

import pytest
from dash import Dash, Input, Output, State

from pages.serving.callbacks import Declared, declared
from tests.torture.hostile import search_request


@pytest.fixture(scope="module")
def find() -> Declared:
    """A callback as the search's own is declared."""
    app = Dash(__name__)

    @app.callback(
        Output("search-found", "children"),
        Input("search-asked", "data"),
        Input("search-box", "is_open"),
        State("shell-url", "pathname"),
        State("shell-url", "search"),
    )
    def answer(text: str | None, is_open: bool | None, path: str | None, query: str | None) -> str:
        return ""

    return declared(app.callback_map)["search-found.children"]


def bent(*path: str | int, value: Any) -> dict[str, Any]:
    """A request of the search with one part replaced."""
    body = deepcopy(search_request("yen", "/", "?lang=en"))
    part = body
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    return body


def test_what_a_page_sends_fits(find: Declared):
    assert find.fits(search_request("yen", "/", "?lang=en"))
    assert find.fits(bent("inputs", 0, "value", value=None))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("inputs",), []),
        (("inputs",), {}),
        (("inputs", 0), 7),
        (("inputs", 0, "id"), ["search-asked"]),
        (("inputs", 0, "value"), ["yen"]),
        (("inputs", 0, "value"), 7),
        (("inputs", 0, "value"), "x" * 5000),
        (("inputs", 0, "value"), "\ud800"),
        (("inputs", 1, "value"), "yes"),
        (("state", 0), []),
        (("state",), None),
        (("outputs",), []),
        (("outputs", "property"), "style"),
        (("changedPropIds",), ["another.value"]),
        (("changedPropIds",), [[]]),
    ],
)
def test_what_no_page_sends_does_not(find: Declared, path: tuple[str | int, ...], value: Any):
    assert not find.fits(bent(*path, value=value))


def test_a_callback_of_the_browser_s_own_is_none_of_the_server_s():
    app = Dash(__name__)
    app.clientside_callback("function () {}", Output("a", "b"), Input("c", "d"))
    assert declared(app.callback_map) == {}
