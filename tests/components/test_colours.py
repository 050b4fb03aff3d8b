"""The colours that Python writes: one home, and palettes that colour-blind readers can tell apart."""

import re
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from components.colours import (
    ACCENT,
    BLANKS,
    CHAIN,
    CLASSES,
    CLUSTERS,
    FORECAST,
    LEDGER_STATES,
    PAPER,
    SERIES,
    STAGES,
    faint,
)
from data.measures.blanks import KINDS
from tests.assets.test_stylesheets import DARK, LIGHT

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("app.py", "pages/**/*.py", "components/**/*.py", "queries/**/*.py", "data/**/*.py")
LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(\s*[\d.]")
# What a reader without red or without green cones sees, in linear RGB: Machado, Oliveira, Fernandes 2009.
SIGHT = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def lab(colour: str, sight: str) -> np.ndarray:
    """CIE L*a*b* of #rrggbb as it is seen with that sight."""
    part = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    x, y, z = np.cbrt(TO_XYZ @ np.clip(np.array(SIGHT[sight]) @ linear, 0, 1) / TO_XYZ.sum(axis=1))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_colours_stand_in_their_home_alone():
    elsewhere = {
        str(path.relative_to(ROOT)): found
        for room in ROOMS
        for path in ROOT.glob(room)
        if path.name != "colours.py" and (found := LITERAL.findall(path.read_text()))
    }
    assert elsewhere == {}


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(
    "palette",
    [
        (*LEDGER_STATES.values(), PAPER),
        (*LEDGER_STATES.values(), DARK["--paper"]),
        (*CHAIN, PAPER),
        (*CHAIN, DARK["--paper"]),
        (*CLUSTERS, PAPER),
        (*CLUSTERS, DARK["--paper"]),
        SERIES,
        CLASSES,
        (*STAGES, PAPER),
        (*STAGES, DARK["--paper"]),
        FORECAST,
    ],
    ids=[
        *("ledgers on light", "ledgers on dark", "chain on light", "chain on dark"),
        *("clusters on light", "clusters on dark", "series", "classes"),
        *("stages on light", "stages on dark", "forecast"),
    ],
)
def test_colours_of_a_palette_are_told_apart(palette: tuple[str, ...], sight: str):
    """10 is four times the smallest difference that is seen of colours side by side (CIE 1976)."""
    seen = [lab(colour, sight) for colour in palette]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2)) > 10


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", (LIGHT, DARK), ids=("light", "dark"))
@pytest.mark.parametrize("ground", ("--map-sea", "--map-ground", "--paper"))
def test_every_class_of_a_map_stands_out_from_what_it_lies_on(ground: str, theme: dict[str, str], sight: str):
    under = lab(theme[ground], sight)
    assert min(float(np.linalg.norm(lab(colour, sight) - under)) for colour in CLASSES) > 20


@pytest.mark.parametrize("colour", (*SERIES, *FORECAST, ACCENT))
def test_a_line_stands_out_on_dark_paper(colour: str):
    """3 to 1, as WCAG 2.2 asks of parts of a picture (1.4.11)."""
    (line, *_), (paper, *_) = (((lab(one, "full") + 16) / 116) ** 3 for one in (colour, DARK["--paper"]))
    assert (line + 0.05) / (paper + 0.05) > 3


def test_stages_grow_darker_so_that_their_order_survives_grey_prints():
    lightness = [lab(colour, "full")[0] for colour in STAGES[1:]]
    assert all(lighter - darker > 5 for lighter, darker in pairwise(lightness))


def test_a_faint_colour_is_the_same_colour():
    assert faint("#178ca4", 0.22) == "rgba(23, 140, 164, 0.22)"


def test_every_kind_of_blank_has_a_colour_of_its_own():
    assert {*BLANKS, "closed"} - {"impossible"} == set(KINDS) and len(set(BLANKS.values())) == len(BLANKS)
