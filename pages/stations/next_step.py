"""What opens a station's page: its telephone, its stage, and the next step towards no paper."""

from collections import Counter

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.table_card import phone_link
from components.reading.periods import period_text
from components.reading.view import View
from data.measures.counts import UNKNOWN
from data.measures.ledger_catalogue import ledger_catalogue
from data.measures.ledger_states import LETTERS, NO_ROW
from data.measures.reports import report_state
from pages.stations.head import Site

PAPER, TWICE = LETTERS["paper_only"], LETTERS["parallel"]


def first_section(view: View, site: Site, history: pl.DataFrame) -> Component:
    """Whom to call, where the station stands, what comes next; no next step of one that does not count."""
    blank = html.Span(view.t("station.register.blank"), className="blank")
    facts = [
        ("phone", phone_link(site, site["phone"]) if site["phone"] else blank),
        *([("stage", view.t(f"stage.{site['stage']}"))] if site["counts"] else []),
        *([("next", next_step(view, site, history))] if site["counts"] else []),
    ]
    rows = [html.Div([html.Dt(view.t(f"station.first.{key}")), html.Dd(shown)]) for key, shown in facts]
    return html.Section(html.Dl(rows, className="facts first-facts"), className="figure place-part")


def next_step(view: View, site: Site, history: pl.DataFrame) -> str:
    """The first thing missing: V20, the report of the period, ledgers back on paper or still on it."""
    month = period_text(view, view.snapshot.date)
    if site["stage"] == "not_deployed":
        return view.t("station.next.deploy")
    report = history.filter(date=view.snapshot.date).select(report_state())["state"][0]
    if report in ("held_back", "not_reported"):
        return view.t(f"station.next.{report}", month=month)
    if site["ledgers_reopened"]:
        return view.t("station.next.reopened", ledgers=site["ledgers_reopened"])
    return _ledgers(view, site["ledger_states"], site["stage"])


def _ledgers(view: View, letters: str, stage: str) -> str:
    """The ledgers left, and the group with most of them; those without data; that none is left."""
    left = [at for at, letter in enumerate(letters) if letter in (PAPER, TWICE)]
    if left:
        groups = Counter(ledger_catalogue()[at].programme_name(view.language) for at in left)
        group, most = groups.most_common(1)[0]
        words = {"paper": letters.count(PAPER), "twice": letters.count(TWICE), "group": group, "most": most}
        return view.t("station.next.ledgers", left=len(left), **words)
    missing = letters.count(NO_ROW)
    if missing or stage == UNKNOWN:
        return view.t("station.next.missing", missing=missing)
    return view.t("station.next.keep" if stage != "sustained" else "station.next.none")
