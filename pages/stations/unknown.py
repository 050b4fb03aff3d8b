"""A station that the register does not have, ever or on the date looked at."""

from dataclasses import replace
from difflib import get_close_matches

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.reading.address import clipped
from components.reading.held_back import reasons_text
from components.reading.view import View, href, station_href
from data.contract import STATION
from data.scope import Reader
from data.words.dates import format_date
from pages.shell.station_part import closed
from queries.search_index import search_index
from queries.station import station_held_back, station_history

MOST = 6


def unknown(view: View, station_id: str) -> list[Component]:
    """One sentence, the stations with the nearest ids, the way to the list."""
    near = near_stations(view, station_id)
    links = [html.Li(dcc.Link(f"{name} ({code})", href=station_href(view, code))) for code, name in near]
    offer = [html.P(view.t("place.unknown.near")), html.Ul(links)] if near else []
    return [
        html.Div(
            [
                html.H1(view.t("station.unknown.title")),
                html.P(view.t("station.unknown.sentence", id=clipped(station_id))),
                *offer,
                html.P(dcc.Link(view.t("station.unknown.back"), href=href(view, "/stations"))),
            ],
            className="panel",
        )
    ]


def elsewhere(view: View, station_id: str) -> list[Component]:
    """That the register has the station and the reader may not see it; nothing where it has none."""
    if station_history(view.snapshot, station_id, Reader()).is_empty():
        return []
    among = closed(replace(view, path="/stations"))
    return [html.Div([html.H1(view.t("station.elsewhere.title")), among], className="panel")]


def near_stations(view: View, station_id: str) -> list[tuple[str, str]]:
    """(id, name) of the stations whose ids are close to one, the closest first."""
    index = search_index(view.snapshot, view.reader).filter(pl.col("kind") == "station")
    names = dict(index.select("code", "name_vi").iter_rows())
    same_start = [code for code in names if code[:4].casefold() == station_id[:4].casefold()]
    return [(code, names[code]) for code in get_close_matches(station_id, same_start, MOST, 0.6)]


def not_on_date(view: View, station_id: str, history: pl.DataFrame) -> list[Component]:
    """The register has the station on other dates: which, and the way to the nearest of them."""
    first, last = history["date"].min(), history["date"].max()
    nearest = last if view.snapshot.date > last else first  # type: ignore[operator]
    words = {
        "id": station_id,
        "date": format_date(view.snapshot.date, view.language),
        "first": format_date(first, view.language),  # type: ignore[arg-type]
        "last": format_date(last, view.language),  # type: ignore[arg-type]
    }
    key = "station.absent.sentence" if view.snapshot.has(STATION.name) else "state.no_register"
    link = href(view, date=nearest.isoformat())  # type: ignore[union-attr]
    day = format_date(nearest, view.language)  # type: ignore[arg-type]
    return [
        html.Div(
            [
                html.H1(view.t("station.absent.title")),
                html.P(view.t(key, **words)),
                *_held_back(view, station_id),
                html.P(dcc.Link(view.t("station.absent.link", date=day), href=link)),
                html.P(dcc.Link(view.t("station.unknown.back"), href=href(view, "/stations"))),
            ],
            className="panel",
        )
    ]


def _held_back(view: View, station_id: str) -> list[Component]:
    """Why the register of the date lacks it, where its row came and was not accepted."""
    rows = station_held_back(view.snapshot, station_id, view.reader).filter(date=view.snapshot.date)
    reasons = [reasons_text(view, row) for row in rows["register"] if len(row)]
    return [html.P(view.t("station.absent.held_back", reasons=reasons[0]))] if reasons else []
