"""SVG → PNG, by resvg and with the fonts that ship: no browser, and alike on every machine."""

import resvg_py

from components.charts.fonts import FAMILY, FILES


def png_bytes(svg: str, zoom: float) -> bytes:
    """zoom: pixels of the bitmap for one of the picture."""
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=zoom,
        skip_system_fonts=True,
        font_family=FAMILY,
        sans_serif_family=FAMILY,
        font_files=[str(file) for file in FILES],
    )
    return bytes(drawn)
