"""A matrix of states as a table of runs: one cell for each stretch of equal states."""

from collections.abc import Sequence
from itertools import groupby

from dash import html
from dash.development.base_component import Component


def runs(cells: Sequence[str]) -> list[tuple[str, int, int]]:
    """(state, first place, last place) of each stretch of equal neighbours."""
    found, start = [], 0
    for state, group in groupby(cells):
        length = len(list(group))
        found.append((state, start, start + length - 1))
        start += length
    return found


def run_text(state: str, first: str, last: str) -> str:
    """“Song song (04/2025 – 10/2026)”."""
    return f"{state} ({first})" if first == last else f"{state} ({first} – {last})"


def run_table(
    heads: Sequence[str], rows: Sequence[tuple[Sequence[str], Sequence[str]]], dates: Sequence[str]
) -> Component:
    """heads: the columns' labels, the last over the runs. rows: (leading cells, the states at `dates`)."""
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in heads]))
    return html.Table([head, html.Tbody([_row(leading, states, dates) for leading, states in rows])])


def _row(leading: Sequence[str], states: Sequence[str], dates: Sequence[str]) -> Component:
    course = "; ".join(run_text(state, dates[first], dates[last]) for state, first, last in runs(states))
    cells = [html.Td(text) for text in (*leading[1:], course)]
    return html.Tr([html.Th(leading[0], scope="row"), *cells])
