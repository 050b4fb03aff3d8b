"""Who moved between two dates, against the stages of both dates read one site at a time."""

import pytest

from data.scope import Scope
from queries.moves import MOVES, moves
from tests.queries.laid_places import APRIL, JULY, JUNE, MAY, SEPTEMBER, Row
from tests.queries.obvious_states import STAGES, seen_since
from tests.queries.scopes import SCOPES, columns, counting

NAMED = ("station_id", "name", "province", "district", "commune", "people", "phone")


def moved(then: Row | None, now: Row | None) -> tuple[str, int | None]:
    """The move of a site, and how many steps up it is."""
    if then is None or now is None:
        return ("new" if then is None else "gone"), None
    if "unknown" in (then["stage"], now["stage"]):
        return "unknown", None
    steps = STAGES.index(now["stage"]) - STAGES.index(then["stage"])
    return ("up" if steps > 0 else "back" if steps < 0 else "stayed"), steps


def obvious_moves(scope, earlier, later) -> dict[str, list[Row]]:
    """Move → the sites that made it, as they are now, or as they were where something is not known now."""
    before, after = (
        {
            row["station_id"]: row | {"stage": seen_since(row["stage"], earlier)}
            for row in counting(day, scope)
        }
        for day in (earlier, later)
    )
    found: dict[str, list[Row]] = {move: [] for move in (*MOVES, "stayed")}
    for station_id in sorted(before | after):
        then, now = before.get(station_id), after.get(station_id)
        move, steps = moved(then, now)
        was, is_now = (columns(row, scope, NAMED) if row else {} for row in (then, now))
        known = {name: is_now[name] if is_now.get(name) is not None else was.get(name) for name in NAMED}
        stages = {"stage_before": then and then["stage"], "stage_after": now and now["stage"]}
        found[move].append(known | stages | {"steps": steps})
    return found


PAIRS = ((MAY, SEPTEMBER), (APRIL, MAY), (JUNE, JULY))
ASKED = [(scope, *PAIRS[number % len(PAIRS)]) for number, scope in enumerate(SCOPES)]
ASKED += [(Scope("34"), *pair) for pair in PAIRS[1:]]


@pytest.mark.parametrize(("scope", "earlier", "later"), ASKED)
def test_every_site_made_the_move_that_its_two_stages_say(laid, scope, earlier, later):
    expected = obvious_moves(scope, earlier, later)
    for move in MOVES:
        assert moves(laid.on(later), scope, laid.on(earlier), move).to_dicts() == expected[move], move
