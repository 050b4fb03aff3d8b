"""The questions that one page answers, as links above its answer."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from components.reading.view import View, href


def sub_views(
    view: View, names: Sequence[str], words: str, parameter: str = "view", **gone: None
) -> Component:
    """One link a value of the page's parameter, the first its default; the one shown is marked.

    words: what the keys of the words begin with: `<words>.label` and `<words>.<name>`. gone: parameters that
    a link takes away.
    """
    links = [
        html.Span(
            dcc.Link(
                view.t(f"{words}.{name}"),
                href=href(view, **{parameter: None if name == names[0] else name}, **gone),
            ),
            className="sub-view",
            **({"aria-current": "page"} if name == view.choices[parameter] else {}),
        )
        for name in names
    ]
    return html.Nav(links, className="sub-views", **{"aria-label": view.t(f"{words}.label")})
