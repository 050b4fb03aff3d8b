-- One row per number of outpatient record templates in use, 0 to 42, that a site reported on the date: how many did.
SELECT
    templates_in_use AS templates,
    count(*) AS stations
FROM query_table($source)
WHERE ($region IS NULL OR region = $region)
    AND ($province IS NULL OR province = $province)
    AND ($district IS NULL OR district = $district)
    AND ($commune IS NULL OR commune = $commune)
    AND ($zone IS NULL OR zone = $zone)
    AND ($area IS NULL OR area = $area)
    AND ($connection IS NULL OR connection = $connection)
    AND ($allowed IS NULL OR allowed = $allowed)
    AND date = $date AND templates_in_use_base > 0
GROUP BY templates_in_use ORDER BY templates_in_use
