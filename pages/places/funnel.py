"""The units of the place by their size: which of them stand out beyond what chance explains."""

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.method_link import method_link
from components.charts.chart import Chart, Column, Encodings, value_column
from components.colours import BLUE, MUTED, ORANGE, VERMILION
from components.reading.address import one_of
from components.reading.changes import join_names
from components.reading.counts import count_text
from components.reading.metric_words import label_of, short_of, style_of, value_text
from components.reading.places import find_place
from components.reading.view import View, href
from data.measures.funnel import FEWEST, LIMITS, VERDICTS, Funnel, funnel_of
from data.scope import Level
from data.words import level_noun
from data.words.numbers import COUNT, format_number
from queries.counts import counts_by_place
from queries.coverage import enough_by_place

NAMED = 4  # in the title, above and below
DRAWN = "yes"
FUNNEL = one_of("", DRAWN)


def funnel_link(view: View, units: int) -> list[Component]:
    """The way to the funnel of so many units, or back; nothing where they are too few for one."""
    if units < FEWEST:
        return []
    drawn = view.choices["funnel"] == DRAWN
    words = view.t("place.funnel.hide" if drawn else "place.funnel.show")
    address = href(view, funnel=None if drawn else DRAWN)
    return [dcc.Link(words, href=address if drawn else f"{address}#figure-funnel")]


def funnel_part(view: View, level: Level) -> list[Component]:
    """The card and the way to its method, where the reader asked for it; why there is none to draw."""
    if view.choices["funnel"] != DRAWN:
        return []
    counts = counts_by_place(view.snapshot, view.scope, level)
    enough = enough_by_place(view.snapshot, view.scope, level, view.metric, view.covered.wide_from)
    found = funnel_of(counts, enough, view.metric)
    if found is None:
        return [html.P(view.t("place.funnel.none", fewest=FEWEST), id="figure-funnel")]
    return [figure_card(funnel_chart(view, found, level), view), method_link(view, "funnel")]


def funnel_chart(view: View, funnel: Funnel, level: Level) -> Chart:
    """One row per place, those furthest beyond a limit first."""
    style = style_of(view.metric)
    title = _title(view, funnel, level)
    good, bad = (BLUE, VERMILION) if view.metric.better != "lower" else (VERMILION, BLUE)
    colours = dict(zip(VERDICTS, (MUTED, ORANGE, good, bad), strict=True))
    return Chart(
        "funnel",
        "funnel",
        _named(view, funnel),
        Encodings("stations", "value", series="verdict", hover=(*LIMITS, "mean")),
        (
            Column("name", view.t(f"filter.{level}")),
            Column("stations", view.t("place.funnel.stations"), COUNT),
            value_column(view.metric, short_of(view.metric, view.language)),
            Column("verdict", view.t("place.funnel.verdict")),
            *(Column(name, view.t(f"place.funnel.{name}"), style) for name in LIMITS),
            Column("mean", view.t("chart.funnel.mean"), style),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        title,
        view.context(),
        metric=view.metric,
        notes=_notes(view, funnel, level),
        colours=tuple((view.t(f"place.funnel.{name}"), colour) for name, colour in colours.items()),
        summary=f"{title}. {_notes(view, funnel, level)[0]}",
    )


def _named(view: View, funnel: Funnel) -> pl.DataFrame:
    """The rows with name, verdict in words and mean."""
    places = [find_place(view.units, view.scope.scheme, code) for code in funnel.rows["code"]]
    words = {name: view.t(f"place.funnel.{name}") for name in VERDICTS}
    return funnel.rows.with_columns(
        pl.Series("name", [place.short(view.language) if place else "" for place in places], pl.String),
        pl.col("judged").replace_strict(words, return_dtype=pl.String).alias("verdict"),
        pl.lit(funnel.mean).alias("mean"),
    )


def _title(view: View, funnel: Funnel, level: Level) -> str:
    """Who stands out, by name where they are few; that nobody does."""
    words = {
        "label": label_of(view.metric, view.language),
        "place": view.place_in_sentence,
        "count": count_text(view, funnel.rows.height),
        "level": level_noun(level, view.language),
    }
    parts = [part for side in ("above", "below") for part in _side(view, funnel, level, side)]
    if not parts:
        return view.t("place.funnel.title_none", **words)
    return view.t("place.funnel.title", parts=view.t("place.lead.join").join(parts), **words)


def _side(view: View, funnel: Funnel, level: Level, side: str) -> list[str]:
    names = _named(view, funnel).filter(judged=side)["name"].to_list()
    if not names:
        return []
    number = count_text(view, len(names))
    key = f"place.funnel.named_{side}" if len(names) <= NAMED else f"place.funnel.count_{side}"
    noun = level_noun(level, view.language)
    return [view.t(key, names=join_names(names, view.language), count=number, level=noun)]


def _notes(view: View, funnel: Funnel, level: Level) -> tuple[str, ...]:
    mean = value_text(funnel.mean, view.metric, view.language)
    edge = count_text(view, funnel.rows.filter(judged="edge").height)
    noun = level_noun(level, view.language)
    found = [view.t("place.funnel.note", mean=mean, edge=edge, level=noun)]
    if funnel.dispersion is None:
        found.append(view.t("place.funnel.note_spread"))
    elif funnel.dispersion > 1:
        times = format_number(funnel.dispersion, view.language, 1)
        found.append(view.t("place.funnel.note_dispersion", times=times))
    if funnel.left_out:
        count = count_text(view, funnel.left_out)
        found.append(view.t("place.funnel.note_left_out", count=count, level=noun))
    return tuple(found)
