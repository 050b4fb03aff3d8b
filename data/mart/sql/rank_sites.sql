-- One row per site that counts on a date: its units of one scheme and every count.
SELECT
    region,
    province,
    district,
    commune,
    COLUMNS(lambda name: list_contains($counts, name))
FROM query_table($source)
WHERE date = $date AND counts
ORDER BY site
