-- One row per place of a level within the scope whose register rows on the date are all of closed sites.
SELECT
    code_at($level, region, province, district, commune) AS code
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date = $date
GROUP BY ALL
HAVING bool_and(coalesce(closed_on <= $date, false))
ORDER BY code
