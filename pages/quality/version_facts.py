"""What every origin says of the version: the files published on the date, and the way to the source files."""

from dash import dcc, html

from components.cards.facts import Child
from components.reading.view import View, href


def published_files(view: View) -> list[Child]:
    """The published files of the date with their SHA-256."""
    entry = view.snapshot.manifest.dates[view.snapshot.date]
    return [
        html.Div([html.Code(name), " ", html.Code(file.sha256, className="about-hash")])
        for name, file in sorted(entry.published.items())
    ]


def source_links(view: View) -> list[Child]:
    """The source files with their hashes, and what of them was held back."""
    own = dict.fromkeys(("of", "figure"))
    sources = href(view, "/about", sources=view.snapshot.date)
    return [
        dcc.Link(view.t("quality.origin.files"), href=f"{sources}#sources"),
        " · ",
        dcc.Link(view.t("quality.origin.held"), href=href(view, part="arrived", **own) + "#held"),
    ]
