"""The small square that leads from paper or a projected slide back to the figure."""

from functools import lru_cache
from io import BytesIO

import segno


def qr_png(address: str) -> bytes:
    """A PNG of black modules on white that a telephone reads; empty where `qr_file` is."""
    return qr_file(address, "png")


def qr_svg(address: str) -> str:
    """The same as SVG."""
    return qr_file(address, "svg").decode()


@lru_cache(maxsize=128)
def qr_file(address: str, kind: str) -> bytes:
    """Of an address that names its server and fits, else empty."""
    try:
        code = segno.make_qr(address, error="l") if address.startswith("http") else None
    except segno.DataOverflowError:
        code = None
    file = BytesIO()
    if code is not None:
        code.save(file, kind=kind, scale=6, border=2, **({"xmldecl": False} if kind == "svg" else {}))
    return file.getvalue()
