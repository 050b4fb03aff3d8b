"""`/about`: every metric's definition and target, how everything is counted, the version's manifest.

`/about?method=…` is one method: question, formula, reference, assumptions, limits, check.
"""

from dash import html
from dash.development.base_component import Component

from components.reading.view import View
from pages.about.lists import PARAMETERS, glossary, ledgers
from pages.about.methods import EVERY, METHOD, method_page, methods
from pages.about.metrics import metrics
from pages.about.readings import blanks, geography, readings, synthetic
from pages.about.sections import contents
from pages.about.sources import PARAMETER, SOURCES
from pages.about.targets import targets
from pages.about.version import version
from pages.shell.page import Page

PARTS = (metrics, targets, blanks, readings, methods, geography, ledgers, glossary, synthetic, version)


def render(view: View) -> list[Component]:
    """The way through the page, then its parts in that order; or one method."""
    if view.choices["method"] != EVERY:
        return method_page(view)
    title = html.H1(view.t("about.title", product=view.t("product")))
    intro = html.Section([title, html.P(view.t("about.lead"))], className="lead")
    return [intro, html.Div([contents(view), html.Div([part(view) for part in PARTS])], className="about")]


PAGE = Page(
    key="about",
    path="/about",
    render=render,
    parameters={**PARAMETERS, SOURCES: PARAMETER, "method": METHOD},
    examples=("/about", "/about?method=closing"),
)
