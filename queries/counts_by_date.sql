-- One row per date up to the snapshot's: every count of the scope. A date without a site stays in, as zeros.
WITH counted AS (
    SELECT date, sum(COLUMNS(lambda name: list_contains($counts, name)))
    FROM query_table($source)
    WHERE ($region IS NULL OR region = $region)
        AND ($province IS NULL OR province = $province)
        AND ($district IS NULL OR district = $district)
        AND ($commune IS NULL OR commune = $commune)
        AND ($zone IS NULL OR zone = $zone)
        AND ($area IS NULL OR area = $area)
        AND ($connection IS NULL OR connection = $connection)
        AND ($allowed IS NULL OR allowed = $allowed)
        AND date <= $date
    GROUP BY date
)
SELECT date, coalesce(COLUMNS(lambda name: list_contains($counts, name)), 0)::BIGINT
FROM snapshot LEFT JOIN counted USING (date)
WHERE date <= $date
ORDER BY date
