"""A matrix of values by two names; a missing value is left open, never coloured as low."""

from components.charts.chart import Chart, cell_text
from components.colours import scale
from components.renderers.plotly.bars import ROW
from components.renderers.plotly.base import Drawing, axis
from data.words import t
from data.words.numbers import shown


def draw_heat(chart: Chart) -> Drawing:
    """Rows by `series` (first on top), columns by `x`, colour by `y`; dark is high."""
    e = chart.encodings
    columns = chart.frame[e.x].unique(maintain_order=True).to_list()
    rows = chart.series
    cells = {(r, c): value for r, c, value in chart.frame.select(e.series, e.x, e.y).iter_rows()}
    values = [[cells.get((row, column)) for column in columns] for row in rows]
    none = t("chart.no_data", chart.language)
    texts = [
        [none if v is None else shown(v, chart.value_style, chart.language) for v in line] for line in values
    ]
    share = chart.value_style.kind == "share"
    trace = {
        "type": "heatmap",
        "x": [cell_text(column, chart.column(e.x), chart.language) for column in columns],
        "y": rows,
        "z": values,
        "text": texts,
        "colorscale": scale(reverse=True),
        "xgap": 1,
        "ygap": 1,
        "hoverongaps": True,
        "hovertemplate": "%{y}<br>%{x}: <b>%{text}</b><extra></extra>",
        "colorbar": {"thickness": 12, "outlinewidth": 0, "tickformat": ".0%" if share else ",~f"},
    } | ({"zmin": 0, "zmax": 1} if share else {})
    layout = {
        "height": ROW * len(rows) + 80,
        "xaxis": axis(type="category", showgrid=False, side="top", nticks=12),
        "yaxis": axis(type="category", showgrid=False, autorange="reversed", ticksuffix=" "),
    }
    return [trace], layout
