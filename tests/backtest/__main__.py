"""`make backtest`: what the forecast is worth, on simulated countries and the store's: docs/backtest.md.

And what the intervals of the equity index are worth: data/reference/equity_check.csv.
"""

from pathlib import Path

import duckdb
import polars as pl

from data.settings import settings
from data.store.versions import open_store
from tests.backtest import equity
from tests.backtest.countries import KINDS
from tests.backtest.measured import measured, summed

SEEDS = range(100, 120)  # of every kind; the tests take others
OUT = Path(__file__).parents[2] / "docs" / "backtest.md"
LEAST_PLACES, LEAST_COUNTRY = 0.75, 0.70  # of 80 % intervals, that must have held
ONE_COUNTRY = """\
regions and provinces of both schemes. One country is one course of events, and
forecasts of neighbouring months overlap: shares far from 80 % at 12 and 18 months are no contradiction to
the table above, but what these intervals were worth here. Of those that held too seldom, the earlier ones
were calibrated on months in which little moved yet."""


def main() -> None:
    """Measure both and write the document."""
    number = len(SEEDS) * len(KINDS)
    print(f"Simulating {number} countries: a minute.")
    simulated = measured(SEEDS)
    equity.write()
    version, own = store_tables()
    text = [
        "# What the forecast is worth",
        "Written by `make backtest`, never by hand. Every forecast uses what was known then. Errors are\n"
        "mean absolute errors in percentage points; covered: the share of 80 % intervals that held.",
        "## Simulated countries",
        f"{number} countries that no choice was made on (`tests/backtest/countries.py`; of each kind seeds\n"
        f"{SEEDS.start} to {SEEDS.stop - 1}): 63 provinces, 71 months; deployment, ledgers and paperless.\n"
        "Choices were made on other simulations, on the synthetic country and, for the first month that\n"
        "counts, on seeds 0 to 5.",
        table(simulated),
        verdict(simulated),
        "## The store's country",
        f"Version `{version}`, {ONE_COUNTRY}",
        *(part for name, rows in own for part in (f"### {name}", table(summed(rows)), seldom(rows))),
    ]
    OUT.write_text("\n\n".join(text) + "\n", encoding="utf-8")
    print("\n\n".join(text))


def store_tables() -> tuple[str, list[tuple[str, pl.DataFrame]]]:
    """The version on view and, for each part that pages check, every forecast that could be checked."""
    store = settings().store
    version = open_store(store).current()
    with duckdb.connect(str(store / "versions" / version / "mart.duckdb"), read_only=True) as connection:
        rows = connection.sql("FROM forecast_check WHERE NOT (scheme = '63' AND level = 'country')").pl()
    parts = rows["part"].cast(pl.String).unique().sort()
    return version, [(part, rows.filter(pl.col("part") == part)) for part in parts]


def seldom(rows: pl.DataFrame) -> str:
    """Which intervals of one country held too seldom, the earlier half of their months and the later one."""
    found = []
    for level, months, covered in summed(rows).select("level", "months", "covered").iter_rows():
        if covered >= (LEAST_COUNTRY if level == "country" else LEAST_PLACES):
            continue
        mine = rows.filter((pl.col("level") == level) & (pl.col("months") == months))
        late = pl.col("made_on") > mine["made_on"].unique().sort().quantile(0.5, "lower")
        halves = [summed(mine.filter(half))["covered"].item() for half in (~late, late)]
        both = f"earlier half {halves[0]:.1%}, later half {halves[1]:.1%}"
        found.append(f"{level}, {months} months: {covered:.1%} ({both})")
    return f"Held too seldom: {'; '.join(found)}." if found else "None held too seldom."


def table(rows: pl.DataFrame) -> str:
    """Markdown of `summed`."""
    head = ("level", "months ahead", "forecasts", "covered", "forecast", "last value", "last quarter's trend")
    lines = [" | ".join(head), " | ".join("---" for _ in head)]
    lines += [
        f"{row['level']} | {row['months']} | {row['forecasts']:,} | {row['covered']:.1%} | "
        f"{row['middle']:.2f} | {row['last']:.2f} | {row['quarter']:.2f}"
        for row in rows.iter_rows(named=True)
    ]
    return "\n".join(f"| {line} |" for line in lines)


def verdict(rows: pl.DataFrame) -> str:
    """Whether the bounds hold: coverage of places, of countries, and errors beside simple methods."""
    places = rows.filter(pl.col("level") != "country")
    held = (pl.col("covered") * pl.col("forecasts")).sum() / pl.col("forecasts").sum()
    pooled = places.group_by("months").agg(held.alias("covered"))
    bounds = {
        "places 75–85 %": pooled["covered"].is_between(LEAST_PLACES, 0.85).all(),
        "countries 70–90 %": rows.filter(level="country")["covered"].is_between(LEAST_COUNTRY, 0.9).all(),
        "error at most 2 % above the better simple method": (
            rows["middle"] <= 1.02 * rows.select(pl.min_horizontal("last", "quarter")).to_series()
        ).all(),
    }
    return "; ".join(f"{name}: {'holds' if true else 'DOES NOT HOLD'}" for name, true in bounds.items()) + "."


if __name__ == "__main__":
    main()
