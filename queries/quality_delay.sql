-- One row per date up to the snapshot's and number of days from the period's end to the report, within the scope.
SELECT date, days::BIGINT AS days, sum(reports)::BIGINT AS reports
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
GROUP BY date, days
ORDER BY date, days
