"""What changed since the date compared with: stages, ledgers, reports; each leads to its list."""

from collections.abc import Mapping
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from components.cards.headline_card import Headline
from components.reading.changes import change_words
from components.reading.counts import count_text
from components.reading.periods import period_text
from components.reading.view import View, href
from data.contract import STATION_REPORT
from data.measures.moves import compared, number_moved, with_moves
from data.scope import Scope, counted_only
from data.store.snapshot import Snapshot
from queries.counts import counts_now
from queries.stations import stage_flow, without_report


@dataclass(frozen=True)
class Changes:
    """lines: sentence and the address of its list, at least one."""

    heading: str
    lines: tuple[tuple[str, str], ...]


def changed(view: View, ledgers: Headline) -> list[Component]:
    """A heading and up to three lines. ledgers: the headline of `ledger_digitisation`."""
    if view.compare is None:
        return [html.H2(view.t("home.changed.first_heading")), html.P(view.t("home.changed.first"))]
    found = changes(view, ledgers)
    if found is None:
        return []
    more = view.t("home.changed.more")
    items = [html.Li([text, " ", dcc.Link(more, href=to)]) for text, to in found.lines]
    every = html.P(dcc.Link(view.t("home.changed.all"), href=href(view, "/changes")))
    return [html.H2(found.heading), html.Ul(items, className="changed"), every]


def changes(view: View, ledgers: Headline) -> Changes | None:
    """What can be said to have changed; None without an earlier date to compare with."""
    if view.compare is None or view.compare.date > view.snapshot.date:
        return None
    month = period_text(view, view.compare.date)
    lines = [
        (_stages(view, view.compare), href(view, "/paperless", view="flow")),
        (_ledgers(view, ledgers), href(view, "/paperless")),
        (_reports(view, view.compare), href(view, "/quality")),
    ]
    said = tuple((text, to) for text, to in lines if text)
    return Changes(view.t("home.changed.heading", month=month), said) if said else None


def _stages(view: View, earlier: Snapshot) -> str:
    rows = with_moves(stage_flow(view.snapshot, view.scope, earlier))
    if not compared(rows):
        return ""
    moved = {move: count_text(view, number_moved(rows, move)) for move in ("up", "back")}
    unknown = number_moved(rows, "unknown")
    said = view.t("home.changed.stages", **moved)
    return view.t("home.changed.unknown", said=said, count=count_text(view, unknown)) if unknown else said


def _ledgers(view: View, card: Headline) -> str:
    back = counts_now(view.snapshot, view.scope)["stations_back_to_paper"].item()
    if card.value is None or card.before is None or card.before_broken or card.partial:
        return ""
    change = change_words(card.value - card.before, card.metric, view.language)
    return view.t("home.changed.ledgers", change=change, paper=count_text(view, back))


def _reports(view: View, earlier: Snapshot) -> str:
    """Who left the list of those that did not report and who joined it; both dates need a file of reports."""
    if not (view.snapshot.has(STATION_REPORT.name) and earlier.has(STATION_REPORT.name)):
        return ""
    now, before = (_missing(one, view.scope) for one in (view.snapshot, earlier))
    numbers: Mapping[str, int] = {"back": len(before - now), "new": len(now - before)}
    return view.t("home.changed.reports", **{name: count_text(view, n) for name, n in numbers.items()})


def _missing(snapshot: Snapshot, scope: Scope) -> set[str]:
    return set(without_report(snapshot, counted_only(scope))["station_id"])
