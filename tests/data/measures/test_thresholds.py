"""The thresholds of the checks as settings: read, said in the manifest, applied at publication."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from data.errors import TramSoError
from data.measures.quality import THRESHOLD_KEYS, Thresholds
from data.publishing.publish import publish
from data.publishing.publish_report_text import publish_report_lines
from data.scope import REFORM
from data.settings import settings
from data.store.versions import open_store
from tests.data.marts import current_mart
from tests.data.small_country import DATES, rows_of

pytestmark = pytest.mark.usefixtures("one_processor")
# Of the last month seven changes since a year before are known: from February 2026 on.
FIRSTS = [date(2025 + (1 + n) // 12, (1 + n) % 12 + 1, 1) for n in range(1, 21)]
MONTHS = [first - timedelta(days=1) for first in FIRSTS]
VISITS = (100, 102, 98, 101, 99, 100, 103, 97, 101, 100, 99, 102, 101, 100, 99, 103, 98, 101, 100, 150)


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    """One station whose last month has half as many visits again, and two more records than people."""
    old, new = (rows_of(day)["station"][0]["commune_code"] for day in (DATES[0], DATES[-1]))
    for day, visits in zip(MONTHS, VISITS, strict=True):
        commune = old if day < REFORM else new
        tables = {
            "station": {"name": "Trạm", "site_kind": "station", "commune_code": commune, "population": 2000}
            | {"platform_since": date(2024, 1, 1)},
            "station_report": {"visits": visits, "records_created": 2002},
            "ledger_status": {"ledger_id": "L01", "state": "parallel"},
        }
        for table, row in tables.items():
            path = tmp_path / "landing" / day.isoformat() / table / "a.parquet"
            path.parent.mkdir(parents=True)
            pl.DataFrame([{"station_id": "S0"} | row]).write_parquet(path)
    return tmp_path / "landing"


def failed(store: Path) -> set[str]:
    """The checks that the last month failed in the current version."""
    with current_mart(store) as mart:
        found = mart.sql(
            'SELECT "check"::VARCHAR FROM quality_finding WHERE date = $day', params={"day": MONTHS[-1]}
        )
        return {check for (check,) in found.fetchall()}


def tallied(store: Path) -> int:
    """On how many dates visits could be held against their baseline in the current version."""
    with current_mart(store) as mart:
        return mart.sql("SELECT count(*) FROM quality_site WHERE over_time_judged > 0").fetchall()[0][0]


def test_a_new_threshold_makes_a_version_of_the_same_files(
    landing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    store = tmp_path / "store"
    first = publish(landing, store)
    assert failed(store) == {"outlier_robust", "over_time", "over_population"}
    for key, value in {"OVER_TIME": "0.6", "OUTLIER_ROBUST": "1000", "OVER_POPULATION": "0.01"}.items():
        monkeypatch.setenv(f"TRAMSO_CHECK_{key}", value)
    settings.cache_clear()
    second = publish(landing, store)
    assert second.version != first.version
    assert "with the settings as they are now" in next(publish_report_lines(second))
    assert failed(store) == set()
    opened = open_store(store)
    before, after = (opened.manifest(str(one.version)) for one in (first, second))
    assert after.dates == before.dates
    assert (before.settings["check_over_time"], after.settings["check_over_time"]) == (0.33, 0.6)
    assert publish(landing, store).version == second.version


def test_the_baseline_is_a_setting(landing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    baseline = {"outlier_robust", "over_time"}
    found = {}
    # Seven changes are known before the last, of which 100 visits are expected.
    for key, value in (("BASELINE_FEWEST", "7"), ("BASELINE_FEWEST", "8"), ("FEWEST_CASES", "150")):
        monkeypatch.setenv(f"TRAMSO_CHECK_{key}", value)
        settings.cache_clear()
        publish(landing, tmp_path / "store")
        found[key, value] = failed(tmp_path / "store") & baseline
        monkeypatch.delenv(f"TRAMSO_CHECK_{key}")
    assert found == {
        ("BASELINE_FEWEST", "7"): baseline,
        ("BASELINE_FEWEST", "8"): set(),
        ("FEWEST_CASES", "150"): set(),
    }
    monkeypatch.setenv("TRAMSO_CHECK_BASELINE_PERIODS", "6")
    monkeypatch.setenv("TRAMSO_CHECK_BASELINE_FEWEST", "6")
    settings.cache_clear()
    publish(landing, tmp_path / "store")
    assert baseline <= failed(tmp_path / "store")
    assert tallied(tmp_path / "store") == 2


def test_nothing_set_is_the_review_s_own_thresholds():
    assert settings().thresholds == Thresholds()
    checks = {f"check_{key}" for key in THRESHOLD_KEYS}
    assert set(settings().published) == {"report_due_working_days", *checks}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OVER_TIME", "much"),
        ("FALLING", "-1"),
        ("BETWEEN", "inf"),
        ("BASELINE_PERIODS", "5"),
        ("BASELINE_PERIODS", "251"),
        ("BASELINE_FEWEST", "1"),
        ("FEWEST_CASES", "2.5"),
    ],
)
def test_a_threshold_that_cannot_be_used_stops_the_start(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(f"TRAMSO_CHECK_{name}", value)
    with pytest.raises(TramSoError, match=f"TRAMSO_CHECK_{name}"):
        settings()
