"""The view `flow` of `/paperless`: which stations moved up, back, in or out between two dates.

`view.py` lays it out and has its controls; `cards.py` are the numbers on top; `movers.py` draws who moved, by
stage; `station_list.py` lists the stations of one kind of move, with their telephones; `sankey.py` draws the
whole flow; `matrix.py` is the same as a table, stage before by stage after; `rows.py` has the flow in rows.
"""
