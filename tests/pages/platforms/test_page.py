from datetime import date

import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.cards.headlines import headlines
from components.reading.metric_words import short_of
from components.reading.view import View
from data.measures import breaks as breaks_known
from data.measures.breaks import Break
from data.measures.metrics import BY_KEY
from data.measures.platforms import PLATFORMS, RATES, Rung, bases_differ, ladder, rate, unknowns
from data.words import LANGUAGES, t
from pages.platforms.ladder_cards import fault_words, ladder_chart, loss_words
from pages.platforms.numbers import numbers_now
from pages.platforms.over_time import doctor_charts, time_charts
from pages.platforms.places import OTHERS, others_chart, place_rows, records_chart
from pages.platforms.templates import templates_chart
from pages.registry import page_at
from pages.router import build, page_body
from pages.shell.published import view_of
from queries.counts import counts_by_date
from queries.platforms import consulting_by_date
from tests.components.plotted import plotted
from tests.pages.reading import links_on, words_on

LAST = date(2026, 10, 31)


def view(search: str = "") -> View:
    page, _ = page_at("/platforms")
    return view_of(page, "/platforms", search)


def open_sites(store, day: date) -> list[dict]:
    """Register and report of every open site in one row, from the accepted files."""
    folder = store / "dates" / day.isoformat()
    reports = pl.read_parquet(next(folder.glob("*/station_report.parquet")))
    by_id = {row["station_id"]: row for row in reports.iter_rows(named=True)}
    sites = pl.read_parquet(next(folder.glob("*/station.parquet"))).iter_rows(named=True)
    return [
        site | {"report": by_id.get(site["station_id"])}
        for site in sites
        if (site["opened_on"] is None or site["opened_on"] <= day)
        and (site["closed_on"] is None or site["closed_on"] > day)
    ]


def said(site: dict, name: str) -> int | None:
    """What a site reported where its people are known."""
    if site["report"] is None or site["population"] is None:
        return None
    return site["report"][name]


@pytest.fixture
def sites(store) -> list[dict]:
    return open_sites(store, LAST)


def test_the_ladder_of_records_is_that_of_the_accepted_files(sites):
    rungs = ladder("records", numbers_now(view()))
    names = [f"records_{rung.key}" for rung in rungs]
    for rung, name in zip(rungs, names, strict=True):
        known = [site for site in sites if said(site, name) is not None]
        assert rung.number == sum(said(site, name) for site in known)
        assert rung.base == sum(site["population"] for site in known)
    for rung, before, name in zip(rungs[1:], names, names[1:], strict=False):
        both = [site for site in sites if said(site, before) is not None and said(site, name) is not None]
        assert rung.lost == sum(said(site, before) - said(site, name) for site in both)


def test_the_network_is_that_of_the_accepted_files(sites):
    _, connected, consulting = ladder("network", numbers_now(view()))
    joined = [s for s in sites if s["report"] and s["report"]["network_connected"] is not None]
    assert connected.base == len(joined)
    assert connected.number == sum(s["report"]["network_connected"] for s in joined)
    heard = [s for s in sites if said(s, "teleconsultations") is not None and s["population"] > 0]
    assert consulting.base == len(heard)
    assert consulting.number == sum(said(s, "teleconsultations") > 0 for s in heard)
    last = consulting_by_date(view().snapshot, view().scope).row(-1, named=True)
    assert (last["consulting"], last["consulting_base"]) == (consulting.number, consulting.base)


def test_v20_steps_are_counts_of_the_same_sites(sites):
    whole, deployed, reporting, paperless = ladder("v20", numbers_now(view()))
    on = [s for s in sites if s["platform_since"] is not None and s["platform_since"] <= LAST]
    assert whole.number == len(sites)
    assert deployed.number == len(on)
    assert reporting.number == sum(s["report"] is not None for s in on)
    assert reporting.lost == deployed.number - reporting.number
    assert paperless.share == paperless.number / paperless.base


def test_what_is_not_known_between_two_steps_is_told(sites):
    rungs = ladder("network", numbers_now(view()))
    silent = sum(said(site, "network_connected") is None for site in sites)
    assert silent and unknowns(rungs)[1] == silent
    _, connected, _ = charts_on(html.Div(page_body("/platforms", "?lang=en")))[
        "ladder-network"
    ].frame.iter_rows(named=True)
    assert len(sites) - connected["lost"] - connected["unknown"] == connected["number"]
    words = words_on(page_body("/platforms", "?lang=en"))
    assert t("platforms.unknown", "en", number=str(silent), unit=t("platforms.unit.network", "en")) in words


def test_a_doctor_for_every_citizen_is_that_of_the_accepted_files(sites):
    created, assigned, treated = ladder("doctor", numbers_now(view()))
    for rung, name in ((created, "records_created"), (treated, "records_opened")):
        assert rung.number == sum(said(site, name) or 0 for site in sites)
    known = [site for site in sites if said(site, "citizens_with_doctor") is not None]
    assert assigned.number == sum(said(site, "citizens_with_doctor") for site in known)
    assert assigned.base == sum(site["population"] for site in known)
    both = [site for site in known if said(site, "records_created") is not None]
    assert assigned.lost == sum(
        said(site, "records_created") - said(site, "citizens_with_doctor") for site in both
    )


def test_chatbot_and_templates_are_those_of_the_accepted_files(sites):
    numbers = numbers_now(view())
    *_, chatting = ladder("chatbot", numbers)
    heard = [s for s in sites if said(s, "chatbot_sessions") is not None and s["population"] > 0]
    assert (chatting.number, chatting.base) == (
        sum(s["report"]["chatbot_sessions"] > 0 for s in heard),
        len(heard),
    )
    sessions, people = (
        sum(s["report"]["chatbot_sessions"] for s in heard),
        sum(s["population"] for s in heard),
    )
    assert rate("chatbot", numbers) == pytest.approx(1000 * sessions / people)
    *_, some, every = ladder("templates", numbers)
    used = [s["report"]["templates_in_use"] for s in sites if s["report"]]
    known = [number for number in used if number is not None]
    assert (some.number, some.base) == (sum(number > 0 for number in known), len(known))
    assert (every.number, every.lost) == (known.count(42), some.number - known.count(42))


def test_every_platform_and_service_has_registered_active_and_used():
    said_of = {p: {rung.meaning for rung in ladder(p, numbers_now(view()))} - {""} for p in PLATFORMS}
    for platform, meanings in said_of.items():
        assert meanings | ({"used"} if platform in RATES else set()) == {"registered", "active", "used"}, (
            platform
        )


def test_more_people_treated_than_have_a_doctor_is_no_fault_of_the_data():
    rungs = (Rung("assigned", "active", 50, 100), Rung("treated", "used", 60, 100, 50, 60))
    (sentence,) = fault_words(view("?lang=en"), "doctor", rungs)
    assert "by 10 people at" in sentence
    assert "need checking" not in sentence


@pytest.mark.parametrize("search", ("", "level=commune", "scheme=63&level=district", "province=01"))
def test_places_add_up_to_the_ladder(search):
    seen = view(f"?{search}")
    rows, numbers = place_rows(seen), numbers_now(seen)
    names = ("records_opened", "opened_before", "consulting", "paperless_after", "stations", "chatting_after")
    for name in names:
        assert rows[name].sum() == numbers[name]


def test_a_step_above_the_one_before_is_said_and_kept():
    seen = view("?lang=en")
    rungs = (Rung("updated", "active", 50, 100), Rung("opened", "used", 60, 100, 50, 60))
    assert rungs[1].above and rungs[1].lost == -10
    (sentence,) = fault_words(seen, "records", rungs)
    assert "by 10 people at" in sentence and "need checking" in sentence
    assert loss_words(seen, "records", rungs[1]) == "↑ 10 people more than the previous step (20.0%)"


def test_a_place_with_such_a_step_is_counted_in_a_note():
    seen = view("?lang=en")
    faulty = place_rows(seen).with_columns(pl.lit(-3).alias("opened_lost"))
    notes = records_chart(seen, faulty).notes
    assert any(note.startswith(f"{faulty.height} places have a step above") for note in notes)


def test_steps_on_different_bases_say_so():
    numbers = numbers_now(view())
    other = numbers | {"records_opened_base": numbers["records_opened_base"] - 7}
    same = ladder_chart(view("?lang=en"), "records", numbers | dict.fromkeys(BASES, 1000)).notes
    assert "different denominators" not in " ".join(same)
    assert bases_differ(ladder("records", other))
    assert "different denominators" in " ".join(ladder_chart(view("?lang=en"), "records", other).notes)


BASES = [f"records_{step}_base" for step in ("created", "matched", "updated", "opened")]


def test_without_reports_a_step_is_blank_and_not_nought():
    seen, numbers = view("?lang=en"), numbers_now(view())
    silent = dict.fromkeys(numbers, 0) | {"stations": 3}
    for platform in ("records", "network"):
        frame = ladder_chart(seen, platform, silent).frame
        assert frame["share"].to_list()[-1] is None and frame["number"].to_list()[-1] is None
    assert ladder_chart(seen, "records", silent).title == t("platforms.no_report", "en")


def test_templates_are_counted_in_bands_that_hold_all(sites):
    used = [s["report"]["templates_in_use"] for s in sites if s["report"]]
    known = [number for number in used if number is not None]
    frame = templates_chart(view()).frame
    assert frame["stations"].sum() == len(known)
    assert frame.filter(band="42")["stations"].item() == known.count(42)
    assert frame.filter(band="1–10")["stations"].item() == sum(1 <= number <= 10 for number in known)


def test_lines_are_the_ladders_over_time():
    seen = view()
    charts = {chart.key: chart for chart in time_charts(seen)}
    numbers = numbers_now(seen)
    for platform, key in (("records", "records-time"), ("network", "network-time"), ("v20", "v20-time")):
        now = charts[key].frame.filter(date=LAST)["value"].to_list()
        shares = [rung.share for rung in ladder(platform, numbers) if rung.key != "sites"]
        assert now == pytest.approx(shares)


def test_doctor_lines_and_cards_stop_where_care_units_changed(monkeypatch):
    doctor = frozenset({"stations_with_doctor", "doctors_per_station"})
    known = (Break("units", date(2026, 7, 1)), Break("care_units", date(2026, 7, 1), doctor, interrupts=True))
    monkeypatch.setattr(breaks_known, "BREAKS", known)
    seen = view()
    shares, mean = doctor_charts(seen)
    drawn = {trace.name: list(trace.y) for trace in plotted(shares).data}
    assigned, stations = drawn.values()
    assert None not in assigned and None in stations
    assert None in plotted(mean).data[0].y
    assert t("break.care_units.reason", "vi") in mean.all_notes
    counts = counts_by_date(seen.snapshot, seen.scope)
    held, free = headlines(seen, counts, [BY_KEY["stations_with_doctor"], BY_KEY["citizens_with_doctor"]])
    assert held.year_ago is None and held.year_broken and None in held.trend
    assert held.before is not None and not held.before_broken
    assert free.year_ago is not None and not free.year_broken


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "search", ("", "view=places&level=commune&find=a", "view=places&province=01", "date=2025-09-30", "zone=3")
)
def test_it_draws_everywhere(search, language):
    assert "role='alert'" not in str(build("/platforms", f"?{search}&lang={language}").page)


def test_the_tables_lead_to_places_and_keep_their_orders():
    body = page_body("/platforms", "?view=places&order=-opened_share&others=doctors_per_station&lang=en")
    charts = charts_on(html.Div(body))
    shares = charts["places-records"].frame["opened_share"].drop_nulls().to_list()
    assert shares == sorted(shares, reverse=True)
    assert any(link.startswith("/places/34/") for link in links_on(body).values())


def test_the_other_platforms_title_names_the_share_that_differs_most():
    seen = view("?view=places&lang=en")
    rows = place_rows(seen).head(2).with_columns(pl.lit(0.5).alias(key) for key in OTHERS)
    apart = rows.with_columns(
        pl.Series("reporting", [0.4, 0.6]),
        pl.Series("deployment", [0.2, 0.9]),
        pl.Series("teleconsultations", [1.0, 90.0]),
    )
    words = {"level": t("level.noun.province", "en"), "metric": short_of(BY_KEY["deployment"], "en")}
    expected = t("platforms.others.widest", "en", low="20.0%", high="90.0%", **words)
    assert others_chart(seen, apart).title == expected
    for none in (rows, apart.head(1), apart.clear()):
        assert others_chart(seen, none).title == t("platforms.others.title", "en")


def test_every_platform_has_its_ladder():
    charts = charts_on(html.Div(page_body("/platforms", "")))
    assert {f"ladder-{platform}" for platform in PLATFORMS} <= charts.keys()


def test_no_station_says_so():
    body = page_body("/platforms", "?commune=00070&zone=3&connection=none")
    assert t("state.empty", "vi") in words_on(body)
