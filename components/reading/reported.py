"""The number of stations that reported, in words."""

from components.reading.counts import count_text
from components.reading.view import View
from data.contract import STATION_REPORT
from data.measures.ratio import ratio_of
from data.measures.reports import Reported
from data.words.dates import format_date
from data.words.numbers import format_number, format_percent


def silence_unknown(view: View, reported: Reported) -> str:
    """Why it is not known who has not reported, as a sentence; empty where it is."""
    if not view.snapshot.has(STATION_REPORT.name):
        day = format_date(view.snapshot.date, view.language)
        return view.t(f"status.missing.{STATION_REPORT.name}", date=day)
    return "" if reported.deployment_known else view.t("status.silence_unknown")


def reported_text(view: View, reported: Reported) -> str:
    """“9.812/10.310 trạm đã báo cáo (95,2%)”; where none had to, how many did; empty where no file came."""
    if not view.snapshot.has(STATION_REPORT.name):
        return ""
    if not reported.expected:
        key = "unrequired" if reported.deployment_known else "deployment_unknown"
        return view.t(f"status.{key}", received=count_text(view, reported.unexpected))
    return view.t(
        "status.reported",
        received=format_number(reported.received, view.language),
        expected=format_number(reported.expected, view.language),
        share=format_percent(ratio_of(reported.received, reported.expected), view.language),
    )
