"""The places and stations that a text finds, in words: name, place, era, successor, link."""

from datetime import date, timedelta
from typing import Any

from components.frame.search_box import Found, Hit
from components.reading.places import find_place
from components.reading.succession import succession_of
from components.reading.view import View, place_href, station_href
from data.scope import REFORM
from data.words.dates import format_short_date
from queries.search import SHORTEST, search

NAMED = 3
Row = dict[str, Any]


def found_in(view: View, text: str) -> Found:
    """The best of what the reader may see, each with a link that keeps what has been chosen."""
    rows = search(view.snapshot, view.reader, text)
    total = rows["found"][0] if rows.height else 0
    letters = sum(letter.isalnum() for letter in text)
    return Found(text, [_hit(view, row) for row in rows.iter_rows(named=True)], total, letters < SHORTEST)


def _hit(view: View, row: Row) -> Hit:
    station = row["kind"] == "station"
    code = row["commune"] if row["kind"] == "merged" else row["code"]
    address = station_href(view, code) if station else place_href(view, row["scheme"], code)
    name = row["name_en" if view.language == "en" else "name_vi"]
    words = {"about": _about(view, row), "era": _era(view, row), "became": _became(view, row)}
    return Hit(row["level"], name, row["code"], address=address, **words)


def _about(view: View, row: Row) -> str:
    """The places that hold it, the nearest first, and what it was called before."""
    above = ("district", "province") if row["kind"] == "merged" else ("commune", "district", "province")
    codes = [row[level] for level in above if row[level] != row["code"]]
    held = [find_place(view.units, row["scheme"], code) for code in codes if code]
    places = ", ".join(place.name(view.language) for place in held if place)
    former = view.t("search.former", names=row["former"]) if row["former"] else ""
    return view.t("scope.join").join(part for part in (places, former) if part)


def _era(view: View, row: Row) -> str:
    """“đến 30/6/2025” for what is gone, “từ 01/7/2025” for a unit of today, when a station closed."""
    last, closed = row["valid_to"], row["closed_on"]
    if closed is not None and closed <= view.snapshot.latest.date:
        return view.t("search.closed", date=_day(view, closed))
    if last is not None and not (row["kind"] == "station" and last >= view.snapshot.latest.date):
        return view.t("search.until", date=_day(view, last))
    since = row["valid_from"] or REFORM
    return (
        ""
        if row["kind"] == "station" or row["scheme"] == "63"
        else view.t("search.since", date=_day(view, since))
    )


def _day(view: View, day: date) -> str:
    return format_short_date(day, view.language)


def _merged(view: View, row: Row) -> str:
    """Into which commune one was merged, since when, and whether that is an estimate."""
    heir = find_place(view.units, row["scheme"], row["commune"])
    words = {
        "place": heir.name(view.language) if heir else row["commune"],
        "date": _day(view, row["valid_to"] + timedelta(days=1)),
    }
    return view.t("search.merged" if row["sure"] else "search.merged_estimate", **words)


def _became(view: View, row: Row) -> str:
    """The successors of an old unit; nothing where it is unchanged."""
    if row["kind"] == "merged":
        return _merged(view, row)
    place = find_place(view.units, row["scheme"], row["code"]) if row["scheme"] == "63" else None
    found = succession_of(view.units, place) if place else None
    if found is None or found.key == "unchanged" or not found.places:
        return ""
    names = ", ".join(other.name(view.language) for other, _ in found.places[:NAMED])
    rest = len(found.places) - NAMED
    more = view.t("search.more", count=rest) if rest > 0 else ""
    return view.t("search.became", names=names + more)
