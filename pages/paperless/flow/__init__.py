"""The view `flow` of `/paperless`: which stations moved up, back, in or out between two dates.

`view.py` lays it out and has its controls; `cards.py` are the numbers on top; `sankey.py` draws the flow;
`matrix.py` is the same flow as a table, stage before by stage after; `station_list.py` lists the stations of
one kind of move, with their telephones; `rows.py` has the flow in rows and in words.
"""
