"""`/map`: where does a metric stand high and low? For everyone who looks for a place.

`areas.py`: the places or stations of a view with their values and classes. `chart.py`: the map of them on the
built shapes. `cards.py`: one map or two side by side. `parts.py`: the way up, the choices;
`place_list.py`: the list of places, which serves keyboards too. `sources.py`: the addresses that a map in the
browser fetches from; `routes.py`: their answers.
"""
