"""Times from deployment to no paper, against Kaplan and Meier's product worked out one site at a time."""

from calendar import monthrange
from datetime import date
from fractions import Fraction
from functools import cache

import numpy as np
import polars as pl
import pytest

from data.measures.survival import FEWEST
from data.methods.log_rank import log_rank
from data.scope import Scope
from queries.pace import ledger_pace, parallel_now, survival, survival_groups
from tests.queries.laid_places import BY_CODE, DATES, SEPTEMBER, Row, allowed
from tests.queries.obvious import facts, total
from tests.queries.scopes import CASES, OF_11, SCOPES, counting, place

ASKED = (*SCOPES, *(Scope(scheme, province="11", reader=OF_11) for scheme in ("34", "63")))
Followed = list[tuple[int, bool]]  # months, and whether it came then


def months(since: date, day: date) -> int:
    return 12 * (day.year - since.year) + day.month - since.month


def after(since: date, count: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(12 * since.year + since.month - 1 + count, 12)
    return date(year, month + 1, min(since.day, monthrange(year, month + 1)[1]))


def begun(since: date, day: date) -> int:
    """The smallest number of months within which a day comes."""
    return next(count for count in range(999) if after(since, count) >= day)


def complete(since: date, day: date) -> int:
    """The largest number of months that are over by a day; 0 before."""
    return max((count for count in range(999) if after(since, count) <= day), default=0)


@cache
def history(station_id: str) -> list[Row]:
    """The dates on which a site counts, oldest first."""
    return [row for day in DATES for row in facts(day) if row["station_id"] == station_id and row["counts"]]


def followed_sites(scope: Scope) -> list[Row]:
    """The deployed sites of the province that holds a scope, else of its region, else of the country."""
    rows = [row for row in facts(SEPTEMBER) if row["counts"] and row["stations_deployed"]]
    unit = BY_CODE.get((scope.scheme, "province", str(scope.province)))
    if scope.reader.province is not None and (unit is None or allowed(unit) != scope.reader.province):
        return []
    for level in ("province", "region"):
        chosen = getattr(scope, level)
        if chosen is not None:
            return [row for row in rows if place(row, scope.scheme, level) == chosen]
    return rows


def to_paperless(row: Row) -> tuple[int, bool] | None:
    """Months begun to the first snapshot without paper, or whole ones to the last with all ledgers known.

    None where they were not known by the month of deployment, or the station was without paper before it.
    """
    known = [then for then in history(row["station_id"]) if then["stations_paperless_base"]]
    if not known or (entry := months(row["platform_since"], known[0]["date"])) > 0:
        return None
    if entry < 0 and known[0]["stations_paperless"]:
        return None
    done = [then["date"] for then in known if then["stations_paperless"]]
    since = row["platform_since"]
    return (begun(since, done[0]), True) if done else (complete(since, known[-1]["date"]), False)


def back(row: Row) -> bool:
    """Followed, once without paper, and not when last known."""
    known = [then for then in history(row["station_id"]) if then["stations_paperless_base"]]
    found = to_paperless(row)
    return found is not None and found[1] and not known[-1]["stations_paperless"]


def already(row: Row) -> bool:
    """Without paper when first known, in another month than that of its deployment."""
    known = [then for then in history(row["station_id"]) if then["stations_paperless_base"]]
    return bool(known and known[0]["stations_paperless"] and months(row["platform_since"], known[0]["date"]))


def in_parallel(row: Row) -> tuple[int, bool] | None:
    """Months of running both, where the beginning was seen; over once no ledger is both and none missing."""
    rows = [then for then in history(row["station_id"]) if set(then["ledger_states"]) != {"-"}]
    both = [then["date"] for then in rows if "B" in then["ledger_states"]]
    if not both or both[0] == rows[0]["date"]:
        return None
    over = [
        then["date"] for then in rows if then["date"] > both[0] and not set("B-") & set(then["ledger_states"])
    ]
    return months(both[0], over[0] if over else rows[-1]["date"]), bool(over)


def curve(followed: Followed) -> dict[int, tuple[int, int, float]]:
    """Month in which some came → at risk, events, share that has come by then."""
    left, found = Fraction(1), {}
    for month in sorted({month for month, came in followed if came}):
        at_risk, events = sum(own >= month for own, _ in followed), followed.count((month, True))
        left *= 1 - Fraction(events, at_risk)
        found[month] = (at_risk, events, pytest.approx(float(1 - left)))
    return found


def half(followed: Followed) -> int | None:
    """The first month by which more than half have come."""
    shares = {month: values[2].expected for month, values in curve(followed).items()}
    return next((month for month, share in shares.items() if share > 0.5 + 1e-9), None)


def half_and_left(followed: Followed) -> tuple[int | None, int | None]:
    """`half`, and how many were still followed before that month."""
    month = half(followed)
    return month, None if month is None else sum(own >= month for own, _ in followed)


def members(scope: Scope, kind: str) -> dict[str, list[Row]]:
    """Member of a kind → its sites."""
    key = {
        "cohort": lambda row: str(row["platform_since"].year),
        "zone": lambda row: str(row["zone"] or ""),
    }.get(kind, lambda row: "")
    rows = followed_sites(scope)
    return {name: [row for row in rows if key(row) == name] for name in sorted({key(row) for row in rows})}


def times(rows: list[Row], kind: str) -> Followed:
    of_site = in_parallel if kind == "parallel" else to_paperless
    return [spell for row in rows if (spell := of_site(row)) is not None]


@pytest.mark.parametrize("scope", ASKED)
@pytest.mark.parametrize("kind", ("all", "cohort", "zone", "parallel"))
def test_curves_of_the_place_that_holds_the_scope(laid, scope, kind):
    rows = survival(laid, scope, kind)
    found: dict[str, dict] = {}
    for member, month, at_risk, events, share in rows.select(rows.columns[:5]).iter_rows():
        if events:
            found.setdefault(member, {})[month] = (at_risk, events, share)
    curves = {member: curve(times(sites, kind)) for member, sites in members(scope, kind).items()}
    assert found == {member: values for member, values in curves.items() if values}
    order = list(rows.select("member", "months").iter_rows())
    assert order == sorted(order)


@pytest.mark.parametrize("scope", ASKED)
def test_groups_sum_their_curves_up(laid, scope):
    expected = []
    for kind in ("all", "cohort", "parallel", "zone"):
        for member, sites in members(scope, kind).items():
            followed = times(sites, kind)
            apart, again = [0, 0], 0
            if kind != "parallel":
                again = sum(map(back, sites))
                apart = [sum(map(already, sites)), sum(to_paperless(row) is None for row in sites)]
                apart[1] -= apart[0]
            events = sum(came for _, came in followed)
            expected.append((kind, member, len(followed), events, again, *apart, half(followed)))
    rows = survival_groups(laid, scope)
    assert rows.select(rows.columns[:8]).rows() == expected


@pytest.mark.parametrize("scope", ASKED)
def test_groups_are_compared_by_the_log_rank_test(laid, scope):
    rows = survival_groups(laid, scope)
    for kind in ("cohort", "zone"):
        large = [times(sites, kind) for sites in members(scope, kind).values()]
        large = [np.array(one) for one in large if len(one) >= FEWEST]
        expected = log_rank([(one[:, 0], one[:, 1].astype(bool)) for one in large])
        found = rows.filter(kind=kind)["log_rank"].unique().to_list()
        assert found == ([] if rows.filter(kind=kind).is_empty() else [pytest.approx(expected)])
    assert rows.filter(pl.col("kind").is_in(["all", "parallel"]))["log_rank"].null_count() == len(
        rows.filter(pl.col("kind").is_in(["all", "parallel"]))
    )


def of_ledger(rows: list[Row], ledger: int) -> tuple[Followed, Followed]:
    """Months to electronic only, and in parallel, of every site where the ledger applies at last."""
    closing, parallel = [], []
    for row in rows:
        told = [(then["date"], then["ledger_states"][ledger - 1]) for then in history(row["station_id"])]
        told = [(day, letter) for day, letter in told if letter != "-"]
        known = [(day, letter) for day, letter in told if letter != "N"]
        if not known or told[-1][1] == "N":
            continue
        closed = [day for day, letter in known if letter == "E"]
        end = closed[0] if closed else known[-1][0]
        entry = months(row["platform_since"], known[0][0])
        if entry == 0 or (entry < 0 and known[0][1] != "E"):
            closing.append((max(0, months(row["platform_since"], end)), bool(closed)))
        both = [day for day, letter in known if letter == "B" and not (closed and day > closed[0])]
        if both and both[0] > known[0][0]:
            parallel.append((months(both[0], end), bool(closed)))
    return closing, parallel


@pytest.mark.parametrize("scope", (Scope("34"), Scope("63", region="S"), *ASKED[12:]))
def test_the_months_of_every_ledger_and_of_all_together(laid, scope):
    rows = followed_sites(scope)
    each = {ledger: of_ledger(rows, ledger) for ledger in range(1, 79)}
    together = tuple([one for pair in each.values() for one in pair[side]] for side in (0, 1))
    expected = [
        (
            ledger,
            *(
                value
                for one in pair
                for value in (len(one), sum(came for _, came in one), *half_and_left(one))
            ),
        )
        for ledger, pair in {0: together, **each}.items()
    ]
    assert ledger_pace(laid, scope).rows() == (expected if rows else [])


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_who_writes_twice_now(laid, scope, day):
    rows = counting(day, scope)
    twice = sorted(row["ledgers_parallel"] for row in rows if row["ledgers_parallel"])
    middle = (twice[(len(twice) - 1) // 2] + twice[len(twice) // 2]) / 2 if twice else None
    assert parallel_now(laid.on(day), scope) == {
        "stations": sum(set(row["ledger_states"]) != {"-"} for row in rows),
        "stations_parallel": len(twice),
        "ledgers_parallel": total(rows, "ledgers_parallel"),
        "median_ledgers": middle,
    }
