"""Months from deployment to no paper, and months of running both: survival curves made at publication."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from data.mart.ledger_pace import PLACES, add_ledger_pace
from data.measures.survival import FEWEST, YEARS

if TYPE_CHECKING:
    from data.methods.kaplan_meier import Curve
    from data.methods.log_rank import Times

SITES = Path(__file__).parent / "sql" / "survival_site.sql"
KINDS = ("all", "cohort", "zone", "parallel")
KEYS = dict.fromkeys(("scheme", "level", "code", "kind", "member"), pl.String)
CURVE: dict[str, Any] = {
    **dict.fromkeys(("months", "at_risk", "events"), pl.Int32),
    **dict.fromkeys(("share", "low", "high"), pl.Float64),
}
COMPARED = ("cohort", "zone")
NUMBERS = ("stations", "events", "back", "already", "left_out", "median", "median_low", "median_high")
GROUP: dict[str, Any] = {
    **KEYS,
    **dict.fromkeys(NUMBERS, pl.Int32),
    "log_rank": pl.Float64,
    "log_rank_others": pl.Float64,
}
OF_SITE = ("months", "event", "back", "followed", "already", "moves", "until")
Keys = tuple[str | None, ...]
Sites = dict[str, npt.NDArray[Any]]
Numbers = tuple[int, *tuple[int | None, ...]]


def add_survival(connection: duckdb.DuckDBPyConnection) -> None:
    """Create survival, survival_group and ledger_pace from the mart's station_period.

    survival: one row a place (both schemes: the country, regions, provinces), kind, member and month, as
    `curve` gives it. kind: all, cohort (year of deployment), zone, parallel (months in parallel running), or
    now (of all, those without paper in that month, as `occupation` gives it; no interval).
    survival_group: one row a place, kind and member: stations followed, events, those `back` on paper again,
    the median with its interval; `already`, paperless when first known, and `left_out`, not known by their
    deployment; log_rank, the p-value between the members of a kind that have FEWEST stations, and
    log_rank_others, that of a member and all others of its kind, of FEWEST each. Takes 3 s at
    71 dates of 11,000 sites, much of it the import of scipy.stats: only a publication imports that.
    """
    connection.execute(SITES.read_text(encoding="utf-8"))
    sites = connection.sql("FROM survival_site ORDER BY site").pl()
    named: list[tuple[Keys, Curve]] = []
    rows: list[tuple[Keys, Numbers]] = []
    compared: dict[Keys, dict[Keys, Times]] = {}
    for keys, members in _members(sites):
        found, numbers = _followed(members)
        rows.append((keys, numbers))
        named += [(keys, found)] if found else []
        named += [((*keys[:3], "now", ""), _now(members))] if found and keys[3] == "all" else []
        if keys[3] in COMPARED:
            compared.setdefault(keys[:4], {})[keys] = _times(members)
    p_of = _compared(compared)
    groups = [(*keys, *numbers, *p_of.get(keys, (None, None))) for keys, numbers in rows]
    connection.from_arrow(_rows(named).to_arrow()).create("survival")
    summed = pl.DataFrame(groups, schema=GROUP, orient="row")
    connection.from_arrow(summed.to_arrow()).create("survival_group")
    add_ledger_pace(connection, sites)


def _members(sites: pl.DataFrame) -> Iterator[tuple[Keys, Sites]]:
    """Every group that has a curve of its own, with its sites."""
    columns = {
        "all": np.full(sites.height, ""),
        "parallel": np.full(sites.height, ""),
        **{kind: sites[kind].to_numpy().astype(str) for kind in ("cohort", "zone")},
    }
    arrays = {name: sites[name].to_numpy() for name in (*OF_SITE, "parallel_ended")}
    spells = sites["parallel_months"].fill_null(-1).to_numpy()
    for scheme, level, column in PLACES:
        own = columns["all"] if column is None else sites[column].to_numpy().astype(str)
        for code in np.unique(own):
            here = own == code
            for kind in KINDS:
                counted = here & (spells >= 0) if kind == "parallel" else here
                for member in np.unique(columns[kind][here]):
                    members = counted & (columns[kind] == member)
                    yield (
                        (scheme, level, str(code) or None, kind, str(member)),
                        _of(kind, arrays, spells, members),
                    )


def _of(kind: str, arrays: Sites, spells: npt.NDArray[Any], members: npt.NDArray[np.bool_]) -> Sites:
    """OF_SITE of the members; in parallel running of those whose beginning was seen."""
    if kind != "parallel":
        return {name: arrays[name][members] for name in OF_SITE}
    ended = arrays["parallel_ended"][members]
    seen = np.ones(len(ended), dtype=np.bool_)
    return {"months": spells[members], "event": ended, "back": ~seen, "followed": seen, "already": ~seen}


def _followed(sites: Sites) -> tuple["Curve | None", Numbers]:
    """The curve of those followed in a group and the NUMBERS that sum it up; no curve of nobody."""
    from data.methods.kaplan_meier import curve, median

    followed, already = sites["followed"], int(sites["already"].sum())
    months, event = _times(sites)
    apart = (already, len(followed) - len(months) - already)
    if not len(months):
        return None, (0, 0, 0, *apart, None, None, None)
    found, back = curve(months, event, YEARS), int((event & sites["back"][followed]).sum())
    return found, (len(months), int(event.sum()), back, *apart, *median(found))


def _times(sites: Sites) -> "Times":
    """Months and events of those followed."""
    followed = sites["followed"]
    return sites["months"][followed].astype(np.int64), sites["event"][followed]


def _now(sites: Sites) -> "Curve":
    """The share of those followed that is without paper by month, as a curve without an interval."""
    from data.methods.kaplan_meier import Curve
    from data.methods.occupation import occupation

    followed = sites["followed"]
    found = occupation(list(sites["moves"][followed]), sites["until"][followed].astype(np.int64), YEARS)
    unknown = np.full(len(found.months), np.nan)
    return Curve(*found, unknown, unknown)


def _compared(kinds: dict[Keys, dict[Keys, "Times"]]) -> dict[Keys, tuple[float | None, float | None]]:
    """Group → the p-value between all groups of its kind with FEWEST stations, and of it and all others."""
    from data.methods.log_rank import log_rank

    found: dict[Keys, tuple[float | None, float | None]] = {}
    for groups in kinds.values():
        among = log_rank([times for times in groups.values() if len(times[0]) >= FEWEST])
        for keys, own in groups.items():
            others = [times for other, times in groups.items() if other != keys]
            pair = [own, *([_together(others)] if others else [])]
            enough = min(len(times[0]) for times in pair) >= FEWEST
            found[keys] = (among, log_rank(pair) if enough else None)
    return found


def _together(groups: Sequence["Times"]) -> "Times":
    months, events = zip(*groups, strict=True)
    return np.concatenate(months), np.concatenate(events)


def _rows(named: list[tuple[Keys, "Curve"]]) -> pl.DataFrame:
    """All curves below each other, each with its keys."""
    lengths = [len(found.months) for _, found in named]
    index = np.repeat(np.arange(len(named)), lengths)
    keys = pl.DataFrame([keys for keys, _ in named], schema=KEYS, orient="row")[index]
    values = (
        {
            name: pl.Series(np.concatenate([getattr(found, name) for _, found in named]), dtype=kind)
            for name, kind in CURVE.items()
        }
        if named
        else {name: pl.Series([], dtype=kind) for name, kind in CURVE.items()}
    )
    return keys.with_columns(**values).with_columns(pl.col("low", "high").fill_nan(None))
