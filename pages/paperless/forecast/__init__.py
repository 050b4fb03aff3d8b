"""The view `forecast` of `/paperless`: when a place reaches a share of paperless stations.

`view.py` lays it out, with its intro and cards; `goal.py` reads the share and the month from the address;
`outlook.py` puts goal, pace and forecast together and says the answer in a sentence; `fans.py` draws the fan
charts; `provinces.py` is the table of provinces; `accuracy.py` shows the errors of earlier forecasts.
"""
