"""Stage by stage between two dates: who moved up, who stayed, who went back, who is new or gone."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.number_card import Number, number_cards
from components.cards.table_card import table_card
from components.charts.breaks import break_marks
from components.charts.chart import Chart, Column, Encodings
from components.charts.context import context_of
from components.colours import FLOWS
from components.colours import STAGES as COLOURS
from components.controls.dropdowns import choice_control
from components.reading.address import Parameter, one_of
from components.reading.order import order_parameter, search_parameter
from components.reading.view import View
from data.measures.counts import STAGES
from data.words.dates import format_date
from data.words.numbers import COUNT, format_number, format_percent
from pages.paperless.flow.matrix import matrix_chart, matrix_table
from pages.paperless.flow.station_list import MOVE_ORDERS, moves_table
from queries.moves import MOVES
from queries.stations import stage_flow

MEASURES = ("stations", "people")
FLOW: dict[str, Parameter] = {
    "count": one_of(*MEASURES),
    "moved": one_of(*MOVES),
    "moves_order": order_parameter("", *MOVE_ORDERS),
    "moves_find": search_parameter(),
}


def flow_view(view: View) -> list[Component]:
    """The flow from the date compared with to the view's, as numbers, picture, matrix and list."""
    if view.compare is None:
        return [html.P(view.t("paperless.flow.first"), className="empty")]
    rows = flow_rows(view)
    picture = html.Section(figure_card(flow_chart(view, rows), view), className="page-part flow-part")
    matrix = table_card(matrix_chart(view, rows), view, matrix_table(view))
    return [
        number_cards(view, _numbers(view, rows)),
        picture,
        html.Section(matrix, className="page-part flow-matrix"),
        html.Section(moves_table(view), className="page-part"),
    ]


def flow_controls(view: View) -> list[Component]:
    """Whether stations are counted or the people they are responsible for."""
    measures = [(name, view.t(f"paperless.flow.count.{name}")) for name in MEASURES]
    return [choice_control(view, "count", view.t("paperless.flow.count_label"), measures)]


def flow_rows(view: View) -> pl.DataFrame:
    """One row a pair of steps that occurs, the lowest first; none without a date to compare with.

    Columns: stage_before, stage_after (null: not counted on that date), stations, people, move (a key of
    FLOWS), before, after and move_words in words.
    """
    assert view.compare is not None
    rows = stage_flow(view.snapshot, view.scope, view.compare)
    ranks = {stage: place for place, stage in enumerate(STAGES)}
    before, after = (
        pl.col(f"stage_{side}").replace_strict(ranks, return_dtype=pl.Int64) for side in ("before", "after")
    )
    move = (
        pl.when(before.is_null()).then(pl.lit("new")).when(after.is_null()).then(pl.lit("gone"))
        .when(after < before).then(pl.lit("back")).when(after > before).then(pl.lit("up"))
        .otherwise(pl.lit("stayed"))
    )  # fmt: skip
    words = {stage: view.t(f"stage.{stage}") for stage in STAGES}
    outside = view.t("paperless.flow.outside")
    said = {kind: view.t(f"paperless.flow.move.{kind}") for kind in FLOWS}
    return (
        rows.with_columns(move.alias("move"))
        .sort(before, after, nulls_last=True)
        .with_columns(
            pl.col("stage_before").replace_strict(words).fill_null(outside).alias("before"),
            pl.col("stage_after").replace_strict(words).fill_null(outside).alias("after"),
            pl.col("move").replace_strict(said, return_dtype=pl.String).alias("move_words"),
        )
    )


def flow_chart(view: View, rows: pl.DataFrame) -> Chart:
    """The pairs of steps as bands; what is counted is the reader's choice."""
    assert view.compare is not None
    days = {
        "before": format_date(view.compare.date, view.language),
        "after": format_date(view.snapshot.date, view.language),
    }
    words = tuple((view.t(f"stage.{stage}"), colour) for stage, colour in zip(STAGES, COLOURS, strict=True))
    kinds = tuple((view.t(f"paperless.flow.move.{kind}"), colour) for kind, colour in FLOWS.items())
    title = _title(view, rows)
    breaks = break_marks((view.compare.date, view.snapshot.date), (), view.language)
    return Chart(
        "flow",
        "flow",
        rows,
        Encodings("before", view.choices["count"], series="after", hover=("move_words",)),
        (
            Column("before", view.t("paperless.flow.on", date=days["before"])),
            Column("after", view.t("paperless.flow.on", date=days["after"])),
            Column("move_words", view.t("paperless.flow.move_column")),
            Column("stations", view.t("paperless.column.stations"), COUNT),
            Column("people", view.t("paperless.flow.people"), COUNT),
        ),
        title,
        context_of(view),
        colours=(*words, *kinds),
        notes=(
            view.t("paperless.flow.note"),
            view.t("paperless.flow.outside_note"),
            view.t("paperless.flow.back_note"),
            *(mark.reason for mark in breaks),
            *([view.t("paperless.flow.people_note")] if view.choices["count"] == "people" else []),
            view.t("stage.definition"),
        ),
        summary=" ".join([title + ".", *(f"{n.label}: {n.text}. {n.note}" for n in _numbers(view, rows))]),
    )


def moved(rows: pl.DataFrame, kind: str, measure: str = "stations") -> int:
    """How many made one kind of move."""
    return int(rows.filter(pl.col("move") == kind)[measure].sum())


def _title(view: View, rows: pl.DataFrame) -> str:
    assert view.compare is not None
    numbers = {kind: format_number(moved(rows, kind), view.language) for kind in ("up", "back")}
    earlier = pl.col("stage_before").is_not_null()
    words = {
        "since": format_date(view.compare.date, view.language),
        "all": format_number(int(rows.filter(earlier)["stations"].sum()), view.language),
    }
    key = "title" if moved(rows, "back") else "title_none_back"
    return view.t(f"paperless.flow.{key}", **numbers, **words)


def _numbers(view: View, rows: pl.DataFrame) -> list[Number]:
    """Those who went back and up, those who stayed, new and gone; stations with the people beside them."""
    tones = {"back": "worse", "up": "better"}
    return [
        Number(
            kind,
            view.t(f"paperless.flow.move.{kind}"),
            format_number(moved(rows, kind), view.language),
            view.t("gaps.unit.stations"),
            _note(view, rows, kind),
            tones.get(kind, "") if moved(rows, kind) else "",
        )
        for kind in ("back", "up", "stayed", "new", "gone")
    ]


def _note(view: View, rows: pl.DataFrame, kind: str) -> str:
    people = format_number(moved(rows, kind, "people"), view.language)
    if kind in ("new", "gone"):
        return view.t("paperless.flow.people_of", people=people)
    whole = rows.filter(pl.col("stage_before").is_not_null())["stations"].sum()
    share = format_percent(moved(rows, kind) / whole if whole else None, view.language)
    return view.t("paperless.flow.share_of", people=people, share=share)
