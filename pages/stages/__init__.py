"""`/stages`, for leadership: every station one dot, through time; a tile a province, district or commune.

`page.py` puts the picture at its address, `chart.py` makes it (small ones for other pages too), `tiles.py`
says which tiles there are, `rows.py` counts the stations of each by stage, `routes.py` answers what the
browser fetches.
"""
