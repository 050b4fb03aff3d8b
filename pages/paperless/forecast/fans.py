"""Fan charts of the forecast: paperless stations, and apart deployment, ledgers, closure."""

from typing import Any

import polars as pl

from components.charts.breaks import break_marks
from components.charts.chart import Chart, Column, Encodings, Mark
from components.colours import FORECAST
from components.reading.view import View
from data.measures.metrics import BY_KEY
from data.measures.outlook import Outlook, month_end
from data.words.dates import format_month
from data.words.numbers import SHARE, format_percent
from pages.paperless.forecast.accuracy import narrow_notes
from pages.paperless.forecast.goal import share_text
from pages.paperless.forecast.outlook import answer, place_words
from pages.shell.crossing import crossing_notes
from queries.counts import counts_by_date
from queries.forecast import forecast_of_place

PARTS = {
    "deployment": "forecast.part.deployment",
    "ledgers": "forecast.part.ledgers",
    "closure": "forecast.part.closure",
}
COLUMNS = {
    "paperless": "forecast.column.paperless",
    "deployment": "forecast.column.deployment",
    "ledgers": "forecast.column.ledgers",
    "closure": "forecast.column.closure",
}
# The metric whose stations each part speaks for.
METRICS = dict.fromkeys(COLUMNS, BY_KEY["paperless_stations"]) | {
    "deployment": BY_KEY["deployment"],
    "ledgers": BY_KEY["ledger_digitisation"],
}
NOTES = {"closure": "forecast.note.closure", "ledgers": "forecast.note.ledgers"}
YEAR = 12  # months
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
    """One of PARTS as it was and is forecast; its title has the share now and as far as a year from now."""
    rows = fan_rows(view, part)
    now = rows.filter(pl.col("low").is_null()).tail(1)
    ahead = rows.filter(pl.col("low").is_not_null() & (pl.col("date") <= month_end(view.snapshot.date, YEAR)))
    last = ahead.row(-1, named=True)
    words = {
        "now": format_percent(now["value"][0] if now.height else None, view.language),
        "next": _expected(view, last),
        "month": format_month(last["date"], view.language),
        "place": place_words(view),
    }
    return _chart(view, part, view.t(PARTS[part], **words), (), 300)


def _expected(view: View, row: dict[str, Any]) -> str:
    """The share forecast, or its interval where that is too wide for one."""
    shares = {name: format_percent(row[name], view.language) for name in ("low", "value", "high")}
    return shares["value"] if row["value"] is not None else view.t("forecast.between", **shares)


def fan_rows(view: View, part: str) -> pl.DataFrame:
    """One row per month, actual then forecast: date, kind (in words), value, low, high (null: actual)."""
    counts = counts_by_date(view.snapshot, view.scope)
    actual = counts.select("date", _share(part).alias("value"), pl.lit(None, pl.Float64).alias("low"))
    actual = actual.with_columns(pl.col("low").alias("high"), pl.lit(view.t("forecast.came")).alias("kind"))
    ahead = forecast_of_place(view.snapshot, view.scope).filter(part=part)
    forecast = ahead.select(
        "date",
        pl.col("middle").alias("value"),
        "low",
        "high",
        pl.lit(view.t("forecast.said")).alias("kind"),
    )
    order = ["date", "kind", "value", "low", "high"]
    return pl.concat([actual.filter(pl.col("value").is_not_null()).select(order), forecast.select(order)])


def _share(part: str) -> pl.Expr:
    share = SHARES["paperless"] / SHARES["deployment"] if part == "closure" else SHARES[part]
    return pl.when(share.is_finite()).then(share.clip(upper_bound=1))


def _chart(view: View, part: str, title: str, marks: tuple[Mark, ...], height: int) -> Chart:
    rows = fan_rows(view, part)
    first, last = min(rows["date"]), view.snapshot.date
    own = [view.t(NOTES[part])] if part in NOTES else []
    return Chart(
        f"forecast-{part}",
        "fan",
        rows,
        Encodings("date", "value", series="kind", hover=("low", "high")),
        (
            Column("date", view.t("chart.column.date"), "date"),
            Column("kind", view.t("forecast.column.kind")),
            Column("value", view.t(COLUMNS[part]), SHARE),
            Column("low", view.t("forecast.column.low"), SHARE),
            Column("high", view.t("forecast.column.high"), SHARE),
        ),
        title,
        view.context(),
        several=(METRICS[part],),
        marks=(*marks, *break_marks((first, last), (), view.language)),
        colours=tuple(zip((view.t("forecast.came"), view.t("forecast.said")), FORECAST, strict=True)),
        notes=(view.t("forecast.note.interval"), *narrow_notes(view, part), *own, *crossing_notes(view)),
        summary=f"{title}. {_course(view, rows)}",
        height=height,
    )


def _course(view: View, rows: pl.DataFrame) -> str:
    """The last month of the forecast with its interval, for the summary."""
    last = rows.row(-1, named=True)
    shares = {name: format_percent(last[name], view.language) for name in ("low", "value", "high")}
    key = "forecast.course" if last["value"] is not None else "forecast.course_wide"
    return view.t(key, month=format_month(last["date"], view.language), **shares)
