from dash import html

from components.cards.figure_card import charts_on
from data.measures.platforms import PLATFORMS, Rung, bases_differ, ladder, unknowns
from data.words import t
from pages.platforms.ladder_cards import ladder_chart
from pages.platforms.ladder_words import fault_words, loss_words, unit_words
from pages.platforms.numbers import numbers_now
from pages.router import page_body
from tests.pages.platforms.viewing import said, view
from tests.pages.reading import words_on


def test_what_is_not_known_between_two_steps_is_told(sites):
    rungs = ladder("network", numbers_now(view()))
    silent = sum(said(site, "network_connected") is None for site in sites)
    assert silent and unknowns(rungs)[1] == silent
    _, connected, _ = charts_on(html.Div(page_body("/platforms", "?lang=en")))[
        "ladder-network"
    ].frame.iter_rows(named=True)
    assert len(sites) - connected["lost"] + connected["gained"] - connected["unknown"] == connected["number"]
    words = words_on(page_body("/platforms", "?lang=en"))
    assert (
        t("platforms.unknown", "en", number=str(silent), unit=unit_words(view("?lang=en"), "network"))
        in words
    )


def test_more_people_treated_than_have_a_doctor_is_no_fault_of_the_data():
    rungs = (Rung("assigned", "active", 50, 100), Rung("treated", "used", 60, 100, 50, 0, 10))
    (sentence,) = fault_words(view("?lang=en"), "doctor", rungs)
    assert "by 10 people at" in sentence
    assert "need checking" not in sentence


def test_a_step_above_the_one_before_is_said_and_kept():
    seen = view("?lang=en")
    rungs = (Rung("updated", "active", 50, 100), Rung("opened", "used", 60, 100, 50, 5, 15))
    assert rungs[1].rise == 10
    (sentence,) = fault_words(seen, "records", rungs)
    assert "by 10 people at" in sentence and "need checking" in sentence
    said = loss_words(seen, "records", rungs[1])
    assert said.startswith(
        "↓ 5 people fewer, counted station by station (10.0% of the previous step); ↑ 15 people"
    )


BASES = [f"records_{step}_base" for step in ("created", "matched", "updated", "opened")]


def test_steps_on_different_bases_say_so():
    numbers = numbers_now(view())
    other = numbers | {"records_opened_base": numbers["records_opened_base"] - 7}
    same = ladder_chart(view("?lang=en"), "records", numbers | dict.fromkeys(BASES, 1000)).notes
    assert "different denominators" not in " ".join(same)
    assert bases_differ(ladder("records", other))
    assert "different denominators" in " ".join(ladder_chart(view("?lang=en"), "records", other).notes)


def test_without_reports_a_step_is_blank_and_not_nought():
    seen, numbers = view("?lang=en"), numbers_now(view())
    silent = dict.fromkeys(numbers, 0) | {"stations": 3, "sent_base": 3}
    for platform in ("records", "network"):
        frame = ladder_chart(seen, platform, silent).frame
        assert frame["share"].to_list()[-1] is None and frame["number"].to_list()[-1] is None
    assert ladder_chart(seen, "records", silent).title == t("platforms.no_report", "en")
    no_file = ladder_chart(seen, "records", silent | {"sent_base": 0})
    assert no_file.title == t("platforms.no_file", "en")


def test_every_platform_has_its_ladder():
    charts = charts_on(html.Div(page_body("/platforms", "")))
    assert {f"ladder-{platform}" for platform in PLATFORMS} <= charts.keys()
