"""What every document says beside a figure: subtitle, foot, notes, alternative text, the table of sources."""

from components.briefing.drawn import Drawn, DrawnBriefing
from components.briefing.plain_text import plain_text
from components.charts.chart import Chart
from components.charts.summary import summary
from components.reading.metric_words import label_of
from data.words import Language, t
from data.words.dates import format_date
from data.words.numbers import format_number

MOST_FINDINGS = 8
FEWEST_FOR_SUMMARY = 3
DOT = " · "


def subtitle(chart: Chart) -> str:
    """Indicator, place and date, so that a slide stands alone."""
    metric = [label_of(chart.metric, chart.language)] if chart.metric else []
    return plain_text(
        DOT.join([*metric, chart.context.scope, format_date(chart.context.date, chart.language)])
    )


def foot(drawn: Drawn, language: Language) -> str:
    """Source, version and the figure's id."""
    if drawn.chart is None:
        return ""
    of = drawn.chart.context
    return DOT.join(
        [
            t("chart.source", language, source=of.source),
            t("chart.version", language, version=of.version),
            t("briefing.figure_id", language, id=drawn.figure_id),
        ]
    )


def notes(drawn: Drawn, language: Language) -> list[str]:
    """The speaker's notes: comment, summary, definitions, facts, address."""
    if drawn.chart is None:
        return [text for text in (drawn.item.comment, drawn.fault) if text]
    found = [
        drawn.item.comment,
        in_words(drawn.chart),
        *(t("briefing.definition", language, definition=words) for words in drawn.definitions),
        *drawn.chart.facts,
        *drawn.notices,
        t("briefing.figure_id", language, id=drawn.figure_id),
        t("briefing.address", language, address=drawn.address),
    ]
    return [plain_text(text, 4000) for text in found if text]


def alternative(drawn: Drawn) -> str:
    """What somebody hears who does not see the figure."""
    return plain_text(in_words(drawn.chart) if drawn.chart else drawn.fault, 1500)


def in_words(chart: Chart) -> str:
    """The chart in a sentence or two; a table by its title and size, key figures one by one."""
    if is_numbers(chart):
        rows = ("{label}: {text} {unit}".format(**row).strip() for row in chart.frame.to_dicts())
        return t("sentence.join", chart.language, first=chart.title, second="; ".join(rows))
    if chart.kind != "table":
        return summary(chart)
    count = t("chart.summary.rows", chart.language, count=format_number(chart.frame.height, chart.language))
    return t("sentence.join", chart.language, first=chart.title, second=count)


def findings(drawn: DrawnBriefing) -> list[Drawn]:
    """The figures whose titles make the summary: each once, none where they are few, and no tables."""
    charts = [item for item in drawn.items if item.chart is not None and item.chart.kind != "table"]
    found = list({item.title: item for item in reversed(charts)}.values())[::-1]
    return found[:MOST_FINDINGS] if len(found) >= FEWEST_FOR_SUMMARY else []


def is_numbers(chart: Chart) -> bool:
    """True of the key figures that a page shows as cards."""
    return chart.kind == "table" and chart.encodings.x == "label" and chart.encodings.y == "text"


def cover_lines(drawn: DrawnBriefing) -> list[str]:
    """What stands under the title of the cover."""
    cover, language = drawn.briefing.cover, drawn.briefing.language
    given = [cover.organisation, cover.place, cover.date, cover.author]
    mark = [t("briefing.synthetic", language)] if drawn.synthetic else []
    return [plain_text(text) for text in given if text] + mark


def source_rows(drawn: DrawnBriefing) -> tuple[list[str], list[list[str]]]:
    """Headings, and a row a figure: id, title, place, date, version, address."""
    language = drawn.briefing.language
    names = ("figure", "title_of", "scope", "date", "version", "address")
    headings = [t(f"briefing.sources.{name}", language) for name in names]
    rows = [
        [
            item.figure_id,
            item.title,
            item.chart.context.scope,
            format_date(item.chart.context.date, language),
            item.chart.context.version,
            item.address,
        ]
        for item in drawn.items
        if item.chart is not None
    ]
    return headings, rows


def title_of(drawn: DrawnBriefing) -> str:
    """The writer's title, or that it is a briefing."""
    return plain_text(drawn.briefing.title or t("briefing.untitled", drawn.briefing.language))
