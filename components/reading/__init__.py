"""The address and its words.

An address is parsed into a `View`; levels, places, metrics, estimates and changes are put into words from it.
Knows no Dash.
"""
