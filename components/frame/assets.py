"""The files of assets/ in the one order that pages load them in; joined in this order they are the same.

A stylesheet overrides those before it: tokens, plain elements, components, pages, paper. A script takes by
name, in its first lines, what earlier ones gave in their last: `const { ask } = window.tramsoMap;`.
"""

from pathlib import Path

from dash import Dash

STYLESHEETS = (
    "base/tokens.css",
    "base/elements.css",
    "components/shell.css",
    "components/controls.css",
    "components/status.css",
    "components/trouble.css",
    "components/layout.css",
    "components/cards.css",
    "components/figure.css",
    "components/table.css",
    "components/facts.css",
    "components/tabs.css",
    "components/ladder.css",
    "components/estimates.css",
    "components/grid.css",
    "components/search.css",
    "map/map.css",
    "map/tile_grid.css",
    "pages/home.css",
    "pages/map.css",
    "pages/gaps.css",
    "pages/paperless.css",
    "pages/platforms.css",
    "pages/places.css",
    "pages/stations.css",
    "pages/quality.css",
    "pages/about.css",
    "pages/search.css",
    "base/print.css",
)
SCRIPTS = (
    "base/retry.js",
    "base/page.js",
    "base/version.js",
    "components/address.js",
    "components/filters.js",
    "components/search.js",
    "components/figure_menu.js",
    "components/twin.js",
    "components/table.js",
    "components/grid.js",
    "components/print.js",
    "map/fetch.js",
    "map/camera.js",
    "map/paint.js",
    "map/states.js",
    "map/stations.js",
    "map/show.js",
    "map/time.js",
    "map/view.js",
    "map/ahead.js",
    "pages/paperless.js",
)


def load_assets(app: Dash) -> None:
    """Have every page load them, each at an address that changes with the file's date.

    The app is made with `include_assets_files=False`: Dash itself would sort them by folder and name.
    """
    for append, paths in ((app.css.append_css, STYLESHEETS), (app.scripts.append_script, SCRIPTS)):
        for path in paths:
            append({"asset_path": path, "filepath": str(Path(app.config.assets_folder) / path)})
