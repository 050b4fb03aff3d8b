"""A chart on the ground: `MapChart` with its geography and classes.

Made from it here: the finding, the words under the pointer, what the browser fetches. Knows no Dash.
"""
