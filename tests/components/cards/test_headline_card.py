from datetime import date

import pytest
from dash.development.base_component import Component

from components.cards.headline_card import Headline, headline_card
from components.charts.breaks import break_reason
from components.reading.metric_words import target_text
from data.measures.metrics import BY_KEY
from data.words import t


def headline(key: str, value: float | None, before: float | None = None) -> Headline:
    trend = [(date(2026, 9, 30), before), (date(2026, 10, 31), value)]
    return Headline(BY_KEY[key], value, trend, before, "So với kỳ trước", None, "9/10 trạm", "/")


def text_of(card: Component, name: str) -> str:
    found = next(part for part in card._traverse() if getattr(part, "className", "") == name)
    inner = [found, *found._traverse()] if hasattr(found, "_traverse") else [found]
    return " ".join(part.children for part in inner if isinstance(getattr(part, "children", None), str))


def test_a_value_short_of_its_target_says_by_how_much():
    card = headline_card(headline("record_coverage", 0.913), "vi")
    assert card.className == "card off-target"
    assert (
        text_of(card, "card-target") == "Mục tiêu 95%, thời hạn 31/12/2025 còn thiếu 3,7\u00a0điểm phần trăm"
    )


def test_a_value_on_target_says_so():
    card = headline_card(headline("record_coverage", 0.95), "en")
    assert card.className == "card on-target"
    assert "target met" in text_of(card, "card-target")


def test_a_target_of_more_than_is_not_met_by_as_much():
    assert headline_card(headline("record_opened", 0.9), "vi").className == "card off-target"


def test_no_official_target_is_said_never_drawn():
    card = headline_card(headline("ledger_digitisation", 0.5), "vi")
    assert text_of(card, "card-target") == "Không có mục tiêu chính thức"


def test_a_blank_has_its_reason_and_is_not_zero():
    card = headline_card(headline("paperless_visits", None), "vi")
    assert text_of(card, "card-blank") == "Chưa có trạm nào báo cáo chỉ số này"


@pytest.mark.parametrize(
    ("key", "before", "now", "direction"),
    [
        ("paperless_visits", 0.5, 0.6, "better"),
        ("paperless_visits", 0.6, 0.5, "worse"),
        ("parallel_running", 0.5, 0.6, "worse"),
        ("insured_visits", 0.5, 0.6, ""),
        ("paperless_visits", 0.5, 0.5, ""),
    ],
)
def test_a_change_is_judged_by_the_metric_s_direction(key: str, before: float, now: float, direction: str):
    card = headline_card(headline(key, now, before), "vi")
    first = next(part for part in card._traverse() if type(part).__name__ == "Dd")
    assert first.className == direction


def test_a_target_of_more_than_is_written_as_its_document_means_it():
    assert target_text(BY_KEY["record_opened"], "vi") == "Mục tiêu trên 90%, thời hạn 31/12/2022"
    assert target_text(BY_KEY["doctors_per_station"], "vi") == "Mục tiêu 4–5, thời hạn 31/12/2027"
    assert target_text(BY_KEY["record_coverage"], "en") == "Target 95%, due 31 December 2025"


def test_a_card_does_not_compare_across_it_and_says_so():
    reason = break_reason("stations_with_doctor", date(2025, 5, 31), date(2025, 8, 31), "vi")
    assert (
        reason == t("break.care_units.reason", "vi")
        and break_reason("stations_with_doctor", date(2025, 7, 31), date(2025, 8, 31), "vi") == ""
    )
    headline = Headline(
        BY_KEY["stations_with_doctor"],
        0.99,
        [],
        0.98,
        "So với kỳ trước",
        None,
        "",
        "/",
        year_broken=reason,
    )
    card = str(headline_card(headline, "vi"))
    assert t("break.not_comparable", "vi") in card and reason in card
    assert "+1,0" in card
