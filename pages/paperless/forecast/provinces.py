"""The provinces: the month of reaching the share, the pace needed, last quarter's and its scenario."""

from datetime import date

import polars as pl
from dash.development.base_component import Component

from components.cards.place_links import place_cell
from components.cards.table_card import Cells, DrawCell, Row, Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.reading.level import inside_view, names_at
from components.reading.order import filter_text, in_order
from components.reading.view import View
from data.measures.outlook import outlooks, quarter_start
from data.scope import Scope
from data.words.dates import format_month, format_short_month
from data.words.numbers import DECIMAL, SHARE, format_number
from pages.paperless.forecast.goal import goal_of, share_text
from pages.paperless.quarter import pace_since
from queries.counts import counts_by_place
from queries.estimates import estimated_shares
from queries.forecast import forecast_crossings, forecast_of_place

DATES = ("early", "reached", "late")
STATUS = ("unknown", "there", "in_time", "beyond", "late", "open")
REACH_ORDERS = ("name", "share", "deployed", *DATES, "needed", "pace", "scenario")


def reach_table(view: View) -> Component:
    """The table with search, order and files."""
    cells: Cells = {
        "name": place_cell(view),
        "scenario": _month_cell(view, "scenario"),
        **{name: _date_cell(view, name) for name in DATES},
    }
    table = Table("reach_order", "reach_find", REACH_ORDERS, cells, ("code",))
    return table_card(reach_chart(view), view, table)


def reach_rows(view: View) -> pl.DataFrame:
    """The `outlooks` of the provinces in the scope, of all of the scheme where that is one; with `name`."""
    everywhere = Scope(view.scope.scheme)
    goal, start = goal_of(view), quarter_start(view.snapshot.dates_until)
    now = counts_by_place(view.snapshot, everywhere, "province")
    before = counts_by_place(view.snapshot.on(start), everywhere, "province") if start else now.clear()
    crossings = forecast_crossings(view.snapshot, everywhere, goal.per_mille)
    mine = now.filter(pl.Series([_shown(view, code) for code in now["code"]], dtype=pl.Boolean))
    rows = mine.join(before.select("code", before="stations_paperless"), on="code", how="left")
    found = outlooks(rows.join(crossings, on="code", how="left"), goal, start, view.snapshot.date)
    return found.with_columns(pl.Series("name", names_at(view, found["code"]), pl.String))


def _shown(view: View, code: str) -> bool:
    return view.scope.level == "province" or inside_view(view, code)


def reach_chart(view: View) -> Chart:
    """The chart of the table; its title has the number of provinces that reach the share in time."""
    rows = _with_words(view, reach_rows(view))
    goal = goal_of(view)
    by = min(goal.by, _end(view))
    in_time = rows.filter(pl.col("there") | (pl.col("reached") <= by)).height
    known = rows.filter(pl.col("known") > 0).height
    words = {
        "count": format_number(in_time, view.language),
        "all": format_number(rows.height, view.language),
        "known": format_number(known, view.language),
        "target": share_text(view, goal.per_mille),
        "by": format_month(by, view.language),
    }
    found = filter_text(rows, view.choices["reach_find"], "name", "code")
    return Chart(
        "forecast-provinces",
        "table",
        in_order(found, view.choices["reach_order"]),
        Encodings("name", "share"),
        (
            Column("name", view.t("filter.province")),
            Column("share", view.t("forecast.column.paperless"), SHARE),
            Column("deployed", view.t("forecast.column.deployment"), SHARE),
            Column("reached", view.t("forecast.column.reached"), "date"),
            Column("early", view.t("forecast.column.early"), "date"),
            Column("late", view.t("forecast.column.late"), "date"),
            Column("status", view.t("forecast.column.status")),
            Column("needed", view.t("forecast.column.needed"), DECIMAL),
            Column("pace", _pace_name(view), DECIMAL),
            Column("scenario", view.t("forecast.column.scenario"), "date"),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        view.t("forecast.reach.title" if known == rows.height else "forecast.reach.title_some", **words),
        view.context(estimated_shares(view.snapshot, view.scope, "province")),
        notes=(view.t("forecast.note.reach", by=format_month(goal.by, view.language)),),
    )


def _with_words(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with `status` in words; a deadline beyond the forecast is judged only where it is met."""
    by = goal_of(view).by
    possible = (pl.col("early") <= by).fill_null(False)
    status = (
        pl.when(pl.col("known") == 0).then(pl.lit("unknown"))
        .when("there").then(pl.lit("there"))
        .when(pl.col("reached") <= by).then(pl.lit("in_time"))
        .when(pl.lit(by > _end(view))).then(pl.lit("beyond"))
        .when(pl.col("reached").is_not_null() | ~possible).then(pl.lit("late"))
        .otherwise(pl.lit("open"))
    )  # fmt: skip
    words = {name: view.t(f"forecast.status.{name}") for name in STATUS}
    return rows.with_columns(status.replace_strict(words).alias("status"))


def _end(view: View) -> date:
    """The last month of the forecast."""
    months: list[date] = forecast_of_place(view.snapshot, view.scope)["date"].to_list()
    return max(months)


def _date_cell(view: View, name: str) -> DrawCell:
    after = view.t("forecast.after", month=format_short_month(_end(view), view.language))

    def draw(row: Row, text: str) -> Component | str:
        if row[name] is not None:
            return format_short_month(row[name], view.language)
        return text if row["there"] or not row["known"] else after

    return draw


def _month_cell(view: View, name: str) -> DrawCell:
    """A month, or what stands where there is none."""
    return lambda row, text: format_short_month(row[name], view.language) if row[name] else text


def _pace_name(view: View) -> str:
    since = pace_since(view)
    return view.t("forecast.column.pace_since", since=since) if since else view.t("forecast.column.pace")
