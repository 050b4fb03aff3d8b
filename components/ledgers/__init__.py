"""The 78 ledgers: the one chosen in the address, the states of a ledger, filters by them."""
