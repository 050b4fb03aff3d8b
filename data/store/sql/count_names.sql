-- One row per place in packed_counts, in order: the name of the count that stands there.
SELECT name FROM count_name ORDER BY rowid
