def add_ledger_cube(connection, days): pass
