"""Who moved between two dates, against the stages of both dates read one site at a time."""

from collections import Counter

import pytest

from data.measures.counts import STAGES
from data.scope import Reader, Scope
from queries.counts import counts_now
from queries.moves import MOVES, moves
from queries.stations import stage_flow, stations
from tests.data.small_country import DATES

SCOPES = (
    Scope("34"),
    Scope("63", province="11"),
    Scope("34", zone=2),
    Scope("34", reader=Reader("province", "15")),
)


def pairs_of(latest, scope, day) -> dict[str, tuple[str | None, str | None]]:
    """Site → its stage on both dates, None where it does not count."""
    now, then = (
        dict(stations(snapshot, scope).select("station_id", "stage").iter_rows())
        for snapshot in (latest, latest.on(day))
    )
    return {site: (then.get(site), now.get(site)) for site in now | then}


def kind(before: str | None, after: str | None) -> str:
    if before is None or after is None:
        return "new" if before is None else "gone"
    rise = STAGES.index(after) - STAGES.index(before)
    return "up" if rise > 0 else "back" if rise < 0 else "stayed"


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("day", (DATES[0], DATES[3], DATES[-2]))
def test_every_site_made_the_move_that_its_two_stages_say(latest, scope, day):
    pairs = pairs_of(latest, scope, day)
    for move in MOVES:
        rows = moves(latest, scope, latest.on(day), move)
        own = {site: pair for site, pair in pairs.items() if kind(*pair) == move}
        said = {
            site: (before, after)
            for site, before, after in rows.select("station_id", "stage_before", "stage_after").iter_rows()
        }
        assert said == own


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("day", DATES[:-1])
def test_stages_add_up_to_stations_and_flows_balance_on_both_dates(latest, scope, day):
    flow = stage_flow(latest, scope, latest.on(day))
    counted = Counter(pairs_of(latest, scope, day).values())
    assert {(before, after): number for before, after, number, _ in flow.iter_rows()} == counted
    for side, snapshot in (("before", latest.on(day)), ("after", latest)):
        now = counts_now(snapshot, scope).row(0, named=True)
        stood = flow.filter(flow[f"stage_{side}"].is_not_null())
        by_stage = {
            stage: stood.filter(stood[f"stage_{side}"] == stage)["stations"].sum() for stage in STAGES
        }
        assert by_stage == {stage: now[f"stage_{stage}"] for stage in STAGES}
        assert sum(by_stage.values()) == now["stations"]


def test_some_go_back_in_the_small_country(latest):
    kinds = Counter(kind(*pair) for pair in pairs_of(latest, Scope(), DATES[0]).values())
    assert all(kinds[move] for move in (*MOVES, "stayed"))
