"""The places inside the scope by the state of their ledgers: the slowest as a chart, all as a table."""

import polars as pl
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.grid_card import list_card
from components.cards.place_links import place_cell
from components.cards.table_card import Row, Table
from components.charts.chart import Chart, Column, Encodings
from components.ledgers.catalogue import chosen_ledger
from components.ledgers.filter import ledger_stations_cell, ledger_stations_template
from components.ledgers.states import stacked, state_colours, state_columns
from components.reading.coverage_words import of_known
from components.reading.level import level_of, names_at
from components.reading.link_templates import place_link_template
from components.reading.order import filter_text, in_order
from components.reading.view import View
from data.measures.ledger_catalogue import STATES, TOLD
from data.measures.ledger_states import with_closed
from data.measures.ratio import counted, ratio
from data.words import level_noun
from data.words.numbers import COUNT, SHARE, format_number, format_percent
from pages.paperless.ledgers.over_time import LEDGERS, counted_words, nothing_to_close
from queries.coverage import enough_by_place
from queries.estimates import estimated_shares
from queries.progress import progress_by_place

DRAWN = 15
BESIDE = ("stations_paperless", "stations_back_to_paper", "completeness")
ORDERS = ("name", "closed", *STATES, *BESIDE)


def place_rows(view: View) -> pl.DataFrame:
    """One row per place of the level, the slowest first, those without an applicable ledger last.

    Columns: those of `progress_by_place` (null where nothing is known to count), name, closed (share),
    completeness (share of reports expected).
    """
    ledger = chosen_ledger(view)
    level, id_ = level_of(view), ledger.ledger_id if ledger else None
    rows = with_closed(progress_by_place(view.snapshot, view.scope, level, id_))
    completeness = ratio("reports_received", "reports_expected").alias("completeness")
    names = pl.Series("name", names_at(view, rows["code"]), pl.String)
    return rows.with_columns(names, completeness, *_known()).sort(
        ["closed", "stations", "code"], descending=[False, True, False], nulls_last=True
    )


def _known() -> list[pl.Expr]:
    """The counts of a place, null where none of its ledgers or stations are known."""
    paperless, back = BESIDE[:2]
    return [
        *counted(pl.sum_horizontal(TOLD), *TOLD),
        *counted("stations", "missing"),
        *counted("stations_paperless_base", paperless),
        *counted(pl.col("stations_paperless_base") + pl.col(back), back),
    ]


def place_section(view: View) -> list[Component]:
    """The chart, left out for a single place, and the table of the places."""
    rows = place_rows(view)
    ledger, level = chosen_ledger(view), level_of(view)
    id_ = ledger.ledger_id if ledger else None
    cells = {state: ledger_stations_cell(view, state, id_, level) for state in STATES}
    table = Table("order", "find", ORDERS, {"name": place_cell(view), **cells}, ("code",))
    links = {state: ledger_stations_template(view, state, id_, level) for state in STATES}
    links["name"] = place_link_template(view)
    drawn = rows.height > 1 and rows["closed"].count()
    chart = [figure_card(places_chart(view, rows), view)] if drawn else []
    return [*chart, list_card(table_chart(view, rows), view, table, links)]


def places_chart(view: View, rows: pl.DataFrame) -> Chart:
    """The slowest places, by state. rows: those of `place_rows`."""
    known = rows.filter(pl.col("closed").is_not_null())
    counted, note = counted_words(view)
    notes = [view.t(note)]
    if known.height > DRAWN:
        numbers = {"shown": DRAWN, "all": known.height}
        texts = {name: format_number(number, view.language) for name, number in numbers.items()}
        notes.append(view.t("paperless.note.drawn", **texts))
    return Chart(
        "places",
        "stack",
        stacked(view, known.head(DRAWN), "name", "code"),
        Encodings("name", "share", series="state"),
        (
            Column("name", view.t(f"filter.{level_of(view)}")),
            *state_columns(view, counted),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        _title(view, rows) if known.height else view.t(nothing_to_close(rows["not_applicable"].sum() > 0)),
        view.context(estimated_shares(view.snapshot, view.scope, level_of(view))),
        several=(LEDGERS,),
        colours=state_colours(view),
        notes=tuple(notes),
        whole=stacked(view, rows, "name", "code"),
    )


def _title(view: View, rows: pl.DataFrame) -> str:
    """The slowest and the fastest of the places of which enough is known, and of how many."""
    level, wide_from, known = level_of(view), view.covered.wide_from, rows.filter(~pl.col("closed").is_null())
    enough = enough_by_place(view.snapshot, view.scope, level, LEDGERS, wide_from)
    compared = known.filter(pl.col("code").is_in(list(enough)))
    if known.height == 1:
        return _ends(view, known)
    if compared.height < 2:
        return view.t("paperless.places.few")
    return of_known(view, _ends(view, compared), level, compared.height, rows.height)


def _ends(view: View, known: pl.DataFrame) -> str:
    first, last = known.row(0, named=True), known.row(-1, named=True)
    words = {
        "place": first["name"],
        "share": format_percent(first["closed"], view.language),
        "other": last["name"],
        "other_share": format_percent(last["closed"], view.language),
    }
    if known.height == 1:
        key = "paperless.places.one_ledger" if chosen_ledger(view) else "paperless.places.one"
        return view.t(key, **words)
    if first["closed"] == last["closed"]:
        return view.t("home.level.same", value=words["share"])
    words |= {"place": _or_level(view, known, first), "other": _or_level(view, known, last)}
    key = "paperless.places.title_ledger" if chosen_ledger(view) else "paperless.places.title"
    return view.t(key, **words)


def _or_level(view: View, known: pl.DataFrame, row: Row) -> str:
    """The place's name, or the number of places that share its value."""
    level = known.filter(pl.col("closed") == row["closed"]).height
    if level == 1:
        return str(row["name"])
    numbers = {"count": level, "all": known.height}
    texts = {name: format_number(number, view.language) for name, number in numbers.items()}
    return view.t("paperless.places.level", **texts)


def table_chart(view: View, rows: pl.DataFrame) -> Chart:
    """One row per place, those without a station included."""
    found = filter_text(rows, view.choices["find"], "name", "code")
    ledger = chosen_ledger(view)
    of_stations = [
        Column("stations_paperless", view.t("paperless.column.paperless"), COUNT),
        Column("stations_back_to_paper", view.t("paperless.column.back"), COUNT),
    ]
    level = level_noun(level_of(view), view.language)
    numbers = {"count": found.height, "known": found["electronic"].count()}
    texts = {name: format_number(number, view.language) for name, number in numbers.items()}
    key = "paperless.places.table" if numbers["known"] == found.height else "paperless.places.table_some"
    if found.height and not numbers["known"]:
        key = "paperless.places.table_none"
    return Chart(
        "places-table",
        "table",
        in_order(found, view.choices["order"]),
        Encodings("name", "closed"),
        (
            Column("name", view.t(f"filter.{level_of(view)}")),
            Column("closed", view.t("paperless.column.closed"), SHARE),
            *(Column(state, view.t(f"paperless.state.{state}"), COUNT) for state in STATES),
            *([] if ledger else of_stations),
            Column("completeness", view.t("gaps.column.completeness"), SHARE),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        view.t(key, level=level, **texts),
        view.context(estimated_shares(view.snapshot, view.scope, level_of(view))),
        notes=(view.t(counted_words(view)[1]),),
    )
