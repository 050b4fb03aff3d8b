"""What changed between two dates, site by site, against the laid rows of both dates."""

import pytest

from data.measures.metrics import BY_KEY
from data.scope import Scope
from queries.changes import CHANGES, reopened_ledgers, site_changes, site_values
from queries.stations import back_to_paper
from tests.queries.laid_places import APRIL, DATES, JULY, JULY_1, JUNE, MAY, SEPTEMBER, Row
from tests.queries.laid_rows import letters_of
from tests.queries.obvious import told
from tests.queries.obvious_states import paperless, reported, silent
from tests.queries.scopes import SCOPES, columns, counting, place

NAMED = ("station_id", "name", "province", "district", "commune", "phone", "people")
PAIRS = ((MAY, SEPTEMBER), (APRIL, MAY), (JUNE, JULY_1), (JUNE, JULY), (JULY, SEPTEMBER))
ASKED = [(scope, *PAIRS[number % len(PAIRS)]) for number, scope in enumerate(SCOPES)]
ASKED += [(Scope("34"), *pair) for pair in PAIRS[1:]]


def due(row: Row) -> bool:
    return row["reports_expected"] == 1


def changes_of(then: Row | None, now: Row | None) -> set[str]:
    """Every way in which a site changed; a row is there where it counts."""
    if then is None or now is None:
        return {"new" if then is None else "closed"}
    site, before, after = now["station_id"], then["date"], now["date"]
    pairs = list(zip(letters_of(site, before), letters_of(site, after), strict=True))
    reopened = sum(was == "E" and is_now in "PB" for was, is_now in pairs)
    left = paperless(site, before) is True and paperless(site, after) is False
    stopped = due(then) and reported(site, before) and due(now) and not reported(site, after)
    found = {
        "silent": stopped and silent(site, after),
        "held_back": stopped and not silent(site, after),
        "paper": left or reopened >= 3,
        "reached": paperless(site, before) is False and paperless(site, after) is True,
        "recovered": due(then) and not reported(site, before) and reported(site, after),
        "merged": (then["site_kind"], now["site_kind"]) == ("station", "point"),
    }
    return {kind for kind, made in found.items() if made}


def obvious_changes(scope: Scope, earlier, later) -> list[Row]:
    before, after = ({row["station_id"]: row for row in counting(day, scope)} for day in (earlier, later))
    found = []
    for station_id in sorted(before | after):
        then, now = before.get(station_id), after.get(station_id)
        kinds = changes_of(then, now)
        if not kinds:
            continue
        was, is_now = (columns(row, scope, NAMED) if row else {} for row in (then, now))
        known = {name: is_now[name] if is_now.get(name) is not None else was.get(name) for name in NAMED}
        states = {
            "states_before": letters_of(station_id, earlier) if then else None,
            "states": letters_of(station_id, later) if now else None,
        }
        last = {"last_report": now and now["last_report"], "opened_on": now and now["opened_on"]}
        found.append(known | states | last | {kind: kind in kinds for kind in CHANGES})
    return found


@pytest.mark.parametrize(("scope", "earlier", "later"), ASKED)
def test_every_site_changed_as_its_two_rows_say(laid, scope, earlier, later):
    rows = site_changes(laid.on(later), scope, laid.on(earlier))
    expected = obvious_changes(scope, earlier, later)
    assert rows.drop("sent_at", "refused", "joined").to_dicts() == [
        {name: row[name] for name in rows.columns if name in row} for row in expected
    ]


def test_every_kind_of_change_was_made_by_somebody(laid):
    """Else the test above proves nothing of it."""
    made = set()
    for earlier, later in PAIRS:
        rows = site_changes(laid.on(later), Scope("34"), laid.on(earlier))
        made |= {kind for kind in CHANGES if rows[kind].any()}
    assert made == set(CHANGES) - {"merged"} or made == set(CHANGES)


@pytest.mark.parametrize("day", DATES[1:])
def test_between_neighbours_back_on_paper_is_what_the_list_to_call_has(laid, day):
    earlier = laid.on(DATES[DATES.index(day) - 1])
    rows = site_changes(laid.on(day), Scope("34"), earlier).filter("paper")
    assert sorted(rows["station_id"]) == sorted(back_to_paper(laid.on(day), Scope("34"))["station_id"])


def test_a_report_held_back_says_when_it_was_sent_and_why(laid):
    for earlier, later in PAIRS:
        by_id = {row["station_id"]: row for row in counting(later, Scope("34"))}
        rows = site_changes(laid.on(later), Scope("34"), laid.on(earlier)).filter("held_back")
        for row in rows.iter_rows(named=True):
            assert {"sent_at": row["sent_at"], "refused": row["refused"]} == told(by_id[row["station_id"]])


@pytest.mark.parametrize(("scope", "earlier", "later"), ASKED)
@pytest.mark.parametrize("key", ("paperless_stations", "record_coverage"))
def test_the_numbers_of_a_metric_are_those_of_the_sites_on_both_dates(laid, scope, earlier, later, key):
    metric = BY_KEY[key]
    expected = {
        (day == earlier, place(row, scope.scheme, "province"), row[metric.numerator], row[metric.denominator])
        for day in (earlier, later)
        for row in counting(day, scope)
        if row[metric.denominator]
    }
    rows = site_values(laid.on(later), scope, laid.on(earlier), metric, "province")
    assert {(*row,) for row in rows.select("earlier", "code", "top", "bottom").iter_rows()} == expected


def test_ledgers_that_are_on_paper_again_are_named():
    before, after = "E" * 78, "PBEN-" + "E" * 73
    assert reopened_ledgers(before, after) == ["L01", "L02"]
    assert reopened_ledgers(after, before) == []
