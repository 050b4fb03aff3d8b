"""What paper costs: the time that surveys found spent on recording, and who writes twice for how long."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.number_card import Number, number_cards, numbers_chart
from components.charts.chart import Chart, Column, Encodings
from components.charts.context import context_of
from components.reading.view import View
from data.words.dates import format_date, format_month
from data.words.numbers import COUNT, SHARE, format_number, format_percent
from pages.paperless.pace.precomputed import place_of
from queries.counts import counts_by_date
from queries.pace import ledger_pace, parallel_now


def cost_section(view: View, spells: pl.DataFrame) -> list[Component]:
    """Recording time where surveys exist, and parallel running. spells: the groups of kind `parallel`."""
    surveys = survey_rows(view)
    known = surveys.filter(pl.col("share").is_not_null())
    said = view.t("paperless.cost.no_survey", place=view.place)
    survey = (
        figure_card(survey_chart(view, surveys), view) if known.height else html.P(said, className="empty")
    )
    numbers = [*_survey_numbers(view, known), *_parallel_numbers(view, spells)]
    return [
        html.H2(view.t("paperless.cost.title"), className="part-title"),
        html.P(view.t("paperless.cost.lead", place=place_of(view)), className="lead"),
        number_cards(view, numbers, numbers_chart(view, numbers, key="cost-numbers")),
        html.Section(survey, className="page-part"),
    ]


def survey_rows(view: View) -> pl.DataFrame:
    """One row a date up to the view's: share of the working minutes spent recording, survey_stations.

    share is null on a date without a survey: nothing is carried on from another date.
    """
    counts = counts_by_date(view.snapshot, view.scope)
    worked = pl.col("recording_minutes_base")
    share = pl.when(worked > 0).then(pl.col("recording_minutes") / worked)
    return counts.select(
        "date", share.cast(pl.Float64).alias("share"), "survey_stations", "stations", "recording_minutes"
    ).sort("date")


def survey_chart(view: View, rows: pl.DataFrame) -> Chart:
    """The surveyed share over time, open where there was no survey."""
    last = rows.filter(pl.col("share").is_not_null()).row(-1, named=True)
    words = {
        "share": format_percent(last["share"], view.language),
        "stations": format_number(last["survey_stations"], view.language),
        "month": format_month(last["date"], view.language),
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
        context_of(view),
        notes=(view.t("paperless.cost.survey_note"),),
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
    now = parallel_now(view.snapshot, view.scope)
    ledgers = ledger_pace(view.snapshot, view.scope).filter(ledger=0).to_dicts()
    stations = spells.to_dicts()
    date = format_date(view.snapshot.date, view.language)
    words = {
        "all": format_number(now["stations"] or 0, view.language),
        "ledgers": format_number(now["ledgers_parallel"] or 0, view.language),
        "median": format_number(now["median_ledgers"] or 0, view.language),
        "date": date,
    }
    both = format_number(now["stations_parallel"] or 0, view.language)
    unit = view.t("gaps.unit.stations")
    found = [
        Number("both", view.t("paperless.cost.both"), both, unit, view.t("paperless.cost.both_note", **words))
    ]
    kinds = {
        "station": (stations, "stations", "events", "median"),
        "ledger": (ledgers, "parallel_known", "parallel_events", "parallel_median"),
    }
    for kind, (rows, known, events, median) in kinds.items():
        if rows and rows[0][known]:
            found.append(_spell(view, kind, rows[0][known], rows[0][events], rows[0][median]))
    return found


def _spell(view: View, kind: str, known: int, events: int, median: int | None) -> Number:
    """Median months in parallel running; where half have not ended yet, that."""
    numbers = {"known": format_number(known, view.language), "events": format_number(events, view.language)}
    text = (
        view.t("paperless.pace.not_half")
        if median is None
        else view.t("paperless.pace.in_months", months=median)
    )
    note = view.t(f"paperless.cost.spell_{kind}_note", **numbers)
    return Number(f"spell-{kind}", view.t(f"paperless.cost.spell_{kind}"), text, note=note)
