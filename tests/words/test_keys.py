"""Every key of the words can be found in the code that says it, and the code names no other key."""

import pytest

from data.contract import TABLES
from tests.words.families import FAMILIES, expanded, lines, made_of
from tests.words.usage import Use, keys, uses
from tests.words.where import where

COLUMNS = {f"{table.name}.{column.name}" for table in TABLES for column in table.columns}


def test_every_key_is_used():
    assert sorted(key for key, made_by in lines().items() if not made_by) == []


def test_every_key_that_stands_in_code_exists():
    literal = {use for use in uses() if not use.computed and not use.shape.endswith(".parquet")}
    assert literal
    assert [use for use in literal if use.shape not in keys() | COLUMNS] == []


@pytest.mark.parametrize("shape", FAMILIES)
def test_a_family_is_computed_somewhere_and_all_its_keys_exist(shape: str):
    assert shape in {use.shape for use in uses()}
    assert expanded(shape)
    assert sorted(expanded(shape) - keys()) == []


@pytest.mark.parametrize("use", [use for use in uses() if use.computed], ids=str)
def test_computed_keys_are_a_family_or_have_their_names_beside_them(use: Use):
    assert made_of(use)


def test_a_key_leads_to_the_line_that_says_it():
    assert [line.split(":")[0] for line in where("home.changed.reports")] == ["pages/home/changed.py"]
    assert "metric.{}.label" in where("metric.deployment.label")[0]
    assert len(where("metric.*.label")) == len(where("metric.deployment.label"))
    assert where("no.such.key") == []
