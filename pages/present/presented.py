"""A page's screens in a row; each says where, as of when and from which source, and leads to the next."""

from collections.abc import Sequence
from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.reading.view import View, href
from data.words.dates import format_date
from pages.present.figures import figures
from pages.present.overview import overview
from pages.present.screen import Screen
from pages.shell.page import Page, Parts
from pages.shell.presenting import PRESENTING

HOME = "/"
NOW = "34"  # the scheme in force, which need not be named
SAID = ("paused", "away")  # what the script says; {time} and {days} are its own


def presented(page: Page, view: View, parts: Parts) -> list[Component]:
    """The screens of a page, whose links leave for ordinary pages."""
    plain = replace(view, given={name: text for name, text in view.given.items() if name not in PRESENTING})
    screens = overview(plain) if page.path == HOME else figures(page, plain, parts)
    shown = [_screen(plain, screens, n) for n in range(len(screens))]
    words = {f"data_{name}": view.t(f"present.{name}", **_kept(view)) for name in SAID}
    said = attributes(
        data_every=view.choices["every"],
        data_day=view.snapshot.date.isoformat(),
        data_leave=href(plain),
        **words,
    )
    state = html.P(className="present-state", role="status")
    return [html.Div([*shown, state], className="present", **said)]


def _kept(view: View) -> dict[str, str]:
    return {"date": format_date(view.snapshot.date, view.language), "time": "{time}", "days": "{days}"}


def _screen(view: View, screens: Sequence[Screen], n: int) -> Component:
    screen = screens[n]
    heading = html.H1(screen.message, tabIndex="-1")
    about = [html.P(screen.about, className="screen-about")] if screen.about else []
    mark = [html.Span(view.t("status.synthetic"), className="mark")] if view.snapshot.synthetic else []
    head = html.Div([*about, *mark], className="screen-top")
    return html.Section(
        [
            html.Header([head, heading]),
            html.Div(screen.body, className="screen-body"),
            _foot(view, n, len(screens)),
        ],
        id=f"screen-{n + 1}",
        className="screen",
    )


def _foot(view: View, n: int, count: int) -> Component:
    """Where, as of when, whose numbers; the way back and on, and out."""
    facts = (
        view.place if view.scope.scheme == NOW else view.scope_text,
        view.t("status.as_of", date=format_date(view.snapshot.date, view.language)),
        view.t("footer.source", source=view.source_text),
    )
    way = [
        html.A(_sign("‹", before := view.t("present.before")), href=_at((n - 1) % count), title=before),
        html.Span(view.t("present.position", at=n + 1, all=count)),
        html.A(_sign("›", after := view.t("present.next")), href=_at((n + 1) % count), title=after),
        dcc.Link(
            _sign("✕", leave := view.t("present.leave")),
            href=href(view),
            className="present-leave",
            title=leave,
        ),
    ]
    return html.Footer([html.P(" · ".join(facts)), html.P(way, className="screen-way")])


def _at(n: int) -> str:
    return f"#screen-{n + 1}"


def _sign(sign: str, name: str) -> list[Component]:
    """A sign for the eye and its name for the ear."""
    return [html.Span(sign, **attributes(aria_hidden="true")), html.Span(name, className="sr-only")]
