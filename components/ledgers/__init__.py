"""The 78 ledgers: the one chosen in the address, filters by how a station keeps it, the states in words and
colours."""
