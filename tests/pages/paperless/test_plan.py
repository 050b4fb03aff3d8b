"""“What if”: the page against a plan worked out by hand from the sites' own rows."""

import math
from datetime import date

import pytest

from components.cards.figure_card import charts_on
from components.charts.chart import Chart
from components.charts.files import csv_bytes
from components.reading.view import View
from data.measures.outlook import month_end, quarter_pace
from data.methods.plan import ORDERS, Pace, automatic_pace
from data.words import LANGUAGES, t
from pages.paperless.forecast.goal import goal_of
from pages.paperless.forecast.outlook import outlook_of
from pages.paperless.plan.pace import against_quarter, is_pace, pace_of
from pages.registry import page_at
from pages.router import build, page_body
from pages.shell.published import view_of
from queries.counts import counts_by_date, counts_now
from queries.plan import plan_sites
from tests.data.methods.test_plan import slow_plan
from tests.pages.reading import links_on, words_on
from tests.pages.test_router import text_of

PAGE = "?view=plan"


def view(search: str = "") -> View:
    return view_of(page_at("/paperless")[0], "/paperless", PAGE + search)


def charts(search: str = "") -> dict[str, Chart]:
    return {k: c for part in page_body("/paperless", PAGE + search) for k, c in charts_on(part).items()}


@pytest.mark.parametrize("order", ORDERS)
def test_the_list_is_the_plan_by_hand(order):
    seen = view()
    rows = plan_sites(seen.snapshot, seen.scope).to_dicts()
    listed = charts(f"&by_order={order}&pace=9")["plan-stations"].frame
    expected = [
        (station, month_end(seen.snapshot.date, month)) for station, month in slow_plan(rows, order, 9)
    ]
    assert list(listed.select("station_id", "day").iter_rows()) == expected
    assert len(csv_bytes(charts(f"&by_order={order}&pace=9")["plan-stations"]).splitlines()) > len(expected)


@pytest.mark.parametrize("pace", (1, 9, 5000))
def test_the_end_and_the_people_on_the_way_are_those_by_hand(pace):
    seen = view(f"&pace={pace}&by_order=ready")
    rows = plan_sites(seen.snapshot, seen.scope).to_dicts()
    plan = slow_plan(rows, "ready", pace)
    people = {row["station_id"]: row["people"] or 0 for row in rows if row["paperless"] is not None}
    now = sum(people[row["station_id"]] for row in rows if row["paperless"])
    assert len(people) < len(rows)
    course = charts(f"&pace={pace}&by_order=ready")["plan"].frame
    mine = course.filter(course["order"] == t("plan.order.ready", "vi")).to_dicts()
    assert mine[0]["date"] == seen.snapshot.date
    assert mine[-1]["date"] == month_end(date(2026, 10, 31), math.ceil(len(plan) / pace))
    assert mine[-1]["share"] == pytest.approx(1)
    for row in mine:
        month = (row["date"].year - 2026) * 12 + row["date"].month - 10
        reached = now + sum(people[station] for station, own in plan if own <= month)
        assert row["people_covered"] == reached
        assert row["share"] == pytest.approx(reached / sum(people.values()))
    assert {row["order"] for row in course.to_dicts()} == {
        t(f"plan.order.{o}", "vi") for o in ("ready", "people")
    }


def test_every_order_ends_in_the_same_month_and_most_people_first_covers_most():
    rows = charts("&pace=5")["plan-orders"].frame
    assert rows.height == len(ORDERS)
    assert rows["finish"].n_unique() == 1
    assert rows["year"][0] == rows["year"].max()


def test_those_left_are_all_that_are_known_not_to_be_paperless_and_the_unknown_are_told():
    seen = view()
    counts = counts_now(seen.snapshot, seen.scope).row(0, named=True)
    listed = charts()["plan-stations"].frame
    assert listed.height == counts["stations_paperless_base"] - counts["stations_paperless"]
    unknown = counts["stations"] - counts["stations_paperless_base"]
    assert unknown
    assert t("plan.unknown", "vi", stations=str(unknown)) in words_on(page_body("/paperless", PAGE))


def test_without_a_pace_it_is_last_quarters_or_that_of_five_years():
    seen = view()
    rows = counts_by_date(seen.snapshot, seen.scope)
    done = dict(rows.select("date", "stations_paperless").iter_rows())
    gained = (done[date(2026, 10, 31)] - done[date(2026, 7, 31)]) / 3
    assert pace_of(seen, 240) == automatic_pace(240, gained)
    first = view("&date=2025-09-30")
    assert pace_of(first, 241).stations == 5
    assert pace_of(first, 241).origin == "five_years"
    assert pace_of(view("&pace=7"), 241).stations == 7


def test_the_plan_says_how_many_times_last_quarters_pace_it_asks_for():
    said = against_quarter(view(), Pace(7, "given"), 0.25)
    assert said == [t("plan.against_quarter", "vi", times="28,0", last="0,3")]
    said = against_quarter(view(), Pace(1, "given"), 4.0)
    assert said == [t("plan.against_quarter", "vi", times="0,3", last="4,0")]
    last = quarter_pace(counts_by_date(view().snapshot, view().scope))
    assert last is not None and last > 0
    (sentence,) = against_quarter(view(), Pace(9, "given"), last)
    assert sentence in words_on(page_body("/paperless", f"{PAGE}&pace=9"))


@pytest.mark.parametrize("last", (None, 0.0, -2.0, 7.0))
def test_no_pace_or_the_same_one_is_not_compared(last):
    assert against_quarter(view(), Pace(7, "given"), last) == []


def test_the_pace_is_the_forecasts_own():
    seen = view()
    outlook = outlook_of(seen, goal_of(seen))
    assert outlook is not None
    rows = counts_by_date(seen.snapshot, seen.scope)
    assert quarter_pace(rows) == outlook.pace
    done = dict(rows.select("date", "stations_paperless").iter_rows())
    assert quarter_pace(rows) == pytest.approx((done[date(2026, 10, 31)] - done[date(2026, 7, 31)]) / 3)


def test_a_pace_that_is_none_is_refused_with_a_sentence():
    bad = ("0", "-1", "1.5", "5001", "many", "007", "٧", "")
    assert [text for text in ("auto", "1", "5000", *bad) if is_pace(text)] == ["auto", "1", "5000"]
    assert "“5001”" in text_of(build("/paperless", f"{PAGE}&pace=5001").status)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_order_says_what_it_means(order, language):
    said = words_on(page_body("/paperless", f"{PAGE}&by_order={order}&lang={language}"))
    assert t(f"plan.means.{order}", language) in said
    assert t("plan.assumes", language) in said


def test_the_list_leads_to_stations_and_can_be_searched():
    rows = charts()["plan-stations"].frame
    first = rows.row(0, named=True)
    links = links_on(page_body("/paperless", PAGE))
    assert links[first["name"]].startswith(f"/stations/{first['station_id']}")
    found = charts(f"&plan_find={first['station_id']}")["plan-stations"].frame
    assert found["station_id"].to_list() == [first["station_id"]]


@pytest.mark.parametrize("scope", ("&scheme=63&region=DBSH", "&zone=3&pace=2", "&date=2025-09-30"))
def test_it_draws_everywhere(scope):
    built = build("/paperless", PAGE + scope)
    assert "role='alert'" not in str(built.page)
