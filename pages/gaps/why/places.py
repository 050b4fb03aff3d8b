"""Why each place is behind, in a row: its main reason, what differs most there, which ledgers are left."""

from typing import Any

import polars as pl

from components.charts.chart import Chart, Column, Encodings, value_column
from components.reading.level import level_of, names_at
from components.reading.metric_words import short_of
from components.reading.reasons import differs_text, group_name, step_name
from components.reading.view import View
from data.measures.chain import chain_of
from data.measures.metrics import BY_KEY
from data.measures.reasons import NEAR_LEDGERS, by_ledgers, factors_of
from data.words import capital, level_noun
from data.words.numbers import COUNT, SHARE, format_percent
from pages.gaps.sentences import whose_gap
from queries.coverage import coverage_of
from queries.reasons import reasons_by_place

DIGITAL = BY_KEY["ledger_digitisation"]
Row = dict[str, Any]


def reasons_of(view: View) -> pl.DataFrame:
    """`reasons_by_place` of the places that the reader chose, with name; the furthest behind first.

    Those of which too little is known come last.
    """
    level = level_of(view)
    rows = reasons_by_place(view.snapshot, view.scope, level, view.metric, view.covered.wide_from)
    named = rows.with_columns(pl.Series("name", names_at(view, rows["code"].to_list()), pl.String))
    worst_first = view.metric.better != "higher"
    return named.sort(
        "enough", "value", "left", "code", descending=[True, worst_first, True, False], nulls_last=True
    )


def own_reasons(view: View) -> Row | None:
    """The row of the view's own place beside the whole country; None for the country and below a province."""
    if view.scope.level not in ("region", "province") or chain_of(view.metric) is None:
        return None
    country, level = view.scope.country, view.scope.level
    if not country_wide(view):
        return None
    rows = reasons_by_place(view.snapshot, country, level, view.metric, view.covered.wide_from)
    return next(iter(rows.filter(code=view.scope.code).to_dicts()), None)


def country_wide(view: View) -> bool:
    """Whether the metric's value in the whole country may stand for it, to be compared with."""
    found = coverage_of(view.snapshot, view.scope.country, view.metric)
    return found is not None and found.wide(view.covered.wide_from)


def own_sentences(view: View) -> list[str]:
    """What differs most from the country in the place looked at, and which ledgers; empty for the country."""
    row = own_reasons(view)
    if row is None:
        return []
    country = view.t("scope.country_in_sentence")
    found = [
        view.t("gaps.why.differs", place=view.place, differs=differs_text(view, row, "factor", country)),
        view.t("gaps.why.differs_ledgers", differs=differs_text(view, row, "group", country)),
    ]
    return [said for said, name in zip(found, ("factor", "group"), strict=True) if row[name]]


def reasons_chart(view: View, rows: pl.DataFrame) -> Chart:
    """One row per place. rows: those of `reasons_of`."""
    texts = [_texts(view, row) for row in rows.iter_rows(named=True)]
    told = {name: [text[name] for text in texts] for name in ("main", "differs", "ledgers")}
    ledgers = by_ledgers(view.metric)
    columns = (
        Column("name", view.t(f"filter.{level_of(view)}")),
        value_column(view.metric, short_of(view.metric, view.language)),
        *([value_column(DIGITAL, short_of(DIGITAL, view.language), DIGITAL.key)] if ledgers else []),
        Column("main", view.t("gaps.why.main_column")),
        Column("reason_share", view.t("gaps.why.main_share"), SHARE),
        *(
            [Column("differs", view.t("gaps.why.differs_column", place=whose_gap(view)))]
            if factors_of(view.metric)
            else []
        ),
        *([Column("ledgers", view.t("gaps.why.ledgers_column"))] if ledgers else []),
        *([Column("near", view.t("gaps.why.near_column", ledgers=NEAR_LEDGERS), COUNT)] if ledgers else []),
        Column("code", view.t("chart.column.code"), "code"),
    )
    return Chart(
        "reasons",
        "table",
        rows.with_columns(pl.Series(name, values, pl.String) for name, values in told.items()),
        Encodings("name", "value"),
        columns,
        view.t("gaps.why.each", level=level_noun(level_of(view), view.language)),
        view.context(),
        metric=view.metric,
        notes=(view.t("gaps.why.each_note"), *([view.t("paperless.note.catalogue")] if ledgers else [])),
    )


def _texts(view: View, row: Row) -> dict[str, str]:
    """The row in words: main reason, what differs, ledgers."""
    reason, place = row["reason"], whose_gap(view)
    main = step_name(view, reason) if reason else view.t("number.none")
    if not row["enough"]:
        return {"main": main, "differs": view.t("gaps.why.too_few"), "ledgers": view.t("gaps.why.too_few")}
    differs = differs_text(view, row, "factor", place) or view.t("gaps.why.no_worse", place=place)
    return {"main": main, "differs": capital(differs), "ledgers": _ledgers(view, row)}


def _ledgers(view: View, row: Row) -> str:
    """The group by which the place is furthest behind; where it is behind by none, the one most on paper."""
    if row.get("group"):
        shares = [format_percent(row[f"group_{end}"], view.language) for end in ("own", "whole")]
        words = dict(zip(("own", "whole"), shares, strict=True))
        name = group_name(view, row["group"])
        return view.t("gaps.why.ledgers_behind", group=name, place=whose_gap(view), **words)
    if row.get("last_group"):
        own = format_percent(row["last_group_own"], view.language)
        return view.t("gaps.why.ledgers_last", group=group_name(view, row["last_group"]), own=own)
    return view.t("number.none")
