"""Survival curves: the share of stations paperless by months since deployment, all and by group."""

from typing import Any

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.reading.counts import count_text
from components.reading.kinds import kind_name
from components.reading.view import View
from data.measures.survival import FEWEST, YEARS, interval_of_enough, share_by_month, still_followed
from data.words.numbers import COUNT, SHARE, NumberStyle, format_percent, tabular
from pages.paperless.pace.medians import interval_text, median_text
from pages.paperless.pace.precomputed import followed_place, precomputed
from queries.pace import Kind, survival

GROUPS: dict[str, Kind] = {"cohort": "cohort", "zone": "zone"}
GROUP_WORDS = {"cohort": "paperless.pace.group.cohort", "zone": "paperless.pace.group.zone"}
LEVEL = 0.05
P_VALUE, SMALLEST = NumberStyle("number", 3), 1e-9  # an approximation says nothing of smaller ones


def curve_chart(view: View, groups: pl.DataFrame) -> Chart:
    """The curve of all and of one group of at least FEWEST stations, with 95 % intervals.

    groups: rows of `survival_groups`.
    """
    kind = GROUPS[view.choices["group"]]
    return Chart(
        "survival",
        "steps",
        _curves(view, groups, kind),
        Encodings("months", "share", series="group", hover=("low", "high")),
        (
            Column("group", view.t(GROUP_WORDS[kind])),
            Column("months", view.t("paperless.pace.months"), COUNT),
            Column("at_risk", view.t("paperless.pace.at_risk"), COUNT),
            Column("events", view.t("paperless.pace.events"), COUNT),
            Column("share", view.t("paperless.pace.share"), SHARE),
            Column("low", view.t("paperless.pace.low"), SHARE),
            Column("high", view.t("paperless.pace.high"), SHARE),
        ),
        _title(view, groups.filter(kind="all").row(0, named=True)),
        precomputed(view),
        notes=(
            view.t("paperless.pace.method"),
            *_compared(view, groups, kind),
            view.t("paperless.pace.fewest", fewest=FEWEST),
        ),
        height=420,
    )


def _curves(view: View, groups: pl.DataFrame, kind: Kind) -> pl.DataFrame:
    """The curves drawn, named in `group`: all, those without paper then, and a group.

    Of fewer than FEWEST still followed, one more that comes moves a curve by whole steps: it ends before.
    Where no more are followed at all, the curves of all are drawn whole: a small place has one too.
    """
    drawn, followed = chosen_member(view, groups), pl.col("at_risk") >= FEWEST
    few = groups.filter(kind="all")["stations"][0] < FEWEST
    own = survival(view.snapshot, view.scope, kind).filter(pl.col("member").is_in(drawn), followed)
    kinds: tuple[Kind, ...] = ("all", "now")
    whole = [(one, survival(view.snapshot, view.scope, one).filter(followed | few)) for one in kinds]
    return pl.concat(
        rows.with_columns(
            pl.Series("group", [group_name(view, of, member) for member in rows["member"]], pl.String)
        )
        for of, rows in (*whole, (kind, own))
    )


def members_of(view: View, groups: pl.DataFrame) -> list[str]:
    """The groups of the reader's kind that hold at least FEWEST stations."""
    kind = GROUPS[view.choices["group"]]
    return groups.filter(pl.col("kind") == kind, pl.col("stations") >= FEWEST)["member"].to_list()


def chosen_member(view: View, groups: pl.DataFrame) -> list[str]:
    """The group that the reader chose, else the largest; none where all are too small."""
    members, asked = members_of(view, groups), view.choices["member"]
    if asked in members:
        return [asked]
    kind = GROUPS[view.choices["group"]]
    own = groups.filter(pl.col("kind") == kind, pl.col("member").is_in(members))
    return own.sort("stations", "member", descending=[True, False])["member"].head(1).to_list()


def group_name(view: View, kind: Kind, member: str) -> str:
    """A group in words: all, those without paper then, a year of deployment, a zone."""
    if kind in ("all", "now"):
        return view.t(f"paperless.pace.{kind}")
    if kind == "cohort":
        return view.t("paperless.pace.cohort", year=member)
    return kind_name(view, "zone", member or None)


def log_rank_words(view: View, groups: pl.DataFrame, kind: Kind) -> str:
    """Whether the groups of a kind differ beyond chance, with the p-value. groups: as for `curve_chart`."""
    known = groups.filter(kind=kind)["log_rank"].drop_nulls().to_list()
    if not known:
        return view.t("paperless.pace.log_rank_none", fewest=FEWEST)
    key = "differ" if known[0] <= LEVEL else "same"
    return view.t(f"paperless.pace.log_rank_{key}", p=_p_text(view, known[0]), fewest=FEWEST)


def _compared(view: View, groups: pl.DataFrame, kind: Kind) -> list[str]:
    """Whether the groups differ, and the one drawn from all others."""
    said = [log_rank_words(view, groups, kind)]
    for member in chosen_member(view, groups):
        p = groups.filter(kind=kind, member=member)["log_rank_others"][0]
        if p is not None:
            name = group_name(view, kind, member)
            said.append(view.t("paperless.pace.log_rank_member", group=name, p=_p_text(view, p)))
    return said


def _p_text(view: View, p: float | None) -> str:
    return view.t("number.none") if p is None else tabular(max(p, SMALLEST), P_VALUE, view.language)


def _title(view: View, whole: dict[str, Any]) -> str:
    """The month by which half of those followed had come; where they have not, the share that has."""
    words = {"place": followed_place(view), "stations": count_text(view, whole["stations"])}
    if whole["median"] is None:
        share = format_percent(whole["events"] / whole["stations"], view.language)
        return view.t("paperless.pace.title_not_half", share=share, **words)
    if still_followed(survival(view.snapshot, view.scope, "all"), whole["median"]) < FEWEST:
        events = count_text(view, whole["events"])
        return view.t("paperless.pace.title_few", events=events, fewest=FEWEST, **words)
    return view.t("paperless.pace.title", median=whole["median"], **words)


def group_chart(view: View, groups: pl.DataFrame) -> Chart:
    """One row per group, all first: stations, those paperless, median, shares after YEARS.

    groups: rows of `survival_groups`.
    """
    kind = GROUPS[view.choices["group"]]
    own = pl.concat([groups.filter(kind="all"), groups.filter(pl.col("kind") == kind)])
    rows = [_group_row(view, row) for row in own.iter_rows(named=True)]
    shares = {f"by_{months}": pl.Float64 for months in YEARS}
    after = [Column(f"by_{months}", view.t("paperless.pace.after", months=months), SHARE) for months in YEARS]
    return Chart(
        "survival-groups",
        "table",
        pl.DataFrame(rows, schema_overrides=shares),
        Encodings("group", "events"),
        (
            Column("group", view.t(GROUP_WORDS[kind])),
            Column("stations", view.t("paperless.pace.followed"), COUNT),
            Column("events", view.t("paperless.pace.there"), COUNT),
            Column("back", view.t("paperless.pace.back"), COUNT),
            Column("median", view.t("paperless.pace.median")),
            Column("interval", view.t("paperless.pace.interval")),
            Column("p", view.t("paperless.pace.log_rank_column")),
            *after,
        ),
        view.t("paperless.pace.groups_title", place=followed_place(view)),
        precomputed(view),
        notes=(view.t("paperless.pace.groups_note", fewest=FEWEST), log_rank_words(view, groups, kind)),
    )


def _group_row(view: View, row: dict[str, Any]) -> dict[str, Any]:
    curve = survival(view.snapshot, view.scope, row["kind"]).filter(member=row["member"])
    return {
        "group": group_name(view, row["kind"], row["member"]),
        "stations": row["stations"],
        "events": row["events"],
        "back": row["back"],
        "median": median_text(view, row["median"], still_followed(curve, row["median"]))
        if row["stations"]
        else view.t("number.none"),
        "interval": interval_text(view, *interval_of_enough(curve, row)),
        "p": _p_text(view, row["log_rank_others"]),
        **{f"by_{months}": share_by_month(curve, months)["share"] for months in YEARS},
    }
