"""The tours of the first screen: at most five steps a reader, each about a part that the page has."""

import json

from pages.home.tour import TOURS
from pages.router import page_body
from tests.pages.reading import classed, parts_of


def test_each_reader_has_a_tour_of_at_most_five_steps():
    (offered,) = classed(page_body("/", "?lang=en"), "tours")
    buttons = [part for part in parts_of(offered) if hasattr(part, "data-tour")]
    steps = [json.loads(getattr(button, "data-tour")) for button in buttons]
    assert [[selector for selector, _ in one] for one in steps] == [
        [*tour.values()] for tour in TOURS.values()
    ]
    assert all(3 <= len(one) <= 5 for one in steps)
    assert all(words for one in steps for _, words in one)
