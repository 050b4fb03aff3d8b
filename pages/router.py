"""The one callback that builds a page: everything it shows comes from one version of the data."""

import gc
from dataclasses import dataclass
from typing import Any

from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html
from dash.dependencies import ALL
from dash.development.base_component import Component

from components.controls.dropdowns import shown_values
from components.frame import shell
from components.frame.collected import collected_link
from components.frame.folds import folds
from components.reading.address import below_base, from_root, language_of
from components.reading.view import View, href
from components.static_html import with_static_html
from data.measures.reports import Reported, reported
from data.words import LANGUAGES, Language, t
from pages.present.presented import presented
from pages.registry import NAVIGATION, page_at
from pages.search_dialog import search_dialog
from pages.shell.faults import damaged, fault
from pages.shell.ids import FILTERS, FOOTER, HEADER, META, PAGE, SHOWN, STATUS, TICK, URL, VERSION
from pages.shell.page import Page, PageAt, Parts
from pages.shell.published import view_of
from pages.shell.window_title import plain_title, window_title
from pages.signin.account import account
from queries.counts import counts_now

CHECK_EVERY_MS = 5000
BRIEFING = "/briefing"
NAMES = {"skip": "skip", "search": "search.label", "search_hint": "search.placeholder"}


def layout() -> Component:
    """The empty house: the same for every address, filled by `show`."""
    return html.Div(
        [
            dcc.Location(id=URL, refresh=False),
            dcc.Store(id=VERSION),
            dcc.Store(id=SHOWN),
            dcc.Store(id=META),
            dcc.Interval(id=TICK, interval=CHECK_EVERY_MS),
            html.A(id="skip", href=f"#{PAGE}", className="skip"),
            shell.trouble(),
            html.Header(id=HEADER),
            html.Div(id=FILTERS),
            html.Div(id=STATUS),
            html.Main(_skeleton(), id=PAGE, tabIndex="-1"),
            html.Footer(id=FOOTER),
            search_dialog(),
        ]
    )


def _skeleton() -> Component:
    return html.Div([html.Div(className="skeleton") for _ in range(6)], className="cards", role="status")


@dataclass(frozen=True)
class Shown:
    """The parts of a built page, in the order of `show`'s outputs."""

    header: list[Component]
    filters: list[Component]
    status: list[Component]
    page: list[Component]
    footer: list[Component]
    values: dict[str, Any]
    meta: dict[str, str]


@callback(
    Output(HEADER, "children"),
    Output(FILTERS, "children"),
    Output(STATUS, "children"),
    Output(PAGE, "children"),
    Output(FOOTER, "children"),
    Output(SHOWN, "data"),
    Output(META, "data"),
    Input(URL, "pathname"),
    Input(URL, "search"),
    Input(VERSION, "data"),
)
def show(path: str | None, search: str | None, _version: str | None) -> tuple[Any, ...]:
    """Build the page at an address from the version that is current when it starts."""
    return shown(build(below_base(path or "/"), search))


def shown(built: Shown) -> tuple[Any, ...]:
    """A built page in the order of `show`'s outputs, its static parts as HTML."""
    parts = (built.header, built.filters, built.status, built.page, built.footer)
    return (*map(with_static_html, parts), built.values, built.meta)


def build(path: str, search: str | None, pages: PageAt = page_at) -> Shown:
    """The whole page; a fault becomes a sentence in its main part and leaves the header usable."""
    language = language_of(search)
    page, parts = pages(path)
    try:
        view = view_of(page, path, search)
        if view.choices["present"]:
            return _presented(page, view, parts)
        return Shown(
            header=_header(page, view),
            filters=[shell.filter_bar(view)],
            status=[shell.status_line(view, reports_of(view)), *damaged(view), *shell.notices(view)],
            page=_body(page, view, parts),
            footer=shell.footer(view),
            values={"values": shown_values(view)},
            meta=_meta(window_title(page, view, parts), view.language, view.current),
        )
    except Exception as error:
        meta = _meta(plain_title(page, language), language, "")
        return Shown(_bare_header(path, search), [], [], fault(error, language), [], {}, meta)


def _presented(page: Page, view: View, parts: Parts) -> Shown:
    """The screens of a page, without the frame around them."""
    said = [*damaged(view), *shell.notices(view)]
    meta = _meta(window_title(page, view, parts), view.language, view.current)
    return Shown([], [], said, _body(page, view, parts), [], {"values": shown_values(view)}, meta)


def reports_of(view: View) -> Reported:
    """The reports of the view's scope and date, for the line that stands on every page."""
    return reported(counts_now(view.snapshot, view.scope).row(0, named=True))


def build_once() -> None:
    """Build the first page, so that its first reader does not wait for what every process reads once.

    What is in memory then stays: the garbage collector leaves it out, since walking all of it once or twice a
    page took 40 % of the time of building one.
    """
    build("/", None)
    gc.collect()
    gc.freeze()


def _body(page: Page, view: View, parts: Parts) -> list[Component]:
    try:
        return presented(page, view, parts) if view.choices["present"] else page.render(view, **parts)
    except Exception as error:
        return fault(error, view.language)


def _header(page: Page, view: View) -> list[Component]:
    links = [shell.NavLink(other.key, href(view, other.path), other is page) for other in NAVIGATION]
    languages: dict[Language, str] = {known: href(view, lang=known) for known in LANGUAGES}
    briefing = collected_link(view.language, href(view, BRIEFING), view.snapshot.version)
    tools = [briefing, *account(view.language)]
    brand, *rest = shell.header(view.language, href(view, "/"), links, languages, tools)
    return [brand, folds(view, view.t(f"nav.{page.key}")), *rest]


def _bare_header(path: str, search: str | None) -> list[Component]:
    language = language_of(search)
    languages: dict[Language, str] = {known: from_root(f"{path}?lang={known}") for known in LANGUAGES}
    tools = [collected_link(language, from_root(f"{BRIEFING}?lang={language}"), ""), *account(language)]
    return shell.header(language, from_root(f"/?lang={language}"), [], languages, tools)


def _meta(title: str, language: Language, version: str) -> dict[str, str]:
    words = {name: t(key, language) for name, key in NAMES.items()}
    return {"language": language, "title": title, "version": version, **words}


def page_body(path: str, search: str | None) -> list[Component]:
    """The main part of the page at an address, for downloads and tests. Faults are raised."""
    page, parts = page_at(path)
    return page.render(view_of(page, path, search), **parts)


def view_at(path: str, search: str | None) -> View:
    """The view of an address."""
    return view_of(page_at(path)[0], path, search)


clientside_callback(
    ClientsideFunction("address", "write"),
    Output(URL, "search"),
    Input({"type": "address", "name": ALL}, "value"),
    State({"type": "address", "name": ALL}, "id"),
    State(SHOWN, "data"),
    State(URL, "search"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("version", "check"),
    Output(VERSION, "data"),
    Input(TICK, "n_intervals"),
    State(META, "data"),
)
clientside_callback(
    ClientsideFunction("page", "name"),
    Output("skip", "children"),
    Input(META, "data"),
)
