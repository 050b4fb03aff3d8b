"""The tab `clusters`: where are low places beside low places?

`rows.py`: places with their neighbours and kinds. `view.py`: numbers and list. `map.py`: the map of kinds,
which fetches what `routes.py` answers.
"""
