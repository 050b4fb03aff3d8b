"""Links from a number to its definition and to what it is made of."""

from urllib.parse import urlencode

from components.reading.view import SHARED, View, href
from data.measures.metric import Metric


def definition_href(view: View, metric: Metric) -> str:
    """A link to the definition of a metric that keeps what the reader has chosen."""
    return f"{href(view, '/about')}#metric-{metric.key}"


def origin_href(view: View, metric: Metric) -> str:
    """A link to what a metric's number in the view's scope is made of."""
    return href(view, "/quality", part="origin", metric=metric.key)


def figure_origin_href(view: View, key: str) -> str:
    """A link to the origin of a figure of this page; `of` is the page with its own parameters.

    Empty where the page is itself an origin.
    """
    if view.given.get("part") == "origin":
        return ""
    own = {name: text for name, text in view.given.items() if name not in SHARED}
    of = view.path + (f"?{urlencode(own)}" if own else "")
    return href(view, "/quality", part="origin", of=of, figure=key)
