"""The tab `why`: at which step from register to use are people or stations lost?

`view.py` lays it out. `steps.py`: the chain of each place, as bars and as a table.
"""
