"""Exports as a ministry may really have them first, each unlike the synthetic country in one way.

`WRITERS` holds a function a kind, which writes a landing folder; `tests.stores.export_store` publishes it.
Three dates at the most, where more are not the point: so few are published in the test's own process.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from data.geography.units import load_units
from tests.exports.tables import (
    AUGUST,
    MONTHS,
    NUMBER,
    OCTOBER,
    SEPTEMBER,
    islands,
    lay,
    ledgers,
    of_provinces,
    register,
    reports,
    spread,
)

ALL = 78
PEOPLE = ("records_created", "records_matched", "records_updated", "records_opened", "citizens_with_doctor")
PILOT = ("04", "11", "12")
WEEKS = tuple(date(2026, 10, day) for day in (11, 18, 25))
YEARS = (date(2024, 10, 31), date(2025, 10, 31), OCTOBER)
WITHOUT_A_QUARTER = (date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31), SEPTEMBER, OCTOBER)
REPORTING = NUMBER % 20 != 3  # 95 %


def one_province(landing: Path) -> None:
    """Every commune of Điện Biên, nothing of the other 33 provinces."""
    _months(landing, register(of_provinces("11")))


def three_stations(landing: Path) -> None:
    """Three stations of three provinces, one paperless, one that does not report."""
    for day in MONTHS:
        sites = register(spread(3))
        closed = pl.when(NUMBER == 0).then(ALL).otherwise(20)
        sent = sites.filter(NUMBER != 2)
        lay(landing, day, _tables(sites, reports(sent, day), ledgers(sent, closed)))


def one_of_twenty(landing: Path) -> None:
    """One date of twenty stations; the ledgers of one arrived, and it is paperless."""
    sites = register(spread(20))
    told = ledgers(sites.filter(NUMBER == 7), pl.lit(ALL))
    lay(landing, OCTOBER, _tables(sites, reports(sites.filter(REPORTING), OCTOBER), told))


def register_only(landing: Path) -> None:
    """No report and no ledger, ever."""
    for day in MONTHS:
        lay(landing, day, {"station": register(spread(68))})


def no_populations(landing: Path) -> None:
    """A register that knows no people."""
    _months(landing, register(spread(68), population=pl.lit(None)))


def no_platform(landing: Path) -> None:
    """A register without `platform_since`: no station is known to be deployed, though all report."""
    _months(landing, register(spread(68), platform_since=pl.lit(None)))


def visits_only(landing: Path) -> None:
    """Reports with nothing but visits, and no ledgers."""
    for day in MONTHS:
        sites = register(spread(68))
        sent = reports(sites.filter(REPORTING), day).select("station_id", "submitted_at", "visits")
        lay(landing, day, {"station": sites, "station_report": sent})


def no_coordinates(landing: Path) -> None:
    """A register without coordinates."""
    nowhere = {"latitude": pl.lit(None), "longitude": pl.lit(None)}
    _months(landing, register(spread(68), **nowhere))


def pilot(landing: Path) -> None:
    """A station in every commune, 39 % report, ledgers of three provinces, nearly all paperless."""
    sites = register(of_provinces())
    ours = sites.filter(pl.col("province").is_in(PILOT))
    others = sites.filter(~pl.col("province").is_in(PILOT), NUMBER % 100 < 36)
    for turn, day in enumerate((SEPTEMBER, OCTOBER)):
        closed = pl.when(turn == NUMBER % 18).then(70).otherwise(ALL)
        lay(landing, day, _tables(sites, reports(pl.concat([ours, others]), day), ledgers(ours, closed)))


def weekly(landing: Path) -> None:
    """A snapshot a week, the last on 25 October."""
    _dated(landing, WEEKS)


def yearly(landing: Path) -> None:
    """A snapshot a year, the first among the communes of before July 2025."""
    _dated(landing, YEARS)


def missing_quarter(landing: Path) -> None:
    """Months of which June to August never came."""
    _dated(landing, WITHOUT_A_QUARTER)


def everyone(landing: Path) -> None:
    """A station in every commune, each paperless and at 100 % of everything."""
    sites = register(of_provinces(), connection=pl.lit("fibre"), doctors=pl.lit(4))
    people = (
        "records_created",
        "records_matched",
        "records_updated",
        "records_opened",
        "citizens_with_doctor",
    )
    full = dict.fromkeys(people, pl.col("population"))
    visits = dict.fromkeys(("visits", "visits_paperless", "visits_insured"), pl.lit(200))
    for day in (SEPTEMBER, OCTOBER):
        on_time = pl.lit(day).cast(pl.Datetime("us", "UTC")) + pl.duration(days=2)
        sent = reports(
            sites,
            day,
            **full,
            **visits,
            submitted_at=on_time,
            templates_in_use=pl.lit(42),
            network_connected=pl.lit(True),
        )
        lay(landing, day, _tables(sites, sent, ledgers(sites, pl.lit(ALL))))


def one_short(landing: Path) -> None:
    """2,001 stations; one is not paperless and has no visit without paper."""
    sites = register(spread(2001))
    short = NUMBER == 1000
    sent = reports(sites, OCTOBER, visits=pl.lit(200), visits_paperless=pl.when(short).then(0).otherwise(200))
    closed = pl.when(short).then(ALL - 2).otherwise(ALL)
    lay(landing, OCTOBER, _tables(sites, sent, ledgers(sites, closed)))


def over_people(landing: Path) -> None:
    """More records than people: 90,000 for 100 at one station in four."""
    many = NUMBER % 4 == 0
    sites = register(spread(68), population=pl.when(many).then(100).otherwise(3000))
    records = (
        "records_created",
        "records_matched",
        "records_updated",
        "records_opened",
        "citizens_with_doctor",
    )
    over = {name: pl.when(many).then(90_000).otherwise(2500) for name in records}
    for turn, day in enumerate(MONTHS):
        lay(landing, day, _tables(sites, reports(sites, day, **over), ledgers(sites, _closed(turn))))


def only_islands(landing: Path) -> None:
    """The special zones alone, Hoàng Sa and Trường Sa among them; nobody lives at the first."""
    _months(landing, register(islands(), population=pl.when(NUMBER == 0).then(0).otherwise(900)))


def held_back(landing: Path) -> None:
    """Reports that came and were held back, and a station whose register row was, for one month."""
    for turn, day in enumerate(MONTHS):
        zone = pl.when((NUMBER == 5) & (day == SEPTEMBER)).then(9).otherwise(NUMBER % 3 + 1)
        sites = register(spread(68), zone=zone)
        wrong = (NUMBER % 6 == 1) & (day != AUGUST) | (NUMBER == 13)
        sent = reports(sites, day, visits_paperless=pl.when(wrong).then(999).otherwise(60))
        lay(landing, day, _tables(sites, sent, ledgers(sites, _closed(turn))))


def no_reports_lately(landing: Path) -> None:
    """Two full months, then one without a report table."""
    for day, tables in _full_months():
        kept = {name: rows for name, rows in tables.items() if name != "station_report"}
        lay(landing, day, kept if day == OCTOBER else tables)


def no_register_lately(landing: Path) -> None:
    """Two full months, then one without a register: all that arrived is held back."""
    for day, tables in _full_months():
        kept = {name: rows for name, rows in tables.items() if name != "station"}
        lay(landing, day, kept if day == OCTOBER else tables)


def empty_date(landing: Path) -> None:
    """Two full months, then a date with three tables without a row."""
    for day, tables in _full_months():
        empty = {name: rows.clear() for name, rows in tables.items()}
        lay(landing, day, empty if day == OCTOBER else tables)


def _full_months() -> Iterator[tuple[date, dict[str, pl.DataFrame]]]:
    """The dates and tables of three months in which all report."""
    sites = register(spread(68))
    for turn, day in enumerate(MONTHS):
        yield day, _tables(sites, reports(sites, day), ledgers(sites, _closed(turn)))


def _months(landing: Path, sites: pl.DataFrame) -> None:
    """Three months in which 95 % report and ledgers close."""
    for turn, day in enumerate(MONTHS):
        sent = sites.filter(REPORTING)
        lay(landing, day, _tables(sites, reports(sent, day), ledgers(sent, _closed(turn))))


def _dated(landing: Path, days: Sequence[date]) -> None:
    """The same on other dates, in the communes of each."""
    for turn, day in enumerate(days):
        sites = register(_as_of(spread(68), day))
        sent = sites.filter(REPORTING)
        lay(landing, day, _tables(sites, reports(sent, day), ledgers(sent, _closed(turn))))


def _closed(turn: int) -> pl.Expr:
    """Ledgers closed at the turn-th date: a station in seven has closed all from the start."""
    return pl.when(NUMBER % 7 == 0).then(ALL).otherwise(5 + NUMBER * 11 % 50 + 3 * turn)


def _as_of(communes: pl.DataFrame, day: date) -> pl.DataFrame:
    """The same communes by the first legacy code of each, before July 2025."""
    if day >= date(2025, 7, 1):
        return communes
    first = (
        load_units().succession.filter(pl.col("default")).group_by("new_code").agg(pl.col("old_code").min())
    )
    return communes.join(first, left_on="code", right_on="new_code", maintain_order="left").with_columns(
        code="old_code"
    )


def _tables(sites: pl.DataFrame, sent: pl.DataFrame, told: pl.DataFrame) -> dict[str, pl.DataFrame]:
    return {"station": sites, "station_report": sent, "ledger_status": told}


WRITERS = {
    write.__name__: write
    for write in (
        one_province,
        three_stations,
        one_of_twenty,
        register_only,
        no_populations,
        no_platform,
        visits_only,
        no_coordinates,
        pilot,
        weekly,
        yearly,
        missing_quarter,
        everyone,
        one_short,
        over_people,
        only_islands,
        held_back,
        no_reports_lately,
        no_register_lately,
        empty_date,
    )
}
