"""What is said of a line that crosses July 2025, on a country whose dates do and on one whose do not."""

from data.words import t
from data.words.dates import format_date
from pages.home.page import PAGE
from pages.shell.crossing import crossing_notes
from pages.shell.published import view_of
from queries.crossing import Crossing


def test_a_line_that_crosses_says_who_leaves_and_who_comes(monkeypatch, crossing_store, read_store):
    read_store(crossing_store)
    view = view_of(PAGE, "/", "lang=en")
    before, after = (day for day in view.snapshot.dates if "2025-06" <= day.isoformat() < "2025-08")
    found = Crossing(before, after, 160, 1, 2)
    monkeypatch.setattr("pages.shell.crossing.crossing", lambda *_: found)
    days = {"before": format_date(before, "en"), "after": format_date(after, "en")}
    words = t("break.units.crossing", "en", sites="160", gone="1", come="2", **days)
    assert crossing_notes(view) == (words,)
    assert "1 is not on" in words and "2 are new" in words


def test_a_line_on_one_side_says_nothing(store):
    assert crossing_notes(view_of(PAGE, "/", "")) == ()
