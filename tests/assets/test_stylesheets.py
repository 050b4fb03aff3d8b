"""Stylesheets take every colour from the tokens, and the tokens agree with the charts' colours."""

import re

import pytest
from _plotly_utils.basevalidators import ColorValidator

from components import colours
from components.frame.assets import SCRIPTS, STYLESHEETS
from tests.assets.test_order import ASSETS, ROOT

TOKENS = "base/tokens.css"
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)a?\("
    rf"|(?<![\w-])(?:{'|'.join(ColorValidator.named_colors)}|transparent|currentcolor)(?![\w-])",
    re.I,
)
# The names of the same colour in the stylesheets and in Python.
SAME = {
    "--paper": "PAPER",
    "--always-light": "PAPER",
    "--ink": "INK",
    "--always-dark": "INK",
    "--soft": "SOFT_INK",
    "--line": "LINE",
    "--strong-line": "STRONG_LINE",
    "--map-sea": "SEA",
    "--map-ground": "GROUND",
}

# Classes and ids that Dash, its components, AG Grid and Plotly make.
THEIRS = re.compile(
    r"_?dash-.*|ag-.*|modal-.*|plot-container|infolayer|gridlayer|hoverlayer|bartext-inside|heatmap-label"
)
# Those that are put together: controls by parameter, cells by level, figures by key.
MADE = re.compile(r"(control|calendar|figure)-\w+")


def style(path: str) -> str:
    """A stylesheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", (ASSETS / path).read_text(), flags=re.S)


def tokens(selector: str) -> list[dict[str, str]]:
    """The tokens that each rule of that selector sets; those of Dash's own, in capitals, left out."""
    rules = re.findall(rf"^{re.escape(selector)} {{(.*?)^}}", style(TOKENS), re.S | re.M)
    return [dict(re.findall(r"(--[a-z][\w-]*): (.+);", rule)) for rule in rules]


LIGHT, ALWAYS = tokens("html:root")
DARK = tokens('html:root[data-theme="dark"]')[0]
SIZES = {"--font", "--radius", "--gap", "--map-height"}


@pytest.mark.parametrize("path", [path for path in STYLESHEETS if path != TOKENS])
def test_no_colour_stands_outside_the_tokens(path: str):
    values = re.findall(r":\s([^;{}]+);", style(path))
    assert [value for value in values if COLOUR.search(value)] == []


def test_every_token_used_is_set_and_every_token_set_is_used():
    sheets = "".join(map(style, STYLESHEETS))
    scripts = "".join((ASSETS / path).read_text() for path in SCRIPTS)
    used = {*re.findall(r"var\((--[\w-]+)\)", sheets), *re.findall(r'"(--[\w-]+)"', scripts)}
    assert used == LIGHT.keys() | ALWAYS.keys()


def test_the_dark_theme_has_every_colour_that_depends_on_the_theme():
    assert LIGHT.keys() - SIZES == DARK.keys()


def test_charts_and_stylesheets_agree_on_a_colour():
    both = LIGHT | ALWAYS
    assert {name: both[name] for name in SAME} == {name: getattr(colours, of) for name, of in SAME.items()}


@pytest.mark.parametrize("path", STYLESHEETS)
def test_no_style_is_for_nothing(path: str):
    sources = [*ROOT.glob("pages/**/*.py"), *ROOT.glob("components/**/*.py"), *ASSETS.rglob("*.js")]
    words = {word for source in sources for word in re.findall(r"[\w-]+", source.read_text())}
    selectors = re.sub(r"{[^{}]*}", "{}", style(path))
    named = set(re.findall(r"[.#]([a-zA-Z_][\w-]*)", selectors)) - words
    assert {name for name in named if not (THEIRS.fullmatch(name) or MADE.fullmatch(name))} == set()
