import polars as pl
import pytest

from data.measures.counts import COUNTS, STAGES
from data.measures.metric import with_value
from data.measures.metrics import BY_KEY, METRICS
from data.measures.targets import UNDRAWABLE_TARGETS
from data.words import LANGUAGES, catalogue

PLANNED = [
    "deployment",
    "reporting",
    "timeliness",
    "record_coverage",
    "record_matched",
    "record_updated",
    "record_opened",
    "paperless_visits",
    "ledger_digitisation",
    "parallel_running",
    "paperless_stations",
    "paperless_units",
    "sustained_stations",
    "connected_stations",
    "teleconsultations",
    "citizens_with_doctor",
    "chatbot",
    "templates_in_use",
    "recording_time",
    "stations_with_doctor",
    "doctors_per_station",
    "insured_visits",
]


def test_the_catalogue_is_whole_and_each_metric_divides_counts_that_exist():
    assert [metric.key for metric in METRICS] == PLANNED
    for metric in METRICS:
        assert {metric.numerator, metric.denominator} <= set(COUNTS), metric.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_metric_target_and_stage_has_words(language):
    keys = [
        f"metric.{key}.{part}"
        for key in PLANNED
        for part in ("label", "short", "definition", "unit", "caveat")
    ]
    keys += [f"target.{metric.target.key}.label" for metric in METRICS if metric.target]
    keys += [f"target.{target.key}.{part}" for target in UNDRAWABLE_TARGETS for part in ("label", "reason")]
    keys += [f"stage.{stage}" for stage in STAGES]
    assert [key for key in keys if key not in catalogue(language)] == []


def test_no_target_stands_on_the_78_ledgers():
    for key in ("ledger_digitisation", "parallel_running", "paperless_stations", "sustained_stations"):
        assert BY_KEY[key].target is None


def test_targets_are_those_of_their_documents():
    drawn = {metric.key: (metric.target.value, str(metric.target.by)) for metric in METRICS if metric.target}
    assert drawn == {
        "record_coverage": (0.95, "2025-12-31"),
        "record_opened": (0.9, "2022-12-31"),
        "paperless_visits": (1.0, "2021-07-01"),
        "stations_with_doctor": (1.0, "2030-12-31"),
        "doctors_per_station": (4.0, "2027-12-31"),
    }
    assert {target.key for target in UNDRAWABLE_TARGETS} == {
        "insured_visits_at_stations",
        "electronic_medical_records",
    }


def test_python_divides_and_zero_gives_null():
    metric = BY_KEY["teleconsultations"]
    counts = pl.DataFrame({metric.numerator: [3, 0, 0], metric.denominator: [1500, 1500, 0]})
    assert with_value(counts, metric)["value"].to_list() == [2.0, 0.0, None]
    assert with_value(counts.clear(), metric).schema["value"] == pl.Float64
