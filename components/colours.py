"""The colours of charts: safe for colour-blind readers, told apart in grey, the same on light and dark."""

# 3.9 : 1 on white, 4.1 : 1 on the dark theme's paper.
ACCENT = "#178ca4"
TARGET = "#c2410c"
MUTED = "#8a94a0"
INK = "#1c2733"
SOFT_INK = "#52606d"
LINE = "#d9e0e6"
PAPER = "#ffffff"

# Okabe and Ito's set (jfly.uni-koeln.de/color, 2008), yellow last: it is faint on white.
SERIES = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442")

# Seven stages from not yet begun to lasting: grey, then lighter to darker along viridis.
STAGES = ("#b8bfc6", "#d5e21a", "#8fd744", "#35b779", "#21918c", "#31688e", "#440154")

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


def scale(reverse: bool = False) -> list[list[float | str]]:
    """Viridis as a Plotly colour scale; reversed, dark is high."""
    colours = VIRIDIS[::-1] if reverse else VIRIDIS
    return [[index / (len(colours) - 1), colour] for index, colour in enumerate(colours)]
