"""The cost of paper: working time spent on recording in surveys, and how long stations record twice."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.number_card import Number, number_cards, numbers_chart
from components.cards.table_card import Row
from components.charts.chart import Chart, Column, Encodings
from components.reading.periods import period_text
from components.reading.view import View
from data.measures.ratio import ratio
from data.measures.survival import still_followed
from data.words.dates import format_date
from data.words.numbers import COUNT, SHARE, format_number, format_percent
from pages.paperless.pace.medians import median_text
from pages.paperless.pace.precomputed import followed_place
from pages.shell.crossing import crossing_notes
from queries.counts import counts_by_date
from queries.pace import ledger_pace, parallel_now, survival


def cost_section(view: View, spells: pl.DataFrame) -> list[Component]:
    """Recording time where it was surveyed, and dual recording. spells: the group of kind `parallel`."""
    surveys = survey_rows(view)
    known = surveys.filter(pl.col("share").is_not_null())
    survey: Component = html.P(
        view.t("paperless.cost.no_survey", place=view.place_in_sentence), className="empty"
    )
    if known.height:
        survey = figure_card(survey_chart(view, surveys), view)
    numbers = [*_survey_numbers(view, known), *_parallel_numbers(view, spells)]
    return [
        html.H2(view.t("paperless.cost.title"), className="part-title"),
        html.P(view.t("paperless.cost.lead", place=followed_place(view)), className="lead"),
        number_cards(view, numbers, numbers_chart(view, numbers, key="cost-numbers")),
        html.Section(survey, className="page-part"),
    ]


def survey_rows(view: View) -> pl.DataFrame:
    """One row per date up to the view's: date, share, survey_stations, stations, recording_minutes.

    share: of the minutes worked, null on a date without a survey; nothing is carried over from another date.
    """
    counts = counts_by_date(view.snapshot, view.scope)
    share = ratio("recording_minutes", "recording_minutes_base").alias("share")
    return counts.select("date", share, "survey_stations", "stations", "recording_minutes").sort("date")


def survey_chart(view: View, rows: pl.DataFrame) -> Chart:
    """The surveyed share over time, with gaps where there was no survey. rows: those of `survey_rows`."""
    last = rows.filter(pl.col("share").is_not_null()).row(-1, named=True)
    words = {
        "share": format_percent(last["share"], view.language),
        "stations": format_number(last["survey_stations"], view.language),
        "month": period_text(view, last["date"]),
    }
    return Chart(
        "recording",
        "line",
        rows,
        Encodings("date", "share"),
        (
            Column("date", view.t("chart.column.date"), "date"),
            Column("share", view.t("paperless.cost.share"), SHARE),
            Column("survey_stations", view.t("paperless.cost.surveyed"), COUNT),
            Column("stations", view.t("paperless.column.stations"), COUNT),
        ),
        view.t("paperless.cost.survey_title", **words),
        view.context(),
        notes=(view.t("paperless.cost.survey_note"), *crossing_notes(view)),
    )


def _survey_numbers(view: View, known: pl.DataFrame) -> list[Number]:
    """The latest survey up to the view's date, with its date and size."""
    if known.is_empty():
        return []
    last = known.row(-1, named=True)
    note = view.t(
        "paperless.cost.survey_size",
        surveyed=format_number(last["survey_stations"], view.language),
        stations=format_number(last["stations"], view.language),
        date=format_date(last["date"], view.language),
    )
    share = format_percent(last["share"], view.language)
    return [Number("recording", view.t("paperless.cost.share"), share, note=note)]


def _parallel_numbers(view: View, spells: pl.DataFrame) -> list[Number]:
    """Stations that record twice now; how long it lasts per station and per ledger, where that was seen."""
    now = parallel_now(view.snapshot, view.scope)
    words = {
        "all": format_number(now["stations"] or 0, view.language),
        "ledgers": format_number(now["ledgers_parallel"] or 0, view.language),
        "median": format_number(now["median_ledgers"] or 0, view.language),
        "date": format_date(view.snapshot.date, view.language),
    }
    both = Number(
        "both",
        view.t("paperless.cost.both"),
        format_number(now["stations_parallel"] or 0, view.language),
        view.t("gaps.unit.stations"),
        view.t(
            "paperless.cost.both_note" if now["stations_parallel"] else "paperless.cost.both_none", **words
        ),
    )
    ledgers = ledger_pace(view.snapshot, view.scope).filter(ledger=0)
    stations = [_of_stations(view, row) for row in spells.to_dicts() if row["stations"]]
    return [
        *([both] if now["stations"] else []),
        *stations,
        *(_of_ledgers(view, row) for row in ledgers.to_dicts() if row["parallel_known"]),
    ]


def _of_stations(view: View, row: Row) -> Number:
    """Median months from a station's first ledger recorded twice to none."""
    known, events = (format_number(row[name], view.language) for name in ("stations", "events"))
    note = view.t("paperless.cost.spell_station_note", known=known, events=events)
    label = view.t("paperless.cost.spell_station")
    followed = still_followed(survival(view.snapshot, view.scope, "parallel"), row["median"])
    return Number("spell-station", label, median_text(view, row["median"], followed), note=note)


def _of_ledgers(view: View, row: Row) -> Number:
    """Median months of a ledger from recorded twice to electronic only."""
    known, events = (
        format_number(row[name], view.language) for name in ("parallel_known", "parallel_events")
    )
    note = view.t("paperless.cost.spell_ledger_note", known=known, events=events)
    label = view.t("paperless.cost.spell_ledger")
    median = median_text(view, row["parallel_median"], row["parallel_at_risk"])
    return Number("spell-ledger", label, median, note=note)
