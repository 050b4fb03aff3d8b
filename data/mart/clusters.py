"""The draws behind the clusters of communes, made at publication: a page would wait 0.3 s for them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from data.geography.nearest import middles
from data.geography.neighbours import borders_of, neighbours_of
from data.measures.clusters import NEAREST, fingerprint, steadied
from data.measures.counts import COUNTS
from data.measures.coverage import share_with_data
from data.measures.metric import Metric, value_of
from data.methods.moran import local_moran
from data.scope import REFORM

SQL = Path(__file__).parent / "sql" / "cluster_sums.sql"
LEVEL = "commune"
FEWEST = 1000  # places; of fewer a page draws in 0.05 s
Schema = Mapping[str, pl.DataType | type[pl.DataType]]
DRAWN: Schema = {"metric": pl.String, "fingerprint": pl.String, "p": pl.List(pl.Float64)}


def add_clusters(
    connection: duckdb.DuckDBPyConnection, metrics: Iterable[Metric], wide_from: float, shapes: Path
) -> None:
    """Create cluster_draw: metric, fingerprint and p of each place by code, for the communes of the last
    date.

    Of the scheme in force then, whole country, of every metric that is known in FEWEST communes. wide_from:
    the share of its stations and people from which a place is compared; shapes: the folder of borders. Takes
    7 s for 3,321 communes.
    """
    ((day,),) = connection.execute("SELECT max(date) FROM snapshot WHERE meant").fetchall()
    rows = list(_draws(connection, day, metrics, wide_from, shapes)) if day else []
    table = pl.DataFrame(rows, schema=DRAWN, orient="row")
    connection.from_arrow(table.to_arrow()).create("cluster_draw")


def _draws(
    connection: duckdb.DuckDBPyConnection,
    day: date,
    metrics: Iterable[Metric],
    wide_from: float,
    shapes: Path,
) -> Iterator[tuple[str, str, list[float]]]:
    scheme = "63" if day < REFORM else "34"
    asked = {"source": f"sites{scheme}", "level": LEVEL, "date": day, "counts": list(COUNTS)}
    sums: pl.DataFrame = connection.sql(SQL.read_text(encoding="utf-8"), params=asked).pl()
    borders, middle = borders_of(shapes, scheme, LEVEL), middles(scheme, LEVEL)
    for metric in metrics:
        known = compared(sums, metric, wide_from).join(middle, on="code").sort("code")
        if known.height < FEWEST:
            continue
        around = neighbours_of(known, borders, NEAREST[LEVEL]).around
        steady = steadied(known, metric)
        yield metric.key, fingerprint(steady, around), local_moran(steady, around).p.tolist()


def compared(sums: pl.DataFrame, metric: Metric, wide_from: float) -> pl.DataFrame:
    """code, value, top and bottom of the places whose value speaks for enough of them."""
    top, bottom = pl.col(metric.numerator), pl.col(metric.denominator)
    known = sums.filter(bottom > 0, share_with_data(metric) >= wide_from)
    return known.select("code", value_of(metric).alias("value"), top.alias("top"), bottom.alias("bottom"))
