"""The command `population`: the people of a register against the official population, or divided by it."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from data.console.arguments import LEVELS, add_command, day, positive, table_file
from data.console.commands import SHOWN_ROWS, Outcome, waiting
from data.errors import TramSoError
from data.scope import REFORM
from data.store.versions import Store, open_store

if TYPE_CHECKING:
    import polars as pl

    from data.console.arguments import Commands


def add_population(commands_of: "Commands") -> None:
    """Add the command to the parser."""
    does = "hold the register's people against the official population"
    population = add_command(commands_of, "population", does, compare)
    population.add_argument("file", type=Path, metavar="FILE", help="units and years: a workbook or CSV")
    population.add_argument("--store", type=Path, required=True, metavar="STORE", help="the store's folder")
    population.add_argument("--date", type=day, metavar="D", help="a published date, else the newest")
    population.add_argument("--level", choices=LEVELS, default="province")
    population.add_argument("--thousands", action="store_true", help="the file gives thousands of people")
    population.add_argument(
        "--beyond", type=positive, default=10, metavar="P", help="per cent a unit may differ"
    )
    population.add_argument(
        "--denominator",
        metavar="SOURCE",
        help="from the next publication on count shares of people by these figures, named by this source",
    )
    population.add_argument("--out", type=table_file, metavar="FILE", help="a .csv, .parquet or .xlsx file")


def compare(given: Namespace) -> Outcome:
    """Compare every unit, list those that differ by more than allowed; 1 where one does, unless taken in."""
    import polars as pl

    from data.convert.official_people import read_official
    from data.convert.people_compared import compared
    from data.convert.unit_list import units_on
    from data.geography.units import load_units
    from data.settings import settings

    store, units = open_store(given.store), load_units(settings().unit_files)
    on = given.date or _newest(store)
    official = read_official(
        given.file, units_on(units, on, given.level), given.level, thousands=given.thousands
    )
    if official.faults:
        told = [fault.sentence() for fault in official.faults]
        return Outcome({"faults": [fault.to_json() for fault in official.faults]}, (), 1, told)
    stations = pl.read_parquet(store.file(store.current(), on, "station.parquet"))
    rows = compared(stations, units, given.level, on, official)
    beyond = rows.filter(pl.col("share").abs() > given.beyond / 100)
    _write(given.out, rows)
    taken = _taken_in(given, on, official.people) if given.denominator else []
    value = {
        "date": on.isoformat(),
        "units": rows.to_dicts(),
        "beyond": beyond["code"].to_list(),
        "unknown": official.unknown,
        "denominator": given.denominator or "",
    }
    said = [f"{on}: {_sum(rows)}", *_left(rows, official.unknown)]
    lines = [*said, *_differing(beyond, given.beyond), *taken]
    return Outcome(value, lines, int(not beyond.is_empty() and not taken))


def _write(out: Path | None, rows: "pl.DataFrame") -> None:
    from data.convert.table_file import write_table

    if out:
        write_table(out, rows.columns, [[_text(cell) for cell in row] for row in rows.rows()])


def _taken_in(given: Namespace, on: date, people: Mapping[str, Mapping[int, int]]) -> list[str]:
    """Keep the figures in the store as the denominator of shares of people; says so in one sentence."""
    from data.publishing.official_lists import take_in_population

    told = {
        "scheme": "63" if on < REFORM else "34",
        "level": given.level,
        "source": given.denominator.strip(),
    }
    rows = [
        {**told, "code": code, "year": str(year), "people": str(persons)}
        for code, years in sorted(people.items())
        for year, persons in sorted(years.items())
    ]
    if not rows:
        raise TramSoError("No line names a unit, so nothing is taken in: correct the codes or names.")
    take_in_population(given.store, rows, waiting=waiting)
    return [
        f"Took in the official population of {len(people):,} units: the next publication counts shares of "
        f"people by it. To go back, remove {given.store / 'official' / 'population.csv'} and publish."
    ]


def _newest(store: Store) -> date:
    """The newest date that is no future one."""
    dates = [one for one in store.manifest(store.current()).dates if one <= date.today()]
    if not dates:
        raise TramSoError("Every published date lies ahead: name one with --date.")
    return max(dates)


def _sum(rows: "pl.DataFrame") -> str:
    """The people of all units that have both numbers, in one sentence."""
    both = rows.drop_nulls(["official", "register"])
    people, official = int(both["register"].sum()), int(both["official"].sum())
    if not official:
        return "no unit has both an official population and people in the register."
    years = ", ".join(str(year) for year in both["year"].unique().sort())
    return (
        f"{people:,} people in the register of {len(both):,} units whose official population ({years}) is "
        f"{official:,}: {people / official - 1:+.1%}."
    )


def _left(rows: "pl.DataFrame", unknown: list[str]) -> Iterator[str]:
    """What the sum leaves out."""
    import polars as pl

    silent = rows["without_people"].sum()
    if silent:
        yield f"{silent:,} stations give no people: the sums of their units are too small."
    for column, said in (("official", "No official population"), ("register", "No people in the register")):
        names = rows.filter(pl.col(column).is_null())["unit"].to_list()
        if names:
            yield f"{said}: {_listed(names)}"
    if unknown:
        yield f"Lines that name no unit: {_listed(unknown)}"


def _differing(beyond: "pl.DataFrame", allowed: int) -> Iterator[str]:
    """The units that differ by more than allowed, the farthest first."""
    import polars as pl

    from data.publishing.publish_report_text import aligned

    if beyond.is_empty():
        yield f"No unit differs by more than {allowed} %."
        return
    yield f"Differ by more than {allowed} %: {len(beyond):,}"
    farthest = beyond.sort(pl.col("share").abs(), descending=True).head(SHOWN_ROWS)
    rows = [
        [row["code"], row["unit"], f"{row['register']:,}", f"{row['official']:,}", f"{row['share']:+.1%}"]
        for row in farthest.iter_rows(named=True)
    ]
    yield from aligned([["code", "unit", "register", "official", "difference"], *rows], left=2)


def _listed(names: list[str]) -> str:
    from data.convert.expected import listed

    return listed(names)


def _text(cell: object) -> str:
    return "" if cell is None else f"{cell:.4f}" if isinstance(cell, float) else str(cell)
