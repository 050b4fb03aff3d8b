"""Losses between two steps of the platforms, against the facts of the laid rows one site at a time."""

from collections import Counter

import pytest

from queries.platforms import SUMS, consulting_by_date, platforms_by_place, templates_in_use
from tests.queries.laid_places import DATES, Row
from tests.queries.laid_rows import report_rows
from tests.queries.scopes import CASES, counting, levels_of, place, units_listed

PEOPLE = {
    "matched": ("records_created", "records_matched"),
    "updated": ("records_matched", "records_updated"),
    "opened": ("records_updated", "records_opened"),
    "assigned": ("records_created", "citizens_with_doctor"),
    "treated": ("citizens_with_doctor", "records_opened"),
}


def uses_of(row: Row, name: str) -> int | None:
    """What the site's own report says of its uses; None where it says nothing."""
    return report_rows(row["date"]).get(row["station_id"], {}).get(name)


def steps_of(row: Row) -> Row:
    """What one site adds to every column: nothing where it does not know both sides of a step."""
    known = {name: row[f"{name}_base"] > 0 for pair in PEOPLE.values() for name in pair}
    connected, templates = row["stations_connected_base"] > 0, row["templates_in_use_base"] > 0
    calls, sessions = uses_of(row, "teleconsultations"), uses_of(row, "chatbot_sessions")
    remote, chatbot = calls is not None, sessions is not None
    ledgers, deployed = row["stations_paperless_base"] > 0, row["stations_deployed"]
    consults, chats, some = (calls or 0) > 0, (sessions or 0) > 0, row["templates_in_use"] > 0
    dated = row["stations_deployed_base"] > 0
    told = bool(report_rows(row["date"])) and not row["reports_held_back"]
    sent = row["reports_received"] + row["reports_unexpected"]
    pairs = {
        step: (known[before] and known[after], row[before], row[after])
        for step, (before, after) in PEOPLE.items()
    } | {
        "connected": (connected, 1, row["stations_connected"]),
        "consulting": (connected and remote, row["stations_connected"], consults),
        "deployed": (dated, 1, deployed),
        "reporting": (dated and told, deployed, sent),
        "paperless": (ledgers and told, sent, row["stations_paperless"]),
        "chatting": (dated and chatbot, deployed, chats),
        "some_templates": (dated and templates, deployed, some),
        "all_templates": (templates, some, row["templates_in_use"] == 42),
    }
    sides = {f"{step}_before": int(both and before) for step, (both, before, _) in pairs.items()}
    sides |= {f"{step}_lost": int(both and max(less - more, 0)) for step, (both, less, more) in pairs.items()}
    sides |= {
        f"{step}_gained": int(both and max(more - less, 0)) for step, (both, less, more) in pairs.items()
    }
    bases = {
        "sent_base": told,
        "consulting_base": remote,
        "chatting_base": chatbot,
        "templates_base": templates,
    }
    used = {"sent": told and sent, "consulting": remote and consults, "chatting": chatbot and chats}
    templates_used = {"some_templates": some, "all_templates": row["templates_in_use"] == 42}
    used |= {name: templates and found for name, found in templates_used.items()}
    return sides | used | bases


def losses(rows: list[Row]) -> Row:
    added: Counter[str] = Counter(dict.fromkeys(SUMS, 0))
    for row in rows:
        added.update(steps_of(row))
    return dict(added)


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_a_loss_compares_the_sites_that_know_both_steps(laid, scope, day):
    rows = counting(day, scope)
    for level in levels_of(scope):
        units = units_listed(scope, level, day, {place(row, scope.scheme, level) for row in rows})
        expected = [
            {"code": unit["code"]}
            | losses([row for row in rows if place(row, scope.scheme, level) == unit["code"]])
            for unit in units
        ]
        assert platforms_by_place(laid.on(day), scope, level).to_dicts() == expected, level


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_who_consults_remotely_over_time(laid, scope, day):
    expected = []
    for held in DATES[: DATES.index(day) + 1]:
        told = [uses_of(row, "teleconsultations") for row in counting(held, scope)]
        known = [calls for calls in told if calls is not None]
        expected.append((held, sum(calls > 0 for calls in known), len(known)))
    assert consulting_by_date(laid.on(day), scope).rows() == expected


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_templates_in_use(laid, scope, day):
    told = [row["templates_in_use"] for row in counting(day, scope) if row["templates_in_use_base"]]
    assert templates_in_use(laid.on(day), scope).rows() == sorted(Counter(told).items())
