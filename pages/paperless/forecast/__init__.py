"""The view `forecast` of `/paperless`: when a place reaches a share of paperless stations.

`view.py` lays it out, with its intro; `cards.py` are the numbers on top; `goal.py` reads share and month from
the address; `outlook.py` says the answer in a sentence; `fans.py` draws the fan charts; `provinces.py` is the
table of provinces; `accuracy.py` has the errors of earlier forecasts. The arithmetic is in `data/measures`:
`outlook.py` and `forecast_accuracy.py`.
"""
