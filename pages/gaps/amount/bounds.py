"""The bounds of what is known: all silent stations at zero, or at their last report; one click each."""

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.grid_card import list_card
from components.cards.place_links import place_cell
from components.cards.table_card import Table
from components.charts.chart import Chart, Column, Encodings, value_column
from components.reading.counts import count_text
from components.reading.level import level_of
from components.reading.link_templates import place_link_template
from components.reading.metric_words import value_text
from components.reading.view import View, href
from data.measures.bounds import with_bounds
from data.measures.gap_ranking import Gaps
from data.words.numbers import COUNT
from pages.gaps.views import kind_of, rows_column
from queries.bounds import silent_bounds
from queries.counts import counts_now

BOUNDS = ("none", "zero", "last")


def bounds_links(view: View) -> Component:
    """The choice of how silent stations count: left out as everywhere, or as one of the two bounds."""
    links = [
        html.Span(
            dcc.Link(view.t(f"gaps.bounds.{name}"), href=href(view, bounds=None if name == "none" else name)),
            className="sub-view",
            **(attributes(aria_current="true") if name == view.choices["bounds"] else {}),
        )
        for name in BOUNDS
    ]
    label = html.Span(view.t("gaps.bounds.label"), className="sub-views-label")
    return html.Nav(
        [label, *links], className="sub-views", **attributes(aria_label=view.t("gaps.bounds.label"))
    )


def bounds_part(view: View, gaps: Gaps) -> list[Component]:
    """The table of the chosen bound with a sentence about the whole; nothing where none is chosen."""
    if view.choices["bounds"] == "none":
        return []
    rows = bounds_rows(view, gaps)
    if gaps.whole["value"] is None:
        return [html.P(view.t("gaps.bounds.no_value"), className="empty")]
    if not rows["silent"].sum():
        return [html.P(view.t("gaps.bounds.nothing"), className="empty")]
    cells = {} if kind_of(view) else {"name": place_cell(view)}
    table = Table(cells=cells, hidden=("code",), intro=bounds_intro(view, rows))
    links = {} if kind_of(view) else {"name": place_link_template(view)}
    return [list_card(bounds_chart(view, rows), view, table, links)]


def bounds_rows(view: View, gaps: Gaps) -> pl.DataFrame:
    """One row per place with silent stations that lack the number, the widest first; as `with_bounds`."""
    columns = ("code", "name", "top", "bottom", "value")
    places = pl.concat([gaps.ranked.select(columns), gaps.blanks.select(columns)])
    key = kind_of(view) or level_of(view)
    rows = with_bounds(places, silent_bounds(view.snapshot, view.scope, key, view.metric), view.metric)
    wide = (pl.col("at_zero") - pl.col("value")).abs()
    return rows.filter(pl.col("silent") > 0).sort(wide, "code", descending=[True, False], nulls_last=True)


def whole_bounds(view: View, rows: pl.DataFrame) -> dict[str, float | None]:
    """The scope's own value, at zero and at the last report; rows: every place of `bounds_rows`."""
    sums = pl.col("silent", "never", "bottom_zero", "top_last", "bottom_last").sum()
    counts = counts_now(view.snapshot, view.scope).select(
        pl.lit("").alias("code"),
        pl.col(view.metric.numerator).alias("top"),
        pl.col(view.metric.denominator).alias("bottom"),
    )
    silent = rows.select(pl.lit("").alias("code"), sums)
    found = with_bounds(counts, silent, view.metric).row(0, named=True)
    known = with_bounds(counts, silent.clear(), view.metric).row(0, named=True)
    return {"known": known["at_zero"], "zero": found["at_zero"], "last": found["at_last"]}


def bounds_intro(view: View, rows: pl.DataFrame) -> str:
    """The whole in one sentence: as known, at zero, at the last report."""
    values = whole_bounds(view, rows)
    said = {name: value_text(value, view.metric, view.language) for name, value in values.items()}
    silent, never = (count_text(view, int(rows[name].sum())) for name in ("silent", "never"))
    key = "gaps.bounds.lead" if silent != never else "gaps.bounds.lead_never"
    return view.t(key, silent=silent, never=never, **said)


def bounds_chart(view: View, rows: pl.DataFrame) -> Chart:
    """One row per place with silent stations: its value as known and the bound."""
    bound = f"at_{view.choices['bounds']}"
    return Chart(
        "bounds",
        "table",
        rows,
        Encodings("name", bound),
        (
            Column("name", rows_column(view)),
            value_column(view.metric, view.t("gaps.bounds.known")),
            value_column(view.metric, view.t(f"gaps.bounds.{bound}"), bound),
            Column("silent", view.t("gaps.bounds.silent"), COUNT),
            Column("never", view.t("gaps.bounds.never"), COUNT),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        view.t(f"gaps.bounds.title_{bound}"),
        view.context(),
        metric=view.metric,
        notes=(view.t(f"gaps.bounds.note_{bound}"), view.t("gaps.bounds.note")),
    )
