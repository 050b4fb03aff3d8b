"""The number of stations that reported, in words."""

from dataclasses import dataclass

from components.reading.view import View
from data.words.numbers import format_number, format_percent


@dataclass(frozen=True)
class Reported:
    """Stations of the scope that were expected to report, that did, and that did so late."""

    expected: int
    received: int
    late: int


def reported_text(view: View, reported: Reported) -> str:
    """“9.812/10.310 trạm đã báo cáo (95,2%)”."""
    share = reported.received / reported.expected if reported.expected else None
    return view.t(
        "status.reported",
        received=format_number(reported.received, view.language),
        expected=format_number(reported.expected, view.language),
        share=format_percent(share, view.language),
    )
