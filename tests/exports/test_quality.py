"""What `/quality` claims of its checks where little is known, against the files of the exports."""

from collections import Counter

import pytest

from pages.quality.checks import scored
from tests.exports.conftest import Read
from tests.exports.test_reasons import said
from tests.exports.truth import stations_of
from tests.pages.quality.viewing import LAST, view


@pytest.mark.parametrize("zone", (None, 3))
def test_checks_speak_for_the_stations_that_reported(read: Read, zone: int | None):
    landing = read("pilot")
    ours = [row for row in stations_of(landing, LAST) if zone in (None, row["zone"])]
    sent = [row for row in ours if row["report"]]
    search = f"&zone={zone}" if zone else ""
    words = said(f"/quality?part=checks&lang=en{search}")
    assert f"({len(sent):,} of {len(ours):,} stations and posts with data)" in words
    assert "Whole country: 100.0%" not in words
    held, known = (Counter(row["province"] for row in rows) for rows in (ours, sent))
    enough = {province for province, stations in held.items() if known[province] >= 0.8 * stations}
    assert set(scored(view(f"?part=checks{search}")).drop_nulls("score")["code"]) == enough


def test_a_province_of_two_stations_has_no_score_and_one_without_any_no_counts(read: Read):
    read("missing_quarter")
    assert scored(view("?part=checks"))["score"].count() == 0
    read("one_province")
    words = said("/quality?part=checks&lang=en")
    assert "Quality score of 1 of 34 provinces" in words
    assert "2 of the 8 checks could not be made on any value" in words
    assert "Outlier: no value could be checked" in words
