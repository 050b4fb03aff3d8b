"""A picture described once (`Chart`), and its renderers: Plotly, summary, table, files."""
