"""The files of assets/, joined in this one order to a stylesheet and a script.

A stylesheet overrides those before it: tokens, plain elements, components, pages, paper. A script takes by
name, in its first lines, what earlier ones gave in their last: `const { ask } = window.tramsoMap;`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from dash import Dash
from flask import Response

TYPES = {"css": "text/css", "js": "text/javascript", "woff2": "font/woff2"}

STYLESHEETS = (
    "base/tokens.css",
    "base/typeface.css",
    "base/elements.css",
    "components/shell.css",
    "components/controls.css",
    "components/status.css",
    "components/trouble.css",
    "components/layout.css",
    "components/folds.css",
    "components/cards.css",
    "components/figure.css",
    "components/key.css",
    "components/row_links.css",
    "components/dots.css",
    "components/bars.css",
    "components/table.css",
    "components/facts.css",
    "components/fold.css",
    "components/tabs.css",
    "components/ladder.css",
    "components/estimates.css",
    "components/grid.css",
    "components/list_cards.css",
    "components/list_labels.css",
    "components/search.css",
    "components/collected.css",
    "components/account.css",
    "components/help.css",
    "components/tour.css",
    "map/map.css",
    "map/first.css",
    "map/tile_grid.css",
    "marks/marks.css",
    "marks/dialog.css",
    "views/views.css",
    "briefing/editor.css",
    "briefing/items.css",
    "pages/home.css",
    "pages/map.css",
    "pages/gaps.css",
    "pages/changes.css",
    "pages/paperless.css",
    "pages/platforms.css",
    "pages/places.css",
    "pages/stations.css",
    "pages/quality.css",
    "pages/about.css",
    "pages/search.css",
    "present/screen.css",
    "present/parts.css",
    "base/print.css",
)
SCRIPTS = (
    "base/given.js",
    "base/retry.js",
    "base/static_html.js",
    "base/first_response.js",
    "base/page.js",
    "base/version.js",
    "components/address.js",
    "components/filters.js",
    "components/folds.js",
    "components/search.js",
    "components/picture.js",
    "components/dots.js",
    "components/dots_time.js",
    "components/figure_menu.js",
    "components/collected.js",
    "components/twin.js",
    "components/table.js",
    "components/rows_seen.js",
    "components/grid.js",
    "components/whole.js",
    "components/print.js",
    "components/tour.js",
    "marks/kept.js",
    "marks/said.js",
    "marks/dialog.js",
    "marks/rows.js",
    "views/kept.js",
    "views/places.js",
    "views/dialog.js",
    "views/start.js",
    "map/fetch.js",
    "map/camera.js",
    "map/paint.js",
    "map/states.js",
    "map/stations.js",
    "map/show.js",
    "map/time.js",
    "map/draw.js",
    "map/view.js",
    "map/ahead.js",
    "pages/paperless.js",
    "present/present.js",
    "briefing/ask.js",
    "briefing/items.js",
    "briefing/edit.js",
    "briefing/drag.js",
    "briefing/files.js",
    "briefing/offer.js",
)


# Plotly by what it draws, fetched when it is needed: assets/components/picture.js.
LIBRARIES = {
    "charts": Path("vendor/plotly-cartesian.min.js"),
    "maps": Path(str(files("plotly"))) / "package_data/plotly.min.js",
}

# The typeface by alphabet, fetched with every page: assets/base/typeface.css.
FONTS = {
    "latin": Path("vendor/noto-sans-latin-wght-normal.woff2"),
    "vietnamese": Path("vendor/noto-sans-vietnamese-wght-normal.woff2"),
}


@dataclass(frozen=True)
class Joined:
    """Files of assets/ as one. name: with the beginning of the content's hash, so it is kept for good."""

    name: str
    body: bytes


def joined(folder: Path, paths: Sequence[str | Path], stem: str = "tramso") -> Joined:
    """The files in this order; all have the same ending."""
    body = b"\n".join((folder / path).read_bytes() for path in paths)
    ending = Path(paths[0]).suffix
    return Joined(f"{stem}.{sha256(body).hexdigest()[:12]}{ending}", body)


def load_assets(app: Dash) -> None:
    """Have every page load one stylesheet and one script: each file apart made most of a visit's requests.

    The app is made with `include_assets_files=False`: Dash itself would send each file, by folder and name.
    """
    folder = Path(app.config.assets_folder)
    for addresses, paths in (
        (app.config.external_stylesheets, STYLESHEETS),
        (app.config.external_scripts, SCRIPTS),
    ):
        one = joined(folder, paths)
        addresses.append(f"{app.config.requests_pathname_prefix}assets/{one.name}")
        app.server.add_url_rule(f"/assets/{one.name}", one.name, partial(_send, one))
    for one in (*_each(folder, "libraries").values(), *_each(folder, "fonts").values()):
        app.server.add_url_rule(f"/assets/{one.name}", one.name, partial(_send, one))


def libraries(folder: str, prefix: str) -> str:
    """The attributes of the page's body that say where the libraries are."""
    found = _each(Path(folder), "libraries").items()
    return " ".join(f'data-{kind}="{prefix}assets/{one.name}"' for kind, one in found)


def preloads(folder: str, prefix: str) -> str:
    """The links by which a browser fetches the typeface at once, before it has read the stylesheet."""
    return "".join(
        f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{prefix}assets/{one.name}">'
        for one in _each(Path(folder), "fonts").values()
    )


@cache
def _each(folder: Path, what: str) -> dict[str, Joined]:
    paths = {"libraries": LIBRARIES, "fonts": FONTS}[what]
    return {kind: joined(folder, (path,), f"tramso.{kind}") for kind, path in paths.items()}


def _send(one: Joined) -> Response:
    return Response(one.body, mimetype=TYPES[one.name.rpartition(".")[2]])
