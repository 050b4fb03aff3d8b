import pytest

from pages.stations.next_step import next_step
from queries.station import station, station_history
from tests.pages.reading import classed, words_on
from tests.pages.stations.viewing import body, view


def step(seen, station_id: str, **changed) -> str:
    reader = seen.scope.reader
    site = station(seen.snapshot, station_id, reader).row(0, named=True)
    return next_step(seen, site | changed, station_history(seen.snapshot, station_id, reader))


def test_the_phone_stands_first_and_calls(silent: str):
    page = body(silent)
    assert words_on(classed(page, "first-facts")).startswith("Phone")
    assert "tel:" in str(classed(page, "first-facts"))


def test_a_silent_station_is_asked_for_its_report(silent: str):
    seen = view(silent)
    assert step(seen, silent).startswith("Ask for the report for")
    assert step(seen, silent, stage="not_deployed") == "Deploy V20."


@pytest.mark.parametrize(
    ("letters", "stage", "said"),
    [
        (
            "P" + "B" * 2 + "E" * 75,
            "mostly_electronic",
            "3 ledgers left on paper: 1 on paper only, 2 recorded twice.",
        ),
        ("-" * 2 + "E" * 76, "unknown", "Ask for the state of 2 ledgers."),
        ("E" * 78, "paperless", "Keep all ledgers electronic"),
        ("E" * 78, "sustained", "Nothing to do: paperless for 90 days."),
    ],
)
def test_what_is_left_of_the_ledgers_comes_next(reporting: str, letters, stage, said):
    seen = view(reporting)
    changed = {"ledger_states": letters, "stage": stage, "ledgers_reopened": 0}
    assert step(seen, reporting, **changed).startswith(said)
    assert "2 electronic ledgers are back" in step(seen, reporting, **changed | {"ledgers_reopened": 2})
