"""`/stations/<station_id>`: what is known of one station? For those who call it, visit it or run it.

`place.py`: the place that the frame speaks of. `head.py`: breadcrumbs, name, open or closed. `intro.py`:
opening sentences. `events.py`: what happened to it (`event_words.py`). `register.py`: its row of the
register. `metrics.py`: its metrics over time (`values.py`). `ledgers.py`: its 78 ledgers by date.
`reports.py`: period by period. `notes.py`: the quality of its data. `neighbours.py`: the nearest stations
and those of its commune; `peers.py`: those like it. `paper.py`: what its two sheets leave out. Without an id
`search_list.py` shows the table of stations (`table.py`, also on the page of a commune); `unknown.py` answers
an id that is none.
"""
