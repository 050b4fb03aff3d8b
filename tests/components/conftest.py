from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import polars as pl
import pytest

from components.charts.chart import Chart, Column, Encodings
from components.charts.context import Context
from components.reading.view import View
from data.geography.units import load_units
from data.measures.metrics import BY_KEY
from data.scope import Scope
from data.store.snapshot import Snapshot
from data.store.versions import UnknownVersion
from data.words import Language
from data.words.numbers import SHARE

DATES = (date(2025, 10, 31), date(2026, 9, 30), date(2026, 10, 31))


def a_snapshot(version: str = "new", day: date = DATES[-1]) -> Snapshot:
    manifest = SimpleNamespace(synthetic=True)
    return Snapshot(version, day, SimpleNamespace(dates=DATES, manifest=manifest))  # type: ignore[arg-type]


class OneStore:
    """Stands for data.publication.Publication: two versions, `new` is current."""

    def current(self) -> str:
        return "new"

    def snapshot(self, day: date | None = None, version: str | None = None) -> Snapshot:
        if version not in (None, "old", "new"):
            raise UnknownVersion(str(version), "new")
        return a_snapshot(version or "new", day or DATES[-1])


@pytest.fixture
def view() -> View:
    return View("/", a_snapshot(), "new", load_units(), "vi", Scope("34"), given={})


@pytest.fixture
def make_chart() -> Callable[..., Chart]:
    def make(
        kind: str = "bars", frame: pl.DataFrame | None = None, language: Language = "vi", **changes: object
    ) -> Chart:
        rows = pl.DataFrame(
            {"name": ["Hà Nội", "=cmd()", "Huế"], "code": ["01", "04", "46"], "value": [0.12345, None, 1.0]}
        )
        columns = (Column("name", "Tỉnh"), Column("code", "Mã", "code"), Column("value", "Tỷ lệ", SHARE))
        given = {
            "encodings": Encodings("name", "value"),
            "columns": columns,
            "title": "Huế dẫn đầu",
            "context": Context("Cả nước", DATES[-1], "Nguồn thử", language, True, "new"),
            "metric": BY_KEY["paperless_stations"],
        } | changes
        return Chart("key", kind, rows if frame is None else frame, **given)  # type: ignore[arg-type]

    return make
