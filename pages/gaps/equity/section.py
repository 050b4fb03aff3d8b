"""How even it is: kinds of site over time, concentration curve and index, the best fifth and the worst."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.number_card import Number
from components.charts.breaks import break_marks
from components.charts.chart import Chart, Column, Encodings, value_column
from components.controls.dropdowns import choice_control
from components.reading.address import Parameter, one_of
from components.reading.changes import join_names
from components.reading.counts import count_text
from components.reading.kinds import kind_name
from components.reading.level import names_at
from components.reading.metric_words import short_of, value_text
from components.reading.view import View
from data.measures.equity import EVEN, RANKS, evenness, fifths_by_value, people_by_rank
from data.measures.metric import value_of
from data.methods.equity import concentration_index
from data.words.numbers import COUNT, SHARE, format_number
from pages.gaps.metric_cards import metric_cards
from queries.gaps import gap_by_place
from queries.kinds import Kind, sums_by_kind_and_date
from queries.site_gaps import site_gaps

KINDS: dict[str, Kind] = {"zone": "zone", "area": "area", "connection": "connection"}
EQUITY: dict[str, Parameter] = {"kind": one_of(*KINDS), "rank": one_of(*RANKS)}
NAMED = 7


def equity(view: View) -> list[Component]:
    """The numbers of evenness, then what they are made of."""
    parts = fifths_of(view)
    groups = groups_of(view)
    charts = [lines(view), *([curve(view, groups)] if groups.height > 1 else []), fifths_chart(view, parts)]
    shown = [chart for chart in charts if chart.frame.height]
    return [
        metric_cards(view, _cards(view, groups, parts)),
        *(html.Section(figure_card(chart, view), className="page-part") for chart in shown),
    ]


def equity_controls(view: View) -> list[Component]:
    """Which kinds of site the lines tell apart, and what the worst off are ranked by."""
    ranks = [(rank, view.t(f"gaps.equity.rank.{rank}")) for rank in RANKS]
    kinds = [(kind, view.t(f"filter.{kind}")) for kind in KINDS]
    return [
        choice_control(view, "kind", view.t("gaps.equity.lines_by"), kinds),
        choice_control(view, "rank", view.t("gaps.equity.rank_label"), ranks),
    ]


def lines(view: View) -> Chart:
    """One line a zone, area or connection over time."""
    kind = KINDS[view.choices["kind"]]
    sums = sums_by_kind_and_date(view.snapshot, view.scope, kind, view.metric)
    names = [kind_name(view, kind, code) for code in sums["code"]]
    rows = sums.with_columns(
        value_of(view.metric, pl.col("top"), pl.col("bottom")).alias("value"),
        pl.Series("kind", names, pl.String),
    )
    return Chart(
        "kinds",
        "line",
        rows,
        Encodings("date", "value", series="kind"),
        (
            Column("date", view.t("chart.column.date"), "date"),
            Column("kind", view.t(f"filter.{kind}")),
            value_column(view.metric, short_of(view.metric, view.language)),
        ),
        _lines_title(view, rows),
        view.context(),
        metric=view.metric,
        marks=break_marks(rows["date"], (view.metric.key,), view.language),
        notes=(view.t("gaps.equity.lines_note"),),
    )


def _lines_title(view: View, rows: pl.DataFrame) -> str:
    """The highest and the lowest kind on the date."""
    last = rows.filter(pl.col("date") == view.snapshot.date, pl.col("value").is_not_null()).sort("value")
    if last.height < 2:
        return view.t("gaps.equity.lines_one")
    low, high = last.row(0, named=True), last.row(-1, named=True)
    values = {
        name: value_text(row["value"], view.metric, view.language)
        for name, row in (("low", low), ("high", high))
    }
    return view.t("gaps.equity.lines", low_kind=low["kind"], high_kind=high["kind"], **values)


def groups_of(view: View) -> pl.DataFrame:
    """The concentration curve of the metric's people, ranked as the reader chose."""
    rank = next(known for known in RANKS if known == view.choices["rank"])
    return people_by_rank(site_gaps(view.snapshot, view.scope, view.metric), view.metric, rank)


def curve(view: View, groups: pl.DataFrame) -> Chart:
    """What share of those reached the worst-off share of people holds."""
    start = pl.DataFrame({"share_people": [0.0], "share_reached": [0.0], "weight": [0]})
    rows = pl.concat([start, groups.select("share_people", "share_reached", "weight")])
    index = concentration_index(groups)
    key = evenness(index)
    said = view.t("number.none") if index is None else index_text(view, index)
    return Chart(
        "concentration",
        "curve",
        rows,
        Encodings("share_people", "share_reached"),
        (
            Column("share_people", view.t("gaps.equity.people"), SHARE),
            Column("share_reached", view.t("gaps.equity.reached"), SHARE),
            Column("weight", view.t("gaps.equity.weight"), COUNT),
        ),
        view.t(f"gaps.equity.curve_{key}", index=said),
        view.context(),
        metric=view.metric,
        notes=(
            view.t(f"gaps.equity.ranked_{view.choices['rank']}"),
            view.t("gaps.equity.method"),
            view.t("gaps.equity.even", limit=format_number(EVEN, view.language, 2)),
        ),
    )


def index_text(view: View, index: float) -> str:
    """The index with three decimals and its sign."""
    sign = "−" if round(index, 3) < 0 else ""
    return sign + format_number(abs(index), view.language, 3)


def fifths_of(view: View) -> pl.DataFrame:
    """The country's provinces in fifths by value: `fifths` and value, names."""
    rows = gap_by_place(view.snapshot, view.scope.country, "province", view.metric)
    parts = fifths_by_value(rows, view.metric)
    named = [", ".join(names_at(view, codes)) for codes in parts["codes"]]
    return parts.with_columns(
        pl.Series("names", named, pl.String),
        pl.Series("name", [view.t(f"gaps.equity.fifth.{number}") for number in parts["fifth"]], pl.String),
    )


def fifths_chart(view: View, parts: pl.DataFrame) -> Chart:
    """Five bars, the lowest fifth of provinces first."""
    low = parts["codes"][0].to_list() if parts.height else []
    return Chart(
        "fifths",
        "bars",
        parts,
        Encodings("name", "value"),
        (
            Column("name", view.t("gaps.equity.fifth_column")),
            value_column(view.metric, short_of(view.metric, view.language)),
            Column("places", view.t("level.plural.province"), COUNT),
            Column("names", view.t("gaps.equity.members")),
        ),
        view.t("gaps.equity.fifths", places=join_names(names_at(view, low[:NAMED]), view.language)),
        view.context(scope=view.t("scope.country")),
        metric=view.metric,
        notes=(view.t("gaps.equity.fifths_note"),),
    )


def _cards(view: View, groups: pl.DataFrame, parts: pl.DataFrame) -> list[Number]:
    index = concentration_index(groups)
    said = view.t("number.none") if index is None else index_text(view, index)
    cards = [
        Number(
            "index",
            view.t("gaps.equity.index"),
            said,
            note=view.t(f"gaps.equity.read_{view.choices['rank']}"),
        )
    ]
    if parts.height < 2:
        return cards
    for key, row in (("worst", parts.row(0, named=True)), ("best", parts.row(-1, named=True))):
        note = view.t("gaps.equity.of_places", count=count_text(view, row["places"]))
        cards.append(
            Number(
                key,
                view.t(f"gaps.equity.{key}"),
                value_text(row["value"], view.metric, view.language),
                note=note,
            )
        )
    low, high = parts["value"][0], parts["value"][-1]
    if low:
        ratio = view.t("gaps.equity.times", times=format_number(high / low, view.language, 2))
        cards.append(
            Number("ratio", view.t("gaps.equity.ratio"), ratio, note=view.t("gaps.equity.ratio_note"))
        )
    return cards
