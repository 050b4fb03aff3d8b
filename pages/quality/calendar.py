"""Completeness or timeliness of the places, date by date: the rows and the chart of the calendar."""

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.reading.address import one_of
from components.reading.coverage_words import told
from components.reading.level import level_of, names_at
from components.reading.metric_words import label_of, short_of
from components.reading.view import View
from data.measures.blanks import blank_reason
from data.measures.metric import Metric, with_value
from data.measures.metrics import BY_KEY
from data.measures.quality import GOOD_SHARE, LOW_SHARE, class_of
from data.measures.ratio import ratio, ratio_of
from data.scope import PLACE_LEVELS, Level
from data.words import level_noun
from data.words.numbers import COUNT, SHARE, format_number, format_percent
from queries.counts import counts_now
from queries.coverage import enough_by_place
from queries.quality import calendar

# Metric → keys of the words for its numerator and its denominator.
SHARES = {
    "reporting": ("quality.calendar.part_reporting", "quality.calendar.whole_reporting"),
    "timeliness": ("quality.calendar.part_timeliness", "quality.calendar.whole_timeliness"),
}
SPANS = {"13": "quality.span.13", "25": "quality.span.25", "all": "quality.span.all"}
CLASSES = {
    "good": "quality.class.good",
    "middle": "quality.class.middle",
    "low": "quality.class.low",
    "none": "quality.class.none",
}
CALENDAR = {"share": one_of(*SHARES), "span": one_of(*SPANS)}
DRAWN = 40


def chosen_share(view: View) -> Metric:
    """The metric that the calendar shows."""
    return BY_KEY[view.choices["share"]]


def calendar_level(view: View) -> Level:
    """The level asked for; districts and communes of the whole country are too many for one calendar."""
    level = level_of(view)
    return "province" if level in PLACE_LEVELS[2:] and view.scope.province is None else level


def calendar_rows(view: View) -> pl.DataFrame:
    """One row per place and date: date, code, whole and part (reports), value (null: none required), name.

    Places in the order of the view's date, the lowest first.
    """
    metric = chosen_share(view)
    days = [day for day in view.snapshot.dates if day <= view.snapshot.date]
    first = days[0] if view.choices["span"] == "all" else days[-int(view.choices["span"]) :][0]
    counts = calendar(view.snapshot, view.scope, calendar_level(view), first)
    part, whole = pl.col(metric.numerator).alias("part"), pl.col(metric.denominator).alias("whole")
    valued = counts.select("date", "code", whole, part, ratio(part, whole).alias("value"))
    last = valued.filter(pl.col("date") == view.snapshot.date)
    order = last.sort("value", "code", nulls_last=True)["code"].to_list()
    order += [code for code in valued["code"].unique().sort() if code not in set(order)]
    named = pl.DataFrame(
        {"code": order, "name": names_at(view, order), "place": range(len(order))},
        schema={"code": pl.String, "name": pl.String, "place": pl.Int64},
    )
    return valued.join(named, on="code", how="left").sort("place", "date")


def calendar_chart(view: View) -> Chart:
    """Every place and date, for the table and the files; the picture is `calendar_grid`."""
    rows, level, metric = calendar_rows(view), calendar_level(view), chosen_share(view)
    classes = [view.t(CLASSES[class_of(value)]) for value in rows["value"]]
    part, whole = SHARES[metric.key]
    notes = [view.t("quality.calendar.legend", good=_bar(view, GOOD_SHARE), low=_bar(view, LOW_SHARE))]
    if level != level_of(view):
        notes.append(view.t("quality.calendar.coarser"))
    if rows["code"].n_unique() > DRAWN:
        notes.append(view.t("quality.calendar.drawn", shown=DRAWN))
    return Chart(
        "calendar",
        "table",
        rows.with_columns(pl.Series("class", classes, pl.String)),
        Encodings("date", "value", series="name"),
        (
            Column("name", view.t(f"filter.{level}")),
            Column("date", view.t("filter.date"), "date"),
            Column("value", short_of(metric, view.language), SHARE),
            Column("class", view.t("quality.calendar.class")),
            Column("part", view.t(part), COUNT),
            Column("whole", view.t(whole), COUNT),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        _finding(view, rows, level),
        view.context(),
        notes=tuple(notes),
    )


def _bar(view: View, share: float) -> str:
    return format_percent(share, view.language, 0)


def no_share(view: View) -> str:
    """Why nothing can be said of the reports of the date."""
    metric = chosen_share(view)
    counts = with_value(counts_now(view.snapshot, view.scope), metric)
    reason = counts.select(blank_reason(metric, view.snapshot.date)).item()
    return view.t(f"blank.{reason or 'not_expected'}")


def _finding(view: View, rows: pl.DataFrame, level: Level) -> str:
    now = rows.filter(pl.col("date") == view.snapshot.date, pl.col("whole") > 0)
    metric = chosen_share(view)
    if now.is_empty():
        label = label_of(metric, view.language)
        return view.t("quality.calendar.unknown", label=label, reason=no_share(view))
    enough = enough_by_place(view.snapshot, view.scope, level, metric, view.covered.wide_from)
    judged = now.filter(pl.col("code").is_in(list(enough)))
    classes = [class_of(value) for value in judged["value"]]
    numbers = {
        "good": classes.count("good"),
        "low": classes.count("low"),
        "all": now.height,
        "judged": judged.height,
    }
    texts = {name: format_number(number, view.language) for name, number in numbers.items()}
    value = ratio_of(int(now["part"].sum()), int(now["whole"].sum()))
    key = "quality.calendar.title"
    if judged.height < now.height:
        key = "quality.calendar.title_some" if judged.height else "quality.calendar.title_none"
    said = view.t(
        key,
        label=label_of(metric, view.language),
        value=format_percent(value, view.language),
        level=level_noun(level, view.language),
        **texts,
    )
    return told(view, said, metric)
