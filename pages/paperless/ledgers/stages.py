"""Where every station stands between not deployed and lastingly paperless: over time, now, and since when."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.table_card import Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.charts.context import context_of
from components.colours import STAGES as COLOURS
from components.reading.view import View
from data.measures.counts import STAGES
from data.words.dates import format_short_date
from data.words.numbers import COUNT, SHARE, format_number, format_percent
from pages.paperless.ledgers.over_time import breaks, count_change

NO_PAPER = ("paperless", "sustained")


def stage_section(view: View, counts: pl.DataFrame) -> Component:
    """The stages over time beside their counts now. counts: one row a date, the count columns."""
    table = table_card(now_chart(view, counts), view, Table(cells={"change": _signed}))
    return html.Section([figure_card(time_chart(view, counts), view), table], className="figures stage-part")


def time_chart(view: View, counts: pl.DataFrame) -> Chart:
    """Stations by stage, stacked to all stations of the date."""
    words = {f"stage_{stage}": view.t(f"stage.{stage}") for stage in STAGES}
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
        context_of(view),
        marks=breaks(view),
        colours=tuple(zip(words.values(), COLOURS, strict=True)),
        notes=(view.t("stage.definition"), *_unknown(view, counts)),
        height=400,
    )


def _unknown(view: View, counts: pl.DataFrame) -> list[str]:
    """Why the paperless share is not that of the picture: not all ledgers of some stations are known."""
    now = counts.filter(date=view.snapshot.date).row(0, named=True)
    known = now["stations_paperless_base"]
    numbers = {"unknown": now["stations"] - known, "known": known}
    words = {name: format_number(number, view.language) for name, number in numbers.items()}
    return [view.t("paperless.stages.unknown", **words)] if numbers["unknown"] else []


def _title(view: View, counts: pl.DataFrame) -> str:
    now = counts.filter(date=view.snapshot.date).row(0, named=True)
    done = sum(now[f"stage_{stage}"] for stage in NO_PAPER)
    words = {
        "done": format_number(done, view.language),
        "all": format_number(now["stations"], view.language),
        "sustained": format_number(now["stage_sustained"], view.language),
    }
    return view.t("paperless.stages.title", **words)


def now_chart(view: View, counts: pl.DataFrame) -> Chart:
    """One row a stage: stations now, their share, then, and the change between."""
    now = counts.filter(date=view.snapshot.date).row(0, named=True)
    before = _before(view, counts)
    rows = pl.DataFrame([_row(view, stage, now, before) for stage in STAGES], schema=NOW)
    day = (
        [Column("before", format_short_date(view.compare.date, view.language), COUNT)] if view.compare else []
    )
    change = [Column("change", view.t("paperless.column.change"))] if view.compare else []
    return Chart(
        "stages-now",
        "table",
        rows,
        Encodings("stage", "number"),
        (
            Column("stage", view.t("paperless.column.stage")),
            Column("number", view.t("paperless.column.stations"), COUNT),
            Column("share", view.t("paperless.column.share"), SHARE),
            *day,
            *change,
        ),
        _now_title(view, rows),
        context_of(view),
    )


def _now_title(view: View, rows: pl.DataFrame) -> str:
    """The stage that most stations are at and its share; where none is ahead, what is listed."""
    first, second = rows.sort("number", descending=True).head(2).iter_rows(named=True)
    if first["number"] == second["number"]:
        return view.t("paperless.stages.now")
    share = format_percent(first["share"], view.language)
    return view.t("paperless.stages.most", stage=first["stage"], share=share)


NOW = {
    "stage": pl.String,
    "number": pl.Int64,
    "share": pl.Float64,
    "before": pl.Int64,
    "change": pl.String,
    "direction": pl.Int64,
}


def _before(view: View, counts: pl.DataFrame) -> dict[str, int] | None:
    found = counts.filter(date=view.compare.date) if view.compare else counts.clear()
    return found.row(0, named=True) if found.height else None


def _row(view: View, stage: str, now: dict[str, int], before: dict[str, int] | None) -> dict[str, object]:
    number = now[f"stage_{stage}"]
    earlier = before[f"stage_{stage}"] if before else None
    change = None if earlier is None else number - earlier
    return {
        "stage": view.t(f"stage.{stage}"),
        "number": number,
        "share": number / now["stations"] if now["stations"] else None,
        "before": earlier,
        "change": None if change is None else count_change(view, change),
        "direction": _direction(stage, change),
    }


def _direction(stage: str, change: int | None) -> int | None:
    """1 for the better, −1 for the worse at the two ends; the stages between are neither good nor bad."""
    if not change or stage not in ("not_deployed", *NO_PAPER):
        return None
    return 1 if (change > 0) == (stage in NO_PAPER) else -1


def _signed(row: dict[str, object], text: str) -> Component:
    tone = {1: "better", -1: "worse"}.get(row["direction"] or 0, "")  # type: ignore[arg-type]
    return html.Span(text, className=f"{tone} number-text".strip())
