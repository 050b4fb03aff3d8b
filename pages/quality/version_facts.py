"""What every origin states of the version: its id, the files published for the date, links to the sources."""

from dash import dcc, html

from components.cards.facts import Child
from components.reading.view import View, href


def version_facts(view: View) -> list[tuple[str, Child | list[Child]]]:
    """Names and facts: the version with its source, its published files, its source files."""
    return [
        (view.t("quality.origin.version"), [html.Code(view.snapshot.version), html.Div(view.source_text)]),
        (view.t("quality.origin.published"), _published_files(view)),
        (view.t("quality.origin.sources"), _source_links(view)),
    ]


def _published_files(view: View) -> list[Child]:
    """The published files of the date, each with its SHA-256."""
    entry = view.snapshot.manifest.dates[view.snapshot.date]
    return [
        html.Div([html.Code(name), " ", html.Code(file.sha256)])
        for name, file in sorted(entry.published.items())
    ]


def _source_links(view: View) -> list[Child]:
    """Links to the source files with their hashes, and to the rows held back from them."""
    own = dict.fromkeys(("of", "figure"))
    sources = href(view, "/about", sources=view.snapshot.date)
    return [
        dcc.Link(view.t("quality.origin.files"), href=f"{sources}#sources"),
        " · ",
        dcc.Link(view.t("quality.origin.held"), href=href(view, part="arrived", **own) + "#held"),
    ]
