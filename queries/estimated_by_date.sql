-- One row per date up to the snapshot's: a count of the scope, and how much of it lies at sites whose unit is an
-- estimate at the level asked for.
SELECT
    date,
    sum(COLUMNS(lambda name: name = $count))::BIGINT AS counted,
    sum(
        CASE WHEN COLUMNS(lambda name: name = $estimated)
            THEN COLUMNS(lambda name: name = $count) ELSE 0 END
    )::BIGINT AS counted_estimated
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
ORDER BY date
