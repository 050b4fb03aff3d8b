"""Controls that write one parameter of the address each; assets/components/address.js does the writing.

Any dropdown with the id that `control_id` gives is wired: no page needs a callback for it.
"""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.controls.metric_help import metric_help
from components.reading.metric_words import label_of
from components.reading.places import places_inside
from components.reading.view import View
from data.measures.metrics import METRICS
from data.words import Language
from data.words.dates import format_date
from data.words.sorting import without_accents

Option = dict[str, Any]


def control_id(name: str) -> dict[str, str]:
    """The id of the control that writes the parameter `name`."""
    return {"type": "address", "name": name}


def option(label: str, value: str, code: str = "") -> Option:
    """One choice, found by its name with or without accents, or by its code."""
    return {"label": label, "value": value, "search": f"{label} {without_accents(label)} {code}".strip()}


def control(view: View, name: str, label: str, options: list[Option]) -> Component:
    """A labelled dropdown for a parameter that always has a value."""
    return _labelled(view, name, label, options, clearable=False, placeholder="", disabled=False)


def optional_control(
    view: View, name: str, options: list[Option], empty: str, *, disabled: bool = False
) -> Component:
    """A dropdown that can be emptied, labelled by `filter.<name>`; `empty` says what empty means."""
    label = view.t(f"filter.{name}")
    return _labelled(view, name, label, options, clearable=True, placeholder=empty, disabled=disabled)


def _labelled(view: View, name: str, label: str, options: list[Option], **own: Any) -> Component:
    dropdown = dcc.Dropdown(
        id=control_id(name),
        options=options,
        value=shown_values(view)[name],
        searchable=len(options) > 8,
        labels=_labels(view),
        maxHeight=320,
        **own,
    )
    return html.Div(
        [html.Span(label, className="control-label"), dropdown], className=f"control control-{name}"
    )


def _labels(view: View) -> dcc.Dropdown.Labels:
    return {
        "search": view.t("filter.search"),
        "clear_search": view.t("filter.clear"),
        "clear_selection": view.t("filter.clear"),
        "no_options_found": view.t("filter.nothing"),
    }


def choice_control(view: View, name: str, label: str, choices: Iterable[tuple[str, str]]) -> Component:
    """A dropdown for one of a page's own parameters: (value, words) pairs, never empty."""
    options = [option(words, value) for value, words in choices]
    return control(view, name, label, options)


def date_control(view: View, name: str) -> Component:
    """The as-of date, or the date to compare with: newest first, by year."""
    days = [day for day in reversed(view.snapshot.dates) if name == "date" or day < view.snapshot.date]
    options = date_options(days, view.language)
    if name == "date":
        return control(view, name, view.t("filter.date"), options)
    return optional_control(view, name, options, view.t("filter.no_compare"))


def date_options(days: Iterable[date], language: Language) -> list[Option]:
    """The dates, newest first, under their years, which cannot be chosen; found however they are typed."""
    options: list[Option] = []
    for year, within in groupby(days, attrgetter("year")):
        heading = {"label": str(year), "value": f"year-{year}", "search": str(year), "disabled": True}
        named = (option(format_date(day, language), day.isoformat(), _typed(day)) for day in within)
        options += [heading, *named]
    return options


def _typed(day: date) -> str:
    """Every way to type a date that begins with day, month or year, in figures."""
    return (
        f"{day:%d/%m/%Y} {day.day}/{day.month}/{day.year} {day:%m/%Y} {day.month}/{day.year} {day} {day.year}"
    )


def place_control(view: View, level: str) -> Component:
    """The units of a level inside the place chosen above it; communes wait for a province."""
    scope = view.scope
    above = {
        # A province brings its region along; only a region that was chosen itself narrows the provinces.
        "province": scope.region if scope.level == "region" else None,
        "district": scope.province,
        "commune": scope.district or scope.province,
    }
    waiting = level in ("district", "commune") and scope.province is None
    found = [] if waiting else places_inside(view.units, scope.scheme, level, above.get(level), view.language)
    full = level == "commune"
    options = [
        option(p.name(view.language) if full else p.short(view.language), p.code, p.code) for p in found
    ]
    empty = view.t("filter.choose_province" if waiting else "filter.all")
    return optional_control(view, level, options, empty, disabled=waiting)


def word_control(view: View, name: str, values: tuple[str, ...]) -> Component:
    """Zone, area or connection: one of a few words, or all."""
    options = [option(view.t(f"{name}.{value}"), value) for value in values]
    return optional_control(view, name, options, view.t("filter.all"))


def metric_control(view: View, label: str) -> Component:
    """The choice of the metric, of all in the catalogue, and what the chosen one means."""
    options = [option(label_of(metric, view.language), metric.key) for metric in METRICS]
    chosen = control(view, "metric", label, options)
    chosen.children.append(metric_help(view, view.metric))
    return chosen


def shown_values(view: View) -> dict[str, str | None]:
    """The values that all controls show now, so that the browser knows which of them the reader changed."""
    places = {level: getattr(view.scope, level) for level in ("region", "province", "district", "commune")}
    filters = {name: view.filters.get(name) for name in ("zone", "area", "connection")}
    plain = {
        "date": view.snapshot.date.isoformat(),
        "compare": view.given.get("compare"),
        "scheme": view.scope.scheme,
        "metric": view.metric.key,
    }
    return {**plain, **places, **filters, **view.choices}
