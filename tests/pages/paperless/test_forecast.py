"""“When done”: the answer against the mart's own rows, a reader's target, and what is admitted."""

import math
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from components.cards.figure_card import charts_on
from components.charts.chart import Chart
from components.reading.view import View
from data.measures.forecast_accuracy import METHODS, PARTS
from data.measures.outlook import Outlook, months_between
from data.store.publication import Publication
from data.words import LANGUAGES, t
from data.words.numbers import format_percent
from pages.paperless.forecast.accuracy import winners
from pages.paperless.forecast.fans import part_chart
from pages.paperless.forecast.goal import goal_of, is_month, is_target
from pages.paperless.forecast.outlook import answer, beyond, outlook_of
from pages.registry import page_at
from pages.router import build, page_body
from pages.shell.published import view_of
from queries.counts import counts_by_date, counts_by_place
from queries.forecast import forecast_checks, forecast_errors, forecast_of_place
from tests.components.plotted import plotted
from tests.conftest import ReadStore
from tests.pages.reading import words_on
from tests.pages.test_router import text_of

PAGE = "?view=forecast"
LAST = date(2029, 1, 31)


@pytest.fixture(scope="module")
def crossing(crossing_store: Path) -> Publication:
    return Publication(crossing_store)


@pytest.fixture(autouse=True)
def over_the_reform(store: Path, crossing: Publication, read_store: ReadStore) -> None:
    """Eighteen months, so that a forecast of half a year ago can be checked."""
    read_store(crossing.root)


def view(search: str = "") -> View:
    return view_of(page_at("/paperless")[0], "/paperless", PAGE + search)


def charts(search: str = "") -> dict[str, Chart]:
    return {k: c for part in page_body("/paperless", PAGE + search) for k, c in charts_on(part).items()}


def province(seen: View) -> str:
    """A province that is forecast and has stations left to do."""
    rows = counts_by_place(seen.snapshot, seen.scope, "province")
    left = rows.filter(pl.col("stations_paperless") < pl.col("stations_paperless_base") - 2)
    return str(left.sort("stations", descending=True)["code"][0])


@pytest.mark.parametrize("target", ("1", "40", "99.5", "100"))
def test_the_answer_is_the_first_month_with_enough_stations(target):
    seen = view(f"&target={target}")
    outlook = outlook_of(seen, goal_of(seen))
    rows = forecast_of_place(seen.snapshot, seen.scope).filter(part="paperless").sort("date")
    known = counts_by_date(seen.snapshot, seen.scope)["stations_paperless_base"][-1]
    needed = math.ceil(round(float(target) * known / 100, 9))
    for found, side in ((outlook.early, "high"), (outlook.reached, "middle"), (outlook.late, "low")):
        there = [
            row["date"] for row in rows.iter_rows(named=True) if math.floor(row[side] * known + 0.5) >= needed
        ]
        assert found == (there[0] if there else None)


def test_needed_and_pace_are_plain_divisions():
    seen = view("&target=80&by=2028-06")
    outlook, rows = outlook_of(seen, goal_of(seen)), counts_by_date(seen.snapshot, seen.scope)
    done = dict(rows.select("date", "stations_paperless").iter_rows())
    known = rows["stations_paperless_base"][-1]
    assert goal_of(seen).by == date(2028, 6, 30)
    months = 20  # from October 2026
    wanted = math.ceil(round(0.8 * known, 9)) - done[date(2026, 10, 31)]
    assert outlook.needed(seen.snapshot.date) == pytest.approx(wanted / months)
    assert outlook.pace == pytest.approx((done[date(2026, 10, 31)] - done[date(2026, 7, 31)]) / 3)


@pytest.mark.parametrize(
    ("early", "reached", "late", "expected"),
    [
        (
            date(2027, 11, 30),
            date(2028, 3, 31),
            None,
            "The country is forecast to reach 90% paperless stations in March 2028 "
            "(80% interval: November 2027 – after January 2029)",
        ),
        (
            date(2028, 5, 31),
            None,
            None,
            "The country is not forecast to reach 90% paperless stations by January 2029, "
            "but may from May 2028 (80% interval: May 2028 – after January 2029)",
        ),
        (
            None,
            None,
            None,
            "The country is not forecast to reach 90% paperless stations by January 2029, "
            "even at the favourable end of the 80% interval",
        ),
    ],
)
def test_the_sentence_says_what_is_true(early, reached, late, expected):
    seen = view("&lang=en&target=90")
    assert answer(seen, Outlook(goal_of(seen), 3, 100, 1.0, False, early, reached, late, LAST)) == expected
    there = Outlook(goal_of(seen), 90, 100, 1.0, False, None, None, None, LAST)
    assert answer(seen, there) == "The country has reached 90% paperless stations"


@pytest.mark.parametrize(
    ("pace", "broken", "reached", "said"),
    [
        (
            2.5,
            False,
            None,
            "At last quarter’s pace (2.5 stations a month), 90% would be reached in September 2029",
        ),
        (0.0, False, None, "would take more than 20 years or never be reached"),
        (-1.0, False, None, "would take more than 20 years or never be reached"),
        (2.5, True, None, ""),
        (None, False, None, ""),
        (2.5, False, date(2028, 3, 31), ""),
    ],
)
def test_beyond_the_forecast_there_is_only_a_scenario(pace, broken, reached, said):
    seen = view("&lang=en&target=90")
    first, *rest = beyond(seen, Outlook(goal_of(seen), 3, 100, pace, broken, None, reached, None, LAST))
    assert first.startswith("Forecasts speak for 27 months, until January 2029")
    assert len(rest) == bool(said)
    assert said in " ".join(rest)


def test_a_target_that_is_no_share_and_a_month_that_is_none_are_refused():
    good = ("90", "0.1", "99.5", "99,5", "100", "100.0")
    bad = ("0", "0.0", "101", "100.1", "90.55", "-5", "abc", "", "9e1", "٩٠", "90%", "1000")
    assert [text for text in (*good, *bad) if is_target(text)] == list(good)
    months = ("2028-13", "2028-00", "28-06", "2028-6", "2028", "june", "1999-05", "")
    assert [text for text in ("auto", "2028-12", *months) if is_month(text)] == ["auto", "2028-12"]


@pytest.mark.parametrize(("search", "value"), [("target=101", "101"), ("by=2028-13", "2028-13")])
def test_what_is_refused_leaves_a_sentence_and_the_default(search, value):
    built = build("/paperless", f"{PAGE}&{search}&lang=en")
    assert f"“{value}”" in text_of(built.status)
    assert "90%" in words_on(built.page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_that_is_past_says_so_and_the_default_is_taken(language):
    seen = view(f"&by=2026-10&lang={language}")
    assert goal_of(seen).by == date(2030, 12, 31)
    assert "“2026-10”" in words_on(page_body("/paperless", f"{PAGE}&by=2026-10&lang={language}"))
    assert "“2026-11”" not in words_on(page_body("/paperless", f"{PAGE}&by=2026-11&lang={language}"))


def test_no_official_target_is_drawn():
    found = charts("&target=75")
    assert [(m.kind, m.at) for m in found["forecast-paperless"].marks if m.kind == "target"] == [
        ("target", 0.75)
    ]
    for part in ("deployment", "ledgers", "closure"):
        assert not [m for m in found[f"forecast-{part}"].marks if m.kind == "target"]
    assert t("forecast.no_target", "vi") in words_on(page_body("/paperless", PAGE))


def test_the_parts_multiply_to_the_whole_and_the_reform_is_marked():
    found = charts()
    came = {
        part: found[f"forecast-{part}"].frame.filter(pl.col("low").is_null()).sort("date")
        for part in ("paperless", "deployment", "closure")
    }
    whole = (
        came["closure"].join(came["deployment"], on="date").join(came["paperless"], on="date", suffix="_all")
    )
    product = whole["value"] * whole["value_right"]
    assert (product - whole["value_all"]).abs().max() < 1e-9
    for part in came:
        assert date(2025, 7, 1) in [m.at for m in found[f"forecast-{part}"].marks]


def test_ledgers_have_a_forecast_and_checks_of_their_own():
    found, seen = charts(), view()
    frame = found["forecast-ledgers"].frame.sort("date")
    counts = counts_by_date(seen.snapshot, seen.scope)
    came = counts["ledgers_electronic"] / counts["ledgers_base"]
    assert frame.filter(pl.col("low").is_null())["value"].to_list() == pytest.approx(came.to_list())
    said = forecast_of_place(seen.snapshot, seen.scope).filter(part="ledgers").sort("date")
    assert frame.filter(pl.col("low").is_not_null())["value"].to_list() == said["middle"].to_list()
    assert found.keys() >= {
        f"forecast-{kind}-{part}" for kind in ("place", "provinces", "checks") for part in PARTS
    }


def test_the_fan_draws_history_median_and_interval():
    shown = charts("&target=80")["forecast-paperless"]
    band, came, median = plotted(shown).data
    history = shown.frame.filter(pl.col("low").is_null())
    ahead = shown.frame.filter(pl.col("low").is_not_null())
    assert list(came.y) == history["value"].to_list()
    assert list(median.y) == [history["value"][-1], *ahead["value"]]
    assert len(median.x) == len(median.y) == len(median.customdata)
    assert median.line.dash == "dash"
    half = len(band.y) // 2
    assert list(band.y[1:half]) == ahead["high"].to_list()
    assert list(band.y[half:-1]) == ahead["low"].to_list()[::-1]
    assert band.y[0] == band.y[-1] == history["value"][-1]


@pytest.mark.parametrize("finer", ("commune", "zone"))
def test_a_finer_place_shows_its_province_and_says_so(finer):
    code = province(view())
    communes = counts_by_place(view().snapshot, view(f"&province={code}").scope, "commune")
    commune = communes.filter(pl.col("stations") > 0)["code"][0]
    search = f"&commune={commune}" if finer == "commune" else f"&province={code}&zone=1"
    shown, whole = charts(search), charts(f"&province={code}")
    assert shown["forecast-paperless"].frame.equals(whole["forecast-paperless"].frame)
    assert shown["forecast-paperless"].context.scope == whole["forecast-paperless"].context.scope
    said = words_on(page_body("/paperless", f"{PAGE}{search}&lang=en"))
    plain = words_on(page_body("/paperless", f"{PAGE}&province={code}&lang=en"))
    key = {"commune": "made for provinces, not for single communes", "zone": "do not apply here"}[finer]
    assert key in said
    assert key not in plain


def test_an_earlier_date_leads_to_the_newest():
    body = page_body("/paperless", f"{PAGE}&date=2026-09-30&lang=en")
    assert "Forecasts are made from the newest data (31 October 2026)." in words_on(body)
    assert not [c for part in body for c in charts_on(part)]


def test_every_province_is_listed_with_its_own_numbers():
    rows = charts("&target=50&by=2029-12")["forecast-provinces"].frame
    seen = view()
    counts = counts_by_place(seen.snapshot, seen.scope, "province").to_dicts()
    assert set(rows["code"]) == {row["code"] for row in counts}
    by_code = {row["code"]: row for row in rows.iter_rows(named=True)}
    for row in counts:
        own = by_code[row["code"]]
        known, done = row["stations_paperless_base"], row["stations_paperless"]
        wanted = math.ceil(round(0.5 * known, 9))
        if known:
            assert own["share"] == pytest.approx(done / known)
            assert own["needed"] == pytest.approx(max(0, wanted - done) / 38)
        if known and done >= wanted:
            assert own["status"] == t("forecast.status.there", "vi")
            assert own["reached"] is None


@pytest.mark.parametrize("order", ("reached", "-pace", "name"))
def test_the_provinces_can_be_sorted(order):
    column = order.lstrip("-")
    rows = charts(f"&reach_order={order}")["forecast-provinces"].frame[column].to_list()
    known = [cell for cell in rows if cell is not None]
    if column != "name":
        assert known == sorted(known, reverse=order.startswith("-"))
    assert all(cell is None for cell in rows[len(known) :])


@pytest.mark.parametrize("part", PARTS)
def test_errors_are_means_over_every_forecast_in_percentage_points(part):
    rows = forecast_checks(view().snapshot, view().scope).filter(part=part).to_dicts()
    found = charts()[f"forecast-place-{part}"].frame
    assert found["months"].to_list() == sorted({row["months"] for row in rows})
    for shown in found.iter_rows(named=True):
        mine = [row for row in rows if row["months"] == shown["months"]]
        assert shown["forecasts"] == shown["origins"] == len(mine)
        for method in METHODS:
            off = [abs(row[method] - row["came"]) for row in mine]
            assert shown[method] == pytest.approx(100 * sum(off) / len(off))
        inside = [row["low"] - 1e-9 <= row["came"] <= row["high"] + 1e-9 for row in mine]
        assert shown["covered"] == pytest.approx(sum(inside) / len(inside))
        assert shown[shown["best"]] == min(shown[method] for method in METHODS)


@pytest.mark.parametrize("part", PARTS)
def test_every_forecast_that_could_be_checked_is_listed_good_or_bad(part):
    seen = view()
    own = forecast_checks(seen.snapshot, seen.scope).filter(part=part)
    listed = charts()[f"forecast-checks-{part}"].frame
    assert listed.drop("inside_words").equals(own)
    words = {t(f"forecast.check.{side}", "vi") for side in ("inside", "outside")}
    assert set(listed["inside_words"]) <= words
    rows = counts_by_date(seen.snapshot, seen.scope)
    share = {"paperless": ("stations_paperless", "stations_paperless_base")}
    reached, base = share.get(part, ("ledgers_electronic", "ledgers_base"))
    came = dict(zip(rows["date"], rows[reached] / rows[base], strict=True))
    for row in listed.iter_rows(named=True):
        assert row["came"] == pytest.approx(came[row["date"]])
        assert row["last"] == pytest.approx(came[row["made_on"]])


@pytest.mark.parametrize(
    ("best", "key", "months"),
    [
        (("middle", "middle"), "won", ""),
        (("quarter", "middle"), "only", "12"),
        (("last", "quarter"), "lost", ""),
    ],
)
def test_a_simple_method_that_wins_is_not_hidden(best, key, months):
    rows = pl.DataFrame({"months": [6, 12], "best": best})
    assert winners(view("&lang=en"), "ledgers", "Provinces", rows) == t(
        f"forecast.check.{key}", "en", part="Provinces, ledgers fully electronic", months=months
    )


def test_where_the_interval_is_too_wide_it_stands_without_a_value(monkeypatch):
    def wide(snapshot, scope):
        rows = forecast_of_place(snapshot, scope)
        return rows.with_columns(low=pl.lit(0.1), middle=pl.lit(None, pl.Float64), high=pl.lit(0.8))

    monkeypatch.setattr("pages.paperless.forecast.fans.forecast_of_place", wide)
    shown = part_chart(view("&lang=en"), "closure")
    assert "10.0% to 80.0% forecast by February 2027" in shown.title
    assert "80% interval from 10.0% to 80.0%, too wide for one value" in shown.summary
    band, *lines = plotted(shown).data
    assert max(band.y) == 0.8
    assert all(value is None for line in lines for value in list(line.y)[-3:] if line.line.dash == "dash")


def test_no_date_lies_farther_than_half_as_far_again_as_was_tested():
    seen = view()
    rows = forecast_of_place(seen.snapshot, seen.scope)
    tested = forecast_checks(seen.snapshot, seen.scope)["months"]
    farthest = months_between(seen.snapshot.date, max(rows["date"]))
    assert farthest == 4
    assert farthest <= 1.5 * max(tested)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scope", ("", "&scheme=63&region=DBSH&target=10"))
def test_it_draws_everywhere(scope, language):
    built = build("/paperless", f"{PAGE}{scope}&lang={language}")
    assert "role='alert'" not in str(built.page)
    assert charts(f"{scope}&lang={language}").keys() >= {"forecast-paperless", "forecast-provinces"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("covered", "said"), [(0.62, True), (0.8, False)])
def test_an_interval_that_held_too_seldom_is_no_eight_in_ten(monkeypatch, language, covered, said):
    def held(snapshot, scope):
        return forecast_errors(snapshot, scope).with_columns(covered=pl.lit(covered))

    monkeypatch.setattr("pages.paperless.forecast.accuracy.forecast_errors", held)
    inside = view(f"&lang={language}&province={province(view())}")
    (months,) = {row["months"] for row in forecast_errors(inside.snapshot, inside.scope).to_dicts()} & {3}
    share = format_percent(covered, language)
    text = t("forecast.note.narrow_at", language, share=share, months=str(months))
    for chart in (part_chart(inside, "ledgers"), part_chart(view(f"&lang={language}"), "ledgers")):
        assert any(text in note for note in chart.notes) is said
    assert not any(text in note for note in part_chart(inside, "deployment").notes)
