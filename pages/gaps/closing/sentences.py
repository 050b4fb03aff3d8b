"""What the list says in words: how many stations bring how much, what is left there, what is not known."""

import polars as pl

from components.reading.counts import count_text
from components.reading.coverage_words import told
from components.reading.view import View
from data.measures.effort import by_station, factors_of
from data.words.numbers import format_number, format_percent
from pages.gaps.closing.ranked import Ranked
from pages.gaps.sentences import unit


def intro(view: View, found: Ranked) -> str:
    """The stations of the list out of all that fall short, what they hold or whom they serve, how far they
    are."""
    words = {
        "stations": count_text(view, found.cut.stations),
        "all": count_text(view, found.rows.height),
        "gain": gain_text(view, found.listed),
        "closed": count_text(view, found.cut.closed),
        "share": format_percent(found.cut.share, view.language),
        "unit": unit(view),
    }
    kind = "station" if by_station(view.metric) else "gap"
    said = told(view, view.t(f"gaps.closing.lead.{kind}.{found.order}", **words))
    if kind == "station" and found.listed["gain"].null_count() == 0:
        said = view.t("sentence.join", first=said, second=view.t("gaps.closing.lead.people", **words))
    left = _ledgers_left(view, found.listed)
    return view.t("sentence.join", first=said, second=left) if left else said


def _ledgers_left(view: View, listed: pl.DataFrame) -> str:
    """The most ledgers left at half of the stations of the list; empty where that is not known of all."""
    known = listed.filter(pl.col("ledgers").is_not_null())["ledgers_left"].sort()
    if "ledgers" not in factors_of(view.metric) or known.len() < listed.height:
        return ""
    return view.t("gaps.closing.lead.ledgers", left=count_text(view, known[(known.len() - 1) // 2]))


def honesty(view: View, found: Ranked) -> str:
    """The limits of the list: those of whose people nothing is known, and the stations without data."""
    unknown, blind = without_data(view, found.unknown), found.rows["gain"].null_count()
    if not blind:
        return unknown
    said = view.t("gaps.closing.no_people", stations=count_text(view, blind))
    return view.t("sentence.join", first=said, second=unknown).strip()


def without_data(view: View, unknown: pl.DataFrame) -> str:
    """How many stations have no data, and whom they serve where the register says; empty without any."""
    if unknown.is_empty():
        return ""
    people, stations = int(unknown["people"].sum()), count_text(view, unknown.height)
    if not people:
        return view.t("gaps.closing.unknown_stations", stations=stations)
    return view.t("gaps.closing.unknown", stations=stations, people=count_text(view, people))


def gain_text(view: View, rows: pl.DataFrame) -> str:
    """What stations bring together; a dash where no number is known."""
    if not rows["gain"].count():
        return view.t("number.none")
    return format_number(int(rows["gain"].sum()), view.language)


def mean_effort(rows: pl.DataFrame) -> float:
    """The mean effort of stations, of which there is at least one."""
    return float(rows["effort"].to_numpy().mean())
