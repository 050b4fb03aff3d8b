"""Every station as a dot, in a tile for its province, district or commune.

`states.py` says what a dot's character means, `order.py` in which order dots stand, `tiles.py` where,
`picture.py` draws them, `chart.py` is the chart they make, `payload.py` what the browser fetches to move
through time.
"""
