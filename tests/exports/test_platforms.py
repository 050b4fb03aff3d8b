"""What the ladders of `/platforms` count where it is not known who uses V20 or who reported, by the files."""

import pytest

from data.measures.platforms import Rung, ladder
from data.words import LANGUAGES, t
from pages.platforms.numbers import numbers_now
from tests.exports.conftest import Read
from tests.exports.test_reasons import said
from tests.exports.truth import stations_of
from tests.pages.platforms.viewing import LAST, view


def steps(search: str) -> dict[str, Rung]:
    return {rung.key: rung for rung in ladder("v20", numbers_now(view(search)))}


@pytest.mark.parametrize("zone", (None, 2))
def test_a_report_that_was_held_back_is_neither_at_the_step_nor_lost_before_it(read: Read, zone: int | None):
    rows = [row for row in stations_of(read("held_back"), LAST) if zone in (None, row["zone"])]
    sent = [row for row in rows if row["report"]]
    reporting = steps(f"?zone={zone}" if zone else "")["reporting"]
    assert (reporting.number, reporting.base, reporting.lost) == (len(sent), len(sent), 0)
    refused = str(len(rows) - len(sent))
    for language in LANGUAGES:
        words = said(f"/platforms?lang={language}" + (f"&zone={zone}" if zone else ""))
        assert t("platforms.held_back", language, number=refused) in words


def test_who_reported_is_not_known_without_a_report_file(read: Read):
    read("no_reports_lately")
    found = steps("")
    assert found["reporting"].base == found["paperless"].gained == 0
    words = said("/platforms?lang=en")
    assert "No report file arrived for this date." in words
    assert "the data conflict" not in words and " 0 of 68" not in words


def test_who_has_v20_is_not_known_of_a_register_that_never_says_since_when(read: Read):
    rows = stations_of(read("no_platform"), LAST)
    found = steps("")
    assert (found["deployed"].base, found["reporting"].lost, found["reporting"].gained) == (0, 0, 0)
    assert found["reporting"].number == sum(bool(row["report"]) for row in rows)
    for language in LANGUAGES:
        words = said(f"/platforms?lang={language}")
        assert words.count(t("platforms.no_deployment", language)) == 3  # V20, chatbot, templates
        assert t("blank.deployment_unknown", language) in words
    assert "0.0% of stations have V20" not in said("/platforms?lang=en")
