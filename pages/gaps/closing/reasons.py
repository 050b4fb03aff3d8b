"""Why a station stands where it does: what is left and what helps, in words; what is not known by name."""

from collections.abc import Callable, Mapping

import polars as pl

from components.ledgers.catalogue import short_label
from components.reading.counts import count_text
from components.reading.official import ledgers_of
from components.reading.view import View
from data.measures.effort import FACTORS, factors_of
from data.measures.ledger_states import LETTERS
from queries.closing import closing_letters

ON_PAPER = {LETTERS["parallel"], LETTERS["paper_only"]}
# Factor → the columns that its words are made of.
READ: Mapping[str, tuple[str, ...]] = {
    "ledgers": ("ledgers_left", "ledger_states"),
    "connection": ("connected",),
    "staff": ("own_staff",),
    "neighbours": ("near_reached", "near_known"),
    "pace": ("like_reached", "like_short"),
}


def reasons(view: View, rows: pl.DataFrame) -> pl.Series:
    """One text a row of `with_effort`: the factors known, then those that are not."""
    factors = factors_of(view.metric)
    parts = [_words(view, lettered(view, rows), factor) for factor in factors]
    names = {factor: view.t(f"gaps.effort.{factor}.name") for factor in FACTORS}
    missing = pl.concat_list(
        pl.when(pl.col(factor).is_null()).then(pl.lit(names[factor])) for factor in factors
    )
    unknown = missing.list.drop_nulls().list.join(", ")
    told = rows.select(unknown.alias("unknown")).to_series()
    note = {text: view.t("gaps.effort.unknown", factors=text) for text in told.unique() if text}
    named = told.replace_strict(note, default=None, return_dtype=pl.String).alias("unknown")
    return pl.select(pl.concat_str(*parts, named, separator="; ", ignore_nulls=True)).to_series()


def lettered(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with ledger_states, of a metric of paper where few ledgers are left to name; else null."""
    if view.metric.group != "paperless":
        return rows.with_columns(pl.lit(None, pl.String).alias("ledger_states"))
    letters = closing_letters(view.snapshot, view.stations)
    return rows.join(letters, on="site", how="left", maintain_order="left")


def _words(view: View, rows: pl.DataFrame, factor: str) -> pl.Series:
    """The words of a factor for every row, null where it is not known; each different row is worded once."""
    columns = READ[factor]
    asked = rows.select(*columns, known=pl.col(factor).is_not_null())
    distinct = asked.unique().filter("known")
    said = [WORDS[factor](view, *row) for row in distinct.select(columns).iter_rows()]
    worded = distinct.with_columns(pl.Series(factor, said, pl.String))
    return asked.join(worded, on=[*columns, "known"], how="left", nulls_equal=True, maintain_order="left")[
        factor
    ]


def _ledgers(view: View, left: int, states: str | None) -> str:
    count = count_text(view, left)
    if not left or states is None:
        return view.t("gaps.effort.ledgers.said", count=count)
    ledgers = zip(ledgers_of(view.snapshot), states, strict=True)
    names = ", ".join(short_label(view, ledger) for ledger, letter in ledgers if letter in ON_PAPER)
    return view.t("gaps.effort.ledgers.named", count=count, names=names)


def _connection(view: View, connected: bool) -> str:
    return view.t("gaps.effort.connection.yes" if connected else "gaps.effort.connection.no")


def _staff(view: View, staff: int) -> str:
    return view.t("gaps.effort.staff.said", count=count_text(view, staff))


def _neighbours(view: View, reached: int, known: int) -> str:
    return view.t("gaps.effort.neighbours.said", one=count_text(view, reached), other=count_text(view, known))


def _pace(view: View, reached: int, short: int) -> str:
    return view.t("gaps.effort.pace.said", one=count_text(view, reached), other=count_text(view, short))


WORDS: Mapping[str, Callable[..., str]] = {
    "ledgers": _ledgers,
    "connection": _connection,
    "staff": _staff,
    "neighbours": _neighbours,
    "pace": _pace,
}
