"""Places side by side over time: a line each, of the values or of what changed since a day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

import polars as pl

from components.charts.chart import Chart, Column, Encodings, Mark, value_column
from components.charts.marks import target_and_breaks
from components.colours import SERIES
from components.reading.changes import join_names
from components.reading.metric_words import label_of, short_of
from components.reading.periods import short_period
from components.reading.places import Place
from components.reading.view import View
from data.measures.coverage import share_with_data
from data.measures.metric import Metric, value_of
from data.words.dates import format_date
from pages.places.base_day import Values, base_day, change_style, since
from pages.places.beside_words import finding
from pages.shell.crossing import crossing_notes

APART = "yes"
EMPTY = {"date": pl.Date, "series": pl.String, "value": pl.Float64}


def known(view: View, metric: Metric) -> pl.Expr:
    """The value of a row of counts where it speaks for enough of its stations."""
    return pl.when(share_with_data(metric) >= view.covered.wide_from).then(value_of(metric))


def labels_of(view: View, places: Iterable[Place]) -> dict[Place, str]:
    """Place → its short name, or the name with its kind where two have one (Hòa Bình, town and province)."""
    shorts = {place: place.short(view.language) for place in places}
    alike = Counter(shorts.values())
    return {
        place: short if alike[short] == 1 else place.name(view.language) for place, short in shorts.items()
    }


def names_of(view: View, places: Iterable[Place]) -> str:
    """All of them in one list."""
    return join_names(list(labels_of(view, places).values()), view.language)


def lines(view: View, counts: Mapping[Place, pl.DataFrame]) -> Chart:
    """A line per place. Columns: date, series, value (null where too few stations are known).

    counts: place → a row of counts per date.
    """
    value = known(view, view.metric).alias("value")
    values = {place: rows.select("date", value) for place, rows in counts.items()}
    base, labels = base_day(view), labels_of(view, counts)
    if base is None:
        return _chart(view, labels, values, None, _unknown_day(view))
    found = since(values, base, view.metric)
    out = {"place.beside.no_base": found.unknown, "place.beside.nought": found.nothing}
    day = format_date(base, view.language)
    notes = [
        view.t(key, places=join_names([labels[place] for place in left], view.language), date=day)
        for key, left in out.items()
        if left
    ]
    return _chart(view, labels, found.values, base, notes)


def _unknown_day(view: View) -> list[str]:
    """The sentence on a day asked for from which nothing can be counted."""
    asked = view.choices["index"]
    if not asked:
        return []
    return [view.t("place.beside.no_day", date=format_date(date.fromisoformat(asked), view.language))]


def _chart(
    view: View, labels: Mapping[Place, str], values: Values, base: date | None, notes: list[str]
) -> Chart:
    """labels: of all places, those without a line too, so that each keeps its colour."""
    rows = [
        frame.select("date", pl.lit(labels[place]).alias("series"), "value")
        for place, frame in values.items()
    ]
    now = {labels[place]: _at(frame, view.snapshot.date) for place, frame in values.items()}
    title = {
        "label": label_of(view.metric, view.language),
        "places": join_names(list(labels.values()), view.language),
    }
    apart = view.choices["panels"] == APART and len(values) > 1
    return Chart(
        "beside",
        "panels" if apart else "line",
        pl.concat(rows) if rows else pl.DataFrame(schema=EMPTY),
        Encodings("date", "value", series="series"),
        (
            Column("date", view.t("chart.column.date"), "date"),
            Column("series", view.t("chart.column.place")),
            _value_column(view, base),
        ),
        finding(view, now, base) or view.t("place.beside.title", **title),
        view.context(),
        metric=view.metric,
        marks=_marks(view, base),
        colours=tuple(zip(labels.values(), SERIES, strict=False)),
        notes=(
            *notes,
            *(_of_panels(view, _marks(view, base)) if apart else []),
            view.t("place.beside.note"),
            *crossing_notes(view),
        ),
    )


def _at(frame: pl.DataFrame, day: date) -> float | None:
    found = frame.filter(pl.col("date") == day)["value"].to_list()
    return found[0] if found else None


def _value_column(view: View, base: date | None) -> Column:
    short = short_of(view.metric, view.language)
    if base is None:
        return value_column(view.metric, short)
    key = "place.beside.points" if view.metric.form == "share" else "place.beside.percent"
    return Column("value", view.t(key, month=short_period(view, base)), change_style(view.metric))


def _marks(view: View, base: date | None) -> tuple[Mark, ...]:
    """Target and breaks; of changes the breaks alone, for a target is no change."""
    return tuple(mark for mark in target_and_breaks(view) if base is None or mark.kind == "break")


def _of_panels(view: View, marks: Iterable[Mark]) -> list[str]:
    """How small pictures are read: their axes, the grey lines, what their dashes mean."""
    targets = [view.t("place.beside.dashed", words=mark.text) for mark in marks if mark.kind == "target"]
    return [view.t("place.beside.panels"), *targets]
