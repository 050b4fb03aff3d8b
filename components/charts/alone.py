"""The words of a picture that stands alone: indicator with its unit, place, filters and date."""

from components.charts.chart import Chart
from components.reading.metric_words import label_of, short_of
from data.words import t
from data.words.dates import format_date


def subtitle(chart: Chart) -> str:
    """What is measured, where and when: “Tỷ lệ trạm không dùng giấy tờ (%) · Cả nước · 31/10/2026”."""
    place = [chart.context.scope, t("chart.as_of", chart.language, date=_day(chart))]
    return " · ".join(filter(None, [_measured(chart), *place]))


def _day(chart: Chart) -> str:
    return format_date(chart.context.date, chart.language)


def _measured(chart: Chart) -> str:
    """The indicator, and what of it is drawn where that is not its own value."""
    drawn = chart.column(chart.encodings.y).label
    unit = " (%)" if chart.value_style.kind == "share" and "%" not in drawn else ""
    if chart.metric is None:
        return drawn + unit
    name = label_of(chart.metric, chart.language)
    own = drawn == short_of(chart.metric, chart.language) or drawn.lower() in name.lower()
    return f"{name}{unit}" if own else f"{name}: {drawn}{unit}"


def facts(chart: Chart, figure_id: str) -> tuple[str, ...]:
    """Source, version and id in one line, then notes and estimate; the heading says scope and date."""
    source = t("chart.source", chart.language, source=chart.context.source)
    version = t("chart.version", chart.language, version=chart.context.version)
    named = [t("picture.id", chart.language, id=figure_id)] if figure_id else []
    said = label_of(chart.metric, chart.language) if chart.metric else None
    notes = " ".join(note for note in chart.all_notes if note.rstrip(".") != said)
    return (
        " · ".join([source, version, *named]),
        *([t("chart.notes", chart.language, notes=notes)] if notes else []),
        *([chart.estimate.fact] if chart.estimate else []),
    )
