"""The platforms and services side by side, each as a ladder with its numbers as files."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import FigureCard
from components.cards.ladder import Step, ladder_steps
from components.cards.table_card import table_menu
from components.charts.chart import Chart, Column, Encodings
from components.reading.official import metrics_of
from components.reading.view import View
from data.measures.platforms import (
    METRICS_OF,
    OF_PEOPLE,
    PLATFORMS,
    RATES,
    Counts,
    Rung,
    bases_differ,
    ladder,
    rate,
    unknowns,
)
from data.words.numbers import COUNT, DECIMAL, PART, SHARE, format_number, shown
from pages.platforms.ladder_words import (
    blank_words,
    fault_words,
    loss_words,
    nothing_words,
    step_words,
    unit_words,
    unknown_words,
)

FRAME = {
    "step": pl.String,
    "meaning": pl.String,
    "number": pl.Int64,
    "share": pl.Float64,
    "base": pl.Int64,
    "lost": pl.Int64,
    "lost_share": pl.Float64,
    "gained": pl.Int64,
    "unknown": pl.Int64,
}


def ladder_cards(view: View, numbers: Counts) -> Component:
    """One card a platform."""
    return html.Section([_card(view, platform, numbers) for platform in PLATFORMS], className="ladders")


def _card(view: View, platform: str, numbers: Counts) -> Component:
    chart = ladder_chart(view, platform, numbers)
    rungs = ladder(platform, numbers)
    pairs = zip(rungs, unknowns(rungs), strict=True)
    steps = [_step(view, platform, rung, unknown, numbers) for rung, unknown in pairs]
    if platform in RATES:
        steps.append(_uses(view, platform, numbers))
    faults = [html.P(text, className="notice fault") for text in fault_words(view, platform, rungs)]
    return FigureCard(
        chart,
        id=f"figure-{chart.key}",
        className="figure ladder-card",
        children=[
            html.Figcaption([html.H2(view.t(f"platforms.{platform}.name")), html.P(chart.title)]),
            table_menu(chart, view),
            ladder_steps(steps),
            *faults,
            html.Div([html.Span(note) for note in chart.all_notes], className="figure-notes"),
        ],
    )


def ladder_chart(view: View, platform: str, numbers: Counts) -> Chart:
    """One row a step: what it holds, what was lost and gained on the way to it. Columns: FRAME."""
    rungs = ladder(platform, numbers)
    pairs = zip(rungs, unknowns(rungs), strict=True)
    rows = [(*_row(view, rung), unknown) for rung, unknown in pairs]
    unit = unit_words(view, platform)
    finding = _finding(view, platform, rungs)
    return Chart(
        f"ladder-{platform}",
        "bars",
        pl.DataFrame(rows, schema=FRAME, orient="row"),
        Encodings("step", "share"),
        (
            Column("step", view.t("platforms.column.step")),
            Column("meaning", view.t("platforms.column.meaning")),
            Column("number", view.t("platforms.column.number", unit=unit), COUNT),
            Column("share", view.t("platforms.column.share"), PART),
            Column("base", view.t("platforms.column.base", unit=unit), COUNT),
            Column("lost", view.t("platforms.column.lost", unit=unit), COUNT),
            Column("lost_share", view.t("platforms.column.lost_share"), SHARE),
            Column("gained", view.t("platforms.column.gained", unit=unit), COUNT),
            Column("unknown", view.t("platforms.column.unknown", unit=unit), COUNT),
        ),
        finding or nothing_words(view, platform, numbers),
        view.context(),
        several=tuple(metrics_of(view.snapshot)[key] for key in METRICS_OF[platform] if finding),
        people=platform in OF_PEOPLE,
        notes=_notes(view, platform, rungs),
    )


def _row(view: View, rung: Rung) -> tuple[object, ...]:
    """A step in the order of FRAME, but for how many are not known."""
    meaning = view.t(f"platforms.meaning.{rung.meaning}") if rung.meaning else None
    number = rung.number if rung.base else None
    lost = (rung.lost, rung.lost_share, rung.gained)
    return (step_words(view, rung), meaning, number, rung.share, rung.base, *lost)


def _finding(view: View, platform: str, rungs: tuple[Rung, ...]) -> str:
    """What the shares of the steps come to; empty where one has none."""
    shares = {
        rung.meaning: shown(rung.share, PART, view.language)
        for rung in rungs
        if rung.meaning and rung.share is not None
    }
    if {rung.meaning for rung in rungs if rung.meaning} == shares.keys():
        return view.t(f"platforms.{platform}.finding", **shares)
    return ""


def _notes(view: View, platform: str, rungs: tuple[Rung, ...]) -> tuple[str, ...]:
    steps = [rung for rung in rungs if rung.key != "sites" and rung.base]
    if not steps:
        return ()
    bases = [
        view.t("platforms.base", step=step_words(view, rung), base=format_number(rung.base, view.language))
        for rung in steps
    ]
    numbers = {"base": steps[0].base, "all": rungs[0].base}
    words = {name: format_number(number, view.language) for name, number in numbers.items()}
    key = "differ" if bases_differ(tuple(steps)) else "same"
    if key == "same" and rungs[0].key == "sites" and platform != "network" and steps[0].base < rungs[0].base:
        return (view.t("platforms.bases_part", **words),)
    return (view.t(f"platforms.{platform}.bases_{key}", bases="; ".join(bases), **words),)


def _step(view: View, platform: str, rung: Rung, unknown: int | None, numbers: Counts) -> Step:
    meaning = view.t(f"platforms.meaning.{rung.meaning}") if rung.meaning else ""
    if not rung.base:
        blank = blank_words(view, rung.key, numbers, of_people=platform in OF_PEOPLE)
        return Step(step_words(view, rung), blank, meaning=meaning)
    number, base = (format_number(count, view.language) for count in (rung.number, rung.base))
    words = {"number": number, "unit": unit_words(view, platform)}
    if rung.key == "sites":
        return Step(step_words(view, rung), view.t("platforms.number", **words))
    said = view.t("platforms.number_of", base=base, **words)
    share = shown(rung.share, PART, view.language)
    parts = (loss_words(view, platform, rung), unknown_words(view, platform, rung, unknown))
    loss = "; ".join(part for part in parts if part)
    return Step(step_words(view, rung), said, rung.share, share, meaning, loss, rung.rise > 0)


def _uses(view: View, platform: str, numbers: Counts) -> Step:
    uses = rate(platform, numbers)
    if uses is None:
        words = blank_words(view, "used", numbers, of_people=True)
    else:
        words = view.t("platforms.rate", rate=shown(uses, DECIMAL, view.language))
    return Step(view.t(f"platforms.uses.{platform}"), words, meaning=view.t("platforms.meaning.used"))
