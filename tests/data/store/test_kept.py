"""What is kept in memory: up to a number of bytes, and no longer than the version it is of."""

import gc
import weakref
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from data.publishing.publish import publish
from data.scope import Scope
from data.store.answers import ANSWERS, Answers, bytes_of
from data.store.publication import VERSIONS_KEPT_OPEN, Publication
from data.store.recording import recorded
from queries.counts import counts_by_date
from tests.data.tiny_landing import AUGUST, lay


def test_the_least_recently_asked_for_goes_first_when_there_are_too_many_bytes():
    answers = Answers(most=10_000)
    for key in "abc":
        answers.keep(key, None, "x" * 1000)
    assert answers.found("a") == ("x" * 1000,)
    for key in "de":
        answers.keep(key, None, "x" * 1000)
    kept = [key for key in "abcde" if answers.found(key)]
    assert kept == ["a", "c", "d", "e"]
    assert answers.bytes <= 10_000


def test_an_answer_that_would_empty_the_cache_is_not_kept():
    answers = Answers(most=100_000)
    answers.keep("small", None, "x")
    answers.keep("large", None, "x" * 50_000)
    assert answers.found("small") and answers.found("large") is None


def test_none_is_an_answer_too():
    answers = Answers()
    answers.keep("nothing", None, None)
    assert answers.found("nothing") == (None,)
    assert answers.found("unasked") is None


def test_a_lower_limit_holds_at_once_and_counting_never_drifts():
    answers = Answers(most=100_000)
    for number in range(20):
        answers.keep(number % 7, "v1" if number % 2 else "v2", "x" * 2000)
    answers.limit(8_000)
    assert 0 < answers.bytes <= 8_000
    answers.forget("v1")
    assert answers.owners <= {"v2"}
    answers.forget("v2")
    assert answers.bytes == 0


@pytest.mark.parametrize(
    ("value", "least"),
    [
        (pl.DataFrame({"a": range(1000)}), 8_000),
        (pl.Series(range(1000)), 8_000),
        (np.zeros(1000), 8_000),
        ({"a": ["x" * 1000] * 2}, 2_000),
        (Scope(province="11"), 100),
    ],
)
def test_an_answer_is_weighed_with_what_it_holds(value: object, least: int):
    assert least <= bytes_of(value) < 3 * least + 2_000


def test_a_version_that_falls_out_leaves_neither_answers_nor_its_mart(tmp_path: Path):
    publication = Publication(tmp_path / "store")
    marts, versions = [], []
    for sites in range(3, VERSIONS_KEPT_OPEN + 5):
        lay(tmp_path / "landing", AUGUST, sites=sites)
        publish(tmp_path / "landing", tmp_path / "store")
        snapshot = publication.snapshot()
        counts_by_date(snapshot, Scope())
        marts.append(weakref.ref(snapshot.mart))
        versions.append(snapshot.version)
    del snapshot
    gc.collect()
    assert [mart() is None for mart in marts] == [True, True, *[False] * VERSIONS_KEPT_OPEN]
    assert ANSWERS.owners & set(versions) == set(versions[2:])


def test_a_recording_mart_is_asked_anew_and_once(published_store: Path):
    snapshot = Publication(published_store).snapshot()
    counts_by_date(snapshot, Scope())
    again, recording = recorded(snapshot)
    answer = counts_by_date(again, Scope())
    assert counts_by_date(again, Scope()) is answer
    assert [query.statement.name for query in recording.queries] == ["counts_by_date.sql"]
