"""The colours of charts and maps: safe for colour-blind readers, distinct in grey, equal on light and dark.

Plotly takes no custom properties, so every colour that Python writes stands here. Those that the stylesheets
have too (ink, paper, lines, a map's ground) equal the tokens of the light theme.
"""

# 3.9 : 1 on white, 4.1 : 1 on the dark theme's paper.
ACCENT = "#178ca4"
TARGET = "#c2410c"
MUTED = "#8a94a0"
INK = "#1c2733"
SOFT_INK = "#52606d"
LINE = "#d9e0e6"
STRONG_LINE = "#8a97a3"
PAPER = "#ffffff"
# On paper: behind the head of a table, every other row of it, a number.
TABLE_HEAD, TABLE_BAND, CARD_GROUND = "#eef2f5", "#f8fafb", "#f3f6f8"
CLEAR = "rgba(0,0,0,0)"

# Okabe and Ito's set (jfly.uni-koeln.de/color, 2008).
BLUE = "#0072b2"
ORANGE = "#e69f00"
GREEN = "#009e73"
PINK = "#cc79a7"
SKY = "#56b4e9"
VERMILION = "#d55e00"
YELLOW = "#f0e442"

# Yellow last: it is faint on white.
SERIES = (BLUE, ORANGE, GREEN, PINK, SKY, VERMILION, YELLOW)

# Matplotlib's viridis, nine steps, low to high (CC0).
VIRIDIS = (
    "#440154",
    "#472d7b",
    "#3b528b",
    "#2c728e",
    "#21918c",
    "#28ae80",
    "#5ec962",
    "#addc30",
    "#fde725",
)

# Classes of a map, low to high: viridis without its darkest end, lost on dark paper, an alarm on light.
CLASSES = ("#fde725", "#5ec962", "#28ae80", "#21918c", "#2c728e", "#414487")

# Seven stages from not yet begun to lasting: grey, then lighter to darker, browns on paper, then greens.
STAGES = ("#b8bfc6", "#f3e0b8", "#e6c47c", "#d3a24a", "#4f9f94", "#237b74", "#0b5650")

# Of a station on none of them: not open or not in the register yet, of unknown ledgers, closed.
ABSENT_DOT, UNKNOWN_DOT, CLOSED_DOT = "#c3ccd4", MUTED, MUTED

# Moves between two stages, those who went back last: drawn over the others.
FLOWS = {
    "unknown": "#c3ccd4",
    "stayed": "#9aa5b1",
    "up": BLUE,
    "gone": MUTED,
    "new": MUTED,
    "back": VERMILION,
}

# States of a ledger; the two that are no progress and no delay are greys that differ from each other and from
# the paper of both themes.
LEDGER_STATES = {
    "electronic": BLUE,
    "parallel": "#f5d76e",
    "paper": VERMILION,
    "not_applicable": "#c3ccd4",
    "missing": MUTED,
}

# Steps at which people or stations are lost, in their order, and those of whom nothing is known.
CHAIN = ("#59310d", VIRIDIS[0], BLUE, SKY, VERMILION, ORANGE, YELLOW, MUTED)

# Those whom a chain has reached, beside the steps at which others are lost.
REACHED = "#c9dfd0"

# Five equal groups, the worst off first.
FIFTHS = (VIRIDIS[0], VIRIDIS[2], VIRIDIS[4], VIRIDIS[5], VIRIDIS[7])

# Kinds of clusters: low is dark and high is pale, so that they stay distinct in grey prints.
CLUSTERS = (VIRIDIS[0], VERMILION, "#8c6aa8", "#f0a868", "#b4ccff", SKY, "#dcdbd2")
LONE = {"lone": "#000000", "likely_lone": PAPER}

# What was reported, then the forecast.
FORECAST = (BLUE, ACCENT)

# Kinds of blank on a map: greys of different lightness, explained in legend, hover and table.
BLANKS = {
    "no_stations": "#d6dde3",
    "not_expected": "#bec7cf",
    "not_applicable": "#c9bfae",
    "not_reported": "#7d8995",
    "held_back": "#939a78",
    "no_report": "#a1abb6",
    "impossible": "#b98b82",
    "no_population": "#93a0ad",
    "no_ledgers": "#adb6a9",
    "no_file": "#8b8fa8",
    "deployment_unknown": "#b3a7b8",
}

SEA = "#f2f6f9"
GROUND = "#dfe5ea"
GROUND_BORDER = "#9aa7b3"


def faint(colour: str, alpha: float) -> str:
    """A colour (#rrggbb) that lets through what lies under it: 0 all, 1 nothing."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {alpha})"
