"""The typeface that is sent along: the files that their notice names, small, with every Vietnamese letter."""

import re
from hashlib import sha256
from pathlib import Path
from struct import unpack_from

import brotli
import pytest
from dash import Dash, html

from components.frame.assets import FONTS, load_assets, preloads

ASSETS = Path(__file__).parent.parent.parent / "assets"
LOWER = "aàáãảạăằắẵẳặâầấẫẩậeèéẽẻẹêềếễểệiìíĩỉịoòóõỏọôồốỗổộơờớỡởợuùúũủụưừứữửựyỳýỹỷỵbcdđfghjklmnpqrstvwxz"
SIGNS = "0123456789.,%+−–—·×“”…()[]/:;?!"
CMAP, GLYF, LOCA = 0, 10, 11
OTHER_TAG = 63


def number(body: bytes, at: int) -> tuple[int, int]:
    """A length as WOFF2 writes it (UIntBase128), and where it ends."""
    found = 0
    while True:
        found = found << 7 | body[at] & 0x7F
        at += 1
        if not body[at - 1] & 0x80:
            return found, at


def character_map(body: bytes) -> bytes:
    """The table `cmap` of a WOFF2 file (https://www.w3.org/TR/WOFF2/)."""
    at, start, found = 48, 0, None
    for _ in range(unpack_from(">H", body, 12)[0]):
        tag, version = body[at] & 63, body[at] >> 6
        length, at = number(body, at + (5 if tag == OTHER_TAG else 1))
        if (version != 3) if tag in (GLYF, LOCA) else version:
            length, at = number(body, at)
        found = (start, length) if tag == CMAP else found
        start += length
    first, length = found
    return brotli.decompress(body[at : at + unpack_from(">I", body, 20)[0]])[first : first + length]


def characters(path: Path) -> set[str]:
    """The characters with a glyph, of the map's subtables of segments (format 4)."""
    table = character_map((ASSETS / path).read_bytes())
    found: set[str] = set()
    for entry in range(unpack_from(">H", table, 2)[0]):
        at = unpack_from(">I", table, 4 + 8 * entry + 4)[0]
        if unpack_from(">H", table, at)[0] != 4:
            continue
        count = unpack_from(">H", table, at + 6)[0] // 2
        ends = unpack_from(f">{count}H", table, at + 14)
        starts = unpack_from(f">{count}H", table, at + 16 + 2 * count)
        found |= {chr(code) for one, end in zip(starts, ends, strict=True) for code in range(one, end + 1)}
    return found


def test_every_vietnamese_letter_figure_and_sign_has_a_glyph():
    known = set().union(*map(characters, FONTS.values()))
    needed = set(LOWER + LOWER.upper() + SIGNS) | set("\u0300\u0301\u0303\u0309\u0323")
    assert needed - known == set()


def test_they_are_small_and_the_ones_that_the_notice_names():
    bodies = [(ASSETS / path).read_bytes() for path in FONTS.values()]
    assert sum(map(len, bodies)) <= 60_000
    notice = (ASSETS / "vendor" / "NOTICE").read_text()
    for body in bodies:
        assert sha256(body).hexdigest() in notice


@pytest.mark.parametrize("prefix", ["/", "/tramso/"])
def test_a_page_asks_for_them_at_once_by_the_names_in_the_stylesheet(prefix: str):
    app = Dash(
        "tramso",
        assets_folder=str(ASSETS),
        include_assets_files=False,
        routes_pathname_prefix="/",
        requests_pathname_prefix=prefix,
    )
    load_assets(app)
    app.layout = html.Div()
    asked = re.findall(r'href="([^"]+)"', preloads(str(ASSETS), prefix))
    named = re.findall(r'url\("([^"]+)"\)', (ASSETS / "base" / "typeface.css").read_text())
    assert [address.removeprefix(f"{prefix}assets/") for address in asked] == named
    for name in named:
        answer = app.server.test_client().get(f"/assets/{name}")
        assert answer.mimetype == "font/woff2"
        assert answer.data[:4] == b"wOF2"
