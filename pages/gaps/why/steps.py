"""The chain of each place: where people or stations are lost, as bars."""

from typing import Any

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.colours import CHAIN, REACHED
from components.reading.counts import count_text
from components.reading.level import level_of
from components.reading.reasons import step_name, step_within
from components.reading.view import View, place_href
from data.contract import STATION_REPORT
from data.measures.chain import STEPS, UNKNOWN, bridge_terms
from data.measures.ratio import ratio
from data.scope import counted_only
from data.words.numbers import COUNT, SHARE, format_percent
from pages.gaps.sentences import unit
from pages.gaps.views import kind_of, names_of, rows_column, rows_noun
from queries.counts import counts_now
from queries.coverage import enough_by_place
from queries.site_gaps import chain_by, site_gaps

DRAWN = 40  # every province, in one picture
LOST = (*STEPS, "unknown")
PARTS = ("reached", *LOST)


def chain_rows(view: View) -> pl.DataFrame:
    """One row per place or kind: `chain_by` and name, share (of all rows' lacking), all, reached.

    all: whom the metric looks for there, with the stations that communes lack. The first is the one with the
    smallest part reached; those of which too little is known come last.
    """
    key, wide_from = kind_of(view) or level_of(view), view.covered.wide_from
    rows = chain_by(view.snapshot, view.scope, view.metric, key, wide_from)
    named = rows.with_columns(
        pl.col("code").fill_null(""),
        pl.Series("name", names_of(view, rows["code"].fill_null("").to_list()), pl.String),
        (pl.col("whole") + pl.col("no_site")).alias("all"),
    ).with_columns((pl.col("all") - pl.col("lacking") - pl.col("unknown")).alias("reached"))
    everyone = named["lacking"].sum()
    share = (pl.col("lacking") / everyone if everyone else pl.lit(None)).cast(pl.Float64)
    order = [_enough(view, named), ratio("reached", "all"), pl.col("lacking"), pl.col("code")]
    return named.with_columns(share.alias("share")).sort(
        order, descending=[True, False, True, False], nulls_last=True
    )


def _enough(view: View, rows: pl.DataFrame) -> pl.Series:
    """Whether enough is known of each row to compare it; of kinds of site it always is."""
    if kind_of(view):
        return pl.Series([True] * rows.height, dtype=pl.Boolean)
    level, wide_from = level_of(view), view.covered.wide_from
    return rows["code"].is_in(list(enough_by_place(view.snapshot, view.scope, level, view.metric, wide_from)))


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
    terms = bridge_terms(whole, site_gaps(view.snapshot, counted_only(view.scope), view.metric), view.metric)
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
    """Each place as a bar of all it has: those reached, those lost at each step, those without data."""
    drawn = rows.filter(pl.col("lacking") + pl.col("unknown") > 0)
    whole = {name: rows[name].sum() for name in (*LOST, "lacking", "surplus")}
    places = dict(zip(drawn["name"], drawn["code"], strict=True)).items()
    own = (
        [] if kind_of(view) else [(name, place_href(view, view.scope.scheme, code)) for name, code in places]
    )
    said = view.t("chart.unit", unit=unit(view))
    notes = [said, view.t("gaps.why.order"), *filter(None, [bridge(view, whole)]), *uncounted(view, rows)]
    if drawn.height > DRAWN:
        words = {"shown": count_text(view, DRAWN), "all": count_text(view, rows.height)}
        notes.append(view.t("gaps.note.drawn", **words))
    names = [step_name(view, step) for step in LOST]
    return Chart(
        "steps",
        "stack",
        _parts(view, drawn.head(DRAWN)),
        Encodings("name", "part", series="step"),
        (
            Column("name", rows_column(view)),
            Column("step", view.t("gaps.why.step")),
            Column("part", view.t("gaps.why.part"), SHARE),
            Column("lost", view.t("gaps.why.lost", unit=unit(view)), COUNT),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        _steps_title(view, whole),
        view.context(),
        metric=view.metric,
        colours=((view.t("gaps.step.reached"), REACHED), *zip(names, CHAIN, strict=True)),
        notes=tuple(notes),
        links=tuple(own),
        whole=_parts(view, drawn),
    )


def _parts(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """One row per place and part that occurs: code, name, step (in words), lost, part (of all there)."""
    names = {"reached": view.t("gaps.step.reached"), **{step: step_name(view, step) for step in LOST}}
    held = [part for part in PARTS if rows[part].sum()]
    long = rows.with_row_index("at").unpivot(
        held, index=["at", "code", "name", "all"], variable_name="step", value_name="lost"
    )
    order = pl.col("step").cast(pl.Enum(PARTS))
    shares = long.sort("at", order).with_columns(ratio("lost", "all").alias("part"))
    return shares.with_columns(pl.col("step").replace_strict(names, return_dtype=pl.String))


def _steps_title(view: View, whole: dict[str, Any]) -> str:
    """The step that loses most and its share; where none is ahead of the others, what is drawn."""
    first, second = sorted(STEPS, key=lambda name: -whole[name])[:2]
    if whole[first] == whole[second]:
        return view.t("gaps.why.chart_none", level=rows_noun(view))
    share = format_percent(whole[first] / whole["lacking"], view.language)
    return view.t("gaps.why.chart", step=step_name(view, first), share=share)


def uncounted(view: View, rows: pl.DataFrame) -> list[str]:
    """The communes and stations that no step counts, and why."""
    people = view.metric.gap == "people"
    counted = {"empty": "empty_communes", "uncounted": "uncounted"} if people else {}
    counted["unregistered"] = "unregistered"
    counts = {key: int(rows[name].sum()) for key, name in counted.items()}
    return [
        view.t(f"gaps.why.{key}", count=count_text(view, number)) for key, number in counts.items() if number
    ]
