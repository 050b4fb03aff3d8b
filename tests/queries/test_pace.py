"""Times from deployment to no paper, against Kaplan and Meier's product worked out in plain Python."""

from datetime import date
from fractions import Fraction
from functools import cache

import pytest

from data.contract import LEDGER_IDS
from data.scope import Reader, Scope
from queries.counts import counts_now
from queries.ledgers import ledger_counts
from queries.pace import ledger_pace, parallel_now, survival, survival_groups
from queries.stations import stations
from tests.data.small_country import DATES, Row
from tests.queries.test_counts import is_paperless, ledgers_of, open_sites

LAST = DATES[-1]
Followed = list[tuple[int, bool]]


def months(since: date, day: date) -> int:
    return max(0, 12 * (day.year - since.year) + day.month - since.month)


@cache
def deployed() -> dict[str, Row]:
    return {
        site["station_id"]: site
        for site in open_sites(LAST)
        if site["platform_since"] and site["platform_since"] <= LAST
    }


def seen(station: str) -> dict[date, dict[str, str]]:
    """Date → the ledgers of a station, of those on which it counts."""
    dates = [day for day in DATES if station in open_on(day)]
    return {day: kept_on(day).get(station, {}) for day in dates}


@cache
def kept_on(day: date) -> dict[str, dict[str, str]]:
    return ledgers_of(day)


@cache
def open_on(day: date) -> frozenset[str]:
    return frozenset(site["station_id"] for site in open_sites(day))


@pytest.fixture(scope="module")
def histories() -> dict[str, dict[date, dict[str, str]]]:
    return {station: seen(station) for station in deployed()}


def product(followed: Followed) -> dict[int, float]:
    """Month → share that has come by then."""
    left, shares = Fraction(1), {}
    for month in sorted({month for month, came in followed if came}):
        at_risk = sum(own >= month for own, _ in followed)
        left *= 1 - Fraction(followed.count((month, True)), at_risk)
        shares[month] = float(1 - left)
    return shares


def half(followed: Followed) -> int | None:
    return next((month for month, share in product(followed).items() if share > 0.5 + 1e-9), None)


def to_paperless(histories, sites) -> Followed:
    followed = []
    for site in sites:
        since = deployed()[site]["platform_since"]
        done = [day for day, kept in histories[site].items() if is_paperless(kept)]
        followed.append((months(since, done[0] if done else LAST), bool(done)))
    return followed


def curves(rows) -> dict[str, dict[int, float]]:
    found: dict[str, dict[int, float]] = {}
    for member, month, share, events in rows.select("member", "months", "share", "events").iter_rows():
        found.setdefault(member, {})
        if events:
            found[member][month] = share
    return found


def test_the_curve_is_the_product_of_all_deployed_stations(latest, histories):
    followed = to_paperless(histories, histories)
    assert curves(survival(latest, Scope(), "all"))[""] == pytest.approx(product(followed))
    group = survival_groups(latest, Scope()).filter(kind="all").row(0, named=True)
    now = counts_now(latest, Scope()).row(0, named=True)
    assert group["stations"] == len(followed) == now["stations_deployed"]
    assert group["events"] == sum(came for _, came in followed)
    assert group["median"] == half(followed)


@pytest.mark.parametrize("scope", (Scope("34"), Scope("63", province="11"), Scope("34", province="15")))
def test_by_zone_and_by_place(latest, histories, scope):
    own = {row["station_id"]: row["zone"] for row in stations(latest, scope).to_dicts()}
    found = curves(survival(latest, scope, "zone"))
    zones = {own[site] for site in histories if site in own}
    assert set(found) == {str(zone or "") for zone in zones}
    for zone in zones:
        members = [site for site in histories if site in own and own[site] == zone]
        assert found[str(zone or "")] == pytest.approx(product(to_paperless(histories, members)))


def test_cohorts_are_years_of_deployment_and_add_up(latest, histories):
    groups = survival_groups(latest, Scope())
    cohorts = groups.filter(kind="cohort")
    assert set(cohorts["member"]) == {str(site["platform_since"].year) for site in deployed().values()}
    assert cohorts["stations"].sum() == groups.filter(kind="all")["stations"].item()


def test_those_paperless_when_first_seen_are_told(latest, histories):
    already = []
    for site, history in histories.items():
        first, kept = next(iter(history.items()))
        since = deployed()[site]["platform_since"]
        if is_paperless(kept) and (since.year, since.month) < (first.year, first.month):
            already.append(months(since, first))
    group = survival_groups(latest, Scope()).filter(kind="all").row(0, named=True)
    assert group["already"] == len(already) > 0
    assert group["already_months"] == max(already)


def test_a_place_within_a_province_has_the_curve_of_its_province(latest):
    site = next(row for row in stations(latest, Scope("63")).to_dicts() if row["platform_since"])
    province = Scope("63", region=None, province=site["province"])
    inside = Scope("63", province=site["province"], district=site["district"], zone=2)
    assert survival(latest, inside, "all").equals(survival(latest, province, "all"))
    assert survival(latest, inside, "all").height > 0


def test_a_provincial_reader_sees_the_curve_of_the_own_province_alone(latest):
    own = Reader("province", "15")
    assert survival(latest, Scope("34", province="15", reader=own), "all").height > 0
    for scope in (Scope("34", reader=own), Scope("34", province="11", reader=own)):
        assert survival(latest, scope, "all").is_empty()
        assert survival_groups(latest, scope).is_empty()
        assert ledger_pace(latest, scope).is_empty()


def of_ledger(histories, ledger: str) -> tuple[Followed, Followed]:
    """Months to electronic only, and in parallel, of every station where the ledger applies."""
    closing, parallel = [], []
    for site, history in histories.items():
        told = [(day, kept[ledger]) for day, kept in history.items() if ledger in kept]
        known = [(day, state) for day, state in told if state != "not_applicable"]
        if not known or told[-1][1] == "not_applicable":
            continue
        closed = [day for day, state in known if state == "electronic_only"]
        end = closed[0] if closed else known[-1][0]
        closing.append((months(deployed()[site]["platform_since"], end), bool(closed)))
        twice = [day for day, state in known if state == "parallel" and not (closed and day > closed[0])]
        if twice and twice[0] > known[0][0]:
            parallel.append((months(twice[0], end), bool(closed)))
    return closing, parallel


@pytest.mark.parametrize("ledger", ("L01", "L40", "L77"))
def test_the_months_of_a_ledger(latest, histories, ledger):
    row = ledger_pace(latest, Scope()).filter(ledger=LEDGER_IDS.index(ledger) + 1).row(0, named=True)
    for name, followed in zip(("closing", "parallel"), of_ledger(histories, ledger), strict=True):
        assert row[f"{name}_known"] == len(followed) > 0
        assert row[f"{name}_events"] == sum(came for _, came in followed)
        assert row[f"{name}_median"] == half(followed)


def test_all_ledgers_together_are_every_ledger(latest, histories):
    together = ledger_pace(latest, Scope()).filter(ledger=0).row(0, named=True)
    everything = [of_ledger(histories, ledger) for ledger in LEDGER_IDS]
    closing = [one for closing, _ in everything for one in closing]
    parallel = [one for _, parallel in everything for one in parallel]
    assert together["closing_known"] == len(closing)
    assert together["closing_median"] == half(closing)
    assert together["parallel_median"] == half(parallel)


def test_months_in_parallel_of_stations_whose_beginning_was_seen(latest, histories):
    followed = []
    for history in histories.values():
        twice = {day: "parallel" in kept.values() for day, kept in history.items()}
        start = next((day for day, both in twice.items() if both), None)
        if start is None or start == next(iter(history)):
            continue
        over = [day for day, kept in history.items() if day > start and not twice[day] and len(kept) == 78]
        followed.append((months(start, over[0] if over else LAST), bool(over)))
    assert followed
    assert curves(survival(latest, Scope(), "parallel"))[""] == pytest.approx(product(followed))


@pytest.mark.parametrize("scope", (Scope("34"), Scope("63", zone=2), Scope("34", province="15")))
def test_who_writes_twice_now(latest, scope):
    now = parallel_now(latest, scope)
    own = stations(latest, scope)
    twice = sorted(own.filter(own["ledgers_parallel"] > 0)["ledgers_parallel"])
    assert now["stations"] == own.height
    assert now["stations_parallel"] == len(twice)
    assert now["ledgers_parallel"] == sum(twice) == ledger_counts(latest, scope)["parallel"].sum()
    middle = (twice[(len(twice) - 1) // 2] + twice[len(twice) // 2]) / 2 if twice else None
    assert now["median_ledgers"] == middle
