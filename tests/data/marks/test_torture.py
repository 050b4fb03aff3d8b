"""Fifty writers at once, and what they write through killed in between: nothing lost, nothing twice."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import chain
from pathlib import Path
from threading import Barrier
from threading import Event as Flag
from uuid import UUID, uuid4

import pytest

from data.marks.kept import Marks, MarksGone
from tests.data.marks.made import made
from tests.data.marks.postgres import Postgres

WRITERS, EACH = 50, 10
ROOT = Path(__file__).parents[3]


def identities() -> list[list[UUID]]:
    return [[uuid4() for _ in range(EACH)] for _ in range(WRITERS)]


def write(marks: Marks, ids: list[UUID]) -> None:
    for one in ids:
        marks.add([made(id=one)])


def write_at_once(where: str, of_writers: list[list[UUID]]) -> None:
    marks, together = Marks(where), Barrier(WRITERS)

    def writer(ids: list[UUID]) -> None:
        together.wait()
        write(marks, ids)

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(writer, of_writers))
    marks.close()


def kept(where: str) -> list[UUID]:
    marks = Marks(where)
    found = [event.id for event in marks.history("11-0001")]
    marks.close()
    return found


def test_fifty_writers_at_once_on_a_new_database(where: str):
    """The tables are made by whoever is first."""
    write_at_once(where, of_writers := identities())
    assert sorted(kept(where)) == sorted(chain(*of_writers))


WRITING = r"""
import os, sys
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID
from data.marks.kept import Marks
from tests.data.marks.made import made
marks, ids = Marks(sys.argv[1]), [UUID(line.strip()) for line in sys.stdin]
def write(one):
    marks.add([made(id=one)])
    os.write(1, f"{one}\n".encode())
with ThreadPoolExecutor(50) as pool:
    list(pool.map(write, ids))
"""


def test_what_was_confirmed_outlives_the_process_and_the_rest_may_be_sent_again(where: str):
    ids = list(chain(*identities()))
    server = subprocess.Popen(
        [sys.executable, "-c", WRITING, where],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    server.stdin.write("\n".join(map(str, ids)))
    server.stdin.close()
    confirmed = [server.stdout.readline() for _ in range(100)]
    server.send_signal(signal.SIGKILL)
    confirmed += [line for line in server.stdout if line.endswith("\n")]
    server.wait()
    before = kept(where)
    assert {UUID(line.strip()) for line in confirmed} <= set(before)
    assert 100 <= len(before) < len(ids), "killed in between"
    marks = Marks(where)
    write(marks, ids)
    marks.close()
    assert sorted(kept(where)) == sorted(ids)


def test_a_server_that_is_gone_is_said_and_takes_the_marks_when_it_is_back(postgres: Postgres):
    marks = Marks(postgres.url)
    first, second = made(station="gone", day=date(2026, 1, 1)), made(station="gone")
    marks.add([first])
    postgres.kill()
    try:
        for ask in (lambda: marks.add([second]), lambda: marks.standing(["gone"])):
            with pytest.raises(MarksGone, match="does not answer"):
                ask()
    finally:
        postgres.start()
    marks.add([second])
    assert marks.history("gone") == [second, first]
    marks.close()


def test_fifty_writers_who_try_again_while_the_server_is_killed(postgres: Postgres):
    marks, of_writers, refused, back = Marks(postgres.url), identities(), Flag(), Flag()
    station = "killed"
    marks.add([made(station=station, id=of_writers[0][0])])

    def writer(ids: list[UUID]) -> None:
        for one in ids:
            while True:
                try:
                    marks.add([made(station=station, id=one)])
                    break
                except MarksGone:
                    refused.set()
                    assert back.wait(60)

    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(writer, ids) for ids in of_writers]
        postgres.kill()
        assert refused.wait(60)
        postgres.start()
        back.set()
        for one in writing:
            one.result()
    assert sorted(event.id for event in marks.history(station)) == sorted(chain(*of_writers))
    marks.close()
