"""The small square that leads from paper or a projected slide back to the figure."""

from io import BytesIO

import segno


def qr_png(address: str) -> bytes:
    """A PNG of black modules on white that a telephone reads; of an address that fits, else empty."""
    try:
        code = segno.make_qr(address, error="l")
    except segno.DataOverflowError:
        return b""
    file = BytesIO()
    code.save(file, kind="png", scale=6, border=2)
    return file.getvalue()
