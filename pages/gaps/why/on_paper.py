"""The stations still on paper by group of ledgers, years with V20 and connection, beside the country."""

from typing import Any, Literal

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.colours import ACCENT, STRONG_LINE
from components.reading.counts import count_text
from components.reading.reasons import group_name
from components.reading.view import View
from data.measures.metrics import BY_KEY
from data.measures.ratio import ratio
from data.measures.reasons import LAST_YEARS, by_ledgers
from data.scope import CONNECTIONS, Scope
from data.words import within
from data.words.numbers import COUNT, SHARE, format_percent
from pages.gaps.why.places import country_wide
from queries.reasons import on_paper_by

By = Literal["group", "years", "connection"]
SPLITS: tuple[By, ...] = ("group", "years", "connection")
PAPERLESS = BY_KEY["paperless_stations"]
FEWEST = 30  # stations of a class that a title may speak of
OPEN = "open"  # a connection that the register does not give
YEARS = (*map(str, range(LAST_YEARS + 1)), "none")


def on_paper_charts(view: View) -> list[Chart]:
    """A chart for each split that has two rows to compare; none for a metric that is not of ledgers."""
    if not by_ledgers(view.metric):
        return []
    charts = [_chart(view, by) for by in SPLITS]
    return [chart for chart in charts if chart.frame["name"].n_unique() > 1]


def _chart(view: View, by: By) -> Chart:
    """A dot for the place, and one for the country where that is another."""
    own, country = _rows(view, by, view.scope, view.place), view.scope.country
    rows, named = own, [(view.place, ACCENT)]
    if view.scope != country and country_wide(view):
        whole = view.t("scope.country")
        rows = pl.concat([own, _rows(view, by, country, whole).join(own, on="code", how="semi")])
        named.append((whole, STRONG_LINE))
    names = {row["code"]: _row_name(view, by, row) for row in own.iter_rows(named=True)}
    rows = rows.with_columns(pl.col("code").replace_strict(names, return_dtype=pl.String).alias("name"))
    return Chart(
        f"on-paper-{by}",
        "dots",
        rows,
        Encodings("name", "share", series="place"),
        (
            Column("name", view.t(f"gaps.paper.{by}")),
            Column("place", view.t("gaps.paper.place")),
            Column("share", view.t("gaps.paper.share"), SHARE),
            Column("on_paper", view.t("gaps.paper.on_paper"), COUNT),
            Column("stations", view.t("gaps.paper.known"), COUNT),
        ),
        _title(view, by, rows.filter(place=view.place)),
        view.context(),
        metric=PAPERLESS,
        colours=tuple(named),
        notes=(view.t(f"gaps.paper.note_{by}"),),
    )


def _rows(view: View, by: By, scope: Scope, place: str) -> pl.DataFrame:
    """Rows of `on_paper_by` with place and share, in the order in which they are drawn."""
    rows = on_paper_by(view.snapshot, scope, by).filter(pl.col("stations") > 0)
    shared = rows.with_columns(ratio("on_paper", "stations").alias("share"), pl.lit(place).alias("place"))
    if by == "group":
        return shared.sort("share", descending=True, maintain_order=True)
    order = pl.Enum([*(YEARS if by == "years" else CONNECTIONS), OPEN])
    return shared.sort(pl.col("code").fill_null(OPEN).cast(order)).with_columns(
        pl.col("code").fill_null(OPEN)
    )


def _row_name(view: View, by: By, row: dict[str, Any]) -> str:
    """The words of a row; of a class of stations, how many are in it."""
    name = _name(view, by, row["code"])
    return name if by == "group" else f"{name} ({count_text(view, row['stations'])})"


def _name(view: View, by: By, code: str) -> str:
    if by == "group":
        return group_name(view, code)
    if by == "connection":
        return view.t("gaps.by.open_connection" if code == OPEN else f"connection.{code}")
    key = {"none": "without", "0": "first", str(LAST_YEARS): "last"}.get(code, "between")
    return view.t(f"gaps.paper.years_{key}", years=code, next=int(code) + 1 if code != "none" else "")


def _title(view: View, by: By, own: pl.DataFrame) -> str:
    """The most and the fewest still on paper, of the rows that are named and hold enough stations."""
    named = pl.col("code") != ("none" if by == "years" else OPEN)
    enough = own.filter(named, pl.col("stations") >= FEWEST)
    ordered = enough.sort("share", descending=True, maintain_order=True)
    if ordered.height < 2:
        return view.t(f"gaps.paper.title_{by}_plain")
    first, last = ordered.row(0, named=True), ordered.row(-1, named=True)
    high, low = (format_percent(row["share"], view.language) for row in (first, last))
    if high == low:
        return view.t(f"gaps.paper.title_{by}_plain")
    names = [_name(view, by, row["code"]) for row in (first, last)]
    if by != "group":
        names = [within(name) for name in names]
    words = {"first": names[0], "high": high, "last": names[1], "low": low}
    return view.t(f"gaps.paper.title_{by}", **words)
