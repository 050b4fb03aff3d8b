"""How fast: months from deployment to no paper as survival curves; the slowest ledgers; the cost of paper."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.number_card import Number, number_cards, numbers_chart
from components.cards.table_card import Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.charts.context import context_of
from components.controls.dropdowns import choice_control
from components.reading.address import Parameter, one_of
from components.reading.kinds import kind_name
from components.reading.order import order_parameter, search_parameter
from components.reading.view import View
from data.words.dates import format_date
from data.words.numbers import COUNT, SHARE, format_number, format_percent
from pages.paperless.pace.cost import cost_section
from pages.paperless.pace.ledgers import PACE_ORDERS, pace_ledgers
from pages.paperless.pace.precomputed import of_publication, place_of
from queries.pace import Kind, survival, survival_groups

GROUPS: dict[str, Kind] = {"cohort": "cohort", "zone": "zone"}
PACE: dict[str, Parameter] = {
    "group": one_of(*GROUPS),
    "pace_order": order_parameter("", *PACE_ORDERS),
    "pace_find": search_parameter(),
}
FEWEST = 30  # stations of a group whose curve is drawn
YEARS = (12, 24, 36)


def pace_view(view: View) -> list[Component]:
    """The curves, the ledgers and the cost; where nothing is deployed yet only the cost."""
    groups = survival_groups(view.snapshot, view.scope)
    whole = groups.filter(kind="all")
    cost = cost_section(view, groups.filter(kind="parallel"))
    if whole.is_empty() or not whole["stations"][0]:
        return [html.P(view.t("paperless.pace.none"), className="empty"), *cost]
    numbers = _numbers(view, whole, survival(view.snapshot, view.scope, "all"))
    return [
        html.Section([html.P(text) for text in intro(view, whole)], className="lead"),
        number_cards(view, numbers, of_publication(view, numbers_chart(view, numbers))),
        html.Section(figure_card(curve_chart(view, groups), view), className="page-part"),
        html.Section(table_card(group_chart(view, groups), view, Table()), className="page-part"),
        *(html.Section(part, className="page-part") for part in pace_ledgers(view)),
        *cost,
    ]


def pace_controls(view: View) -> list[Component]:
    """Whether the curves tell years of deployment or zones apart."""
    groups = [(name, view.t(f"paperless.pace.group.{name}")) for name in GROUPS]
    return [choice_control(view, "group", view.t("paperless.pace.group_label"), groups)]


def intro(view: View, whole: pl.DataFrame) -> list[str]:
    """What is followed and how; then what the curves show in place of what was asked for."""
    words = {"date": format_date(view.snapshot.dates[-1], view.language)}
    said = [view.t("paperless.pace.lead", **words)]
    instead = []
    if view.snapshot.date != view.snapshot.dates[-1]:
        instead.append(view.t("paperless.pace.other_date", **words))
    if view.scope.level in ("district", "commune"):
        instead.append(view.t("paperless.pace.other_place", place=view.place, holder=place_of(view)))
    if view.filters:
        instead.append(view.t("paperless.pace.no_filters", place=place_of(view)))
    row = whole.row(0, named=True)
    if row["already"]:
        numbers = {name: format_number(row[name], view.language) for name in ("already", "already_months")}
        first = format_date(view.snapshot.dates[0], view.language)
        instead.append(view.t("paperless.pace.already", first=first, **numbers))
    return said + ([" ".join(instead)] if instead else [])


def share_by(rows: pl.DataFrame, months: int) -> dict[str, float | None]:
    """share, low and high by a month; None where nobody was followed so long."""
    if rows.is_empty() or rows["months"].max() < months:  # type: ignore[operator]
        return dict.fromkeys(("share", "low", "high"))
    return rows.filter(pl.col("months") <= months).select("share", "low", "high").row(-1, named=True)


def curve_chart(view: View, groups: pl.DataFrame) -> Chart:
    """The curve of all and one a group with at least FEWEST stations, within its 95 % interval."""
    kind = GROUPS[view.choices["group"]]
    chart = Chart(
        "survival",
        "steps",
        _curves(view, groups, kind),
        Encodings("months", "share", series="group", hover=("low", "high")),
        (
            Column("group", view.t(f"paperless.pace.group.{kind}")),
            Column("months", view.t("paperless.pace.months"), COUNT),
            Column("at_risk", view.t("paperless.pace.at_risk"), COUNT),
            Column("events", view.t("paperless.pace.events"), COUNT),
            Column("share", view.t("paperless.pace.share"), SHARE),
            Column("low", view.t("paperless.pace.low"), SHARE),
            Column("high", view.t("paperless.pace.high"), SHARE),
        ),
        _title(view, groups.filter(kind="all").row(0, named=True)),
        context_of(view),
        notes=(view.t("paperless.pace.method"), view.t("paperless.pace.fewest", fewest=FEWEST)),
        height=420,
    )
    return of_publication(view, chart)


def _curves(view: View, groups: pl.DataFrame, kind: Kind) -> pl.DataFrame:
    """The curves drawn, named in `group`: all first, however few, so that a small place has a picture too."""
    drawn = groups.filter(pl.col("kind") == kind, pl.col("stations") >= FEWEST)["member"].to_list()
    whole = survival(view.snapshot, view.scope, "all")
    rows = survival(view.snapshot, view.scope, kind).filter(pl.col("member").is_in(drawn))
    names = [member_name(view, kind, member) for member in rows["member"]]
    named = rows.with_columns(pl.Series("group", names, pl.String))
    return pl.concat([whole.with_columns(pl.lit(view.t("paperless.pace.all")).alias("group")), named])


def member_name(view: View, kind: Kind, member: str) -> str:
    """A group in words."""
    if kind == "cohort":
        return view.t("paperless.pace.cohort", year=member)
    return kind_name(view, "zone", member or None)


def _title(view: View, whole: dict[str, int | None]) -> str:
    """By which month half of the stations had come; where they have not, how many have."""
    if whole["median"] is None:
        share = format_percent((whole["events"] or 0) / (whole["stations"] or 1), view.language)
        return view.t("paperless.pace.title_not_half", share=share, place=place_of(view))
    key = "title_at_most" if whole["median"] <= (whole["already_months"] or -1) else "title"
    return view.t(f"paperless.pace.{key}", median=whole["median"], place=place_of(view))


def group_chart(view: View, groups: pl.DataFrame) -> Chart:
    """One row a group, all of them together first: stations, those there, median, shares after some years."""
    kind = GROUPS[view.choices["group"]]
    own = pl.concat([groups.filter(kind="all"), groups.filter(pl.col("kind") == kind)])
    curves = {
        "all": survival(view.snapshot, view.scope, "all"),
        kind: survival(view.snapshot, view.scope, kind),
    }
    rows = [_group_row(view, row, curves[row["kind"]]) for row in own.iter_rows(named=True)]
    shares = {f"by_{months}": pl.Float64 for months in YEARS}
    frame = pl.DataFrame(rows, schema_overrides=shares)
    after = [Column(f"by_{months}", view.t("paperless.pace.after", months=months), SHARE) for months in YEARS]
    chart = Chart(
        "survival-groups",
        "table",
        frame,
        Encodings("group", "events"),
        (
            Column("group", view.t(f"paperless.pace.group.{kind}")),
            Column("stations", view.t("paperless.pace.followed"), COUNT),
            Column("events", view.t("paperless.pace.there"), COUNT),
            Column("median", view.t("paperless.pace.median")),
            Column("interval", view.t("paperless.pace.interval")),
            *after,
        ),
        view.t("paperless.pace.groups_title", place=place_of(view)),
        context_of(view),
        notes=(view.t("paperless.pace.groups_note"),),
    )
    return of_publication(view, chart)


def _group_row(view: View, row: dict[str, object], curves: pl.DataFrame) -> dict[str, object]:
    kind, member = row["kind"], str(row["member"])
    name = view.t("paperless.pace.all") if kind == "all" else member_name(view, GROUPS[str(kind)], member)
    own = curves.filter(member=member)
    return {
        "group": name,
        "stations": row["stations"],
        "events": row["events"],
        "median": months_text(view, row["median"], row["already_months"]),
        "interval": interval_text(view, row["median_low"], row["median_high"]),
        **{f"by_{months}": share_by(own, months)["share"] for months in YEARS},
    }


def months_text(view: View, median: object, already_months: object = None) -> str:
    """A median in months; where half have not come yet, that; at most so many where only that is known."""
    if median is None:
        return view.t("paperless.pace.not_half")
    key = "at_most" if already_months is not None and median <= already_months else "in_months"  # type: ignore[operator]
    return view.t(f"paperless.pace.{key}", months=median)


def interval_text(view: View, low: object, high: object) -> str:
    """The interval of a median: an end that is not reached yet is left open."""
    if low is None:
        return view.t("number.none")
    key = "from_on" if high is None else "between"
    return view.t(f"paperless.pace.{key}", low=low, high=high)


def _numbers(view: View, whole: pl.DataFrame, curve: pl.DataFrame) -> list[Number]:
    row = whole.row(0, named=True)
    interval = interval_text(view, row["median_low"], row["median_high"])
    numbers = [
        Number(
            "median",
            view.t("paperless.pace.card.median"),
            months_text(view, row["median"], row["already_months"]),
            note=view.t("paperless.pace.card.interval", interval=interval) if row["median_low"] else "",
        )
    ]
    for months in YEARS:
        known = share_by(curve, months)
        if known["share"] is None:
            continue
        limits = {name: format_percent(known[name], view.language) for name in ("low", "high")}
        note = view.t("paperless.pace.card.limits", **limits) if known["low"] is not None else ""
        text = format_percent(known["share"], view.language)
        numbers.append(
            Number(f"by-{months}", view.t("paperless.pace.card.by", months=months), text, note=note)
        )
    left = format_number(row["stations"] - row["events"], view.language)
    words = {name: format_number(row[name], view.language) for name in ("stations", "events")}
    label, note = view.t("paperless.pace.card.left"), view.t("paperless.pace.card.left_note", **words)
    return [*numbers, Number("left", label, left, view.t("gaps.unit.stations"), note)]
