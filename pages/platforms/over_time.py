"""The platforms over time: a line per step, people or stations as a share of those that report it."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from components.charts.breaks import break_marks
from components.charts.chart import Chart, Column, Encodings, Mark
from components.reading.coverage_words import told
from components.reading.metric_words import short_of, style_of, target_text
from components.reading.official import metrics_of
from components.reading.periods import period_text
from components.reading.view import View
from data.contract import STATION_REPORT
from data.measures.metric import Metric
from data.measures.platforms import METRICS_OF, RECORD_STEPS
from data.measures.ratio import ratio
from data.words.numbers import SHARE, NumberStyle, shown
from pages.shell.crossing import crossing_notes
from queries.counts import counts_by_date
from queries.platforms import consulting_by_date

RECORDS = METRICS_OF["records"]
REMOTE = ("teleconsultations", "chatbot")
HEIGHT = 400
DOCTOR = ("citizens_with_doctor", "stations_with_doctor")


@dataclass(frozen=True)
class Line:
    """A line: its name, numerator and denominator (counts), scale; its metric where the catalogue has it."""

    name: str
    top: str
    bottom: str
    scale: float = 1.0
    metric: Metric | None = None


def time_charts(view: View) -> list[Chart]:
    """The three ladders over time, then telehealth and chatbot."""
    records = [_step_line(view, key, step) for key, step in zip(RECORDS, RECORD_STEPS, strict=True)]
    network = [
        _line(view, "connected_stations"),
        Line(view.t("platforms.step.consulting"), "consulting", "consulting_base"),
    ]
    return [
        lines_chart(view, "records-time", records),
        lines_chart(view, "network-time", network),
        lines_chart(view, "v20-time", _v20(view)),
        lines_chart(view, "remote-time", [_line(view, key) for key in REMOTE]),
    ]


def doctor_charts(view: View) -> list[Chart]:
    """A doctor for every citizen: shares; doctors per station. Both stop where stations took in posts."""
    return [
        lines_chart(view, "doctor-time", [_line(view, key) for key in DOCTOR]),
        lines_chart(view, "doctors-time", [_line(view, "doctors_per_station")]),
    ]


def _line(view: View, key: str) -> Line:
    metric = metrics_of(view.snapshot)[key]
    name = short_of(metric, view.language)
    return Line(name, metric.numerator, metric.denominator, metric.scale, metric)


def _step_line(view: View, key: str, step: str) -> Line:
    metric = metrics_of(view.snapshot)[key]
    return Line(view.t(f"platforms.step.{step}"), metric.numerator, metric.denominator, 1.0, metric)


def _v20(view: View) -> list[Line]:
    """All of the sites, so that reporting never stands above deployed for want of expected reports.

    Of reporting, those whose report was not held back, on the dates to which reports came.
    """
    parts = (
        ("deployed", "stations_deployed", "stations_deployed_base"),
        ("reporting", "sent", "sent_base"),
        ("paperless", "stations_paperless", "stations_paperless_base"),
    )
    return [Line(view.t(f"platforms.step.{key}"), top, bottom) for key, top, bottom in parts]


def lines_chart(view: View, key: str, lines: Sequence[Line]) -> Chart:
    """One row per date and line. Columns: date, series, value."""
    counts = counts_by_date(view.snapshot, view.scope)
    if any(line.top == "consulting" for line in lines):
        counts = counts.join(consulting_by_date(view.snapshot, view.scope), on="date", maintain_order="left")
    rows = pl.concat([_values(_with_sent(view, counts), line) for line in lines])
    style = style_of(lines[0].metric) if lines[0].metric else SHARE
    series = "series" if len(lines) > 1 else None
    return Chart(
        key,
        "line",
        rows,
        Encodings("date", "value", series=series),
        (
            Column("date", view.t("chart.column.date"), "date"),
            Column("series", view.t("platforms.column.step")),
            Column("value", view.t(f"platforms.{key}.value"), style),
        ),
        _title(view, key, rows, style),
        view.context(),
        several=tuple(line.metric for line in lines if line.metric),
        marks=_marks(view, rows, lines),
        notes=(view.t(f"platforms.{key}.note"), *crossing_notes(view)),
        height=HEIGHT,
    )


def _with_sent(view: View, counts: pl.DataFrame) -> pl.DataFrame:
    """The counts with `sent` of `sent_base`, the sites that sent a report of those of which it is known."""
    came = [day for day in counts["date"] if view.snapshot.on(day).has(STATION_REPORT.name)]
    known = pl.when(pl.col("date").is_in(came)).then(pl.col("stations") - pl.col("reports_held_back"))
    return counts.with_columns(
        sent=pl.col("reports_received") + pl.col("reports_unexpected"), sent_base=known.otherwise(0)
    )


def _values(counts: pl.DataFrame, line: Line) -> pl.DataFrame:
    value = ratio(pl.col(line.top) * line.scale, line.bottom)
    return counts.select("date", pl.lit(line.name).alias("series"), value.alias("value"))


def _title(view: View, key: str, rows: pl.DataFrame, style: NumberStyle) -> str:
    now = rows.filter(pl.col("date") == view.snapshot.date)["value"].to_list()
    month = period_text(view, view.snapshot.date)
    if any(value is None for value in now):
        return view.t(f"platforms.{key}.title_none", month=month)
    words = {f"v{i}": shown(value, style, view.language) for i, value in enumerate(now)}
    said = view.t(f"platforms.{key}.title", month=month, **words)
    return told(view, said, metrics_of(view.snapshot)["paperless_stations"]) if key == "v20-time" else said


def _marks(view: View, rows: pl.DataFrame, lines: Sequence[Line]) -> tuple[Mark, ...]:
    targets = []
    for line in lines:
        words = target_text(line.metric, view.language) if line.metric else None
        if words and line.metric and line.metric.target:
            named = words if len(lines) == 1 else view.t("platforms.target", step=line.name, target=words)
            targets.append(Mark("target", line.metric.target.value, named))
    names = {line.metric.key: line.name for line in lines if line.metric}
    several = names if len(lines) > 1 else None
    return (*targets, *break_marks(rows["date"], names, view.language, several))
