"""Chart and its figure → `Plot`, a chart as office programs draw one.

Rows and rounding are the chart's, axes and colours the figure's.
`plot.py`: what it is; `dates.py`, `names.py`, `numbers.py`: one form each.
"""
