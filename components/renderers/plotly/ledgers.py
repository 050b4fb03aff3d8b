"""The ledgers of one station over time: a colour and a letter for each state, programmes as headings."""

from typing import Any

from components.charts.chart import Chart
from components.colours import LEDGER_STATES, MUTED
from components.renderers.plotly.base import Drawing, axis, stepped
from data.words import t

ROW = 19
LETTERS_UP_TO = 36
LABEL = 44

# States as the contract names them, in the order of the legend.
STATES = {
    "paper_only": LEDGER_STATES["paper"],
    "parallel": LEDGER_STATES["parallel"],
    "electronic_only": LEDGER_STATES["electronic"],
    "not_applicable": LEDGER_STATES["not_applicable"],
    "missing": LEDGER_STATES["missing"],
}


def draw_ledgers(chart: Chart) -> Drawing:
    """Rows are ledgers, columns those of the chart that are named by a date; one without the station is open.

    The frame holds state words; `series` is the programme, `x` the ledger's id, `y` its name.
    """
    dates = [column for column in chart.columns if column.name[:1].isdigit()]
    rows = _with_headings(chart)
    words = {t(f"ledger.{state}", chart.language): place for place, state in enumerate(STATES)}
    codes = [[words.get(row[d.name]) if row else None for d in dates] for row in rows.values()]
    hover = [[row[d.name] if row else None for d in dates] for row in rows.values()]
    labels = list(rows)
    trace: dict[str, Any] = {
        "type": "heatmap",
        "x": [column.label for column in dates],
        "y": labels,
        "z": codes,
        "customdata": hover,
        **stepped(list(STATES.values())),
        "showscale": False,
        "xgap": 1,
        "ygap": 1,
        "hoverongaps": False,
        "hovertemplate": "%{y}<br>%{x}: <b>%{customdata}</b><extra></extra>",
    }
    layout = {
        "height": ROW * len(labels) + 70,
        "xaxis": axis(type="category", showgrid=False, side="top", tickangle=-60, tickfont={"size": 11}),
        "yaxis": axis(type="category", showgrid=False, autorange="reversed", tickfont={"size": 11}, dtick=1),
    }
    if len(dates) <= LETTERS_UP_TO:
        letters = [t(f"ledger.letter.{state}", chart.language) for state in STATES]
        trace["text"] = [["" if code is None else letters[code] for code in line] for line in codes]
        trace["texttemplate"] = "%{text}"
    return [trace, *_legend(chart)], layout | {
        "showlegend": True,
        "legend": {"orientation": "h", "y": 0, "yanchor": "top", "x": 0},
    }


def _with_headings(chart: Chart) -> dict[str, dict[str, Any] | None]:
    """Label → row, with a heading (no row) before the first ledger of each programme."""
    e = chart.encodings
    rows: dict[str, dict[str, Any] | None] = {}
    for row in chart.frame.iter_rows(named=True):
        rows.setdefault(f"<b>{row[e.series or '']}</b>", None)
        name = row[e.y] if len(row[e.y]) <= LABEL else row[e.y][: LABEL - 1].rstrip() + "…"
        rows[f"{name} · {row[e.x]} "] = row
    return rows


def _legend(chart: Chart) -> list[dict[str, Any]]:
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [None],
            "y": [None],
            "name": f"{t(f'ledger.letter.{state}', chart.language)} {t(f'ledger.{state}', chart.language)}",
            "marker": {
                "symbol": "square",
                "size": 12,
                "color": colour,
                "line": {"width": 1, "color": MUTED},
            },
        }
        for state, colour in STATES.items()
    ]
