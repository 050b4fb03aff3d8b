-- One row per date up to the snapshot's: a count of the scope, and how much of it lies at sites whose unit is an
-- estimate at the level asked for.
WITH site AS (
    SELECT date, COLUMNS(lambda name: name = $count) AS counted, COLUMNS(lambda name: name = $estimated) AS rests
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
)
SELECT
    date,
    sum(counted)::BIGINT AS counted,
    sum(CASE WHEN rests THEN counted ELSE 0 END)::BIGINT AS counted_estimated
FROM site
GROUP BY date
ORDER BY date
