"""`make torture`: a server under requests and damage for a long time, in counts; none may be unexplained.

REQUESTS (1,000,000 by default) with one in five hostile, memory and descriptors after the first 10,000 and
at the end; then every kind of published file cut, flipped, deleted and unreadable while it is served, and put
back.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from data.store.versions import open_store
from tests.served import serving
from tests.stores import published_store
from tests.torture.clients import besiege
from tests.torture.damage import DAMAGES

WARM, HOSTILE = 10_000, 0.2
REFUSED = (404, 503)  # a page without the table of a damaged file has no file of it either


def workers(address: str) -> list[int]:
    """The processes that serve an address: those of this user whose parent is `app.py` on its port."""
    port = str(urlsplit(address).port)
    listing = subprocess.run(["ss", "-Hltnp", f"sport = :{port}"], capture_output=True, text=True, check=True)
    return sorted({int(part.split(",")[0]) for part in listing.stdout.split("pid=")[1:]})


def weight(pid: int) -> tuple[int, int]:
    """Resident megabytes and open descriptors of a process."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20, len(list(Path(f"/proc/{pid}/fd").iterdir()))


def under_requests(address: str, store: Path, count: int) -> int:
    """The number of unexplained answers; prints statuses and what the workers weigh before and after."""
    opened = open_store(store)
    dates = [day.isoformat() for day in opened.manifest(opened.current()).dates]
    port, found = int(urlsplit(address).port or 0), 0
    for number, share in enumerate((min(WARM, count), max(0, count - WARM))):
        began = time.monotonic()
        answers = besiege(port, share, HOSTILE, dates, seed=number)
        weights = {pid: weight(pid) for pid in workers(address)}
        took = f"{share} requests, {time.monotonic() - began:.0f} s"
        print(f"{took}: {dict(answers.statuses)}, {weights} (MB, descriptors)")
        print(*answers.wrong[:20], sep="\n")
        found += len(answers.wrong)
    return found


def files_of(store: Path) -> Iterator[Path]:
    """One of every kind of published file of the current version, and the pointer."""
    opened = open_store(store)
    version = opened.current()
    day = max(opened.manifest(version).dates)
    yield store / "current.json"
    yield from sorted((store / "versions" / version).iterdir())
    yield from sorted(opened.partition(version, day).iterdir())


def under_damage(address: str, store: Path) -> int:
    """The number of damages after which an answer was neither whole nor a sentence, or that did not heal."""
    good = {path: asked(address, path) for path in PAGES}
    wrong = sum(status != 200 for status, _ in good.values())
    for file in list(files_of(store)):
        kept = file.read_bytes()
        for name, damage in DAMAGES.items():
            damage(file)
            during = {path: asked(address, path) for path in PAGES}
            file.rmdir() if file.is_dir() else file.unlink(missing_ok=True)
            file.write_bytes(kept)
            after = {path: asked(address, path) for path in PAGES}
            told = all(during[path] == good[path] or during[path][0] in REFUSED for path in PAGES)
            fine = told and after == good
            wrong += not fine
            statuses = [status for status, _ in during.values()]
            print(f"{name:10} {file.relative_to(store)}: {statuses} {'' if fine else 'WRONG'}")
    return wrong


PAGES = (
    "/map/data/values?lang=en",
    "/map/data/history?lang=en&level=province",
    "/download/quality/held.csv?lang=en&part=arrived",
    "/download/ahead.csv?lang=en&metric=paperless_visits",
)


def asked(address: str, path: str) -> tuple[int, bytes]:
    """Status and content of an answer; a refusal counts by its status, since its sentence names a request."""
    try:
        with urllib.request.urlopen(address + path, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, b""


def main() -> int:
    """Run both; 1 where anything is unexplained."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("--requests", type=int, default=1_000_000)
    count = parser.parse_args().requests
    with tempfile.TemporaryDirectory() as folder:
        root = Path(os.environ.get("TRAMSO_TEST_STORES") or folder)
        store = Path(shutil.copytree(published_store(root), Path(folder) / "damaged"))
        for path in store.rglob("*"):
            path.chmod(0o700 if path.is_dir() else 0o600)
        with serving(store, TRAMSO_WORKERS="2") as address:
            wrong = under_requests(address, store, count) + under_damage(address, store)
            ready = json.loads(asked(address, "/ready")[1])
    print(f"unexplained: {wrong}; at the end {ready}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
