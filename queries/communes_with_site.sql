-- One row per commune in which a site counts on the date, in the whole country.
SELECT DISTINCT commune AS code
FROM query_table($source)
WHERE date = $date AND counts
