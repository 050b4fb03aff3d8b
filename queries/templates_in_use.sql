-- One row per number of outpatient record templates in use, 0 to 42, that a site reported on the date: how many did.
SELECT
    templates_in_use AS templates,
    count(*) AS stations
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date = $date AND templates_in_use_base > 0
GROUP BY templates_in_use ORDER BY templates_in_use
