"""The declared order of scripts and stylesheets: complete, and kept in what the browser gets."""

import re
from hashlib import sha256
from pathlib import Path

from dash import Dash, html

from components.frame.assets import LIBRARIES, SCRIPTS, STYLESHEETS, joined, libraries, load_assets

ROOT = Path(__file__).parent.parent.parent
ASSETS = ROOT / "assets"


def test_every_file_is_declared_once():
    ours = (path for path in ASSETS.rglob("*") if path.is_file() and path.parent.name != "vendor")
    kept = sorted(path.relative_to(ASSETS).as_posix() for path in ours)
    assert sorted(STYLESHEETS + SCRIPTS) == kept


def test_the_browser_gets_one_of_each_in_the_declared_order():
    app = Dash("tramso", assets_folder=str(ASSETS), include_assets_files=False)
    load_assets(app)
    app.layout = html.Div()
    browser = app.server.test_client()
    addresses = re.findall(r'(?:href|src)="(/assets/[^"]+)"', browser.get("/").text)
    kinds = [(STYLESHEETS, "css", "text/css"), (SCRIPTS, "js", "text/javascript")]
    assert len(addresses) == len(kinds)
    for address, (paths, ending, kind) in zip(addresses, kinds, strict=True):
        answer = browser.get(address)
        assert answer.mimetype == kind
        assert answer.data == b"\n".join((ASSETS / path).read_bytes() for path in paths)
        assert re.fullmatch(rf"/assets/tramso\.[0-9a-f]{{12}}\.{ending}", address)


def test_another_content_has_another_name(tmp_path: Path):
    names = []
    for text in ("a {}", "b {}"):
        (tmp_path / "one.css").write_text(text)
        names.append(joined(tmp_path, ["one.css"]).name)
    assert names[0] != names[1]


def test_a_page_s_own_files_bear_its_name():
    pages = {path.parent.name for path in ROOT.glob("pages/*/__init__.py")}
    assert {path.stem for path in (ASSETS / "pages").iterdir()} <= pages


def test_files_can_be_read_in_a_minute():
    long = {
        str(path): path.read_text().count("\n") for path in ASSETS.rglob("*.*") if path.suffix != ".woff2"
    }
    assert {path: lines for path, lines in long.items() if lines > 200} == {}


def test_the_vendored_library_is_the_one_that_its_notice_names():
    vendor = ASSETS / "vendor"
    body = (vendor / "plotly-cartesian.min.js").read_bytes()
    assert sha256(body).hexdigest() in (vendor / "NOTICE").read_text()
    whole = LIBRARIES["maps"].read_text(encoding="utf-8")
    assert re.search(r"v[\d.]+", whole)[0] == re.search(r"v[\d.]+", body.decode())[0]


def test_the_page_names_both_libraries_and_the_browser_gets_them():
    app = Dash("tramso", assets_folder=str(ASSETS), include_assets_files=False)
    load_assets(app)
    app.layout = html.Div()
    named = dict(re.findall(r'data-(\w+)="([^"]+)"', libraries(str(ASSETS), "/")))
    assert named.keys() == {"charts", "maps"}
    for address in named.values():
        answer = app.server.test_client().get(address)
        assert answer.mimetype == "text/javascript"
        assert b"plotly.js" in answer.data[:200]
