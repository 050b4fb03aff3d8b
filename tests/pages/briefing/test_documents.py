"""Every kind of figure in every kind of document: opened by LibreOffice, valid, with the page's numbers."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import fastexcel
import pytest
from openxml_audit import OpenXmlValidator
from polars.selectors import numeric
from pptx import Presentation

from components.briefing.briefing import Briefing, numbered
from components.briefing.drawn import DrawnBriefing
from components.briefing.item import Item
from components.briefing.plots.make import plot_of
from components.renderers.pptx import maps
from data.settings import settings
from data.words.numbers import tabular
from pages.briefing import documents
from pages.briefing.documents import document
from pages.briefing.figures import draw_briefing
from pages.registry import page_at

KINDS = {
    "line": Item("", path="/", figure="trend"),
    "bars": Item("", path="/platforms", figure="ladder-records", comment="Cần làm ngay."),
    "curve": Item("", path="/gaps", figure="pareto"),
    "stack": Item("", path="/paperless", figure="slowest"),
    "area": Item("", path="/paperless", figure="stages-time"),
    "steps": Item("", path="/paperless", query={"view": "pace"}, figure="survival"),
    "dots": Item("", path="/gaps", query={"view": "equity"}, figure="fifths"),
    "fan": Item("", path="/paperless", query={"view": "forecast"}, figure="forecast-ledgers"),
    "funnel": Item("", path="/places", query={"funnel": "yes"}, figure="funnel"),
    "flow": Item("", path="/paperless", query={"view": "flow"}, figure="flow"),
    "choropleth": Item("", path="/map", figure="map"),
    "tile_grid": Item("", path="/map", query={"form": "tiles"}, figure="tiles"),
    "points": Item("", path="/map", query={"level": "stations"}, figure="map"),
    "dot_matrix": Item("", path="/stages", figure="stages"),
    "table": Item("", path="/gaps", figure="ranking"),
}
NATIVE = ("line", "bars", "curve", "stack", "area", "steps", "dots", "fan", "funnel")


WHOLE = (".pptx", ".docx", ".xlsx", ".pdf")  # each with every kind


@dataclass(frozen=True)
class Made:
    drawn: DrawnBriefing
    files: dict[str, Path]

    def only(self, *kinds: str) -> DrawnBriefing:
        """The briefing with some kinds of figures, and its heading."""
        kept = tuple(one for one in self.drawn.items if not one.chart or one.chart.kind in kinds)
        briefing = replace(self.drawn.briefing, items=tuple(one.item for one in kept))
        return replace(self.drawn, briefing=briefing, items=kept)


@pytest.fixture(scope="module")
def made(crossing_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """One briefing with every kind of figure, a heading and an item that cannot be drawn, in all files."""
    folder = tmp_path_factory.mktemp("documents")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRAMSO_STORE", str(crossing_store))
        settings.cache_clear()
        others = (Item("", "heading", title="Phần hai"), Item("", path="/gaps", figure="nothing"))
        briefing = Briefing("Giao ban", numbered([*KINDS.values(), *others]))
        drawn = draw_briefing(briefing, page_at, "https://tramso.example")
        # Bitmaps in Word stand behind vectors; large ones would take most of the time.
        patch.setattr(documents, "ON_PAPER", replace(documents.ON_PAPER, zoom=0.5))
        files = {ending: folder / f"briefing{ending}" for ending in WHOLE}
        for ending, path in files.items():
            path.write_bytes(document(drawn, ending))
        yield Made(drawn, files)
    settings.cache_clear()


@pytest.fixture(scope="module")
def opened(made: Made, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Ending → the words of the file as LibreOffice shows it; a PDF as it is."""
    office = shutil.which("soffice")
    assert office, "Install LibreOffice (libreoffice-impress-nogui and its sisters), as `make test` does."
    folder = tmp_path_factory.mktemp("opened")
    texts = {}
    for ending in (".pptx", ".docx", ".xlsx"):
        copy = folder / f"as{ending[1:]}{ending}"
        copy.write_bytes(made.files[ending].read_bytes())
    profile = f"-env:UserInstallation=file://{folder}/profile"
    names = [str(path) for path in sorted(folder.glob("as*"))]
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *names]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    for ending in (".pptx", ".docx", ".xlsx"):
        texts[ending] = _text(folder / f"as{ending[1:]}.pdf")
    return texts | {".pdf": _text(made.files[".pdf"])}


def _text(file: Path) -> str:
    found = subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True, text=True)
    return " ".join(found.stdout.split())


def test_every_kind_of_figure_is_drawn(made: Made):
    kinds = [item.chart.kind for item in made.drawn.items if item.chart]
    assert kinds == list(KINDS)


@pytest.mark.parametrize("ending", (".pptx", ".docx", ".pdf"))
def test_every_title_and_the_mark_of_synthetic_data_stand_in_the_opened_file(
    made: Made, opened: dict[str, str], ending: str
):
    for item in made.drawn.items:
        assert " ".join(item.title.split()[:6]) in opened[ending], item.item
    pages = opened[ending].count("Số liệu minh họa (giả lập): không có con số nào là số liệu thật.")
    assert pages >= len(made.drawn.items)


@pytest.mark.parametrize("ending", (".pptx", ".docx", ".xlsx"))
def test_office_files_are_valid(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str):
    """Slides hold each kind once, maps with few points; in Word a picture is a picture, whatever it shows."""
    monkeypatch.setattr(maps, "FINE", 0.1)
    monkeypatch.setattr(documents, "ON_PAPER", replace(documents.ON_PAPER, zoom=0.5))
    fewer = made.only("bars", "table", "choropleth") if ending == ".docx" else made.drawn
    file = tmp_path / f"valid{ending}"
    file.write_bytes(document(fewer, ending))
    result = OpenXmlValidator().validate(str(file))
    assert [error for error in result.errors if "rror" in str(error.severity)] == []


@pytest.mark.parametrize("ending", (".pptx", ".docx", ".xlsx", ".pdf"))
def test_bars_show_the_numbers_of_the_page(made: Made, opened: dict[str, str], ending: str):
    bars = next(item.chart for item in made.drawn.items if item.chart and item.chart.kind == "bars")
    texts = [tabular(value, bars.value_style, "vi") for value in bars.frame[bars.encodings.y] if value]
    # A worksheet writes its marks as the program's own language does, which is English here.
    shown = opened[ending].replace(".", ",") if ending == ".xlsx" else opened[ending]
    assert texts and all(text in shown for text in texts)


def test_the_workbook_behind_each_chart_holds_the_numbers_that_the_chart_draws(made: Made):
    with ZipFile(made.files[".pptx"]) as package:
        books = sorted(name for name in package.namelist() if name.endswith(".xlsx"))
        found = [fastexcel.read_excel(package.read(name)).load_sheet(0).to_polars() for name in books]
        charts = [package.read(name).decode() for name in package.namelist() if "/charts/chart" in name]
    assert len(found) == len(charts) == len(NATIVE)
    held = {
        round(value, 9)
        for frame in found
        for column in frame.select(numeric()).columns
        for value in frame[column].drop_nulls()
    }
    drawn = [re.findall(r"<c:(?:val|yVal)>(.*?)</c:(?:val|yVal)>", chart, re.S) for chart in charts]
    cached = {
        round(float(value), 9)
        for values in drawn
        for part in values
        for value in re.findall("<c:v>([^<]+)", part)
    }
    assert cached and cached <= held


@pytest.mark.parametrize("kind", NATIVE)
def test_what_a_chart_draws_reads_as_the_table_of_the_page(made: Made, kind: str):
    item = next(item for item in made.drawn.items if item.chart and item.chart.kind == kind)
    assert item.chart and item.figure
    plot = plot_of(item.chart, item.figure)
    assert plot is not None
    texts = {text for row in item.chart.texts() for text in row}
    own = [series for series in plot.series if series.keyed and series.opacity == 1]
    values = {value for series in own for value in series.values if value is not None}
    odd = {text for series in own for _, text in series.texts}
    read = {tabular(value, plot.value.style, "vi") for value in values}
    assert read and read | odd <= texts | {tabular(0, plot.value.style, "vi")}


def test_pictures_are_wide_enough_and_carry_vectors(made: Made):
    with ZipFile(BytesIO(document(made.only("bars", "choropleth", "table"), ".zip"))) as packed:
        wide = {
            name: int.from_bytes(packed.read(name)[16:20], "big")
            for name in packed.namelist()
            if name.endswith(".png")
        }
        assert list(wide) == ["01-ladder-records.png", "02-map.png"] and min(wide.values()) >= 2000
        assert packed.namelist()[-1] == "03-ranking.csv"
    with ZipFile(made.files[".docx"]) as text:
        vectors = [text.read(name).decode() for name in text.namelist() if name.endswith(".svg")]
    assert len(vectors) == len(KINDS) - 1 and not any("<image" in svg for svg in vectors)
    assert sum("Hoàng Sa" in svg for svg in vectors) == 2


def test_a_map_on_a_slide_is_a_shape_a_province_with_both_archipelagos(made: Made):
    slides = Presentation(BytesIO(made.files[".pptx"].read_bytes())).slides
    names = [
        [part.name for part in shape.shapes]
        for slide in slides
        for shape in slide.shapes
        if shape.shape_type == 6
    ]
    map_names = next(found for found in names if any("Hoàng Sa" in name for name in found))
    assert sum(": " in name for name in map_names) >= 34
    assert any("Trường Sa" in name for name in map_names)


def test_every_figure_in_word_bears_the_square_that_leads_back(made: Made):
    with ZipFile(made.files[".docx"]) as text:
        body = text.read("word/document.xml").decode()
    assert body.count("https://tramso.example/") >= 2 * len(KINDS)  # said, and behind its square
    assert body.count('descr="Mã QR') == len(KINDS)
