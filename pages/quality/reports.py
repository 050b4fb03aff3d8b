"""The part `reports`: completeness and timeliness as a calendar, the delay, who did not report."""

from datetime import timedelta

from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.controls.dropdowns import choice_control
from components.controls.level_control import level_control
from components.reading.metric_words import label_of
from components.reading.view import View
from data.measures.deadline import VIETNAM, report_deadline
from data.measures.metrics import BY_KEY
from data.settings import settings
from data.words.dates import format_date
from data.words.numbers import format_number
from pages.quality.calendar import SHARES, SPANS, calendar_chart
from pages.quality.calendar_grid import calendar_grid
from pages.quality.delay import delay_card
from pages.quality.silent_stations import silent_table
from pages.shell.station_part import station_part


def reports_part(view: View) -> list[Component]:
    """The calendar, the reporting delay, the silent stations."""
    chart = calendar_chart(view)
    shares = [(key, label_of(BY_KEY[key], view.language)) for key in SHARES]
    spans = [(span, view.t(key)) for span, key in SPANS.items()]
    controls = [
        choice_control(view, "share", view.t("quality.share"), shares),
        level_control(view),
        choice_control(view, "span", view.t("quality.span.label"), spans),
    ]
    return [
        html.Section([html.P(deadline_words(view))], className="lead"),
        html.Div(controls, className="page-controls quality-controls"),
        html.Section(figure_card(chart, view, graph=calendar_grid(view, chart)), className="page-part"),
        html.Section(delay_card(view), className="page-part"),
        html.Section(station_part(view, silent_table), className="page-part", id="silent"),
    ]


def deadline_words(view: View) -> str:
    """The setting of the deadline, and the last day on which the period's reports were on time."""
    days = int(view.snapshot.manifest.settings["report_due_working_days"])
    last = report_deadline(view.snapshot.date, days, settings().swapped_days).astimezone(
        VIETNAM
    ).date() - timedelta(days=1)
    words = {
        "days": format_number(days, view.language),
        "period": format_date(view.snapshot.date, view.language),
        "last": format_date(last, view.language),
    }
    return view.t("quality.deadline", **words)
