"""The people of a metric from the worst off to the best off: in fifths, and along the concentration curve."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from components.charts.chart import Chart, Column, Encodings, value_column
from components.colours import FIFTHS as FIFTH_COLOURS
from components.reading.metric_words import short_of, value_text
from components.reading.view import View
from data.measures.equity import RANKS, Verdict, evenness, people_by_rank
from data.methods.equity import FIFTHS, Index, erreygers, fifths_of_people, ranked_groups
from data.scope import counted_only
from data.words.numbers import COUNT, SHARE, NumberStyle, shown
from queries.site_gaps import site_gaps

INDEX = NumberStyle("number", 3)


@dataclass(frozen=True)
class People:
    """groups: the concentration curve; parts: the share reached in each fifth of people, [] where there is no
    order of people; verdict: of `evenness`.
    """

    groups: pl.DataFrame
    parts: list[float]
    index: Index | None
    verdict: Verdict


def people_of(view: View) -> People:
    """The metric's people, ranked as the reader chose."""
    rank = next(known for known in RANKS if known == view.choices["rank"])
    sites = site_gaps(view.snapshot, counted_only(view.scope), view.metric)
    people = people_by_rank(sites, view.metric, rank)
    groups, index = ranked_groups(people), erreygers(people)
    verdict: Verdict = "open" if view.covered.narrow(view.metric) else evenness(index, people.height)
    return People(groups, fifths_of_people(groups) if groups.height > 1 else [], index, verdict)


def people_chart(view: View, people: People) -> Chart:
    """Five dots on one line, the worst-off fifth of people first."""
    frame = pl.DataFrame(
        {
            "name": [view.t(f"gaps.equity.people_fifth.{number}") for number in range(1, FIFTHS + 1)],
            "value": people.parts,
            "place": [view.place] * FIFTHS,
        }
    )
    texts = [value_text(value, view.metric, view.language) for value in people.parts]
    title = view.t("gaps.equity.people_fifths", low=texts[0], high=texts[-1])
    return Chart(
        "people-fifths",
        "dots",
        frame,
        Encodings("place", "value", series="name"),
        (
            Column("place", view.t("gaps.paper.place")),
            Column("name", view.t("gaps.equity.people_fifth_column")),
            value_column(view.metric, short_of(view.metric, view.language)),
        ),
        title,
        view.context(),
        metric=view.metric,
        colours=tuple(zip(frame["name"], FIFTH_COLOURS, strict=True)),
        summary=in_words(title, frame["name"].to_list(), texts),
        notes=(
            view.t(f"gaps.equity.ranked_{view.choices['rank']}"),
            view.t("gaps.equity.people_fifths_note"),
        ),
    )


def in_words(title: str, names: Sequence[str], values: Sequence[str]) -> str:
    """The title, then each dot with its name."""
    return (
        f"{title}. " + "; ".join(f"{name}: {value}" for name, value in zip(names, values, strict=True)) + "."
    )


def curve(view: View, people: People) -> Chart:
    """The cumulative share of those reached by the cumulative share of people, the worst off first."""
    start = pl.DataFrame({"share_people": [0.0], "share_reached": [0.0], "weight": [0]})
    rows = pl.concat([start, people.groups.select("share_people", "share_reached", "weight")])
    return Chart(
        "concentration",
        "curve",
        rows,
        Encodings("share_people", "share_reached"),
        (
            Column("share_people", view.t("gaps.equity.people"), SHARE),
            Column("share_reached", view.t("gaps.equity.reached"), SHARE),
            Column("weight", view.t("gaps.equity.weight"), COUNT),
        ),
        view.t(f"gaps.equity.curve_{people.verdict}", index=index_text(view, people.index)),
        view.context(),
        metric=view.metric,
        notes=(
            view.t(f"gaps.equity.ranked_{view.choices['rank']}"),
            view.t("gaps.equity.method"),
            view.t("gaps.equity.interval"),
        ),
    )


def index_text(view: View, index: Index | None) -> str:
    """The index with three decimals."""
    return shown(None if index is None else index.value, INDEX, view.language)
