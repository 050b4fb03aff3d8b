"""The tab `equity`: how even is the metric between kinds of site, people and places?

`view.py` lays it out. `lines.py`: kinds of site over time. `concentration.py`: people from the worst off to
the best off. `fifths.py`: the country's provinces in fifths.
"""
