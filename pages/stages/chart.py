"""The dots of a view as a chart and as a card, small ones for other pages too."""

from collections.abc import Sequence
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from components.cards.dot_picture import dot_picture
from components.cards.figure_card import figure_card
from components.charts.chart import Encodings
from components.dots.chart import DotChart
from components.reading.address import from_root
from components.reading.metric_words import value_text
from components.reading.periods import period_text, short_period
from components.reading.view import View
from data.measures.metric import with_value
from data.measures.metrics import DEFAULT_METRIC
from data.words.numbers import format_number
from pages.shell.crossing import crossing_notes
from pages.stages.rows import rows_of
from pages.stages.tiles import Tiles, tile_level, tiles_of
from queries.counts import counts_by_date

ROOT = "/stages/data"


def stages_card(view: View, *, small: bool = False, numbered: Sequence[str] = ()) -> Component:
    """The dots of the view, framed. small: to stand beside other things, with `numbered` places."""
    chart = stages_chart(view, small=small)
    if chart.dots.sites.is_empty():
        return figure_card(chart, view, graph=html.P(view.t("chart.no_rows"), className="empty"))
    picture = stages_picture(view, chart, small=small, numbered=numbered)
    return figure_card(chart, view, graph=picture)


def stages_picture(
    view: View, chart: DotChart, *, small: bool = False, numbered: Sequence[str] = ()
) -> Component:
    """The dots with the way through time, and numbers at the places `numbered`."""
    labels = [period_text(view, day) for day in view.snapshot.dates]
    return dot_picture(chart, _address(view), labels, small=small, numbered=numbered)


def stages_chart(view: View, *, small: bool = False) -> DotChart:
    """The dots of the view's date with its finding."""
    tiles = tiles_of(view, small=small)
    frame, columns = rows_of(view, tiles, tile_level(view.scope))
    return DotChart(
        "stages",
        "dot_matrix",
        frame,
        Encodings("name", "stage" if tile_level(view.scope) is None else "value"),
        columns,
        _finding(view, small=small),
        view.context(),
        metric=DEFAULT_METRIC,
        notes=(*_notes(view, tiles, small=small), *crossing_notes(view)),
        summary=_finding(view),
        dots=tiles.dots,
        at=view.snapshot.dates.index(view.snapshot.date),
        wide=tiles.wide,
        narrow=tiles.narrow,
        phone=tiles.phone,
        ways=tiles.links,
        country=view.scope.level == "country",
    )


def _finding(view: View, *, small: bool = False) -> str:
    """How many are paperless now, and were at the first date that is known."""
    rows = with_value(counts_by_date(view.snapshot, view.scope), DEFAULT_METRIC)
    known = rows.filter(rows["value"].is_not_null())
    if known.is_empty() or known["date"][-1] != view.snapshot.date:
        return view.t("stages.finding_none", place=view.place)
    first, now = (known.row(n, named=True) for n in (0, -1))
    words = {"place": view.place, "now": value_text(now["value"], DEFAULT_METRIC, view.language)}
    if known.height == 1:
        return view.t("stages.finding_once", month=period_text(view, now["date"]), **words)
    period = short_period if small else period_text
    return view.t(
        "stages.finding_small" if small else "stages.finding",
        first=value_text(first["value"], DEFAULT_METRIC, view.language),
        first_month=period(view, first["date"]),
        month=period(view, now["date"]),
        **words,
    )


def _notes(view: View, tiles: Tiles, *, small: bool) -> list[str]:
    notes = [] if small else [view.t("stages.note")]
    if tiles.undrawn:
        notes.append(view.t("stages.undrawn", count=format_number(tiles.undrawn, view.language)))
    return notes


def _address(view: View) -> str:
    """Of the dots' bytes and names, {what} for which; it names its version, so answers never change."""
    scope, snapshot = view.scope, view.snapshot
    place = {str(scope.level): scope.code} if scope.code else {}
    seen = {"version": snapshot.version, "date": snapshot.date.isoformat(), "scheme": scope.scheme}
    return from_root(f"{ROOT}/{{what}}?{urlencode(seen | place | view.filters)}")
