"""Stations by stage, from not deployed to paperless for 90 days: over time, now, and the change between."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.table_card import Row, Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.colours import LEDGER_STATES
from components.colours import STAGES as COLOURS
from components.reading.counts import count_text
from components.reading.coverage_words import told
from components.reading.view import View
from data.measures.counts import EVERY_STAGE, UNKNOWN
from data.measures.ratio import ratio_of
from data.words.dates import format_short_date
from data.words.numbers import COUNT, SHARE, format_percent
from pages.paperless.ledgers.over_time import LEDGERS, breaks, count_change, row_on
from pages.shell.crossing import crossing_notes

NO_PAPER = ("paperless", "sustained")
NOW = {
    "stage": pl.String,
    "number": pl.Int64,
    "share": pl.Float64,
    "before": pl.Int64,
    "change": pl.String,
    "direction": pl.Int64,
}


def stage_section(view: View, counts: pl.DataFrame) -> Component:
    """The stages over time beside the table of now. counts: one row per date, the count columns."""
    table = table_card(now_chart(view, counts), view, Table(cells={"change": _signed}))
    return html.Section([figure_card(time_chart(view, counts), view), table], className="figures stage-part")


def time_chart(view: View, counts: pl.DataFrame) -> Chart:
    """Stacked areas of the stations by stage, which add up to all stations of a date."""
    words = {f"stage_{stage}": view.t(f"stage.{stage}") for stage in EVERY_STAGE}
    long = counts.sort("date").unpivot(list(words), index="date", variable_name="stage", value_name="number")
    columns = (
        Column("date", view.t("chart.column.date"), "date"),
        Column("stage", view.t("paperless.column.stage")),
        Column("number", view.t("paperless.column.stations"), COUNT),
    )
    return Chart(
        "stages-time",
        "area",
        long.with_columns(pl.col("stage").replace_strict(words)),
        Encodings("date", "number", series="stage"),
        columns,
        _title(view, counts),
        view.context(),
        marks=breaks(view),
        colours=tuple(zip(words.values(), (*COLOURS, LEDGER_STATES["missing"]), strict=True)),
        notes=(view.t("stage.definition"), *_unknown(view, counts), *crossing_notes(view)),
        height=400,
    )


def _unknown(view: View, counts: pl.DataFrame) -> list[str]:
    """Why the paperless share is not that of the chart, and why nobody is paperless for 90 days."""
    now = counts.filter(date=view.snapshot.date).row(0, named=True)
    known, notes = now["stations_paperless_base"], []
    if 0 < known < now["stations"]:
        words = {"unknown": count_text(view, now["stations"] - known), "known": count_text(view, known)}
        notes.append(view.t("paperless.stages.unknown", **words))
    if known and not now["stations_sustained_base"]:
        notes.append(view.t("paperless.stages.unobserved"))
    return notes


def _title(view: View, counts: pl.DataFrame) -> str:
    now = counts.filter(date=view.snapshot.date).row(0, named=True)
    if not now["stations_paperless_base"]:
        return view.t("paperless.stages.title_none")
    numbers = {
        "done": now["stations_paperless"],
        "known": now["stations_paperless_base"],
        "sustained": now["stage_sustained"],
    }
    key = "paperless.stages.title_sustained" if now["stations_sustained_base"] else "paperless.stages.title"
    return view.t(key, **{name: count_text(view, number) for name, number in numbers.items()})


def now_chart(view: View, counts: pl.DataFrame) -> Chart:
    """One row per stage: stations now, share of all, stations on the date compared with, and the change."""
    now = counts.filter(date=view.snapshot.date).row(0, named=True)
    before = row_on(counts, view.compare.date) if view.compare else None
    rows = pl.DataFrame([_row(view, stage, now, before) for stage in EVERY_STAGE], schema=NOW)
    compared: list[Column] = []
    if view.compare:
        day = format_short_date(view.compare.date, view.language)
        compared = [
            Column("before", day, COUNT),
            Column("change", view.t("paperless.column.change")),
        ]
    return Chart(
        "stages-now",
        "table",
        rows,
        Encodings("stage", "number"),
        (
            Column("stage", view.t("paperless.column.stage")),
            Column("number", view.t("paperless.column.stations"), COUNT),
            Column("share", view.t("paperless.column.share"), SHARE),
            *compared,
        ),
        _now_title(view, rows),
        view.context(),
        notes=tuple(_blank(view, rows, now)),
    )


def _blank(view: View, rows: pl.DataFrame, now: Row) -> list[str]:
    """Why some stages are blank: stations whose ledgers are not known, 90 days that were not observed."""
    unknown = now[f"stage_{UNKNOWN}"]
    notes = [] if _observed(now) else [view.t("paperless.stages.unobserved")]
    if unknown and rows["number"].null_count() > len(notes):
        notes.append(view.t("paperless.stages.blank", unknown=count_text(view, unknown)))
    return notes


def _now_title(view: View, rows: pl.DataFrame) -> str:
    """The stage with most stations, its share of those on one, and whom it speaks for; plain at a tie."""
    unknown = view.t(f"stage.{UNKNOWN}")
    staged = rows.filter(pl.col("stage") != unknown).sort("number", descending=True, nulls_last=True)
    first, second = staged.head(2).iter_rows(named=True)
    if not first["number"] or first["number"] == second["number"]:
        return view.t("paperless.stages.now")
    share = format_percent(first["number"] / staged["number"].sum(), view.language)
    every = share == format_percent(first["share"], view.language)
    key = "paperless.stages.most" if every else "paperless.stages.most_known"
    return told(view, view.t(key, stage=first["stage"], share=share), LEDGERS)


def _row(view: View, stage: str, now: Row, before: Row | None) -> Row:
    """One stage. No change where it is known on one date alone who is paperless for 90 days."""
    number, earlier = known_at(stage, now), known_at(stage, before) if before else None
    blurred = stage in NO_PAPER and before is not None and _observed(now) != _observed(before)
    change = None if blurred or number is None or earlier is None else number - earlier
    return {
        "stage": view.t(f"stage.{stage}"),
        "number": number,
        "share": None if number is None else ratio_of(number, now["stations"]),
        "before": earlier,
        "change": None if change is None else count_change(view, change),
        "direction": _direction(stage, change),
    }


def known_at(stage: str, counts: Row) -> int | None:
    """The stations at a stage; None where none is known to be, though some may.

    Without a ledger known a station may be at any stage but the first; 90 days must be observed.
    """
    number = int(counts[f"stage_{stage}"])
    if stage == "sustained" and not _observed(counts):
        return None
    open_to_doubt = stage not in ("not_deployed", UNKNOWN) and counts[f"stage_{UNKNOWN}"] > 0
    return None if open_to_doubt and not number else number


def _observed(counts: Row) -> bool:
    return bool(counts["stations_sustained_base"])


def _direction(stage: str, change: int | None) -> int | None:
    """1 for better, −1 for worse, None without a change or at a stage between, neither good nor bad."""
    if not change or stage not in ("not_deployed", *NO_PAPER):
        return None
    return 1 if (change > 0) == (stage in NO_PAPER) else -1


def _signed(row: Row, text: str) -> Component:
    tone = {1: "better", -1: "worse"}.get(row["direction"], "")
    return html.Span(text, className=f"{tone} number-text".strip())
