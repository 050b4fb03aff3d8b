"""The parts around every page: header, filters, the state of the data, notices, footer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.controls.dropdowns import control, date_control, option, place_control, word_control
from components.frame.odd_date import odd_date
from components.frame.saved_views import views_button
from components.frame.search_box import search_button
from components.frame.way_back import way_back
from components.reading.counts import count_text
from components.reading.reported import reported_text
from components.reading.view import FILTERS, View, href
from data.measures.deadline import VIETNAM
from data.measures.reports import Reported
from data.scope import CONNECTIONS, PLACE_LEVELS, SCHEMES
from data.words import LANGUAGES, Language, t
from data.words.dates import format_date
from data.words.numbers import format_number

WORDS = {"zone": ("1", "2", "3"), "area": ("1", "2", "3"), "connection": CONNECTIONS}


@dataclass(frozen=True)
class NavLink:
    """One page in the header: its words' key under `nav.`, its address and whether it is the one shown."""

    key: str
    address: str
    current: bool


def header(
    language: Language,
    home: str,
    pages: Sequence[NavLink],
    languages: dict[Language, str],
    tools: Sequence[Component],
) -> list[Component]:
    """The product's name, the pages, the search, the tools, the saved views, the languages, the theme."""
    brand = [html.Strong(t("product", language)), html.Span(t("tagline", language))]
    links = [_link(t(f"nav.{page.key}", language), page.address, page.current) for page in pages]
    return [
        dcc.Link(brand, href=home, className="brand"),
        html.Nav(links, className="pages", **attributes(aria_label=t("nav.label", language))),
        html.Div(
            [
                search_button(language),
                *tools,
                views_button(language),
                _languages(language, languages),
                _theme(language),
            ],
            className="header-tools",
        ),
    ]


def _link(text: str, address: str, current: bool, title: str = "") -> Component:
    return dcc.Link(text, href=address, className="current" if current else "", title=title or None)


def _languages(language: Language, addresses: dict[Language, str]) -> Component:
    links = [
        _link(known.upper(), addresses[known], known == language, t(f"language.{known}", language))
        for known in LANGUAGES
    ]
    return html.Nav(links, className="languages", **attributes(aria_label=t("language.label", language)))


def _theme(language: Language) -> Component:
    name = t("theme.label", language)
    return html.Button(
        "◐", className="theme", title=name, **attributes(aria_label=name, data_theme_switch="")
    )


def filter_bar(view: View) -> Component:
    """The first filters in a row, the rest behind a button, what is set as chips."""
    first = [date_control(view, "date"), place_control(view, "province"), place_control(view, "commune")]
    schemes = [option(view.t(f"scheme.{scheme}"), scheme) for scheme in SCHEMES]
    rest = [
        *([date_control(view, "compare")] if view.compares else []),
        control(view, "scheme", view.t("filter.scheme"), schemes),
        place_control(view, "region"),
        *([place_control(view, "district")] if view.scope.scheme == "63" else []),
        *(word_control(view, name, WORDS[name]) for name in FILTERS),
    ]
    inner = html.Div(rest, className="filter-rest")
    more = html.Details([html.Summary(view.t("filter.open")), inner], className="more")
    row = html.Div([*first, more], className="filter-row")
    label = attributes(aria_label=view.t("filter.label"))
    return html.Section([row, _chips(view)], className="filters", **label)


def _chips(view: View) -> Component:
    active = active_filters(view)
    reset = {name: None for name, _ in active if name not in PLACE_LEVELS} | dict.fromkeys(PLACE_LEVELS)
    clear = dcc.Link(view.t("filter.reset"), href=href(view, **reset), className="tool")
    chips = [_chip(view, name, text) for name, text in active]
    return html.Div([*chips, clear] if chips else [], className="chips")


def _chip(view: View, name: str, text: str) -> Component:
    label = view.t("filter.remove", name=text)
    return dcc.Link([text, html.Span(" ×")], href=href(view, **{name: None}), className="chip", title=label)


def active_filters(view: View) -> list[tuple[str, str]]:
    """(parameter, words) of everything in the query that differs from the plain national view."""
    found: list[tuple[str, str]] = []
    if "date" in view.given:
        day = format_date(view.snapshot.date, view.language)
        found.append(("date", f"{view.t('filter.date')}: {day}"))
    if "compare" in view.given and view.compare is not None and view.compares:
        day = format_date(view.compare.date, view.language)
        found.append(("compare", f"{view.t('filter.compare')}: {day}"))
    if "scheme" in view.given:
        found.append(("scheme", view.t(f"scheme_short.{view.scope.scheme}")))
    if view.scope.level in PLACE_LEVELS:
        found.append((str(view.scope.level), view.place_name))
    found += [(name, view.t(f"{name}.{value}")) for name, value in view.filters.items()]
    return [(name, words) for name, words in found if name not in view.in_path]


def status_line(view: View, reported: Reported) -> Component:
    """Up to which date, of which place who reported and late, whether synthetic; the link to copy.

    The page of a place has its name as title.
    """
    date = view.t("status.as_of", date=format_date(view.snapshot.date, view.language))
    place = [html.Span(view.place)] if view.scope.code and "scheme" not in view.in_path else []
    parts = [html.Strong(date), *place, *(html.Span(text) for text in _reports(view, reported))]
    if view.snapshot.synthetic:
        why = view.t("status.synthetic_why")
        parts.append(html.Span(view.t("status.synthetic"), className="mark", title=why))
    parts.append(way_back(view))
    done = attributes(data_copy_link="", data_done=view.t("filter.copied"))
    parts.append(html.Button(view.t("filter.copy"), className="tool", **done))
    return html.Section(parts, className="status", **attributes(aria_label=view.t("status.label")))


def _reports(view: View, reported: Reported) -> list[str]:
    if not reported.expected:
        return _unexpected(view, reported)
    apart = {"late": reported.late, "held_back": reported.held_back}
    texts = {name: format_number(number, view.language) for name, number in apart.items() if number}
    words = [view.t(f"status.{name}", number=number) for name, number in texts.items()]
    return [reported_text(view, reported), *words]


def _unexpected(view: View, reported: Reported) -> list[str]:
    """Who reported on a date for which no report was due, and why none was; nothing where none could come."""
    if not reported.stations or not view.snapshot.has("station_report"):
        return []
    key = "nothing_expected" if reported.deployment_known else "deployment_unknown"
    if reported.deployment_known and reported.unexpected:
        key = "unexpected"
    return [view.t(f"status.{key}", received=count_text(view, reported.unexpected))]


def notices(view: View) -> list[Component]:
    """One dismissible sentence for each thing that the address could not have or its date lacks."""
    found: list[Component] = [html.P(text) for text in view.notices]
    if view.pinned:
        back = dcc.Link(view.t("address.to_current"), href=href(view, version=None))
        found.append(html.P([view.t("address.pinned", version=view.snapshot.version), " ", back]))
    found += odd_date(view)
    close = attributes(aria_label=view.t("address.dismiss"), data_dismiss="")
    return [html.Div([text, html.Button("×", **close)], className="notice", role="status") for text in found]


def trouble() -> Component:
    """What is said where a request fails or the line is gone; assets/base/retry.js says which is shown."""
    said = {kind: f"trouble.{kind}" for kind in ("waiting", "refused", "signed_out", "gone")}
    return html.Div(
        [
            html.P(t(key, language), lang=language, **attributes(data_of=kind))
            for kind, key in said.items()
            for language in LANGUAGES
        ],
        className="trouble",
        role="status",
    )


def footer(view: View) -> list[Component]:
    """Source and day of publication; the synthetic mark again for those who print only the end."""
    published = datetime.fromisoformat(view.snapshot.manifest.published_at).astimezone(VIETNAM).date()
    return [
        html.Span(view.t("footer.source", source=view.source_text)),
        html.Span(view.t("footer.published", date=format_date(published, view.language))),
    ]
