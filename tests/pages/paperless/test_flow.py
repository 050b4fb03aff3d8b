from datetime import date

import pytest

from components.colours import FLOWS
from data.measures.counts import EVERY_STAGE, STAGES
from data.words import LANGUAGES, t
from pages.paperless.flow.matrix import OUTSIDE, STEPS, matrix_rows
from pages.paperless.flow.rows import flow_rows
from pages.paperless.flow.sankey import flow_chart
from pages.paperless.flow.station_list import move_rows
from pages.router import build, page_body
from queries.counts import counts_by_date
from queries.moves import MOVES
from tests.pages.paperless.test_ledgers import chart, view
from tests.pages.reading import links_on, words_on

LAST, FIRST = date(2026, 10, 31), date(2025, 9, 30)
LONG = f"?view=flow&compare={FIRST}"


@pytest.mark.parametrize("measure", ("stations", "people"))
def test_the_matrix_adds_up_to_the_flow_and_to_the_stations_of_both_dates(measure):
    seen = view(f"{LONG}&count={measure}")
    rows = flow_rows(seen)
    matrix = {row["key"]: row for row in matrix_rows(seen, rows).to_dicts()}
    assert list(matrix) == [*STEPS, "all"]
    assert matrix["all"]["all"] == rows[measure].sum()
    for step in STEPS:
        assert (matrix[step]["all"] or 0) == sum(matrix[step][after] or 0 for after in STEPS)
        assert (matrix["all"][step] or 0) == sum(matrix[before][step] or 0 for before in STEPS)
    if measure == "stations":
        counts = {row["date"]: row for row in counts_by_date(seen.snapshot, seen.scope).to_dicts()}
        # On the first date nobody can be known as sustained: on neither is anybody told so.
        for row in counts.values():
            row["stage_paperless"] += row["stage_sustained"]
            row["stage_sustained"] = 0
        for stage in EVERY_STAGE:
            assert (matrix[stage]["all"] or 0) == counts[FIRST][f"stage_{stage}"]
            assert (matrix["all"][stage] or 0) == counts[LAST][f"stage_{stage}"]
        assert matrix["all"]["all"] - matrix[OUTSIDE]["all"] == counts[FIRST]["stations"]


@pytest.mark.parametrize(("compare", "told"), ((FIRST, True), (date(2026, 3, 31), False)))
def test_that_nobody_could_be_sustained_yet_is_said(compare, told):
    shown = words_on(page_body("/paperless", f"?view=flow&compare={compare}&lang=en"))
    assert ("the data did not reach back 90 days" in shown) == told


def test_the_lists_are_as_long_as_the_flow_says():
    seen = view(LONG)
    rows = flow_rows(seen)
    for move in MOVES:
        assert move_rows(seen, move).height == rows.filter(move=move)["stations"].sum()
    assert rows.filter(move="back")["stations"].sum() > 0
    ranks = {t(f"stage.{stage}", "vi"): rank for rank, stage in enumerate(STAGES)}
    for row in move_rows(seen, "back").iter_rows(named=True):
        assert ranks[row["after"]] - ranks[row["before"]] == row["steps"] < 0


def test_those_who_went_back_are_drawn_last_in_a_colour_and_kind_of_their_own():
    shown = flow_chart(view(LONG), flow_rows(view(LONG)))
    assert shown.colours[-1] == (t("paperless.flow.move.back", "vi"), FLOWS["back"])
    assert [name for name, _ in shown.colours[: len(STAGES)]] == [t(f"stage.{s}", "vi") for s in STAGES]


def test_the_summary_says_how_many_went_back():
    seen = view(f"{LONG}&lang=en")
    back = flow_rows(seen).filter(move="back")["stations"].sum()
    said = chart("flow", f"{LONG}&lang=en").summary
    assert f"Moved back: {back}." in said


def test_a_station_that_went_back_leads_to_its_page():
    seen = view(LONG)
    first = move_rows(seen, "back").row(0, named=True)
    assert links_on(page_body("/paperless", LONG))[first["name"]].startswith(
        f"/stations/{first['station_id']}?"
    )


def test_the_first_date_has_no_flow():
    body = page_body("/paperless", f"?view=flow&date={FIRST}&lang=en")
    assert t("paperless.flow.first", "en") in words_on(body)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "scope", ("", "scheme=63&district=001", "commune=00070", "count=people&moved=new", "zone=3")
)
def test_it_draws_everywhere(scope, language):
    built = build("/paperless", f"{LONG}&{scope}&lang={language}")
    assert "role='alert'" not in str(built.page)
