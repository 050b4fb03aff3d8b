"""The number of stations that reported, in words."""

from components.reading.view import View
from data.measures.ratio import ratio_of
from data.measures.reports import Reported
from data.words.numbers import format_number, format_percent


def reported_text(view: View, reported: Reported) -> str:
    """“9.812/10.310 trạm đã báo cáo (95,2%)”."""
    return view.t(
        "status.reported",
        received=format_number(reported.received, view.language),
        expected=format_number(reported.expected, view.language),
        share=format_percent(ratio_of(reported.received, reported.expected), view.language),
    )
