"""What `/paperless` claims of exports that are not like the synthetic country, against their own files."""

import re
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from components.reading.view import View
from data.settings import settings
from data.words import LANGUAGES, t
from data.words.numbers import format_number
from pages.paperless.flow.matrix import STEPS, matrix_rows
from pages.paperless.flow.rows import flow_rows
from pages.paperless.ledgers.ledger_list import ledger_list
from pages.paperless.ledgers.ledger_rows import ledger_rows
from pages.paperless.ledgers.places import place_rows
from pages.paperless.ledgers.stages import now_chart, time_chart
from pages.registry import page_at
from pages.router import page_body
from pages.shell.published import view_of
from queries.counts import counts_by_date
from queries.pace import survival_groups
from tests.conftest import ReadStore
from tests.pages.reading import words_on
from tests.stores import export_store

LAST, BEFORE = date(2026, 10, 31), date(2026, 9, 30)
VIEWS = ("ledgers", "flow", "pace", "forecast", "plan")
KINDS = ("pilot", "register_only", "everyone", "no_populations", "yearly", "one_of_twenty")
FALSE = {
    "en": r"\b0 of 0\b|\b0/0\b|serving 0 people|the country|lastingly",
    "vi": r"\b0/0\b|quản lý 0 người|của cả nước",
}


@pytest.fixture
def opened(stores_folder: Path, read_store: ReadStore, monkeypatch: pytest.MonkeyPatch):
    """Read the store of an export, with the share from which a value stands for its place as it is set."""

    def read(kind: str) -> Path:
        monkeypatch.delenv("TRAMSO_COVERAGE_FROM", raising=False)
        store = export_store(stores_folder, kind)
        read_store(store)
        settings.cache_clear()
        return store.parent / "landing"

    return read


def view(search: str) -> View:
    return view_of(page_at("/paperless")[0], "/paperless", search)


def words(search: str) -> str:
    return words_on(page_body("/paperless", search))


def listed(search: str) -> str:
    seen = view(search)
    return words_on(ledger_list(seen, ledger_rows(seen)))


def letters(landing: Path, day: date) -> dict[str, bool | None]:
    """Station → whether it is paperless; None where the 78 ledgers did not all arrive. Sites of the pilot."""
    sites = pl.read_parquet(landing / day.isoformat() / "station" / "a.parquet")["station_id"]
    told = pl.read_parquet(landing / day.isoformat() / "ledger_status" / "a.parquet")
    kept = {station: rows["state"].to_list() for (station,), rows in told.group_by("station_id")}
    without = {"electronic_only", "not_applicable"}
    return {site: None if len(kept.get(site, ())) < 78 else set(kept[site]) <= without for site in sites}


def of_zone(landing: Path, zone: int | None) -> set[str]:
    rows = pl.read_parquet(landing / LAST.isoformat() / "station" / "a.parquet")
    return set((rows if zone is None else rows.filter(zone=zone))["station_id"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_view_claims_more_than_the_files_know(opened, kind, language):
    opened(kind)
    for name in VIEWS:
        said = words(f"?view={name}&lang={language}")
        found = re.findall(FALSE[language], said)
        if kind != "everyone" or name == "ledgers":
            assert not found, (name, found)
        assert not [year for year in re.findall(r"\b2\d{3}\b", said) if int(year) > 2060], name


@pytest.mark.parametrize("zone", (None, 3))
def test_the_pilot_counts_only_its_stations_with_ledgers_under_filters_too(opened, zone):
    landing = opened("pilot")
    ours = of_zone(landing, zone)
    state = {site: done for site, done in letters(landing, LAST).items() if site in ours}
    earlier = letters(landing, BEFORE)
    search = f"?lang=en&zone={zone}" if zone else "?lang=en"
    seen = view(search)
    known = [site for site, done in state.items() if done is not None]
    done = [site for site in known if state[site]]
    number = {name: format_number(len(sites), "en") for name, sites in (("done", done), ("known", known))}
    title = time_chart(seen, counts_by_date(seen.snapshot, seen.scope)).title
    assert title == t("paperless.stages.title", "en", **number)
    flow = flow_rows(seen)
    both = [site for site in known if earlier[site] is not None]
    assert flow.filter(pl.col("move").is_in(("up", "back", "stayed")))["stations"].sum() == len(both)
    assert flow.filter(move="unknown")["stations"].sum() == len(state) - len(both)
    plan = words(f"{search}&view=plan&pace=1")
    left = format_number(len(known) - len(done), "en")
    unknown = format_number(len(state) - len(known), "en")
    if known == done:
        assert t("plan.none", "en", known=number["known"], all=format_number(len(state), "en")) in plan
        return
    assert f"the remaining {left} would be complete" in plan
    assert t("plan.unknown", "en", stations=unknown) in plan


def test_no_move_is_counted_as_none_where_stations_may_have_made_it(opened):
    landing = opened("pilot")
    state = {day: letters(landing, day) for day in (BEFORE, LAST)}
    hidden = sum(None in (state[BEFORE][site], done) for site, done in state[LAST].items())
    rows = {row["key"]: row for row in matrix_rows(view(""), flow_rows(view(""))).to_dicts()}
    assert rows["unknown"]["unknown"] == hidden > 0
    may_be_at = ("deployed", "reporting", "parallel", "mostly_electronic", "paperless")
    assert all(rows[before][after] != 0 for before in may_be_at for after in may_be_at)
    assert {rows["not_deployed"][after] for after in STEPS if after != "sustained"} == {0}
    assert rows["sustained"]["all"] is rows["all"]["sustained"] is None  # 90 days were not observed
    for language in LANGUAGES:
        said = words(f"?view=flow&lang={language}")
        assert t("paperless.flow.blank", language, unknown=format_number(hidden, language)) in said
        title = t("paperless.flow.list.back_known", language, count="7", place="*", before="*", after="*")
        assert all(part in said for part in title.split("*"))


def test_moves_between_stages_are_not_counted_where_no_ledger_is_known(opened):
    opened("register_only")
    said = words("?view=flow&lang=en")
    assert "Moved back" not in said.split("Measure")[1].split("Band width")[0]
    assert "known to have moved back" not in said
    assert said.count("No station’s ledgers are known on both dates, so no change can be told") == 3


def test_people_are_no_zeros_where_the_register_knows_none(opened):
    opened("no_populations")
    seen = view("?view=flow&count=people")
    rows = matrix_rows(seen, flow_rows(seen))
    assert rows.filter(key="all")["all"].item() is None
    for language in LANGUAGES:
        assert t("blank.no_population", language) in words(f"?view=flow&count=people&lang={language}")


def test_nobody_of_the_pilot_is_followed_as_none_was_known_when_deployed(opened):
    landing = opened("pilot")
    first = letters(landing, BEFORE)
    whole = survival_groups(view("").snapshot, view("").scope).filter(kind="all").row(0, named=True)
    already = sum(done is True for done in first.values())
    assert (whole["stations"], whole["already"]) == (0, already)
    assert whole["left_out"] == len(first) - already
    said = words("?view=pace&lang=en")
    assert t("paperless.pace.nobody", "en") in said
    assert t("paperless.pace.already", "en", already=str(already)) in said


def test_a_stage_at_which_nobody_is_known_to_be_is_not_empty(opened):
    opened("pilot")
    seen = view("?lang=en")
    chart = now_chart(seen, counts_by_date(seen.snapshot, seen.scope))
    rows = {row["stage"]: row for row in chart.frame.iter_rows(named=True)}
    assert {stage for stage, row in rows.items() if row["number"] is None} == {
        t(f"stage.{stage}", "en") for stage in ("deployed", "reporting", "parallel", "sustained")
    }
    assert (rows["Not deployed"]["number"], rows["Paperless"]["number"]) == (0, 132)
    assert rows["Paperless"]["change"] == "0"
    assert chart.title.endswith("(139 of 3,321 stations and posts with data, in 3 of 34 provinces)")
    opened("one_province")  # its 90 days are over in October, not in September
    rows = now_chart(view("?lang=en"), counts_by_date(view("").snapshot, view("").scope)).frame
    before = dict(rows.select("stage", "before").iter_rows())
    assert (before["Paperless"], before["Paperless for 90 days"]) == (7, None)
    assert rows.filter(pl.col("stage").str.starts_with("Paperless"))["change"].null_count() == 2


def test_places_without_ledgers_have_no_counts_of_them(opened):
    opened("pilot")
    rows = place_rows(view(""))
    known = {"04", "11", "12"}
    counts = ("electronic", "parallel", "paper", "stations_paperless", "stations_back_to_paper")
    for name in counts:
        assert set(rows.drop_nulls(name)["code"]) == known, name
    assert set(rows.filter(pl.col("missing") > 0)["code"]).isdisjoint(known)
    opened("one_province")
    assert place_rows(view(""))["missing"].count() == 1


def test_what_is_reached_is_not_said_to_lack_a_forecast(opened):
    opened("everyone")
    said = words("?view=forecast&lang=en&target=100")
    assert "has reached 100% paperless stations" in said
    assert t("forecast.too_short", "en") not in said
    assert t("plan.none", "en", known="3,321", all="3,321") in words("?view=plan&lang=en")


def test_without_people_or_ledgers_the_plan_says_which_is_missing(opened):
    opened("no_populations")
    said = words("?view=plan&lang=en")
    assert t("plan.no_people", "en") in said
    opened("register_only")
    assert t("plan.none_known", "en") in words("?view=plan&lang=en")


def test_the_data_must_reach_back_ninety_days_and_hold_thirteen_months(opened):
    opened("yearly")
    now = counts_by_date(view("").snapshot, view("").scope).row(-1, named=True)
    assert (now["stations_sustained_base"], now["stations_paperless"]) == (0, 9)
    assert t("forecast.too_short", "en") in words("?view=forecast&lang=en")
    assert t("paperless.pace.coarse", "en", months=12) in words("?view=pace&lang=en")
    opened("everyone")  # two months, every ledger known
    seen = view("?lang=en")
    chart = now_chart(seen, counts_by_date(seen.snapshot, seen.scope))
    numbers = dict(chart.frame.select("stage", "number").iter_rows())
    assert (numbers["Paperless"], numbers["Paperless for 90 days"]) == (3321, None)


def test_a_ledger_that_no_station_must_keep_is_not_without_data(opened):
    opened("one_province")
    for language in LANGUAGES:
        ruled_out, unknown = (
            t(f"paperless.time.title_{reason}", language) for reason in ("inapplicable", "none")
        )
        said = words(f"?ledger=L78&lang={language}")
        assert ruled_out in said and unknown not in said
        assert t("forecast.status.unknown", language) not in listed(f"?lang={language}")
    assert "0 of 34 provinces" not in words("?ledger=L78&lang=en")
    opened("register_only")
    assert t("paperless.time.title_none", "en") in words("?ledger=L78&lang=en")
    assert t("forecast.status.unknown", "en") in listed("?lang=en")
