"""The opening sentences about a station: stage, ledgers, report, whether it went back to paper."""

import polars as pl

from components.reading.held_back import held_back_text
from components.reading.periods import period_text, since_data_began
from components.reading.view import View
from data.measures.counts import UNKNOWN
from data.measures.reports import report_state
from data.words.dates import format_date
from data.words.numbers import format_number
from pages.stations.head import Site, open_words
from queries.station import station_held_back


def intro(view: View, site: Site, history: pl.DataFrame) -> list[str]:
    """Its stage and ledgers, its report, ledgers back on paper; for one that does not count, only that."""
    closed = open_words(view, site)
    if closed:
        return [view.t("station.lead.closed", standing=closed)]
    return [_stage(view, site), _report(view, site, history), *_paper(view, site)]


def _stage(view: View, site: Site) -> str:
    letters = site["ledger_states"]
    electronic, applying = letters.count("E"), len(letters) - letters.count("N") - letters.count("-")
    words = {
        "date": format_date(view.snapshot.date, view.language),
        "stage": view.t(f"stage.{site['stage']}"),
    }
    if site["stage"] == UNKNOWN:
        return view.t("station.lead.stage_unknown", **words)
    first = view.t("station.lead.stage", **words)
    missing = letters.count("-")
    if not applying:
        return f"{first} {view.t('station.lead.unknown' if missing else 'station.lead.no_ledger')}"
    second = view.t("station.lead.ledgers", electronic=electronic, applying=applying, all=len(letters))
    third = view.t("station.lead.missing", missing=missing) if missing else ""
    return f"{first} {second} {third}".strip()


def _report(view: View, site: Site, history: pl.DataFrame) -> str:
    now = history.filter(date=view.snapshot.date).select(report_state())["state"][0]
    month = period_text(view, view.snapshot.date)
    if now == "held_back":
        return view.t("station.lead.held_back", month=month, held=_sent(view, site))
    if now != "not_reported":
        return view.t("station.lead.report", month=month, state=view.t(f"station.report.{now}"))
    held = format_number(site["periods_held_back"], view.language)
    if site["last_report"] is None and not site["periods_held_back"]:
        return view.t("station.lead.never", month=month, first=since_data_began(view))
    if site["last_report"] is None:
        return view.t("station.lead.held_ever", month=month, held=held)
    last = period_text(view, site["last_report"])
    periods = format_number(site["periods_silent"], view.language)
    silent = view.t("station.lead.silent", month=month, periods=periods, last=last)
    before = view.t("station.lead.held_before", held=held) if site["periods_held_back"] else ""
    return view.t("sentence.join", first=silent, second=before).strip()


def _sent(view: View, site: Site) -> str:
    """When the report of the date was sent, and why it was not accepted."""
    rows = station_held_back(view.snapshot, site["station_id"], view.reader)
    row = rows.filter(date=view.snapshot.date).row(0, named=True)
    return held_back_text(view, row["sent_at"], row["report"])


def _paper(view: View, site: Site) -> list[str]:
    reopened = site["ledgers_reopened"]
    return [view.t("station.lead.reopened", ledgers=reopened)] if reopened else []
