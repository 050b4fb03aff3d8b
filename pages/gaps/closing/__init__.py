"""The tab `closing`: which few stations close most of the shortfall?

`view.py` lays it out and draws the curve; `trips.py`: the stations grouped for one trip and as a list to
call.
"""
