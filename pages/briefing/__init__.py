"""Figures of any page in one document, for those who present them.

`figures.py`: the charts of a briefing's items.
"""
