"""The manifest of the version looked at: its facts, why rows were held back, which versions are kept."""

from collections.abc import Callable

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.facts import Child, facts
from components.cards.table_card import Row, Table, table_card
from components.charts.chart import Column
from components.reading.address import from_root
from components.reading.denominator import official_people, people_text
from components.reading.local_time import local_time
from components.reading.places import place_name
from components.reading.view import View, href
from data.errors import TramSoError
from data.words.dates import format_date
from data.words.numbers import COUNT, format_number
from pages.about.sections import listing, paragraphs, section
from pages.about.sources import SOURCES, source_list
from pages.serving.faults import told
from pages.shell import published
from queries.arrivals import held_back


def version(view: View) -> Component:
    """The manifest in facts and tables; the source files of one date where the address asks for them."""
    tables = [_versions(view), _further(view), *source_list(view), _held_back(view)]
    return section(view, "version", [*paragraphs(view, "about.version.lead"), facts(_facts(view)), *tables])


def _facts(view: View) -> list[tuple[str, Child]]:
    manifest = view.snapshot.manifest
    days = [format_date(day, view.language) for day in (view.snapshot.dates[0], view.snapshot.dates[-1])]
    size = format_number(manifest.mart.size / 1e6, view.language, 1)
    synthetic = "about.version.synthetic_yes" if manifest.synthetic else "about.version.synthetic_no"
    words: dict[str, Child] = {
        "id": html.Code(view.snapshot.version),
        "published": view.t("about.version.local", time=local_time(view, manifest.published_at)),
        "release": manifest.release,
        "contract": str(manifest.contract),
        "synthetic": view.t(synthetic),
        "dates": view.t("about.version.span", count=len(view.snapshot.dates), first=days[0], last=days[1]),
        "units": html.Code(manifest.units),
        **{name: _list(view, name) for name in ("targets", "ledgers")},
        "population": _population(view),
        "mart": html.Span([html.Code(manifest.mart.sha256), f" ({size} MB)"]),
        "verify": html.Code("python -m data verify --store STORE"),
    }
    return [(view.t(f"about.version.{name}"), said) for name, said in words.items()]


def _list(view: View, name: str) -> Child:
    """The SHA-256 of a list that the ministry gave, or that the product's own stands."""
    given = view.snapshot.manifest.official.get(name)
    return view.t("about.version.own_list") if given is None else html.Code(given.sha256)


def _population(view: View) -> Child:
    """The population that shares of people are of, the SHA-256 of its list, units left to the register."""
    given, row = view.snapshot.manifest.official.get("population"), official_people(view.snapshot)
    if given is None or row is None:
        return view.t("about.version.register_people")
    names = [place_name(view.units, row["scheme"], code, view.language) for code in row["kept"].split()]
    kept = f" ({', '.join(names)})" if names else ""
    return html.Span([html.Code(given.sha256), f" {people_text(view.snapshot, view.language)}{kept}"])


def _further(view: View) -> Component:
    """The ways to what arrived for each date, and to whole tables for other programs, which are no page."""
    arrived = dcc.Link(view.t("about.version.arrived"), href=href(view, "/quality", part="arrived"))
    return html.P([arrived, " · ", html.A(view.t("about.version.tables"), href=from_root("/data"))])


def _held_back(view: View) -> Component:
    """One row per reason or warning: on the date looked at and on all dates."""
    on_date = pl.col("rows").filter(pl.col("date") == view.snapshot.date).sum().alias("on_date")
    rows = held_back(view.snapshot).group_by("kind", "name", maintain_order=True)
    totals = rows.agg(on_date, pl.col("rows").sum().alias("all_dates"))
    totals = totals.sort("kind", "all_dates", descending=[False, True])
    words = [view.t(f"about.{kind}.{name}") for kind, name in totals.select("kind", "name").iter_rows()]
    kinds = [view.t(f"about.held_back.{kind}") for kind in totals["kind"]]
    frame = totals.with_columns(pl.Series("words", words, pl.String), pl.Series("kind", kinds, pl.String))
    day = format_date(view.snapshot.date, view.language)
    columns = (
        Column("words", view.t("about.held_back.words")),
        Column("name", view.t("about.held_back.code")),
        Column("kind", view.t("about.held_back.kind")),
        Column("on_date", view.t("about.held_back.on_date", date=day), COUNT),
        Column("all_dates", view.t("about.held_back.all_dates"), COUNT),
    )
    notes = (view.t("about.held_back.note"),)
    return table_card(listing(view, "held_back", frame, columns, notes=notes), view, Table())


def _versions(view: View) -> Component:
    try:
        kept = published.publication().store().versions()
    except TramSoError as error:
        return html.P(told(error, view.language), className="about-caveat")
    rows = [
        {
            "version": one.version,
            "published": local_time(view, one.published_at),
            "first": one.dates[0] if one.dates else None,
            "last": one.dates[-1] if one.dates else None,
            "dates": len(one.dates),
            "accepted": one.counts["accepted"],
            "quarantined": one.counts["quarantined"],
            "state": _state(view, one.version, one.current),
        }
        for one in kept
    ]
    styles = {"first": "date", "last": "date", "dates": COUNT, "accepted": COUNT, "quarantined": COUNT}
    columns = tuple(
        Column(name, view.t(f"about.versions.{name}"), styles.get(name, "text"))  # type: ignore[arg-type]
        for name in rows[0]
    )
    types = {"first": pl.Date, "last": pl.Date}
    chart = listing(view, "versions", pl.DataFrame(rows, schema_overrides=types), columns)
    return table_card(chart, view, Table(cells={"version": _look(view)}))


def _state(view: View, version: str, current: bool) -> str | None:
    words = [view.t("about.versions.current")] if current else []
    words += [view.t("about.versions.shown")] if version == view.snapshot.version else []
    return ", ".join(words) or None


def _look(view: View) -> Callable[[Row, str], Component]:
    def draw(row: Row, text: str) -> Component:
        version = None if text == view.current else text
        # A date that the other version may lack would only raise a notice.
        return dcc.Link(text, href=href(view, version=version, date=None, **{SOURCES: None}) + "#version")

    return draw
