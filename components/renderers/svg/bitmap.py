"""SVG → PNG, by resvg and with the fonts that ship: no browser, and alike on every machine.

Each is drawn by a process of its own: resvg holds Python's lock for the second or two that a picture takes,
in which no thread of the server would answer anybody.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import BoundedSemaphore

import resvg_py

from components.charts.fonts import FAMILY, FILES

ROOT = Path(__file__).parents[3]
CORES = len(os.sched_getaffinity(0))
LONGEST = 60  # seconds of a picture
BEHIND = 10  # of its priority: pages come first
_TURNS = BoundedSemaphore(CORES)


def png_bytes(svg: str, zoom: float) -> bytes:
    """zoom: pixels of the bitmap for one of the picture."""
    return pngs([svg], zoom)[0]


def pngs(svgs: Sequence[str], zoom: float) -> list[bytes]:
    """The same of several, as many at once as there are cores."""
    with ThreadPoolExecutor(CORES) as pool:
        return list(pool.map(partial(_by_process, zoom), svgs))


def _by_process(zoom: float, svg: str) -> bytes:
    command = [sys.executable, "-m", __name__, str(zoom)]
    with _TURNS:
        done = subprocess.run(
            command, input=svg.encode(), capture_output=True, cwd=ROOT, check=True, timeout=LONGEST
        )
    return done.stdout


def _drawn(svg: str, zoom: float) -> bytes:
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=zoom,
        skip_system_fonts=True,
        font_family=FAMILY,
        sans_serif_family=FAMILY,
        font_files=[str(file) for file in FILES],
    )
    return bytes(drawn)


if __name__ == "__main__":
    os.nice(BEHIND)
    sys.stdout.buffer.write(_drawn(sys.stdin.buffer.read().decode(), float(sys.argv[1])))
