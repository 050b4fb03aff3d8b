from datetime import date

import pytest

from data.measures.breaks import BREAKS, breaks_between, interruption
from data.measures.metrics import BY_KEY
from data.scope import REFORM
from data.words import LANGUAGES, t

BEFORE, AFTER, LATER = date(2025, 6, 30), date(2025, 7, 31), date(2026, 7, 31)


def test_a_line_meets_a_break_only_between_its_ends():
    assert [one.on for one in breaks_between(BEFORE, AFTER)] == [REFORM]
    assert breaks_between(AFTER, LATER) == ()
    assert [one.key for one in breaks_between(BEFORE, REFORM)] == ["units"]
    assert breaks_between(REFORM, LATER) == ()


@pytest.mark.parametrize("metric", ("stations_with_doctor", "doctors_per_station", "paperless_units"))
def test_care_units_are_not_compared_across_july_2025(metric):
    met = breaks_between(BEFORE, AFTER, (metric,))
    assert [(one.key, one.interrupts) for one in met] == [("care_units", True)]
    assert interruption(metric, BEFORE, AFTER) == met[0]
    assert interruption(metric, AFTER, LATER) is None


def test_counts_of_sites_are_compared_across_it():
    assert [one.key for one in breaks_between(BEFORE, AFTER, ("deployment",))] == ["units"]
    assert interruption("deployment", BEFORE, AFTER) is None


def test_every_break_is_of_known_metrics_and_has_words():
    for one in BREAKS:
        assert one.metrics is None or one.metrics <= BY_KEY.keys()
        for language in LANGUAGES:
            assert t(f"break.{one.key}.mark", language) and t(f"break.{one.key}.reason", language)


def test_every_metric_of_care_units_breaks_where_they_changed():
    of_care_units = {
        key
        for key, metric in BY_KEY.items()
        if metric.denominator.startswith("care_units") or metric.denominator in ("doctors_base", "staff_base")
    }
    assert of_care_units == {key for key in BY_KEY if interruption(key, BEFORE, AFTER)}
