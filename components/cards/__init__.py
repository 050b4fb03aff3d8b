"""Everything that a page shows in a frame of its own.

Figures, maps, tables, grids, headlines and numbers: each knows its `Chart`, so that its files are found from
its address.
"""
