"""A picture described once: `Chart` with its columns, marks and context.

Made from it here: the summary for the ear, CSV and XLSX, the rows of a grid. Knows no Dash and no Plotly.
"""
