"""A briefing brought up to the newest data, and the table of what that changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from components.briefing.briefing import Briefing, all_changed
from components.briefing.changes import Change, changes_chart, changes_of, refreshed, with_changes
from components.briefing.drawn import Drawn, figure_id
from components.briefing.item import Item, address_of
from components.reading.address import from_root
from data.store.versions import UnknownVersion
from data.words import t
from pages.shell.published import publication

PATH = "/briefing"


def refresh(briefing: Briefing) -> Briefing:
    """Every figure of the current version, on its newest date where it was on that of its own; words stay."""
    current = publication().current()
    newest = {item.version: _newest(item.version) for item in briefing.figures if item.version}
    moved = all_changed(briefing, lambda item: refreshed(item, current, newest.get(item.version or current)))
    return with_changes(moved)


def _newest(version: str) -> str | None:
    """The newest date of a version; None where it is no longer kept."""
    try:
        return publication().snapshot(version=version).date.isoformat()
    except UnknownVersion:
        return None


def draw_changes(item: Item, briefing: Briefing, draw: Callable[[Item], Drawn], origin: str) -> Drawn:
    """What changed since the items of the briefing were of other data, each drawn at both times."""
    changes: list[Change] = []
    days: list[date] = []
    charts = []
    for at, one in enumerate(briefing.items, start=1):
        if one.kind != "figure" or one.was is None:
            continue
        then, now = draw(earlier(one, one.was)), draw(one)
        if then.chart is None or now.chart is None or then.notices:
            continue
        changes += changes_of(at, then.chart, now.chart, one.title)
        days.append(date.fromisoformat(one.was[1]))
        charts.append(now.chart)
    if not charts:
        return Drawn(item, None, fault=t("briefing.changes.none", briefing.language))
    newest = max(charts, key=lambda chart: chart.context.date)
    chart = changes_chart(changes, max(days), newest.context)
    version = chart.context.version
    seen = Item(item.id, path=PATH, figure=chart.key, version=version)
    address = origin + from_root(address_of(seen, briefing.language))
    own_id = figure_id(PATH, {"since": max(days).isoformat()}, chart.key, version)
    return Drawn(item, chart, address=address, figure_id=own_id)


def earlier(item: Item, was: tuple[str, str]) -> Item:
    """The item as it was before it was brought up to newer data."""
    version, day = was
    return replace(item, version=version, query={**item.query, "date": day})
