"""The notice at a date that no page opens by itself: what did not arrive, and the way to a date that did."""

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
    return [html.P([_sentence(view, name, words), " ", *_way(view)]) for name in found]


def _sentence(view: View, name: str, words: dict[str, str]) -> str:
    if name == "empty_register" and not words["tables"]:
        return view.t("status.odd.all_held_back", **words)
    return view.t(f"status.odd.{name}", **words)


def _way(view: View) -> list[Component]:
    other = view.snapshot.previous or view.snapshot.latest
    if other.date == view.snapshot.date:
        return []
    words = view.t("status.odd.to", date=format_date(other.date, view.language))
    return [dcc.Link(words, href=href(view, date=other.date, compare=None))]
