"""Dates and values that other programs write for “none”, as pages say them."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.publishing.publish import publish
from data.words.dates import format_date
from pages.router import build, page_body
from tests.conftest import ReadStore
from tests.data.tiny_landing import OCTOBER, lay
from tests.pages.reading import links_on, words_on

EMPTY, FUTURE, FIRST = date(2026, 11, 15), date(9999, 12, 31), date(1, 1, 31)
PATHS = ("/", "/paperless", "/quality", "/about", "/gaps", "/map", "/stations/S00001")


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """October; a folder without files; the last day of the calendar; stations with its ends for “no date”."""
    landing = tmp_path_factory.mktemp("odd") / "landing"
    for day in (OCTOBER, FUTURE):
        path = lay(landing, day) / "station" / "a.parquet"
        ends = {"opened_on": date.min, "closed_on": date.max, "platform_since": date.min}
        pl.read_parquet(path).with_columns(
            pl.lit(end).alias(name) for name, end in ends.items()
        ).write_parquet(path)
    (landing / EMPTY.isoformat()).mkdir()
    publish(landing, landing.parent / "store")
    return landing.parent / "store"


@pytest.fixture(autouse=True)
def _reading(odd: Path, store: Path, read_store: ReadStore) -> None:
    read_store(odd)


def test_a_date_without_a_register_says_what_did_not_arrive_and_offers_the_date_before() -> None:
    status = build("/", f"?lang=en&date={EMPTY}").status
    said = "The station register of 15 November 2026 is empty; not received: station register · reports"
    assert said in words_on(status)
    assert links_on(status)["Go to 31 October 2026"] == "/?lang=en&date=2026-10-31"


def test_a_future_date_is_said_to_be_one_and_no_page_opens_it_by_itself() -> None:
    assert "31 December 9999 is in the future" in words_on(build("/", f"?lang=en&date={FUTURE}").status)
    assert "Data as of 31 October 2026" in words_on(build("/", "?lang=en").status)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("day", [EMPTY, FUTURE])
def test_every_page_can_be_built_at_such_a_date(path: str, day: date) -> None:
    assert page_body(path, f"?date={day}")


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """October between the first and the last month of the calendar, each far from the others."""
    landing = tmp_path_factory.mktemp("ends") / "landing"
    for day in (FIRST, OCTOBER, FUTURE):
        lay(landing, day)
    publish(landing, landing.parent / "store")
    return landing.parent / "store"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("day", [FIRST, OCTOBER, FUTURE])
def test_every_page_can_be_built_between_the_ends_of_the_calendar(
    path: str, day: date, ends: Path, read_store: ReadStore
) -> None:
    read_store(ends)
    assert page_body(path, f"?date={day}")


def test_the_ends_of_the_calendar_are_read_in_words() -> None:
    words = words_on(page_body("/stations/S00001", "?lang=en"))
    assert "Opened on Date not recorded" in words
    assert "9999" not in words
    assert format_date(date.min, "en") not in words
