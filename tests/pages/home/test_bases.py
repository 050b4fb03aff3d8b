from dataclasses import replace

import polars as pl
import pytest

from components.cards.bases import based_on
from components.reading.covered import Covered
from components.reading.view import View
from data.measures.counts import COUNTS
from data.measures.coverage import Coverage, Register
from data.measures.metrics import BY_KEY
from pages.registry import page_at
from pages.shell.published import view_of

REGISTER = Register(10_965, "province", 34, 34, communes=3_320, all_communes=3_321)
COUNTED = {
    "stations": 10_799,
    "care_units": 3_327,
    "care_units_with_doctor": 3_284,
    "care_units_with_doctor_base": 3_327,
    "population": 1_000_000,
    "records_created_base": 53_000,
    "reports_expected": 380,
    "reports_received": 375,
    "stations_paperless": 1_720,
    "stations_paperless_base": 10_794,
}


def home(language: str, found: Coverage | None = None) -> View:
    view = view_of(page_at("/")[0], "/", f"?lang={language}")
    return replace(view, covered=Covered(lambda metric: found))


def now(**changes: int) -> pl.DataFrame:
    return pl.DataFrame([dict.fromkeys(COUNTS, 0) | COUNTED | changes])


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("paperless_stations", "1.720/10.794 trạm, điểm trạm có đủ số liệu 78 sổ"),
        ("stations_with_doctor", "3.284/3.327 trạm"),
        ("deployment", "Danh mục: 10.799 trạm, điểm trạm"),
        ("record_coverage", "375/380 trạm, điểm trạm đã báo cáo (98,7%)"),
    ],
)
def test_a_card_names_the_metric_s_own_denominator(key: str, said: str):
    assert based_on(home("vi"), now(), BY_KEY[key]) == said


def test_stations_without_data_are_said():
    found = Coverage("stations", 10_794, 10_965, 10_794, 10_965, 34, REGISTER)
    said = based_on(home("en", found), now(), BY_KEY["paperless_stations"])
    assert said == "1,720 of 10,794 stations and posts with data on all ledgers; no data for 171"
