"""The demo's promise: the same arguments give the same bytes, on any machine and for any --months."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.demo import write_demo
from data.errors import TramSoError

_RUN = """
import sys
from pathlib import Path
from data.demo import write_demo
write_demo(Path(sys.argv[1]), 300, 3)
"""


def _hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _in_another_process(out: Path, threads: str, hash_seed: str) -> dict[str, str]:
    env = os.environ | {"POLARS_MAX_THREADS": threads, "PYTHONHASHSEED": hash_seed}
    subprocess.run([sys.executable, "-c", _RUN, str(out)], check=True, env=env, cwd=Path(__file__).parents[3])
    return _hashes(out)


def test_two_processes_write_the_same_bytes_whatever_their_threads_and_hashes(tmp_path: Path) -> None:
    one = _in_another_process(tmp_path / "one", threads="1", hash_seed="1")
    two = _in_another_process(tmp_path / "two", threads="2", hash_seed="2")
    assert len(one) == 1 + 3 * 3
    assert one == two


def test_a_month_does_not_hang_on_how_many_months_are_written(tmp_path: Path) -> None:
    write_demo(tmp_path / "short", 120, 3)
    write_demo(tmp_path / "long", 120, 20)
    short, long = _hashes(tmp_path / "short"), _hashes(tmp_path / "long")
    assert len(long) > len(short)
    assert short.items() <= long.items()


def test_another_seed_makes_another_country(tmp_path: Path) -> None:
    write_demo(tmp_path / "one", 63, 1, seed=1)
    write_demo(tmp_path / "two", 63, 1, seed=2)
    one, two = _hashes(tmp_path / "one"), _hashes(tmp_path / "two")
    assert [name for name in one if one[name] == two[name]] == ["_SYNTHETIC"]


def test_writing_again_replaces_the_files_and_leaves_no_draft(tmp_path: Path) -> None:
    write_demo(tmp_path, 63, 1)
    before = _hashes(tmp_path)
    (tmp_path / "2026-10-31/station/part-0.parquet").write_bytes(b"spoiled")
    write_demo(tmp_path, 63, 1)
    assert _hashes(tmp_path) == before


def test_the_mark_comes_first_and_speaks_both_languages(tmp_path: Path) -> None:
    seen: list[tuple[int, int, bool]] = []
    write_demo(
        tmp_path, 5, 2, progress=lambda done, of: seen.append((done, of, (tmp_path / "_SYNTHETIC").exists()))
    )
    text = (tmp_path / "_SYNTHETIC").read_text(encoding="utf-8")
    assert seen == [(1, 2, True), (2, 2, True)]
    assert "mô phỏng" in text and "Synthetic" in text


@pytest.mark.parametrize(("stations", "months", "seed"), [(0, 1, 1), (5, 0, 1), (5, 72, 1), (5, 1, -1)])
def test_numbers_out_of_range_are_refused_in_a_sentence(
    tmp_path: Path, stations: int, months: int, seed: int
) -> None:
    with pytest.raises(TramSoError, match=r"give --(stations|months|seed) a number from"):
        write_demo(tmp_path, stations, months, seed)
    assert not list(tmp_path.iterdir())


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "2026-10-31").mkdir()
    with pytest.raises(TramSoError, match="give --out an empty folder"):
        write_demo(tmp_path, 5, 1)
    assert [path.name for path in tmp_path.rglob("*")] == ["2026-10-31"]
