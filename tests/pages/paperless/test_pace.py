import subprocess
import sys
from datetime import date

import polars as pl
import pytest

from components.reading.level import name_at
from data.measures.survival import FEWEST
from data.words import LANGUAGES, t
from pages.paperless.pace.cost import survey_chart, survey_rows
from pages.paperless.pace.curves import GROUPS, curve_chart, group_chart
from pages.paperless.pace.ledgers import ledger_rows
from pages.paperless.pace.medians import interval_text, median_text
from pages.paperless.pace.view import intro
from pages.router import build, page_body
from queries.counts import counts_by_date
from queries.pace import survival, survival_groups
from queries.stations import stations
from tests.pages.paperless.test_ledgers import view
from tests.pages.reading import words_on
from tests.stores import ROOT

LAST, EARLIER = date(2026, 10, 31), date(2026, 3, 31)
PACE = "?view=pace"


def groups_of(seen) -> pl.DataFrame:
    return survival_groups(seen.snapshot, seen.scope)


def test_the_curves_are_of_the_stations_deployed_on_the_last_date_that_were_known_from_then_on():
    seen = view(PACE)
    now = counts_by_date(seen.snapshot, seen.scope).row(-1, named=True)
    rows = group_chart(seen, groups_of(seen)).frame
    whole = groups_of(seen).filter(kind="all")
    apart = whole["already"][0] + whole["left_out"][0]
    assert rows["stations"][0] == now["stations_deployed"] - apart > 0
    assert rows["stations"][1:].sum() == rows["stations"][0]
    assert rows["events"][1:].sum() == rows["events"][0]


def test_only_groups_large_enough_are_drawn(monkeypatch):
    seen = view(f"{PACE}&group=zone")
    groups = groups_of(seen).filter(kind="zone")
    enough = groups["stations"].max()
    monkeypatch.setattr("pages.paperless.pace.curves.FEWEST", enough)
    drawn = groups.filter(pl.col("stations") >= enough)
    shown = curve_chart(seen, groups_of(seen))
    everyone = shown.frame["group"].is_in([t(f"paperless.pace.{of}", "vi") for of in ("all", "now")])
    assert shown.frame.filter(~everyone)["member"].unique().sort().to_list() == sorted(drawn["member"])
    assert 0 < drawn.height < groups.height
    assert shown.frame.filter(pl.col("low") > pl.col("share")).is_empty()
    assert shown.frame.filter(pl.col("high") < pl.col("share")).is_empty()


@pytest.mark.parametrize("group", GROUPS)
def test_the_curve_of_all_is_drawn_even_where_every_group_is_too_small(group):
    seen = view(f"{PACE}&province=01&group={group}")
    groups = groups_of(seen)
    assert groups.filter(kind=group)["stations"].max() < FEWEST
    shown = curve_chart(seen, groups).frame
    whole = survival(seen.snapshot, seen.scope, "all")
    everyone, now = (t(f"paperless.pace.{of}", "vi") for of in ("all", "now"))
    assert shown["group"].unique(maintain_order=True).to_list() == [everyone, now]
    assert shown.filter(group=everyone).drop("group").equals(whole)
    assert (shown.filter(group=now)["share"] <= shown.filter(group=everyone)["share"].max()).all()
    assert not whole.is_empty()


@pytest.mark.parametrize(("p", "said"), [(None, "none"), (0.2, "same"), (0.04, "differ"), (1e-30, "differ")])
def test_whether_groups_differ_is_said_under_curves_and_table(p, said):
    seen = view(f"{PACE}&lang=en")
    groups = groups_of(seen).with_columns(pl.lit(p, pl.Float64).alias("log_rank"))
    shown = {0.2: "0.200", 0.04: "0.040", 1e-30: "<0.001"}.get(p, "")
    words = t(f"paperless.pace.log_rank_{said}", "en", fewest=FEWEST, **({"p": shown} if p else {}))
    assert words in curve_chart(seen, groups).notes
    assert words in group_chart(seen, groups).notes


def test_a_median_says_what_is_known_of_it():
    seen = view(f"{PACE}&lang=en")
    assert median_text(seen, None, None) == "Fewer than half so far"
    assert median_text(seen, 20, FEWEST) == "20 months"
    assert median_text(seen, 1, FEWEST) == "1 month"
    assert median_text(seen, 20, FEWEST - 1) == f"Fewer than {FEWEST} followed that long"
    assert interval_text(seen, 7, 9) == "7–9 months"
    assert interval_text(seen, 7, None) == "From 7 months"
    assert interval_text(seen, None, None) == "–"


@pytest.fixture
def elsewhere() -> str:
    """A commune with a zone that has a station on an earlier date."""
    seen = view()
    site = stations(seen.snapshot.on(EARLIER), seen.scope).drop_nulls("zone").row(0, named=True)
    return f"{PACE}&province={site['province']}&commune={site['commune']}&zone={site['zone']}&date={EARLIER}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_instead_is_said(language, elsewhere):
    seen = view(f"{elsewhere}&lang={language}")
    holder = name_at(view(f"?lang={language}"), seen.scope.province)
    body = words_on(page_body("/paperless", f"{elsewhere}&lang={language}"))
    last = {"vi": "31/10/2026", "en": "31 October 2026"}[language]
    assert t("paperless.pace.other_date", language, date=last) in body
    assert t("paperless.pace.other_place", language, place=seen.place, holder=holder) in body
    assert t("paperless.pace.no_filters", language, place=holder) in body
    none = pl.lit(0)
    everybody = groups_of(view(PACE)).with_columns(already=none, left_out=none)
    assert len(intro(view(PACE), everybody)) == 1


def test_what_is_made_at_publication_carries_its_own_date_and_place():
    seen = view(f"{PACE}&zone=1&date={EARLIER}&lang=en")
    shown = curve_chart(seen, groups_of(seen))
    assert shown.context.date == LAST
    assert shown.context.scope.startswith(t("scope.country", "en"))
    assert "31 October 2026" in " ".join(shown.facts)


def test_those_paperless_when_first_seen_are_told():
    seen = view(f"{PACE}&lang=en")
    whole = groups_of(seen).filter(kind="all")
    some = whole.with_columns(pl.lit(7).alias("already"), pl.lit(1).alias("left_out"))
    said = " ".join(intro(seen, some))
    assert "Paperless already in their first data, after an unknown time: 7 stations, not followed." in said
    assert "not all of their ledgers were known from deployment on: 1 station." in said


def test_the_ledgers_that_take_longest_come_first():
    rows = ledger_rows(view(PACE))
    medians = rows["closing_median"].to_list()
    known = [median for median in medians if median is not None]
    assert medians[: len(medians) - len(known)] == [None] * (len(medians) - len(known))
    assert known == sorted(known, reverse=True)
    assert rows.height == 78
    blank = rows.filter(pl.col("closing_median").is_null(), ~pl.col("thin"))
    assert (blank["there"] <= 0.62).all()


def test_recording_time_is_that_of_the_surveys_and_of_no_other_date(store):
    seen = view(PACE)
    rows = survey_rows(seen).filter(date=LAST if survey_on(store, LAST)[1] else last_survey(store))
    minutes, worked, stations = survey_on(store, rows["date"][0])
    assert rows["share"][0] == pytest.approx(minutes / worked)
    assert rows["survey_stations"][0] == stations
    quiet = [day for day in seen.snapshot.dates if not survey_on(store, day)[1]]
    assert survey_rows(seen).filter(pl.col("share").is_null())["date"].to_list() == quiet
    title = survey_chart(seen, survey_rows(seen)).title
    assert f" {stations} " in title


def survey_on(store, day: date) -> tuple[int, int, int]:
    """Minutes recording, minutes worked, stations surveyed, of the accepted reports of open stations."""
    folder = store / "dates" / day.isoformat()
    sites = pl.read_parquet(next(folder.glob("*/station.parquet")))
    is_open = (pl.col("opened_on").is_null() | (pl.col("opened_on") <= day)) & (
        pl.col("closed_on").is_null() | (pl.col("closed_on") > day)
    )
    reports = pl.read_parquet(next(folder.glob("*/station_report.parquet")))
    own = reports.join(sites.filter(is_open), on="station_id", how="semi")
    surveyed = own.drop_nulls(["recording_minutes", "working_minutes"])
    return surveyed["recording_minutes"].sum(), surveyed["working_minutes"].sum(), surveyed.height


def last_survey(store) -> date:
    return max(day for day in view().snapshot.dates if survey_on(store, day)[1])


def test_before_the_first_survey_none_is_shown():
    seen = view(f"{PACE}&lang=en")
    surveyed = survey_rows(seen).filter(pl.col("share").is_not_null())["date"]
    before = [day for day in seen.snapshot.dates if day < surveyed[0]]
    if not before:
        pytest.skip("the first date of this country has a survey")
    body = words_on(page_body("/paperless", f"{PACE}&lang=en&date={before[-1]}"))
    assert t("paperless.cost.no_survey", "en", place=seen.place_in_sentence) in body


def test_no_page_imports_what_only_a_publication_needs():
    code = (
        "import sys; import pages.routes; sys.exit('scipy.stats' in sys.modules or 'pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "scope",
    ("", "group=zone&province=01", "scheme=63&region=TN", "commune=00070", "pace_order=-parallel_median"),
)
def test_it_draws_everywhere(scope, language):
    built = build("/paperless", f"{PACE}&{scope}&lang={language}")
    assert "role='alert'" not in str(built.page)
