"""Ledger by ledger: months from deployment to electronic only, and months in parallel before that."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from data.measures.ledger_states import LEDGERS, LETTERS

Grid = npt.NDArray[np.int16]
Counted = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]
Place = tuple[str, str, str | None]
# Scheme, level and the column of a site's unit: the places whose pace is followed.
PLACES: tuple[Place, ...] = (
    ("63", "country", None),
    ("63", "region", "region63"),
    ("63", "province", "province63"),
    ("34", "country", None),
    ("34", "region", "region34"),
    ("34", "province", "province34"),
)
NEVER = -1
PAPER, PARALLEL, CLOSED, NOT_APPLICABLE = (ord(letter) for letter in LETTERS.values())


@dataclass
class Followed:
    """Sites × ledgers: the snapshots' numbers at which something was seen first or last, NEVER before.

    closed: electronic only for the first time; started: in parallel, not closed before; ended: closed after
    that; first, last: how it is kept was known; applies: it was not “not applicable” when last known.
    """

    size: int
    grids: dict[str, Grid] = field(init=False)

    def __post_init__(self) -> None:
        """Nothing seen yet."""
        names = ("first", "last", "closed", "started", "ended")
        self.grids = {name: np.full((self.size, LEDGERS), NEVER, dtype=np.int16) for name in names}
        self.applies = np.zeros((self.size, LEDGERS), dtype=np.bool_)

    def see(self, number: int, sites: npt.NDArray[np.int64], letters: npt.NDArray[np.uint8]) -> None:
        """One snapshot: the places of its sites, and their letters (sites × ledgers)."""
        g = {name: grid[sites] for name, grid in self.grids.items()}
        closed, parallel = letters == CLOSED, letters == PARALLEL
        kept = closed | parallel | (letters == PAPER)
        g["ended"][closed & (g["started"] != NEVER) & (g["ended"] == NEVER)] = number
        g["closed"][closed & (g["closed"] == NEVER)] = number
        g["started"][parallel & (g["started"] == NEVER) & (g["closed"] == NEVER)] = number
        g["first"][kept & (g["first"] == NEVER)] = number
        g["last"][kept] = number
        for name, grid in g.items():
            self.grids[name][sites] = grid
        known = kept | (letters == NOT_APPLICABLE)
        self.applies[sites] = np.where(known, kept, self.applies[sites])


def add_ledger_pace(connection: duckdb.DuckDBPyConnection, sites: pl.DataFrame) -> None:
    """Create ledger_pace: one row a place (both schemes: the country, regions, provinces) and ledger.

    ledger: 1 to 78, 0 for all together. closing: from deployment to electronic only, of those whose ledger
    was known by the month of deployment and not closed before it; parallel: from the first snapshot in
    parallel to the first electronic only, of those whose beginning was seen. _known: sites with that ledger;
    _events: of them there; _median: months by which more than half are, null where not reached; _at_risk:
    those still followed before that month.
    sites: those deployed, their units and platform_since.
    """
    meant = connection.sql("SELECT date FROM snapshot WHERE meant ORDER BY date").fetchall()
    days = [day for (day,) in meant]
    month = np.array([12 * day.year + day.month for day in days], dtype=np.int64)
    seen = _follow(connection, days, sites)
    since = (12 * sites["platform_since"].dt.year() + sites["platform_since"].dt.month()).to_numpy()
    deployed = since.astype(np.int64)[:, None]
    g = seen.grids
    known = seen.applies & (g["last"] != NEVER)
    after = month[g["first"]] - deployed
    followed = known & ((after == 0) | (after < 0) & (g["closed"] != g["first"]))
    closing = _months(month, g["closed"], g["last"], deployed)
    started = known & (g["started"] != NEVER) & (g["started"] > g["first"])
    parallel = _months(month, g["ended"], g["last"], month[g["started"]])
    parts = {
        "closing": (followed, closing, g["closed"] != NEVER),
        "parallel": (started, parallel, g["ended"] != NEVER),
    }
    rows = [_of_place(sites, place, parts) for place in PLACES]
    connection.from_arrow(pl.concat(rows).to_arrow()).create("ledger_pace")


def _follow(connection: duckdb.DuckDBPyConnection, days: list[object], sites: pl.DataFrame) -> Followed:
    seen = Followed(sites.height)
    place = np.full(int(sites["site"].max() or 0) + 1, NEVER, dtype=np.int64)  # type: ignore[arg-type]
    place[sites["site"].to_numpy()] = np.arange(sites.height)
    query = (
        "SELECT site, ledger_states FROM station_period JOIN survival_site USING (site) "
        "WHERE date = $day AND counts"
    )
    for number, day in enumerate(days):
        rows = connection.sql(query, params={"day": day}).pl()
        letters = np.frombuffer("".join(rows["ledger_states"]).encode("ascii"), dtype=np.uint8)
        seen.see(number, place[rows["site"].to_numpy()], letters.reshape(-1, LEDGERS))
    return seen


def _months(month: Counted, done: Grid, last: Grid, since: Counted) -> Counted:
    """From `since` to the snapshot `done`, or to `last` where it is not done; never below 0."""
    end: Counted = month[np.where(done == NEVER, last, done)]
    months: Counted = np.maximum(end - since, 0)
    return months


def _of_place(
    sites: pl.DataFrame,
    place: Place,
    parts: dict[str, tuple[npt.NDArray[np.bool_], Counted, npt.NDArray[np.bool_]]],
) -> pl.DataFrame:
    """The rows of all places of one level."""
    scheme, level, column = place
    codes = sites[column].unique().sort() if column else pl.Series([None], dtype=pl.String)
    own = sites[column].rank("dense").to_numpy().astype(np.int64) - 1 if column else np.zeros(len(sites), int)
    keys = {
        "scheme": pl.Series([scheme] * len(codes) * (LEDGERS + 1), dtype=pl.String),
        "level": pl.Series([level] * len(codes) * (LEDGERS + 1), dtype=pl.String),
        "code": pl.Series(np.repeat(codes.to_numpy(), LEDGERS + 1), dtype=pl.String),
        "ledger": pl.Series(np.tile(np.arange(LEDGERS + 1), len(codes)), dtype=pl.Int8),
    }
    numbers = {
        f"{name}_{what}": values
        for name, part in parts.items()
        for what, values in _medians(own, len(codes), *part)
    }
    return pl.DataFrame(keys | numbers)


def _medians(
    own: Counted, places: int, known: npt.NDArray[np.bool_], months: Counted, done: npt.NDArray[np.bool_]
) -> Iterator[tuple[str, pl.Series]]:
    """Known, events, median and those still followed of every place and ledger, all ledgers together first.

    The estimator of `kaplan_meier.curve` for 8,800 curves at once, where each by itself would take a second.
    """
    longest = int(months[known].max(initial=0)) + 1
    ledger = np.broadcast_to(np.arange(LEDGERS), known.shape)
    index = ((own[:, None] * LEDGERS + ledger) * longest + months) * 2 + done
    size = places * LEDGERS * longest * 2
    counted = np.bincount(index[known], minlength=size).reshape(places, LEDGERS, longest, 2)
    counted = np.concatenate([counted.sum(axis=1, keepdims=True), counted], axis=1)
    yield "known", pl.Series(counted.sum(axis=(2, 3)).ravel(), dtype=pl.Int32)
    yield "events", pl.Series(counted[..., 1].sum(axis=2).ravel(), dtype=pl.Int32)
    for name, values in zip(("median", "at_risk"), _half(counted), strict=True):
        yield name, pl.Series(values.ravel(), dtype=pl.Float64).fill_nan(None).cast(pl.Int32)


def _half(counted: Counted) -> tuple[Shares, Shares]:
    """The first month by which more than half are there and those followed until then, NaN where never.

    counted: … × months × 2, those not there yet and those there.
    """
    followed = counted.sum(axis=-1)
    at_risk = followed[..., ::-1].cumsum(axis=-1)[..., ::-1]
    left = np.cumprod(1 - counted[..., 1] / np.maximum(at_risk, 1), axis=-1)
    below = left < 0.5 - 1e-12
    month, never = below.argmax(axis=-1), ~below.any(axis=-1)
    still = np.take_along_axis(at_risk, month[..., None], axis=-1)[..., 0]
    return np.where(never, np.nan, month), np.where(never, np.nan, still)
