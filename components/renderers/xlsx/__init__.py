"""A drawn briefing → Excel: a sheet of sources, then a sheet a figure with its numbers and a native chart.

`document.py` writes the workbook, `native_chart.py` its charts.
"""
