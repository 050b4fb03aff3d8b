"""The chain of each place: where people or stations are lost, as bars and as a table."""

from typing import Any

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.colours import CHAIN
from components.reading.counts import count_text
from components.reading.level import level_of
from components.reading.view import View
from data.measures.chain import STEPS, bridge_terms
from data.words.numbers import COUNT, SHARE, format_percent
from pages.gaps.sentences import unit
from pages.gaps.views import kind_of, names_of, rows_column, rows_noun
from queries.site_gaps import chain_by, site_gaps

DRAWN = 15


def chain_rows(view: View) -> pl.DataFrame:
    """One row per place or kind, the largest shortfall first: `chain_by` and name, share (of all rows)."""
    key = kind_of(view) or level_of(view)
    rows = chain_by(view.snapshot, view.scope, view.metric, key).with_columns(pl.col("code").fill_null(""))
    named = rows.with_columns(pl.Series("name", names_of(view, rows["code"].to_list()), pl.String))
    everyone = named["lacking"].sum()
    share = (pl.col("lacking") / everyone if everyone else pl.lit(None)).cast(pl.Float64)
    return named.with_columns(share.alias("share")).sort(["lacking", "code"], descending=[True, False])


def step_name(view: View, step: str) -> str:
    """A step in words; the last ones say what the metric looks for."""
    if step == "on_paper":
        ledgers = view.metric.basis.source == "ledgers"
        return view.t("gaps.step.on_ledgers" if ledgers else "gaps.step.on_paper")
    return view.t(f"gaps.used.{view.metric.key}" if step == "not_used" else f"gaps.step.{step}")


def bridge(view: View, whole: dict[str, Any]) -> str:
    """The sum from the whole shortfall to that of the first tab, term by term."""
    terms = bridge_terms(whole, site_gaps(view.snapshot, view.scope, view.metric), view.metric)
    said = {name: count_text(view, number) for name, number in terms.items()}
    return view.t(
        "gaps.why.bridge" if view.metric.target else "gaps.why.bridge_full", unit=unit(view), **said
    )


def steps_chart(view: View, rows: pl.DataFrame) -> Chart:
    """The places with the largest shortfall as bars divided by step."""
    names = {step: step_name(view, step) for step in STEPS}
    drawn = rows.filter(pl.col("lacking") > 0).head(DRAWN)
    long = drawn.unpivot(STEPS, index=["code", "name"], variable_name="step", value_name="lost")
    order = pl.col("step").replace_strict({step: i for i, step in enumerate(STEPS)}, return_dtype=pl.Int8)
    place = pl.col("code").replace_strict({c: i for i, c in enumerate(drawn["code"])}, return_dtype=pl.Int64)
    long = long.filter(pl.col("lost").sum().over("step") > 0).sort(place, order)
    worded = long.with_columns(pl.col("step").replace_strict(names, return_dtype=pl.String).alias("step"))
    whole = {name: rows[name].sum() for name in (*STEPS, "lacking", "unknown", "surplus")}
    said = view.t("chart.unit", unit=unit(view))
    notes = [said, view.t("gaps.why.order"), bridge(view, whole), *_notes(view, rows)]
    if rows.height > DRAWN:
        notes.append(
            view.t("gaps.note.drawn", shown=count_text(view, DRAWN), all=count_text(view, rows.height))
        )
    return Chart(
        "steps",
        "stack",
        worded,
        Encodings("name", "lost", series="step"),
        (
            Column("name", rows_column(view)),
            Column("step", view.t("gaps.why.step")),
            Column("lost", view.t("gaps.why.lost", unit=unit(view)), COUNT),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        _steps_title(view, whole),
        view.context(),
        metric=view.metric,
        colours=tuple(zip(names.values(), CHAIN, strict=True)),
        notes=tuple(notes),
    )


def _steps_title(view: View, whole: dict[str, Any]) -> str:
    """The step that loses most and its share; where none is ahead of the others, what is drawn."""
    first, second = sorted(STEPS, key=lambda name: -whole[name])[:2]
    if whole[first] == whole[second]:
        return view.t("gaps.why.chart_none", level=rows_noun(view))
    share = format_percent(whole[first] / whole["lacking"], view.language)
    return view.t("gaps.why.chart", step=step_name(view, first), share=share)


def _notes(view: View, rows: pl.DataFrame) -> list[str]:
    empty, uncounted = int(rows["empty_communes"].sum()), int(rows["uncounted"].sum())
    people = view.metric.gap == "people"
    return [
        *([view.t("gaps.why.empty", count=count_text(view, empty))] if empty and people else []),
        *([view.t("gaps.why.uncounted", count=count_text(view, uncounted))] if uncounted and people else []),
    ]


def table_chart(view: View, rows: pl.DataFrame) -> Chart:
    """One row per place: shortfall, share, steps; no column for a step at which nobody is lost."""
    lost = [step for step in STEPS if rows[step].sum()]
    return Chart(
        "chain",
        "table",
        rows,
        Encodings("name", "lacking"),
        (
            Column("name", rows_column(view)),
            Column("lacking", view.t("gaps.why.total"), COUNT),
            Column("share", view.t("gaps.why.share_column"), SHARE),
            *(Column(step, step_name(view, step), COUNT) for step in lost),
            Column("empty_communes", view.t("gaps.why.empty_column"), COUNT),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        view.t("gaps.why.table", level=rows_noun(view), unit=unit(view)),
        view.context(),
        metric=view.metric,
        notes=(view.t("gaps.why.exact"), *_notes(view, rows)),
    )
