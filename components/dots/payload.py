"""What the browser fetches to move dots through time: one byte a dot and date."""

import numpy as np

from components.dots.order import Dots

SILENT = 32  # added to the digit's character where no report came: 'P' … 'Y' in place of '0' … '9'


def dots_bytes(dots: Dots) -> bytes:
    """Dots × dates characters, all dates of the first dot first. Whole country, 71 dates: 65–80 kB packed."""
    return (dots.digits + ord("0") + SILENT * dots.silent).astype(np.uint8).tobytes()
