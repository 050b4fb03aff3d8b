from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import polars as pl
import pytest

from components.charts.chart import Chart, Column, Encodings, Mark
from components.maps.chart import Geography, InsetFrame, MapChart, on_map
from components.maps.classes import Classes, classes, with_classes
from components.reading.address import Parameter, one_of
from components.reading.context import Context
from components.reading.parse_view import Expected, parse_view
from components.reading.view import View
from data.geography.units import load_units
from data.measures.metrics import BY_KEY
from data.scope import Scope
from data.store.snapshot import Snapshot
from data.store.versions import UnknownVersion
from data.words import Language
from data.words.numbers import SHARE
from tests.components.flows import COLUMNS, KINDS, Pairs, move_of

MakeChart = Callable[..., Chart]
DATES = (date(2025, 10, 31), date(2026, 9, 30), date(2026, 10, 31))
DAYS = [date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)]
OVER_TIME = (Column("day", "Ngày", "date"), Column("value", "Tỷ lệ", SHARE))
TARGET = Mark("target", 0.95, "Mục tiêu 95%")
METRIC = BY_KEY["paperless_stations"]
LEVEL: dict[str, Parameter] = {"level": one_of("province", "commune")}


def a_snapshot(version: str = "new", day: date = DATES[-1]) -> Snapshot:
    manifest = SimpleNamespace(synthetic=True, official={})
    return Snapshot(version, day, SimpleNamespace(dates=DATES, meant=DATES, manifest=manifest))  # type: ignore[arg-type]


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
            "finding": "Huế dẫn đầu",
            "context": Context("Cả nước", DATES[-1], "Nguồn thử", language, True, "new"),
            "metric": BY_KEY["paperless_stations"],
        } | changes
        return Chart("key", kind, rows if frame is None else frame, **given)  # type: ignore[arg-type]

    return make


@pytest.fixture
def line(make_chart: MakeChart) -> Chart:
    frame = pl.DataFrame({"day": DAYS, "value": [0.1, None, 0.5]})
    marks = (TARGET, Mark("break", date(2026, 9, 1), "Sắp xếp"))
    return make_chart("line", frame, columns=OVER_TIME, encodings=Encodings("day", "value"), marks=marks)


@pytest.fixture
def stack(make_chart: MakeChart) -> Chart:
    frame = pl.DataFrame({"day": DAYS[:2] * 2, "stage": ["a", "a", "b", "b"], "value": [0.1, 0.2, 0.9, 0.8]})
    columns = (OVER_TIME[0], Column("stage", "Giai đoạn"), OVER_TIME[1])
    encodings = Encodings("day", "value", "stage")
    return make_chart("stack", frame, columns=columns, encodings=encodings, colours=(("b", "#123456"),))


@pytest.fixture
def flow(make_chart: Callable[..., Chart]) -> Callable[[Pairs], Chart]:
    def made(pairs: Pairs) -> Chart:
        rows = [(before, after, number, move_of(before, after)) for (before, after), number in pairs.items()]
        frame = pl.DataFrame(rows, schema=["before", "after", "number", "move"], orient="row")
        encodings = Encodings("before", "number", series="after", hover=("move",))
        return make_chart("flow", frame, columns=COLUMNS, encodings=encodings, colours=KINDS)

    return made


def map_rows() -> pl.DataFrame:
    rows = pl.DataFrame(
        {
            "code": ["01", "48", "56"],
            "name": ["Hà Nội", "Đà Nẵng", "Khánh Hòa"],
            "value": [0.2, 0.9, None],
            "reason": [None, None, "not_reported"],
            "top": [1, 9, 0],
            "bottom": [5, 10, 0],
            "stations": [5, 10, 4],
            "received": [5, 9, 0],
            "expected": [5, 10, 4],
            "held_back": [0, 0, 1],
        }
    )
    return with_classes(rows, map_classes())


def map_classes() -> Classes:
    return classes(pl.Series([0.2, 0.9]), METRIC, "bands", DATES[-1], "vi")


@pytest.fixture
def map_chart(make_chart: MakeChart) -> MapChart:
    columns = (Column("name", "Nơi"), Column("value", "Tỷ lệ", SHARE), Column("band", "Bậc"))
    plain = make_chart(
        "choropleth", map_rows(), columns=columns, encodings=Encodings("name", "value", missing="band")
    )
    insets = (
        InsetFrame("QĐ. Hoàng Sa (Đà Nẵng)", (110.9, 15.5, 113.1, 17.2), "48", ("48",)),
        InsetFrame("QĐ. Trường Sa (Khánh Hòa)", (111.4, 7.9, 115.2, 11.9), "56", ("56",)),
    )
    place = Geography(
        scheme="34",
        shapes="/shapes/p.geojson",
        ground="/shapes/p.geojson",
        ground_codes=("01", "48", "56"),
        bounds=(102.1, 8.3, 109.6, 23.45),
        insets=insets,
        classes=map_classes(),
        notes=("Nguồn thử", "© OpenStreetMap contributors"),
        link="/map?province={code}",
        station="/stations/{code}",
    )
    return on_map(plain, place)


@pytest.fixture
def tiles(map_chart: MapChart) -> MapChart:
    return replace(map_chart, kind="tile_grid")


def look(search: str, path: str = "/") -> View:
    return parse_view(path, search, OneStore(), load_units(), Expected(LEVEL))  # type: ignore[arg-type]
