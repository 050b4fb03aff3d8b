"""Chart → Plotly figure, as plain data.

`render` holds the table of kinds, one module draws one kind, `base` is what all of them share.
"""
