"""Survival curves: the share of stations paperless by months since deployment, all and by group."""

from typing import Any

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.reading.counts import count_text
from components.reading.kinds import kind_name
from components.reading.view import View
from data.measures.survival import FEWEST, share_by_month
from data.words.numbers import COUNT, SHARE, NumberStyle, format_percent, tabular
from pages.paperless.pace.medians import interval_text, median_text
from pages.paperless.pace.precomputed import followed_place, precomputed
from queries.pace import Kind, survival

GROUPS: dict[str, Kind] = {"cohort": "cohort", "zone": "zone"}
GROUP_WORDS = {"cohort": "paperless.pace.group.cohort", "zone": "paperless.pace.group.zone"}
YEARS = (12, 24, 36)
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
            log_rank_words(view, groups, kind),
            view.t("paperless.pace.fewest", fewest=FEWEST),
        ),
        height=420,
    )


def _curves(view: View, groups: pl.DataFrame, kind: Kind) -> pl.DataFrame:
    """The curves drawn, named in `group`: all first, however few, so that a small place has a curve too."""
    drawn = chosen_member(view, groups)
    whole = survival(view.snapshot, view.scope, "all")
    followed = pl.col("at_risk") >= FEWEST  # of fewer, one more that comes moves the curve by whole steps
    rows = survival(view.snapshot, view.scope, kind).filter(pl.col("member").is_in(drawn), followed)
    names = [group_name(view, kind, member) for member in rows["member"]]
    named = rows.with_columns(pl.Series("group", names, pl.String))
    return pl.concat([whole.with_columns(pl.lit(view.t("paperless.pace.all")).alias("group")), named])


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
    """A group in words: all, a year of deployment, a zone."""
    if kind == "all":
        return view.t("paperless.pace.all")
    if kind == "cohort":
        return view.t("paperless.pace.cohort", year=member)
    return kind_name(view, "zone", member or None)


def log_rank_words(view: View, groups: pl.DataFrame, kind: Kind) -> str:
    """Whether the groups drawn differ beyond chance, with the p-value. groups: as for `curve_chart`."""
    known = groups.filter(kind=kind)["log_rank"].drop_nulls().to_list()
    if not known:
        return view.t("paperless.pace.log_rank_none", fewest=FEWEST)
    p: float = max(known[0], SMALLEST)
    key = "differ" if p <= LEVEL else "same"
    return view.t(f"paperless.pace.log_rank_{key}", p=tabular(p, P_VALUE, view.language))


def _title(view: View, whole: dict[str, Any]) -> str:
    """The month by which half of those followed had come; where they have not, the share that has."""
    words = {"place": followed_place(view), "stations": count_text(view, whole["stations"])}
    if whole["median"] is None:
        share = format_percent(whole["events"] / whole["stations"], view.language)
        return view.t("paperless.pace.title_not_half", share=share, **words)
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
            *after,
        ),
        view.t("paperless.pace.groups_title", place=followed_place(view)),
        precomputed(view),
        notes=(view.t("paperless.pace.groups_note"), log_rank_words(view, groups, kind)),
    )


def _group_row(view: View, row: dict[str, Any]) -> dict[str, Any]:
    curve = survival(view.snapshot, view.scope, row["kind"]).filter(member=row["member"])
    return {
        "group": group_name(view, row["kind"], row["member"]),
        "stations": row["stations"],
        "events": row["events"],
        "back": row["back"],
        "median": median_text(view, row["median"]) if row["stations"] else view.t("number.none"),
        "interval": interval_text(view, row["median_low"], row["median_high"]),
        **{f"by_{months}": share_by_month(curve, months)["share"] for months in YEARS},
    }
