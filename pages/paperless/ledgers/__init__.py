"""The view `ledgers`, the default of `/paperless`: which of the 78 ledgers are still on paper, and where.

`view.py` lays it out and has its controls; `cards.py` are the numbers on top; `over_time.py` ledgers by state
over time; `stages.py` stations by stage, over time and now; `slowest.py` the ten slowest ledgers as a chart;
`ledger_list.py` all 78 by programme; `ledger_rows.py` their numbers; `places.py` the places, chart and table.
"""
