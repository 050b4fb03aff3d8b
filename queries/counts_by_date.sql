-- One row per date up to the snapshot's and piece of the scope (a site, or a province's sites of one kind): its
-- counts, which the loader adds up: to bind 62 sums takes longer than to add 5,000 rows.
-- A date without a piece stays in, with nulls.
WITH piece AS (
    SELECT date, COLUMNS(lambda name: list_contains($counts, name))
    FROM query_table($source)
    WHERE ($region IS NULL OR region = $region)
        AND ($province IS NULL OR province = $province)
        AND ($district IS NULL OR district = $district)
        AND ($commune IS NULL OR commune = $commune)
        AND ($zone IS NULL OR zone = $zone)
        AND ($area IS NULL OR area = $area)
        AND ($connection IS NULL OR connection = $connection)
        AND ($allowed IS NULL OR allowed = $allowed)
)
SELECT day.date, piece.* EXCLUDE (date)
FROM snapshot AS day LEFT JOIN piece ON piece.date = day.date
WHERE day.date <= $date
ORDER BY day.date
