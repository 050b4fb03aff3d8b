"""The typeface of what is drawn on the server: shipped, so that a picture is the same on any machine."""

from pathlib import Path

FAMILY = "Noto Sans"  # with every Vietnamese letter; signs and arrows are of DejaVu Sans
FOLDER = Path(__file__).parents[2] / "data" / "reference" / "fonts"
FILES = tuple(FOLDER / f"{name}.ttf" for name in ("NotoSans-Regular", "NotoSans-Bold", "DejaVuSans-Symbols"))
