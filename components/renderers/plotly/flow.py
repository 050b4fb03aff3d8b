"""Moves between steps from one date to another: bands between two columns, hatched downwards."""

from components.charts.chart import Chart
from components.charts.flow_layout import Band, Node, bands, height, nodes
from components.colours import INK, LINE, MUTED, SOFT_INK, faint
from components.renderers.plotly.base import Drawing, Trace, axis
from data.words.numbers import shown

BAR = 0.025  # how wide a column is, of the picture's width
POINTS = 24
ROOM = 260  # pixels beside the columns, for the names of the steps


def draw_flow(chart: Chart) -> Drawing:
    """Bands from `x` to `series`, as thick as `y`; `hover` names the column with the kind of move.

    colours: the steps from the lowest to the highest, which is drawn on top, then the kinds of move in the
    order they are drawn; a step without a colour is none: what counts on one of the dates only.
    """
    left, right = nodes(chart, chart.encodings.x), nodes(chart, chart.encodings.series or "")
    drawn = bands(chart, left, right)
    whole = max(height(left), height(right))
    traces = [*(_band(chart, band) for band in drawn), *_legend(chart, drawn), *_columns(chart, left, right)]
    layout = {
        "height": round(whole) + 110,
        "xaxis": axis(visible=False, range=[0, 1]),
        "yaxis": axis(visible=False, range=[whole, 0]),
        "annotations": [*_names(chart, left, 0), *_names(chart, right, 1)],
        "margin": {"l": ROOM, "r": ROOM, "t": 36, "b": 48},
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0.5, "xanchor": "center", "y": 0, "yanchor": "top"},
    }
    return traces, layout


def _band(chart: Chart, band: Band) -> Trace:
    """A closed outline: along the top from left to right, along the bottom back."""
    steps = [step / (POINTS - 1) for step in range(POINTS)]
    across = [BAR + (1 - 2 * BAR) * step for step in steps]
    top = [band.left + (band.right - band.left) * _eased(step) for step in steps]
    number = shown(band.number, chart.value_style, chart.language)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": across + across[::-1],
        "y": top + [y + band.thickness for y in top[::-1]],
        "fill": "toself",
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": f"{band.before} → {band.after}: {number}",
        "name": band.move,
        "legendgroup": band.move,
        "showlegend": False,
        **_paint(chart, band.move, band.down),
    }


def _paint(chart: Chart, move: str, down: bool) -> Trace:
    colour = dict(chart.colours).get(move, MUTED)
    hatch = {
        "fillpattern": {"shape": "/", "size": 6, "solidity": 0.45, "fgcolor": colour, "fillmode": "overlay"}
    }
    return {
        "fillcolor": faint(colour, 0.3 if down else 0.55),
        "line": {"color": colour, "width": 0.6},
        **(hatch if down else {}),
    }


def _eased(step: float) -> float:
    """From 0 to 1, level at both ends."""
    return step * step * (3 - 2 * step)


def _legend(chart: Chart, drawn: list[Band]) -> list[Trace]:
    """One entry for each kind of move that occurs, in the order of the colours."""
    found = {band.move: band.down for band in drawn}
    return [
        {"type": "scatter", "mode": "lines", "x": [None], "y": [None], "fill": "toself", "name": name}
        | {"legendgroup": name, "showlegend": True, **_paint(chart, name, found[name])}
        for name, _ in chart.colours
        if name in found
    ]


def _columns(chart: Chart, left: list[Node], right: list[Node]) -> list[Trace]:
    colours = dict(chart.colours)
    return [
        {"type": "scatter", "mode": "lines", "fill": "toself", "showlegend": False, "hoverinfo": "skip"}
        | {"x": [x, x + BAR, x + BAR, x, x], "y": [n.top, n.top, n.bottom, n.bottom, n.top]}
        | {"fillcolor": colours.get(n.name, LINE), "line": {"color": SOFT_INK, "width": 0.6}}
        for x, column in ((0.0, left), (1 - BAR, right))
        for n in column
    ]


def _names(chart: Chart, column: list[Node], side: int) -> list[Trace]:
    """The steps beside their bars with their numbers; on top of the column what it is."""
    name = (chart.encodings.x, chart.encodings.series or "")[side]
    at = {"x": side, "xanchor": ("right", "left")[side], "showarrow": False, "xshift": (-8, 8)[side]}
    words = [
        at
        | {"y": node.middle, "yanchor": "middle", "align": ("right", "left")[side]}
        | {"text": f"{node.name} <b>{shown(node.number, chart.value_style, chart.language)}</b>"}
        for node in column
    ]
    heading = {"text": f"<b>{chart.column(name).label}</b>", "font": {"color": INK}}
    return [*words, at | heading | {"xshift": 0, "y": 0, "yanchor": "bottom", "yshift": 10}]
