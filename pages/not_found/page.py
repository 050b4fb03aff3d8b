"""Any address that no page has: says so and offers the pages there are."""

from collections.abc import Sequence
from functools import partial
from urllib.parse import unquote

from dash import dcc, html
from dash.development.base_component import Component

from components.reading.address import clipped
from components.reading.view import View, href
from pages.shell.page import NOT_FOUND, Page


def render(view: View, pages: Sequence[Page]) -> list[Component]:
    """The address in a sentence, the way back, the pages that exist."""
    words = view.t("not_found.sentence", path=clipped(unquote(view.path)), product=view.t("product"))
    links = [html.Li(dcc.Link(view.t(f"nav.{page.key}"), href=href(view, page.path))) for page in pages]
    return [
        html.Div(
            [
                html.H1(view.t("not_found.title")),
                html.P(words),
                html.P(dcc.Link(view.t("not_found.back"), href=href(view, "/"))),
                html.P(view.t("not_found.pages")),
                html.Ul(links),
            ],
            className="panel",
        )
    ]


def not_found_page(pages: Sequence[Page]) -> Page:
    """The page that offers these."""
    return Page(
        key=NOT_FOUND,
        path="/404",
        render=partial(render, pages=pages),
        examples=("/nowhere?date=2031-01-31&zone=9",),
    )
