"""The notices at a date for which something is odd or did not arrive, and the way to a date that has it."""

from datetime import date

from dash import dcc, html
from dash.development.base_component import Component

from components.reading.view import View, href
from data.contract import TABLES
from data.words.dates import format_date

ODD = ("empty_register", "future_date", "early_date")


def odd_date(view: View) -> list[Component]:
    """One sentence for each thing that is odd about the view's date, with the link to the date before."""
    entry = view.snapshot.manifest.dates[view.snapshot.date]
    missing = [table.name for table in TABLES if not entry.tables[table.name]["read"]]
    words = {
        "tables": view.t("scope.join").join(view.t(f"status.odd.table.{name}") for name in missing),
        "date": format_date(view.snapshot.date, view.language),
    }
    found = [name for name in ODD if name in entry.warnings]
    odd = [html.P([_sentence(view, name, words), " ", *_way(view)]) for name in found]
    return odd + (
        [_not_arrived(view, name, words) for name in missing] if view.snapshot.has("station") else []
    )


def _not_arrived(view: View, table: str, words: dict[str, str]) -> Component:
    """What is not known without a table, and the date before that has it."""
    before = [day for day in view.snapshot.dates_until if view.snapshot.on(day).has(table)]
    return html.P(
        [view.t(f"status.missing.{table}", **words), " ", *[date_link(view, day) for day in before[-1:]]]
    )


def _sentence(view: View, name: str, words: dict[str, str]) -> str:
    if name == "empty_register" and not words["tables"]:
        return view.t("status.odd.all_held_back", **words)
    return view.t(f"status.odd.{name}", **words)


def _way(view: View) -> list[Component]:
    other = view.snapshot.previous or view.snapshot.latest
    if other.date == view.snapshot.date:
        return []
    return [date_link(view, other.date)]


def date_link(view: View, day: date) -> Component:
    """The way to the same page on another date."""
    words = view.t("status.odd.to", date=format_date(day, view.language))
    return dcc.Link(words, href=href(view, date=day, compare=None))
