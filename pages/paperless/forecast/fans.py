"""The forecast as pictures: paperless stations; apart from each other deployment, ledgers and closure."""

from datetime import date

import polars as pl

from components.charts.breaks import break_marks
from components.charts.chart import Chart, Column, Encodings, Mark
from components.charts.context import context_of
from components.colours import FORECAST
from components.reading.view import View
from data.measures.outlook import Outlook
from data.words.numbers import SHARE, format_percent
from pages.paperless.forecast.goal import share_text
from pages.paperless.forecast.outlook import answer, place_words
from queries.counts import counts_by_date
from queries.forecast import forecast_of_place

# Share of the part, null where it divides by nothing; closure is the quotient of the first two.
SHARES = {
    "paperless": pl.col("stations_paperless") / pl.col("stations_paperless_base"),
    "deployment": pl.col("stations_deployed") / pl.col("stations"),
    "ledgers": pl.col("ledgers_electronic") / pl.col("ledgers_base"),
}


def whole_chart(view: View, outlook: Outlook) -> Chart:
    """Paperless stations with the share to reach; its title is the answer."""
    share = outlook.goal.per_mille / 1000
    target = Mark("target", share, view.t("forecast.mark", target=share_text(view, outlook.goal.per_mille)))
    return _chart(view, "paperless", answer(view, outlook), (target,), 400)


def part_chart(view: View, part: str) -> Chart:
    """One of the shares beside that of paperless stations, as it was and is forecast."""
    rows = fan_rows(view, part)
    now = rows.filter(pl.col("low").is_null()).tail(1)
    year = next((row for row in rows.iter_rows(named=True) if _year_ahead(view, row)), None)
    words = {
        "now": format_percent(now["value"][0] if now.height else None, view.language),
        "next": format_percent(year and year["value"], view.language),
        "place": place_words(view),
    }
    return _chart(view, part, view.t(f"forecast.part.{part}", **words), (), 300)


def fan_rows(view: View, part: str) -> pl.DataFrame:
    """One row a month: date, kind (what came, then the forecast, in words), value, low, high (null: came)."""
    counts = counts_by_date(view.snapshot, view.scope)
    came = counts.select("date", _share(part).alias("value"), pl.lit(None, pl.Float64).alias("low"))
    came = came.with_columns(pl.col("low").alias("high"), pl.lit(view.t("forecast.came")).alias("kind"))
    ahead = forecast_of_place(view.snapshot, view.scope).filter(part=part)
    said = ahead.select(
        "date",
        pl.col("middle").alias("value"),
        "low",
        "high",
        pl.lit(view.t("forecast.said")).alias("kind"),
    )
    order = ["date", "kind", "value", "low", "high"]
    return pl.concat([came.filter(pl.col("value").is_not_null()).select(order), said.select(order)])


def _share(part: str) -> pl.Expr:
    share = SHARES["paperless"] / SHARES["deployment"] if part == "closure" else SHARES[part]
    return pl.when(share.is_finite()).then(share.clip(upper_bound=1))


def _year_ahead(view: View, row: dict[str, object]) -> bool:
    day, now = row["date"], view.snapshot.date
    assert isinstance(day, date)
    return (day.year, day.month) == (now.year + 1, now.month)


def _chart(view: View, part: str, title: str, marks: tuple[Mark, ...], height: int) -> Chart:
    rows = fan_rows(view, part)
    first, last = rows["date"].min(), view.snapshot.date
    notes = ("interval", part) if part in ("closure", "ledgers") else ("interval",)
    return Chart(
        f"forecast-{part}",
        "fan",
        rows,
        Encodings("date", "value", series="kind", hover=("low", "high")),
        (
            Column("date", view.t("chart.column.date"), "date"),
            Column("kind", view.t("forecast.column.kind")),
            Column("value", view.t(f"forecast.column.{part}"), SHARE),
            Column("low", view.t("forecast.column.low"), SHARE),
            Column("high", view.t("forecast.column.high"), SHARE),
        ),
        title,
        context_of(view),
        marks=(*marks, *break_marks((first, last), (), view.language)),
        colours=tuple(zip((view.t("forecast.came"), view.t("forecast.said")), FORECAST, strict=True)),
        notes=tuple(view.t(f"forecast.note.{name}") for name in notes),
        summary=f"{title}. {_course(view, rows)}",
        height=height,
    )


def _course(view: View, rows: pl.DataFrame) -> str:
    last = rows.row(-1, named=True)
    shares = {name: format_percent(last[name], view.language) for name in ("low", "value", "high")}
    return view.t("forecast.course", year=last["date"].year, **shares)
