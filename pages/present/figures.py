"""The screens of a page: each of its pictures with its finding."""

from dash import html

from components.cards.figure_card import charts_on
from components.reading.view import View
from pages.present.screen import Screen, figure, is_drawn
from pages.shell.page import Page, Parts


def figures(page: Page, view: View, parts: Parts) -> list[Screen]:
    """One screen a picture, in the page's order; one that says so where the page has none."""
    charts = charts_on(html.Div(page.render(view, **parts))).values()
    about = view.t(f"nav.{page.key}")
    found = [figure(chart, about) for chart in charts if is_drawn(chart)]
    return found or [Screen(view.t("present.none"), [], about)]
