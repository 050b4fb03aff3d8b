"""What a digest says of a place: a paragraph, the stations that got worse, those that got better, where to
look.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from typing import Any
from urllib.parse import urlencode

from components.charts.chart import Chart
from components.reading.places import Place
from components.reading.view import View, href, place_href, station_href
from data.words import Language
from data.words.dates import format_date, format_short_date
from data.words.numbers import format_number
from pages.changes.page import PAGE
from pages.changes.rows import BETTER, WORSE, changed_sites, earlier, listed
from pages.changes.station_list import sites_chart
from pages.changes.summary import stations_said
from pages.shell.published import view_of
from queries.changes import CHANGES, Change
from queries.counts import counts_now

OTHER = tuple(kind for kind in CHANGES if kind not in (*WORSE, *BETTER))


@dataclass(frozen=True)
class Asked:
    """Which digest: of a place (None: the country), of a date, in a language. origin: scheme and name of the
    server that links lead to, empty for none.
    """

    place: Place | None
    day: Day
    language: Language
    origin: str = ""

    @property
    def file_name(self) -> str:
        """What files and records call it: `digest-34-11-2026-10-31`."""
        place = f"{self.place.scheme}-{self.place.code}" if self.place else "country"
        return f"digest-{place}-{self.day.isoformat()}"


@dataclass(frozen=True)
class Line:
    """One station in words; link: empty without an address of the dashboard."""

    name: str
    place: str
    what: str
    since: str
    phone: str
    people: str
    link: str


@dataclass(frozen=True)
class Part:
    """Stations under a heading, in the order in which to work. chart: the same rows, for the worksheet."""

    heading: str
    none: str
    lines: tuple[Line, ...]
    chart: Chart


@dataclass(frozen=True)
class Digest:
    """title: also the subject of a mail. said: the paragraph. parts: worse, better, others; empty where there
    is nothing to compare. columns: the headings of a line. links: words and address. facts: date, source,
    version. language: of all words.
    """

    title: str
    said: str
    parts: tuple[Part, ...]
    columns: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    facts: tuple[str, ...]
    language: Language


def digest_of(asked: Asked) -> Digest:
    """The digest that was asked for; raises TramSoError when nothing is published."""
    view = _view(asked)
    comparable = _comparable(view)
    parts = _parts(view, asked.origin) if comparable else ()
    said = " ".join(stations_said(view, changed_sites(view))) if comparable else _nothing(view)
    return Digest(
        view.t("changes.digest.title", place=view.place, date=format_date(view.snapshot.date, view.language)),
        said,
        parts,
        tuple(view.t(key) for key in COLUMNS),
        _links(view, asked),
        _facts(view),
        view.language,
    )


COLUMNS = (
    "place.list.name",
    "changes.list.what",
    "changes.list.since",
    "place.list.phone",
    "place.list.people",
)


def _view(asked: Asked) -> View:
    place = {"scheme": asked.place.scheme, asked.place.level: asked.place.code} if asked.place else {}
    query = {"lang": asked.language, "date": asked.day.isoformat(), **place}
    return view_of(PAGE, PAGE.path, f"?{urlencode(query)}")


def _comparable(view: View) -> bool:
    before = earlier(view)
    return before is not None and any(
        counts_now(one, view.scope)["stations"].sum() for one in (view.snapshot, before)
    )


def _nothing(view: View) -> str:
    return view.t("changes.first" if earlier(view) is None else "changes.digest.no_station")


def _parts(view: View, origin: str) -> tuple[Part, ...]:
    kinds: Sequence[tuple[str, Sequence[Change]]] = (("worse", WORSE), ("better", BETTER), ("other", OTHER))
    return tuple(_part(view, origin, name, chosen) for name, chosen in kinds)


def _part(view: View, origin: str, name: str, kinds: Sequence[Change]) -> Part:
    rows = listed(view, kinds)
    count = format_number(rows.height, view.language)
    heading = view.t(f"changes.digest.{name}", count=count)
    chart = sites_chart(view, rows, heading, f"digest-{name}")
    lines = tuple(_line(view, row, origin) for row in rows.iter_rows(named=True))
    return Part(heading, view.t(f"changes.digest.none_{name}"), lines, chart)


def _line(view: View, row: dict[str, Any], origin: str) -> Line:
    places = [row["commune"], None if view.scope.province else row["province"]]
    people = row["people"]
    return Line(
        name=_plain(row["name"]),
        place=", ".join(_plain(place) for place in places if place),
        what=_plain(row["what"]),
        since=format_short_date(row["since"], view.language) if row["since"] else "",
        phone=_plain(row["phone"] or ""),
        people="" if people is None else format_number(people, view.language),
        link=origin + station_href(view, row["station_id"]) if origin else "",
    )


def _plain(text: str) -> str:
    """The text on one line, without what no reader sees."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _links(view: View, asked: Asked) -> tuple[tuple[str, str], ...]:
    if not asked.origin:
        return ()
    found = [(view.t("changes.digest.to_changes"), href(view))]
    if asked.place is not None:
        address = place_href(view, asked.place.scheme, asked.place.code)
        found.append((view.t("changes.digest.to_place", place=view.place_name), address))
    return tuple((words, asked.origin + address) for words, address in found)


def _facts(view: View) -> tuple[str, ...]:
    return (
        view.t("chart.as_of", date=format_date(view.snapshot.date, view.language)),
        view.t("chart.source", source=view.source_text),
        view.t("chart.version", version=view.snapshot.version),
    )
