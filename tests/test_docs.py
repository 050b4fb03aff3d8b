"""The documents for the next engineer name every page, metric field, mart table and make target."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from data.measures.metric import Metric
from tests.data.marts import current_mart

ROOT = Path(__file__).parent.parent
ROOMS = ("pages", "components", "data")


def text_of(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def first_cells(text: str) -> set[str]:
    """The names in code style in the first column of every table."""
    cells = re.findall(r"^\| ([^|]*) \|", text, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def test_every_room_stands_in_the_architecture():
    folders = {
        f"{room}/{path.name}"
        for room in ROOMS
        for path in (ROOT / room).iterdir()
        if path.is_dir() and path.name != "__pycache__"
    }
    assert len(folders) > 20
    text = text_of("architecture.md")
    assert {name for name in folders if f"`{name}`" not in text} == set()


def test_every_table_of_the_mart_stands_in_the_architecture_and_no_other(published_store: Path):
    with current_mart(published_store) as mart:
        tables = "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
        found = {name for (name,) in mart.execute(tables).fetchall()}
    section = text_of("architecture.md").partition("## The mart")[2].partition("\n## ")[0]
    assert first_cells(section) == found


def test_every_field_of_a_metric_stands_in_the_glossary_and_no_other():
    section = text_of("glossary.md").partition("## Fields of a metric")[2]
    assert first_cells(section) == {one.name for one in fields(Metric)}


def test_every_make_target_is_documented():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = set(re.findall(r'@echo "make (\S+)', makefile))
    assert {"run", "test", "clean"} <= told
    assert {
        name.removeprefix("make ")
        for name in first_cells(text_of("contributing.md"))
        if name.startswith("make ")
    } == told


@pytest.mark.parametrize("name", ["architecture.md", "contributing.md", "glossary.md"])
def test_the_files_that_a_document_names_exist(name: str):
    paths = re.findall(r"`((?:pages|components|queries|data|assets|tests|docs)/[\w/.]+\.\w+)`", text_of(name))
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
