"""Kinds of station in words: zone, area, connection."""

from components.reading.view import View


def kind_name(view: View, kind: str, code: str | None) -> str:
    """A zone, area or connection in words; an area that is not given is a commune outside the list."""
    return view.t(f"{kind}.{code}") if code else view.t(f"gaps.by.open_{kind}")
