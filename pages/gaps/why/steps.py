"""The chain of each place: where people or stations are lost, as bars and as a table."""

from typing import Any

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.colours import CHAIN
from components.reading.counts import count_text
from components.reading.level import level_of
from components.reading.reasons import step_name, step_within
from components.reading.view import View
from data.contract import STATION_REPORT
from data.measures.chain import STEPS, UNKNOWN, bridge_terms
from data.measures.ratio import counted
from data.words.numbers import COUNT, SHARE, format_percent
from pages.gaps.sentences import unit
from pages.gaps.views import kind_of, names_of, rows_column, rows_noun
from queries.counts import counts_now
from queries.site_gaps import chain_by, site_gaps

DRAWN = 15
PARTS = (*STEPS, "unknown")


def chain_rows(view: View) -> pl.DataFrame:
    """One row per place or kind: `chain_by` and name, share (of all rows' lacking).

    The first is the one that may lack most, counting those of whom nothing is known.
    """
    key, wide_from = kind_of(view) or level_of(view), view.covered.wide_from
    rows = chain_by(view.snapshot, view.scope, view.metric, key, wide_from)
    named = rows.with_columns(pl.col("code").fill_null("")).with_columns(
        pl.Series("name", names_of(view, rows["code"].fill_null("").to_list()), pl.String)
    )
    everyone = named["lacking"].sum()
    share = (pl.col("lacking") / everyone if everyone else pl.lit(None)).cast(pl.Float64)
    most = pl.col("lacking") + pl.col("unknown")
    return named.with_columns(share.alias("share")).sort(most, "code", descending=[True, False])


def without_data(view: View, whole: dict[str, Any]) -> str:
    """Those of whom nothing is known, by the first link missing for the number to come; empty without any."""
    if not whole["unknown"]:
        return ""
    return view.t(
        "gaps.why.unknown",
        count=count_text(view, whole["unknown"]),
        unit=unit(view),
        share=format_percent(whole["unknown"] / whole["whole"], view.language),
        reasons=_reasons(view, whole),
    )


def _reasons(view: View, whole: dict[str, Any]) -> str:
    """What of them lacks which link; without a report file, or a date of V20 in the register, only that."""
    if not view.snapshot.has(STATION_REPORT.name):
        return view.t("gaps.why.no_file")
    if not counts_now(view.snapshot, view.scope)["stations_deployed_base"].item():
        return view.t("gaps.why.undated")
    counts = {step: whole[f"unknown_{step}"] for step in UNKNOWN}
    reasons = [
        view.t("gaps.why.of_reason", step=step_within(view, step), count=count_text(view, count))
        for step, count in sorted(counts.items(), key=lambda pair: -pair[1])
        if count
    ]
    return "; ".join(reasons)


def bridge(view: View, whole: dict[str, Any]) -> str:
    """The way from the whole shortfall to that of the first tab, term by term; empty where that is none."""
    terms = bridge_terms(whole, site_gaps(view.snapshot, view.scope, view.metric), view.metric)
    gap = terms.pop("gap")
    if not gap:
        return ""
    key = "gaps.why.bridge" if view.metric.target else "gaps.why.bridge_full"
    said = view.t(key, gap=count_text(view, gap), unit=unit(view))
    rest = [
        view.t(f"gaps.why.bridge_{name}", count=count_text(view, number))
        for name, number in terms.items()
        if number
    ]
    if not rest:
        return said
    return view.t("sentence.join", first=said, second=view.t("gaps.why.bridge_rest", rest="; ".join(rest)))


def steps_chart(view: View, rows: pl.DataFrame) -> Chart:
    """The places that may lack most as bars divided by step, those without data last."""
    names = {step: step_name(view, step) for step in PARTS}
    drawn = rows.filter(pl.col("lacking") + pl.col("unknown") > 0)
    long = drawn.head(DRAWN).unpivot(PARTS, index=["code", "name"], variable_name="step", value_name="lost")
    order = pl.col("step").replace_strict({step: i for i, step in enumerate(PARTS)}, return_dtype=pl.Int8)
    place = pl.col("code").replace_strict({c: i for i, c in enumerate(drawn["code"])}, return_dtype=pl.Int64)
    long = long.filter(pl.col("lost").sum().over("step") > 0).sort(place, order)
    worded = long.with_columns(pl.col("step").replace_strict(names, return_dtype=pl.String).alias("step"))
    whole = {name: rows[name].sum() for name in (*PARTS, "lacking", "surplus")}
    said = view.t("chart.unit", unit=unit(view))
    notes = [said, view.t("gaps.why.order"), *filter(None, [bridge(view, whole)]), *_notes(view, rows)]
    if drawn.height > DRAWN:
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
    """The communes and stations that no step counts, and why."""
    people = view.metric.gap == "people"
    counted = {"empty": "empty_communes", "uncounted": "uncounted"} if people else {}
    counted["unregistered"] = "unregistered"
    counts = {key: int(rows[name].sum()) for key, name in counted.items()}
    return [
        view.t(f"gaps.why.{key}", count=count_text(view, number)) for key, number in counts.items() if number
    ]


def table_chart(view: View, rows: pl.DataFrame) -> Chart:
    """One row per place: shortfall, share, steps; no column for what is nought everywhere.

    Blank: the steps of a place of which the register holds nobody, and the communes that it may lack itself.
    """
    held = [step for step in PARTS if rows[step].sum()]
    anybody = pl.col("whole") + pl.col("lacking")
    told = pl.col("unregistered") == 0
    known = rows.with_columns(
        *counted(anybody, "lacking", "share", *held), *counted(told.cast(pl.Int8), "empty_communes")
    )
    return Chart(
        "chain",
        "table",
        known,
        Encodings("name", "lacking"),
        (
            Column("name", rows_column(view)),
            Column("lacking", view.t("gaps.why.total"), COUNT),
            Column("share", view.t("gaps.why.share_column"), SHARE),
            *(Column(step, step_name(view, step), COUNT) for step in held),
            Column("empty_communes", view.t("gaps.why.empty_column"), COUNT),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        view.t("gaps.why.table", level=rows_noun(view), unit=unit(view)),
        view.context(),
        metric=view.metric,
        notes=(view.t("gaps.why.exact"), *_notes(view, rows)),
    )
