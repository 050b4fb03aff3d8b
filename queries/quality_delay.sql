-- One row per date up to the snapshot's and number of days from the period's end to the report, within the scope.
SELECT date, days::BIGINT AS days, sum(reports)::BIGINT AS reports
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date <= $date
GROUP BY date, days
ORDER BY date, days
