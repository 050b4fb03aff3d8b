"""The view `places`: every place with the ladder of records, then with the other platforms."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.cells import unchecked
from components.cards.place_links import place_cell
from components.cards.table_card import DrawCell, Row, Table, table_card
from components.charts.chart import Chart, Column, Encodings, value_column
from components.reading.coverage_words import of_known, told
from components.reading.level import level_of, names_at
from components.reading.metric_words import short_of, value_text
from components.reading.official import metrics_of
from components.reading.order import filter_text, in_order
from components.reading.view import View
from data.measures.metric import Metric, value_of
from data.measures.platforms import RECORD_STEPS
from data.measures.ratio import ratio
from data.words import capital, level_noun
from data.words.numbers import COUNT, PART, SHARE, format_number, format_percent
from queries.counts import counts_by_place
from queries.coverage import enough_by_place
from queries.platforms import platforms_by_place

LOSSES = RECORD_STEPS[1:]
SHARES = tuple(f"{step}_share" for step in RECORD_STEPS)
LOST = tuple(f"{step}_lost_share" for step in LOSSES)
OTHERS = (
    "connected_stations",
    "teleconsultations",
    "deployment",
    "reporting",
    "paperless_stations",
    "templates_in_use",
    "citizens_with_doctor",
    "stations_with_doctor",
    "doctors_per_station",
    "chatbot",
)
RECORD_ORDERS = ("name", *SHARES, *LOST)
OTHER_ORDERS = ("name", *OTHERS, "consulting_share")


def place_rows(view: View) -> pl.DataFrame:
    """One row per place of the level, the lowest share of records used first, those without a value last.

    Columns: code, name, COUNTS, those of `platforms_by_place`, SHARES, LOST, OTHERS,
    consulting_share.
    """
    level = level_of(view)
    counts = counts_by_place(view.snapshot, view.scope, level)
    pairs = platforms_by_place(view.snapshot, view.scope, level)
    rows = counts.join(pairs, on="code", how="left", maintain_order="left")
    shares = [
        ratio(f"records_{step}", f"records_{step}_base").alias(f"{step}_share") for step in RECORD_STEPS
    ]
    others = [value_of(metrics_of(view.snapshot)[key]).alias(key) for key in OTHERS]
    consulting = ratio("consulting", "consulting_base").alias("consulting_share")
    names = pl.Series("name", names_at(view, rows["code"]), pl.String)
    wide = rows.with_columns(names, consulting, *shares, *others)
    parts = [ratio(f"{step}_lost", f"{step}_before").alias(f"{step}_lost_share") for step in LOSSES]
    return wide.with_columns(parts).sort("opened_share", "code", nulls_last=True)


def records_table(view: View, rows: pl.DataFrame) -> Component:
    """The ladder of records by place; a loss with its people under it."""
    cells: dict[str, DrawCell] = {"name": place_cell(view)}
    cells |= {f"{step}_lost_share": _loss_cell(view, step) for step in LOSSES}
    hidden = ("code", *(f"{step}_{side}" for step in LOSSES for side in ("lost", "gained")))
    table = Table("order", "find", RECORD_ORDERS, cells, hidden, intro=view.t("platforms.places.lead"))
    return table_card(records_chart(view, rows), view, table)


def _loss_cell(view: View, step: str) -> DrawCell:
    def draw(row: Row, text: str) -> Component | str:
        lost = row[f"{step}_lost"]
        if row[f"{step}_lost_share"] is None:
            return text
        words = view.t("platforms.cell.lost", share=format_percent(row[f"{step}_lost_share"], view.language))
        people = format_number(lost, view.language)
        if gained := row[f"{step}_gained"]:
            people = view.t("platforms.cell.gained", lost=people, gained=format_number(gained, view.language))
        small = unchecked(html.Small, children=people)
        return unchecked(html.Span, children=[words, " ", small], className="worse" if gained > lost else "")

    return draw


def records_chart(view: View, rows: pl.DataFrame) -> Chart:
    """One row per place: the share of people at each step, and those lost since the step before."""
    found = filter_text(rows, view.choices["find"], "name", "code")
    steps = {step: view.t(f"platforms.step.{step}") for step in RECORD_STEPS}
    columns = [Column("name", view.t(f"filter.{level_of(view)}"))]
    for step, words in steps.items():
        if step in LOSSES:
            columns += [
                Column(f"{step}_lost_share", view.t("platforms.column.lost_at", step=words), SHARE),
                Column(f"{step}_lost", view.t("platforms.column.people_lost_at", step=words), COUNT),
                Column(f"{step}_gained", view.t("platforms.column.people_gained_at", step=words), COUNT),
            ]
        columns.append(Column(f"{step}_share", words, PART))
    return Chart(
        "places-records",
        "table",
        in_order(found, view.choices["order"]),
        Encodings("name", "opened_share"),
        (*columns, Column("code", view.t("chart.column.code"), "code")),
        _records_title(view, rows),
        view.context(),
        notes=(view.t("platforms.places.note"), *_faults(view, rows)),
        people=True,
    )


def _records_title(view: View, rows: pl.DataFrame) -> str:
    metric = metrics_of(view.snapshot)["record_opened"]
    known = rows.filter(pl.col("opened_share").is_not_null(), _enough(view, metric))
    if known.height < 2:
        return view.t("platforms.places.title_one")
    first, last = known.row(0, named=True), known.row(-1, named=True)
    words = {
        "place": first["name"],
        "share": format_percent(first["opened_share"], view.language),
        "other": last["name"],
        "other_share": format_percent(last["opened_share"], view.language),
    }
    said = view.t("platforms.places.title", **words)
    return told(view, of_known(view, said, level_of(view), known.height, rows.height), metric)


def _enough(view: View, metric: Metric) -> pl.Expr:
    """True where enough is known of a place to compare its value."""
    wide_from = view.covered.wide_from
    enough = enough_by_place(view.snapshot, view.scope, level_of(view), metric, wide_from)
    return pl.col("code").is_in(list(enough))


def _faults(view: View, rows: pl.DataFrame) -> list[str]:
    faulty = rows.filter(
        pl.any_horizontal(pl.col(f"{step}_gained") > pl.col(f"{step}_lost") for step in LOSSES)
    ).height
    if not faulty:
        return []
    return [view.t("platforms.places.faults", count=format_number(faulty, view.language))]


def others_table(view: View, rows: pl.DataFrame) -> Component:
    """The other platforms by place."""
    table = Table("others", "seek", OTHER_ORDERS, {"name": place_cell(view)}, ("code",))
    return table_card(others_chart(view, rows), view, table)


def others_chart(view: View, rows: pl.DataFrame) -> Chart:
    """One row per place: its value of every metric of the other platforms."""
    found = filter_text(rows, view.choices["seek"], "name", "code")
    metrics = [metrics_of(view.snapshot)[key] for key in OTHERS]
    values = [value_column(metric, short_of(metric, view.language), metric.key) for metric in metrics]
    values.insert(1, Column("consulting_share", view.t("platforms.step.consulting"), SHARE))
    return Chart(
        "places-others",
        "table",
        in_order(found, view.choices["others"]),
        Encodings("name", OTHERS[0]),
        (
            Column("name", view.t(f"filter.{level_of(view)}")),
            *values,
            Column("code", view.t("chart.column.code"), "code"),
        ),
        _others_title(view, rows),
        view.context(),
        notes=(view.t("platforms.others.note"),),
    )


def _others_title(view: View, rows: pl.DataFrame) -> str:
    """The share in which the places differ most, and its ends; without a difference, what is listed.

    Only shares: a spread of visits per 1,000 people and one of per cents cannot be compared.
    """
    metrics = metrics_of(view.snapshot)
    shares = [key for key in OTHERS if metrics[key].form == "share"]
    known = {key: rows.filter(_enough(view, metrics[key]))[key].drop_nulls() for key in shares}
    spreads = {key: known[key].std() or 0 for key in shares}
    widest = max(shares, key=lambda key: spreads[key])
    if not spreads[widest]:
        return view.t("platforms.others.title")
    metric, values = metrics_of(view.snapshot)[widest], known[widest].to_list()
    low, high = (value_text(end, metric, view.language) for end in (min(values), max(values)))
    words = {"level": level_noun(level_of(view), view.language), "metric": short_of(metric, view.language)}
    said = capital(view.t("platforms.others.widest", low=low, high=high, **words))
    return told(view, of_known(view, said, level_of(view), len(values), rows.height), metric)
