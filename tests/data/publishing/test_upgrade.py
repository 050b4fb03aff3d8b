"""A store of an earlier release: `make run` publishes its landing folder anew before it serves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.publishing.worklist import FORMAT
from data.store.publication import Publication
from data.store.versions import EarlierRelease, open_store
from tests.stores import ROOT

EARLIER = """
import sys
from data.publishing import worklist
worklist.FORMAT -= 1
from data.console.cli import main
sys.exit(main(["publish", sys.argv[1], "--store", sys.argv[2]]))
"""


def first_light(landing: Path, store: Path) -> str:
    """What `make run` says before it serves."""
    environment = os.environ | {"TRAMSO_LANDING": str(landing), "TRAMSO_STORE": str(store)}
    made = subprocess.run(
        ["make", "--no-print-directory", "first-light"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return made.stdout


def test_a_store_of_an_earlier_release_is_published_anew_once(landing: Path, store: Path) -> None:
    subprocess.run([sys.executable, "-c", EARLIER, str(landing), str(store)], cwd=ROOT, check=True)
    earlier = open_store(store).current()
    assert open_store(store).manifest(earlier).layout == FORMAT - 1
    assert "The store is of another release" in first_light(landing, store)
    after = open_store(store)
    assert after.manifest(after.current()).layout == FORMAT
    assert after.pointer.versions == [after.current(), earlier]
    publication = Publication(store)
    with pytest.raises(EarlierRelease) as link:
        publication.snapshot(version=earlier)
    assert link.value.current == publication.snapshot().version == after.current()
    assert first_light(landing, store) == ""
    assert open_store(store).current() == after.current()
