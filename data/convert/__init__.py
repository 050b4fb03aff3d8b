"""Files as operators have them, made into the contract's Parquet: workbooks, CSV, DHIS2 data value sets.

`convert.py` is the way of a file; what cannot be read is named with row and column, and nothing is written.
"""
