"""The course of a unit: its last periods, in words and as a line to the scale of all."""

from datetime import date

from dash import html

from components.cards.figure_card import charts_on
from components.reading.places import find_place
from data.measures.metric import value_of
from pages.places.courses import PERIODS, course_cell, course_heading, course_words, courses
from pages.places.side_by_side import scope_of
from pages.router import page_body
from queries.counts import counts_by_date
from tests.pages.places.viewing import view


def test_a_course_has_the_values_of_the_place_over_the_last_periods():
    seen = view("/places", "?lang=en&metric=deployment")
    found = courses(seen, "province")
    place = find_place(seen.units, "34", "11")
    assert place is not None
    rows = counts_by_date(seen.snapshot, scope_of(seen, place)).tail(PERIODS)
    assert found["11"] == list(rows.select("date", value_of(seen.metric).alias("value")).iter_rows())
    assert course_heading(seen) == f"Last {PERIODS} periods"


def test_a_course_says_its_first_and_last_known_value():
    seen = view("/places", "?lang=en&metric=deployment")
    days = [(date(2026, 8, 31), None), (date(2026, 9, 30), 0.1), (date(2026, 10, 31), 0.25)]
    assert course_words(seen, days) == "10.0% (Sep 2026) → 25.0% (Oct 2026)"
    assert course_words(seen, days[:2]) is None


def test_the_line_of_a_course_says_the_same_to_those_who_hear_it():
    seen = view("/places", "?lang=en&metric=deployment")
    draw = course_cell(seen, courses(seen, "province"))
    image = draw({"code": "11", "course": "words"}, "words")
    assert isinstance(image, html.Img) and image.alt == "words"
    assert draw({"code": "11", "course": None}, "–") == "–"


def test_the_tables_of_units_have_it_in_their_files_too():
    chart = charts_on(html.Div(page_body("/places", "?lang=en&metric=deployment")))["units"]
    known = chart.frame["course"].drop_nulls()
    assert len(known) and all("→" in text for text in known)
    assert chart.column("course").label == f"Last {PERIODS} periods"
