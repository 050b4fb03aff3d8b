"""The view `pace` of `/paperless`: how many months a station takes from deployment to paperless.

`view.py` lays it out, with its intro; `cards.py` are the numbers on top; `curves.py` the survival curves and
their table by group; `ledgers.py` the slowest ledgers, chart and table; `cost.py` recording time and stations
that record twice; `medians.py` puts medians and their intervals in words. Curves and medians are computed at
publication: `precomputed.py` has the place and the date that they are of.
"""
