"""`/stations/<station_id>`: what is known of one station? For those who call it, visit it or run it.

`head.py`: breadcrumbs, name, open or closed. `intro.py`: opening sentences. `register.py`: its row of the
register. `metrics.py`: its metrics over time (`values.py`). `ledgers.py`: its 78 ledgers by date.
`reports.py`: period by period. `neighbours.py`: the nearest stations and those of its commune. Without an id
`search_list.py` shows the table of stations (`table.py`, also on the page of a commune); `unknown.py` answers
an id that is none.
"""
