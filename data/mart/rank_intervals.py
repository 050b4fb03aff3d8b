"""The interval of every place's rank, made at publication: a page would wait half a second for it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
from numpy.typing import NDArray

from data.measures.counts import COUNTS
from data.measures.coverage import share_with_data
from data.measures.metric import Metric, possible, value_of
from data.methods.rank_intervals import SEED, rank_bounds, simulated, weighed
from data.scope import REFORM, SCHEMES, Level, Scheme

SQL = Path(__file__).parent / "sql"
DATES = 3  # the newest that regions and provinces are drawn for: now, before, and the one before that
DRAWS = {"region": 1000, "province": 1000, "district": 400, "commune": 400}
WITHIN: dict[Scheme, dict[Level, tuple[Level, ...]]] = {
    "63": {
        "region": ("country",),
        "province": ("country", "region"),
        "district": ("province",),
        "commune": ("district",),
    },
    "34": {"region": ("country",), "province": ("country", "region"), "commune": ("province",)},
}
FINE = ("district", "commune")  # of the newest date, in the scheme in force then
NAMES = ("region", "province", "district", "commune")
Numbers = NDArray[np.int64]
Schema = Mapping[str, pl.DataType | type[pl.DataType]]
TABLE: Schema = {
    "date": pl.Date,
    "scheme": pl.String,
    "level": pl.String,
    "within": pl.String,
    "holder": pl.String,
    "metric": pl.String,
    "code": pl.String,
    "first": pl.Int32,
    "tied": pl.Int32,
    "count": pl.Int32,
    "low": pl.Int32,
    "high": pl.Int32,
}


@dataclass(frozen=True)
class Places:
    """The places of a level on a date.

    rows: one a place, by code, with the units above it, COUNTS and register. sites: those in one of the
    places, with COUNTS; of_site: the row of each site's place.
    """

    level: Level
    rows: pl.DataFrame
    sites: pl.DataFrame
    of_site: Numbers

    def known(self, metric: Metric, wide_from: float) -> pl.DataFrame:
        """The places that are ranked: number (of its row), code, NAMES above it, value."""
        enough = (share_with_data(metric) >= wide_from) & (pl.col("register") >= wide_from)
        valued = self.rows.with_row_index("number").with_columns(value_of(metric).alias("value"))
        found = valued.filter(enough, possible(metric, pl.col("value")))
        return found.select("number", "code", *NAMES, "value")


def add_rank_intervals(
    connection: duckdb.DuckDBPyConnection, metrics: Iterable[Metric], wide_from: float
) -> None:
    """Create rank_interval: one row a date, scheme, level, level within which it is ranked, metric and place.

    holder: the code of the place of that level that holds it, empty for the country.
    first, tied, count: as `Rank`; low, high: its 80 % interval, wide enough to hold the rank itself. Regions
    and provinces of both schemes on the newest DATES, places below them on the newest date alone. wide_from:
    the share of its stations, people and communes from which a place is ranked. Takes 4 s at 11,000 sites.
    """
    found = connection.execute("SELECT date FROM snapshot WHERE meant ORDER BY date DESC").fetchall()
    ranked = [metric for metric in metrics if metric.better != "neither"]
    frames = [
        frame
        for number, (day,) in enumerate(found[:DATES])
        for places in _places(connection, day, newest=number == 0)
        for metric in ranked
        for frame in _intervals(places[1], metric, wide_from, places[0], day)
    ]
    table = pl.concat(frames) if frames else pl.DataFrame(schema=TABLE)
    ordered = table.select(pl.col(name).cast(kind) for name, kind in TABLE.items())
    keys = ("scheme", "level", "within", "date", "holder", "metric", "code")
    connection.from_arrow(ordered.sort(keys).to_arrow()).create("rank_interval")


def _places(
    connection: duckdb.DuckDBPyConnection, day: date, newest: bool
) -> Iterator[tuple[Scheme, Places]]:
    """The places of every level that is drawn for on a date, scheme by scheme."""
    for scheme in SCHEMES:
        in_force = newest and (scheme == "34") == (day >= REFORM)
        asked = {"source": f"sites{scheme}", "date": day}
        sites = _rows(connection, "rank_sites", {**asked, "counts": list(COUNTS)})
        valid_on = max(day, REFORM) if scheme == "34" else min(day, REFORM - timedelta(days=1))
        units = _rows(connection, "rank_units", {**asked, "scheme": scheme, "valid_on": valid_on})
        for level in WITHIN[scheme]:
            if level not in FINE or in_force:
                yield scheme, _placed(sites.filter(pl.col(level).is_not_null()), units, level)


def _rows(connection: duckdb.DuckDBPyConnection, name: str, asked: Mapping[str, object]) -> pl.DataFrame:
    text = (SQL / f"{name}.sql").read_text(encoding="utf-8")
    rows: pl.DataFrame = connection.sql(text, params=dict(asked)).pl()
    return rows


def _placed(sites: pl.DataFrame, units: pl.DataFrame, level: Level) -> Places:
    """The places of a level. units: one row a commune in force, with held (a site counts in it).

    A place out of force in which sites count is taken for one that the register holds whole.
    """
    above = [pl.col(name).first() for name in NAMES if name != level]
    summed = sites.group_by(level).agg(*above, pl.col(COUNTS).cast(pl.Int64).sum())
    share = units.group_by(level).agg(pl.col("held").mean().alias("register"))
    rows = summed.join(share, on=level, how="left").with_columns(
        pl.col(level).alias("code"), pl.col("register").fill_null(1.0)
    )
    rows = rows.sort("code")
    numbers = rows.select(level, pl.int_range(pl.len()).alias("number"))
    of_site = sites.select(level).join(numbers, on=level, how="left", maintain_order="left")["number"]
    return Places(level, rows, sites, of_site.to_numpy())


def _intervals(
    places: Places, metric: Metric, wide_from: float, scheme: Scheme, day: date
) -> Iterator[pl.DataFrame]:
    """The rows of one metric, a frame a level within which the places are ranked."""
    known = places.known(metric, wide_from)
    if known.height < 2:
        return
    drawn = _drawn(places, known, metric)
    keys = {"date": day, "scheme": scheme, "level": places.level, "metric": metric.key}
    for within in WITHIN[scheme][places.level]:
        holder = pl.lit("") if within == "country" else pl.col(within)
        ranked = _ranked(known.with_columns(holder.alias("holder")), drawn, metric)
        yield ranked.with_columns(
            *(pl.lit(value).alias(name) for name, value in keys.items()), pl.lit(within).alias("within")
        ).select(*TABLE)


def _drawn(places: Places, known: pl.DataFrame, metric: Metric) -> NDArray[np.float32]:
    """draws × known places."""
    position = np.full(places.rows.height, -1, dtype=np.int64)
    position[known["number"].to_numpy()] = np.arange(known.height)
    bottom = places.sites[metric.denominator].cast(pl.Float64).to_numpy()
    top = places.sites[metric.numerator].cast(pl.Float64).to_numpy()
    place = position[places.of_site]
    told = (bottom > 0) & (place >= 0)
    of = weighed(top[told], bottom[told], place[told], metric.form == "share")
    return simulated(of, DRAWS[places.level], np.random.default_rng(SEED))


def _ranked(known: pl.DataFrame, drawn: NDArray[np.float32], metric: Metric) -> pl.DataFrame:
    """known, with holder: the same with first, tied, count, low and high; places alone in theirs left out."""
    higher = metric.better == "higher"
    rows = known.with_columns(
        pl.col("value").rank("min", descending=higher).over("holder").cast(pl.Int64).alias("first"),
        pl.len().over("holder", "value").cast(pl.Int64).alias("tied"),
        pl.len().over("holder").cast(pl.Int64).alias("count"),
    )
    low, high = (np.zeros(rows.height, dtype=np.int64) for _ in range(2))
    for _, members in rows.with_row_index("row").group_by("holder"):
        chosen = members["row"].to_numpy()
        low[chosen], high[chosen] = rank_bounds(drawn[:, chosen], higher)
    last = pl.col("first") + pl.col("tied") - 1
    return rows.with_columns(
        pl.min_horizontal(pl.Series("low", low), "first").alias("low"),
        pl.max_horizontal(pl.Series("high", high), last).alias("high"),
    ).filter(pl.col("count") > 1, pl.col("holder").is_not_null())
