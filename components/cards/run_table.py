"""A matrix of states as a table of runs: one cell for each stretch of equal states."""

from collections.abc import Collection, Sequence
from itertools import groupby

from dash import html
from dash.development.base_component import Component


def runs(cells: Sequence[str], apart: Collection[int] = ()) -> list[tuple[str, int, int]]:
    """(state, first place, last place) of each stretch of equal neighbours; none passes a place in `apart`.

    apart: the places before which something is missing, so that a stretch begins anew.
    """
    stretches = (sum(place >= start for start in apart) for place in range(len(cells)))
    found, start = [], 0
    for (state, _), group in groupby(zip(cells, stretches, strict=True)):
        length = len(list(group))
        found.append((state, start, start + length - 1))
        start += length
    return found


def run_text(state: str, first: str, last: str) -> str:
    """“Song song (04/2025 – 10/2026)”."""
    return f"{state} ({first})" if first == last else f"{state} ({first} – {last})"


def run_table(
    heads: Sequence[str],
    rows: Sequence[tuple[Sequence[str], Sequence[str]]],
    dates: Sequence[str],
    apart: Collection[int] = (),
) -> Component:
    """heads: the columns' labels, the last over the runs. rows: (leading cells, the states at `dates`).

    apart: those of `runs`.
    """
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in heads]))
    courses = [
        "; ".join(run_text(state, dates[first], dates[last]) for state, first, last in runs(states, apart))
        for _, states in rows
    ]
    drawn = [_row(leading, course) for (leading, _), course in zip(rows, courses, strict=True)]
    return html.Table([head, html.Tbody(drawn)])


def _row(leading: Sequence[str], course: str) -> Component:
    cells = [html.Td(text) for text in (*leading[1:], course)]
    return html.Tr([html.Th(leading[0], scope="row"), *cells])
