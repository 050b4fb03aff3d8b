"""The small square that leads from paper or a projected slide back to the figure."""

from functools import lru_cache
from io import BytesIO

import segno


@lru_cache(maxsize=128)
def qr_png(address: str) -> bytes:
    """A PNG of black modules on white that a telephone reads; of an address that fits, else empty."""
    try:
        code = segno.make_qr(address, error="l")
    except segno.DataOverflowError:
        return b""
    file = BytesIO()
    code.save(file, kind="png", scale=6, border=2)
    return file.getvalue()
