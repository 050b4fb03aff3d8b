"""The tab `why`: at which step from register to use are people or stations lost, and what differs there?

`view.py` lays it out. `steps.py`: the chain of each place, as bars; `numbers.py`: as a table. `places.py`:
the main reason of each place and what differs most. `on_paper.py`: the stations still on paper, in classes.
"""
